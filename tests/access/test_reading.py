"""Who reads what: by the pass they show, or the account they are signed in with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.access.cast import a_closed_article, granted, reads, withdrawn
from tests.factories import an_account

from octavo.access.passes import COOKIE, issue_pass, take_back_passes
from octavo.issues.models import Article


def _device(account) -> Client:
    """Somebody signed in; the first page brings a pass."""
    device = Client()
    device.force_login(account)
    return device


def test_a_stranger_and_somebody_without_a_right_read_the_teaser(article, client):
    assert not reads(client)
    assert not reads(_device(an_account(name="Cleo")))


def test_a_grant_opens_what_it_is_to_and_nothing_else(article):
    other = a_closed_article(headline="Locks", number=8, now=timezone.now())
    ada, ben, cleo = (an_account(name=name) for name in ("Ada", "Ben", "Cleo"))
    granted(ada)
    granted(ben, to=article.flatplan_item.issue)
    granted(cleo, to=Article.objects.get(pk=other.pk))

    seen = {
        account.first_name: [reads(_device(account)), reads(_device(account), "/articles/locks/")]
        for account in (ada, ben, cleo)
    }

    assert seen == {"Ada": [True, True], "Ben": [True, False], "Cleo": [False, True]}


def test_the_first_page_brings_a_pass_and_the_next_needs_no_session(article, settings):
    ada = an_account()
    granted(ada)
    device = _device(ada)
    device.get("/about/")
    shown = device.cookies[COOKIE]
    del device.cookies[settings.SESSION_COOKIE_NAME]

    assert shown["httponly"]
    assert shown["samesite"] == "Lax"
    assert reads(device)


def test_a_page_that_brings_a_pass_is_kept_by_nobody(article):
    device = _device(an_account())

    response = device.get("/about/")

    assert COOKIE in response.cookies
    assert response["Cache-Control"] == "private, no-cache"
    assert COOKIE not in device.get("/about/").cookies


def test_a_right_that_comes_or_goes_counts_with_the_next_page(article):
    ada = an_account()
    device = _device(ada)
    before = reads(device)
    given = granted(ada)
    with_it = reads(device)
    withdrawn(given)

    assert [before, with_it, reads(device)] == [False, True, False]


def test_a_grant_that_is_over_opens_nothing(article):
    ada = an_account()
    given = granted(ada)
    type(given).objects.update(
        since=datetime(2020, 1, 1, tzinfo=UTC), until=datetime(2021, 1, 1, tzinfo=UTC)
    )

    assert not reads(_device(ada))


def test_a_pass_of_an_account_that_was_taken_back_opens_nothing(article, settings):
    ada = an_account()
    granted(ada)
    device = _device(ada)
    device.get("/about/")
    del device.cookies[settings.SESSION_COOKIE_NAME]

    take_back_passes(ada, at=timezone.now())

    assert not reads(device)


def test_a_closed_account_reads_like_a_stranger(article):
    ada = an_account()
    granted(ada)
    device = _device(ada)
    ada.is_active = False
    ada.save()

    assert not reads(device)


@pytest.mark.parametrize("change", ["forged", "expired", "other key"])
def test_a_pass_that_is_not_believed_opens_nothing(
    article, client, change, settings, tmp_path, monkeypatch
):
    ada = an_account()
    granted(ada)
    words = issue_pass(ada, now=timezone.now()).words
    if change == "expired":
        later = timezone.now() + timedelta(hours=7)
        monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    if change == "forged":
        words = words[:-1] + ("A" if words[-1] != "A" else "B")
    if change == "other key":
        settings.DATA = tmp_path / "other"
        settings.DATA.mkdir()
    client.cookies[COOKIE] = words

    assert not reads(client)


def test_who_holds_more_than_a_pass_has_room_for_reads_it_all_behind_the_door(article):
    ada = an_account()
    now = timezone.now()
    wanted = [
        a_closed_article(headline=f"Locks {number}", number=number, now=now)
        for number in range(10, 34)
    ]
    for one in wanted:
        granted(ada, to=Article.objects.get(pk=one.pk))
    device = _device(ada)
    device.get("/about/")

    assert len(device.cookies[COOKIE].value) <= 600
    assert all(reads(device, f"/articles/locks-{number}/") for number in range(10, 34))
