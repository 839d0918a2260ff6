"""The meter where Django answers: who opens what, how often, and what is not an opening."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client, TestCase
from django.utils import timezone
from tests.access.cast import a_closed_article, a_device, a_meter, closed, granted, reads
from tests.factories import an_account

from octavo.access.holding import reader_with, rights_of
from octavo.access.metering import put_down
from octavo.access.models import Opening
from octavo.access.months import month_at, turns
from octavo.access.opening import open_with_account
from octavo.access.passes import COOKIE, believer
from octavo.access.tasks import OPENINGS_KEPT, forget
from octavo.accounts.signals import account_erased
from octavo.core.passes import MOST_BYTES
from octavo.issues.access import item_of
from octavo.issues.models import Article, Publication

GUEST = "octavo_guest"


def read_by(device: Client, addresses: list[str]) -> list[bool]:
    return [reads(device, address) for address in addresses]


def test_the_turns_of_months_are_those_of_the_publication_s_clock(settings):
    settings.TIME_ZONE = "Europe/Berlin"
    now = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)  # half past midnight on 1 April in Berlin

    begins, *later = turns(now=now)

    assert begins == datetime(2026, 4, 1, tzinfo=ZoneInfo("Europe/Berlin"))
    assert len(later) >= 14
    assert month_at(now) == (begins, datetime(2026, 5, 1, tzinfo=ZoneInfo("Europe/Berlin")))


def test_what_an_editor_sets_is_what_doors_read(article, settings):
    with TestCase.captureOnCommitCallbacks(execute=True):
        said = Publication.objects.get(site__is_default_site=True)
        said.meter_without_account, said.meter_with_account = 3, 5
        said.save()

    kept = json.loads((settings.DATA / "meter.json").read_text())
    assert (kept["without_account"], kept["with_account"]) == (3, 5)
    assert believer().meter.without_account == 3
    assert not put_down(now=timezone.now()), "nothing has changed"


def test_somebody_without_an_account_opens_so_many_and_reads_them_again(article):
    a_meter(without=2)
    addresses, device = closed(count=3), a_device()

    assert read_by(device, addresses) == [True, True, False]
    assert read_by(device, addresses) == [True, True, False]
    shown = device.cookies[GUEST]
    assert (shown["httponly"], shown["samesite"], shown["path"]) == (True, "Lax", "/")
    assert 0 < int(shown["max-age"]) <= 31 * 86_400
    assert read_by(a_device(), addresses[:1]) == [True], "another device counts by itself"


def test_an_answer_with_a_guest_s_pass_is_kept_by_nobody(article):
    a_meter()

    response = a_device().get("/articles/tides/")

    assert GUEST in response.cookies
    assert response["Cache-Control"] == "private, no-cache"
    assert "Cookie" in response["Vary"]


def test_a_reader_with_an_account_opens_so_many_on_all_devices_together(article):
    a_meter(with_account=3)
    addresses, ada = closed(count=5), an_account()
    phone, laptop = a_device(ada), a_device(ada)

    assert read_by(phone, addresses[:2]) == [True, True]
    assert read_by(laptop, [addresses[0], addresses[2], addresses[3]]) == [True, True, False]
    assert read_by(phone, addresses) == [True, True, True, False, False]
    assert Opening.objects.filter(account=ada).count() == 3


def test_the_pass_names_what_was_opened_so_that_the_door_shows_it_again(article):
    a_meter()
    device = a_device(an_account())

    device.get("/articles/tides/")

    holder = believer().holder(device.cookies[COOKIE].value, now=timezone.now().timestamp())
    (right,) = holder.reader.rights
    assert (right.kind, right.key) == ("opened", str(article.pk))


def test_what_was_opened_before_registering_counts_on_that_device(article):
    a_meter(without=2, with_account=3)
    addresses, device = closed(count=4), a_device()
    before = read_by(device, addresses[:3])

    device.force_login(an_account())

    assert before == [True, True, False]
    assert read_by(device, addresses) == [True, True, True, False]


def test_a_pass_without_a_session_opens_and_is_not_made_to_last_longer(article, settings):
    a_meter(with_account=2)
    addresses, ada = closed(count=3), an_account()
    device = a_device(ada)
    device.get("/about/")
    shown = device.cookies[COOKIE].value
    del device.cookies[settings.SESSION_COOKIE_NAME]

    assert read_by(device, addresses) == [True, True, False]
    assert read_by(device, addresses[:2]) == [True, True]
    assert device.cookies[COOKIE].value == shown


def test_a_subscriber_opens_nothing(article):
    a_meter()
    ada = an_account()
    granted(ada)

    assert reads(a_device(ada))
    assert not Opening.objects.exists()


@pytest.mark.parametrize(
    "said",
    [
        {"HTTP_SEC_PURPOSE": "prefetch"},
        {"HTTP_SEC_PURPOSE": "prefetch;prerender"},
        {"HTTP_SEC_FETCH_MODE": "cors"},
    ],
)
@pytest.mark.parametrize("is_signed_in", [False, True])
def test_what_nobody_reads_opens_nothing(article, said, is_signed_in):
    a_meter()
    device = a_device(an_account() if is_signed_in else None)

    response = device.get("/articles/tides/", **said)
    device.head("/articles/tides/")

    assert GUEST not in response.cookies
    assert GUEST not in device.cookies
    assert not Opening.objects.exists()


def test_lists_feeds_files_and_sound_open_nothing(article):
    a_meter()
    device = a_device(an_account())

    for address in ("/", "/feed/", "/issues/7/", "/articles/tides/tides.pdf", "/search/?q=tides"):
        device.get(address)

    assert not Opening.objects.exists()


def test_the_meter_is_for_neither_exclusive_articles_nor_those_for_accounts(article):
    a_meter()
    Article.objects.filter(pk=article.pk).update(is_exclusive=True)
    exclusive = reads(a_device())
    Article.objects.filter(pk=article.pk).update(is_exclusive=False, access="registered")

    assert not exclusive
    assert not reads(a_device())
    assert reads(a_device(an_account()))
    assert not Opening.objects.exists()


def test_with_the_next_month_it_begins_anew(article, monkeypatch):
    a_meter(without=1, with_account=1)
    addresses, ada = closed(count=2), an_account()
    guest, device = a_device(), a_device(ada)
    before = [read_by(it, addresses) for it in (guest, device)]

    later = month_at(timezone.now())[1] + timedelta(seconds=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)

    assert before == [[True, False], [True, False]]
    for it in (guest, device):
        assert read_by(it, addresses[::-1]) == [True, False], "what was opened last month is shut"


def test_a_forged_guest_s_pass_opens_nothing(article):
    a_meter(without=1)
    (_tides, locks), device = closed(count=2), a_device()
    device.get("/articles/tides/")
    words = device.cookies[GUEST].value
    a_meter(without=0)
    genuine = reads(device)

    other = Article.objects.get(slug="locks")
    device.cookies[GUEST] = words.replace(f"m{article.pk}:", f"m{other.pk}:")

    assert genuine
    assert read_by(device, ["/articles/tides/", locks]) == [False, False]


def test_ten_openings_fit_into_a_pass_beside_other_rights(article):
    a_meter(with_account=10)
    ada, now = an_account(), timezone.now()
    begins, ends = month_at(now)
    Opening.objects.bulk_create(
        Opening(
            account=ada,
            article=article,
            since=begins - timedelta(seconds=at),
            until=ends,
            opened_at=now,
        )
        for at in range(10)
    )
    for number in (20, 21, 22):
        other = a_closed_article(headline=f"Piers {number}", number=number, now=now)
        granted(ada, to=Article.objects.get(pk=other.pk))
    device = a_device(ada)
    device.get("/about/")

    shown = device.cookies[COOKIE].value
    holder = believer().holder(shown, now=now.timestamp() + 2)
    assert len(shown) <= MOST_BYTES
    assert not holder.has_more
    assert sum(right.kind == "opened" for right in holder.reader.rights) == 10


def test_somebody_whose_account_is_closed_opens_no_more_than_anybody(article):
    a_meter(without=1, with_account=3)
    addresses, ada = closed(count=3), an_account()
    device = a_device(ada)
    device.get(addresses[0])
    ada.is_active = False
    ada.save()

    assert open_with_account(ada.pk, item_of(article), besides=(), now=timezone.now()) is None


def test_a_meter_that_is_switched_off_opens_nothing_more_and_takes_nothing_back(article):
    a_meter()
    addresses, device = closed(count=2), a_device(an_account())
    first = reads(device, addresses[0])

    a_meter(without=0, with_account=0)

    assert first
    assert read_by(device, addresses) == [True, False]


def test_openings_are_forgotten_and_go_with_who_is_erased(article):
    a_meter()
    ada, now = an_account(), timezone.now()
    reader = open_with_account(ada.pk, item_of(article), besides=(), now=now)
    ends = month_at(now)[1]
    assert reader is not None

    assert forget(now=ends) == 0
    assert forget(now=ends + OPENINGS_KEPT) == 1
    open_with_account(ada.pk, item_of(article), besides=(), now=now)
    account_erased.send(type(ada), account=ada)
    assert rights_of(ada) == ()


def test_what_this_device_has_as_a_guest_counts_beside_the_account_s_own(article):
    a_meter(with_account=1)
    ada, now = an_account(), timezone.now()
    item = item_of(article)
    other = replace(item, article=str(article.pk + 1))
    mine = open_with_account(ada.pk, item, besides=(), now=now)
    (right,) = reader_with(ada).rights

    assert mine is not None
    assert open_with_account(an_account(name="Ben").pk, other, besides=(right,), now=now) is None
