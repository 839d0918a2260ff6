"""What pages say of the meter: never the stored page itself, and never to a subscriber."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.access.cast import a_closed_article, a_device, a_gift, a_meter, closed, follow, granted
from tests.factories import a_magazine, an_account, an_editor, an_offer

from octavo.access.months import month_at
from octavo.core.access import Variant
from octavo.issues import freeing
from octavo.issues.models import Article
from octavo.press.finished.asking import ask

TIDES = "/articles/tides/"


@pytest.fixture
def article(db, settings, tmp_path) -> Article:
    """For subscribers, in issue 7, which is out; keys and meter are those of this test alone."""
    settings.DATA = tmp_path
    a_magazine()
    return a_closed_article(now=datetime(2026, 1, 15, 9, tzinfo=UTC))


def told(device: Client, address: str = "/meter/notice/?for=tides") -> str:
    response = device.get(address)
    assert "no-store" in response["Cache-Control"]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode())).strip()


def pressed(variant: Variant = Variant.FULL, address: str = TIDES) -> str:
    asked = ask(address, variant)
    assert asked is not None
    return asked.content.decode()


def test_the_count_is_told_at_an_address_of_its_own(article):
    a_meter(without=2, with_account=3)
    addresses, device = closed(count=3), a_device()
    device.get(addresses[0])

    first = told(device)
    device.get(addresses[1])
    device.get(addresses[2])
    used_up, page = (told(device, f"/meter/{it}?for=ferries") for it in ("notice/", ""))

    assert "1 of 2 free articles left this month." in first
    assert "You have read your 2 free articles of this month." in used_up
    assert "Register" not in used_up, "its page says so above"
    assert "With an account, which costs nothing, you read 3 a month." in page
    for way in ("Register", "Sign in", "Back to “Ferries”"):
        assert way in page


def test_the_page_says_the_same_as_the_part(article):
    a_meter()
    an_offer()
    device = a_device()

    page = told(device, "/meter/?for=tides")

    assert "2 of 2 free articles left this month." in told(device)
    assert "2 of 2 free articles left this month." in page
    assert "Back to “Tides”" in page
    assert told(device, "/meter/?for=no-such-article")


def test_who_has_an_account_is_not_asked_to_register(article):
    a_meter(without=1, with_account=3)
    said = told(a_device(an_account()))

    assert "3 of 3 free articles left" in said
    assert "Register" not in said


def test_a_subscriber_is_told_nothing_of_counts(article):
    a_meter()
    ada = an_account()
    granted(ada)

    assert told(a_device(ada)) == "You are a subscriber: you read everything."


def test_who_was_given_the_article_is_told_by_whom_and_how_to_subscribe(article):
    ada = an_account()
    granted(ada)
    an_offer()
    cleo, ben = Client(), Client()
    follow(a_gift(ada, article, name="Ada"), cleo)
    a_meter()

    assert "Ada has given you this article." in told(cleo)
    assert "Subscribe" in told(cleo)
    assert "given you" not in told(ben)


def test_the_stored_page_has_a_place_and_no_count(article):
    a_meter()

    for variant in (Variant.FULL, Variant.TEASER):
        page = pressed(variant)
        assert 'class="meter is-metered"' in page
        assert "/meter/?for=tides" in page
        assert "left this month" not in page


def test_no_page_asks_where_nothing_is_counted(article):
    a_meter(without=0, with_account=0)
    off = pressed()
    a_meter()
    Article.objects.filter(pk=article.pk).update(is_exclusive=True)
    exclusive = pressed()
    Article.objects.filter(pk=article.pk).update(is_exclusive=False, access="open")
    is_open = pressed()

    for page in (off, exclusive, is_open):
        assert "is-metered" not in page
    assert "is-given" in off, "a gift may be told of all the same"
    assert "meter" not in re.sub(r'href="[^"]+"|src="[^"]+"', "", is_open)


def test_the_teaser_offers_registration_where_that_gives_more(article):
    a_meter(without=2, with_account=5)
    more = pressed(Variant.TEASER)
    a_meter(without=2, with_account=2)
    same = pressed(Variant.TEASER)

    assert "you read 5 articles a month" in more
    assert "/account/join/?next=%2Farticles%2Ftides%2F" in more
    assert "/account/join/" not in same


def test_giving_is_offered_on_the_whole_page_of_what_is_held_back(article):
    assert "/account/gifts/tides/" in pressed()
    assert "/account/gifts/" not in pressed(Variant.TEASER)
    Article.objects.filter(pk=article.pk).update(access="open")
    assert "/account/gifts/" not in pressed()


def _is_free(page: str) -> bool:
    facts = json.loads(re.search(r'<script type="application/ld\+json">(.+?)</script>', page)[1])
    found = facts if "isAccessibleForFree" in facts else facts["@graph"][0]
    assert found["isAccessibleForFree"] or found["hasPart"]["cssSelector"] == ".text"
    return found["isAccessibleForFree"]


def test_what_the_meter_opens_is_said_to_machines_not_to_be_free(article):
    a_meter()

    assert not _is_free(pressed())
    assert not _is_free(a_device().get(TIDES).content.decode())


def test_the_free_article_of_the_week_is_for_everybody_until_the_week_is_over(article):
    now = timezone.now()
    a_meter()
    until = freeing.free_this_week(article, by=an_editor(), now=now)
    page = a_device().get(TIDES)

    assert until - now <= timedelta(days=7)
    assert "Free to everybody until" in page.content.decode()
    assert _is_free(page.content.decode())
    assert "octavo_guest" not in page.cookies, "nothing was opened"
    assert "is-metered" not in page.content.decode()
    for address in ("/", "/issues/7/"):
        assert "Free until" in pressed(address=address)


def test_a_draft_does_not_take_the_free_week_back(article):
    editor = an_editor()
    article.save_revision(user=editor)
    article.refresh_from_db()
    freeing.free_this_week(article, by=editor, now=timezone.now())

    article.get_latest_revision().publish()

    assert freeing.is_free(Article.objects.get(pk=article.pk), now=timezone.now())


@pytest.mark.parametrize("when", ["next week", "by hand"])
def test_it_is_held_back_again_afterwards(article, when, monkeypatch):
    now = timezone.now()
    freeing.free_this_week(article, by=an_editor(), now=now)
    if when == "by hand":
        freeing.end_free_time(article, by=None)
    else:
        monkeypatch.setattr("django.utils.timezone.now", lambda: now + timedelta(days=7))

    page = a_device().get(TIDES).content.decode()
    assert "Free to everybody" not in page
    assert "held-back" in page


def test_an_account_sees_how_many_are_left(article):
    a_meter(with_account=3)
    device = a_device(an_account())
    device.get(TIDES)

    home = device.get("/account/").content.decode()

    assert "2 of 3 left this month." in home
    assert str(month_at(timezone.now())[1].year) in home
    assert "/account/gifts/" in home
