"""Pages with advertisements are kept twice: with them, and as they are for who sees none."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.factories import a_booking, a_magazine, a_picture, a_published_issue, an_article

from octavo.advertising.models import Booking
from octavo.core.access import Variant
from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.inlines import Text
from octavo.core.passes import Pass, sign
from octavo.door.door import Door
from octavo.door.passes import make_keys
from octavo.door.store import Page, Store
from octavo.issues.models import Picture, Section
from octavo.press.finished.filling import fill
from octavo.press.finished.pressing import press
from octavo.press.finished.store import open_store

NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)
A_DAY = timedelta(days=1)
TIDES, FOG, HOME = "/articles/tides/", "/articles/fog/", "/"
LONG = tuple(Paragraph((Text("Rope is laid, not spun. " * 30),)) for _ in range(9))
HOST = (b"host", b"magazine.example")


@pytest.fixture
def today(monkeypatch) -> date:
    """Noon of a day in spring, whatever day it is."""
    noon = datetime(2027, 3, 10, 12, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)
    return noon.date()


@pytest.fixture
def store(db, settings, tmp_path, today) -> Store:
    """An open article, one for subscribers, and what lists them."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.FINISHED_PAGES = tmp_path / "pages"
    a_magazine()
    held_back = an_article(headline="Fog", blocks=LONG)
    held_back.access = "subscribers"
    held_back.save_revision(clean=False)
    a_published_issue(articles=(an_article(headline="Tides", blocks=LONG), held_back), now=NOW)
    return open_store()


def noon(day: date) -> float:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()


def pressed(address: str, store: Store, *, at: date) -> Page:
    found = press(address, store, now=noon(at))
    assert found is not None
    return found.page


def content(store: Store, page: Page, variant: Variant, *, is_ad_free: bool = False) -> str:
    made = page.made(variant, is_ad_free=is_ad_free)
    body = store.blobs.read(made.blob, *made.bodies[""])
    return body.decode()


def test_a_page_without_advertisements_is_kept_once(store, today):
    a_booking(starts=today + A_DAY)
    a_booking(starts=today, placement="issue")

    page = pressed(TIDES, store, at=today)

    assert not page.quiet
    assert page.variants[Variant.FULL].shows == ()


def test_where_one_stands_the_page_is_kept_with_it_and_without_a_trace_of_it(store, today):
    plain = content(store, pressed(FOG, store, at=today), Variant.FULL)
    within = a_booking(starts=today, placement="article-text")
    below = a_booking(starts=today, placement="article-end")

    page = pressed(FOG, store, at=today)

    assert set(page.quiet) == {Variant.FULL, Variant.TEASER}
    assert set(page.variants[Variant.FULL].shows) == {within.pk, below.pk}
    assert page.variants[Variant.TEASER].shows == (below.pk,)
    assert page.quiet[Variant.FULL].shows == page.quiet[Variant.TEASER].shows == ()
    assert content(store, page, Variant.FULL).count("<aside id=") == 2
    assert content(store, page, Variant.FULL, is_ad_free=True) == plain
    for variant in page.quiet:
        quiet = content(store, page, variant, is_ad_free=True)
        assert "dvertisement" not in quiet.replace("advertisement.css", "")
        assert "Hask" not in quiet


def test_a_page_is_kept_until_the_midnight_at_which_one_begins_or_ends(store, today):
    a_booking(starts=today - A_DAY, days=4)
    midnight = noon(today) - 12 * 3600

    def until(day: date) -> float | None:
        found = pressed(TIDES, store, at=day).until
        return None if found is None else (found - midnight) / 86400

    assert until(today) == 3
    a_booking(starts=today + 2 * A_DAY, days=9)
    assert until(today) == 2


def test_where_two_compete_a_page_is_kept_until_midnight(store, today):
    a_booking(starts=today, days=30)
    a_booking(starts=today, days=30)

    page = pressed(TIDES, store, at=today)

    assert page.until == int(noon(today) + 12 * 3600)


def test_what_is_booked_elsewhere_does_not_shorten_the_life_of_a_page(store, today):
    a_booking(starts=today + A_DAY, placement="section")
    a_booking(starts=today + A_DAY, sections=(Section.objects.get(slug="finance"),))

    assert pressed(TIDES, store, at=today).until is None


@pytest.fixture
def filled(store, django_capture_on_commit_callbacks):
    """Names these pages in the store. The first time pictures are cut, which is a change."""

    def fill_with(*addresses: str) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            for address in addresses:
                press(address, store, now=time.time())
        assert sum(fill(store, addresses, clock=time.time)) == len(addresses)

    return fill_with


@pytest.fixture
def booked_in(store, filled, django_capture_on_commit_callbacks):
    """Does something about bookings, and says which of three pages are left."""
    addresses = (TIDES, HOME, "/politics/")

    def left_after(act) -> set[str]:
        filled(*addresses)
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return set(store.state().pages) & set(addresses)

    return left_after


def test_a_booking_drops_the_pages_of_its_place_and_no_others(booked_in, today):
    made = []

    left = booked_in(lambda: made.append(a_booking(starts=today)))
    assert left == {HOME, "/politics/"}
    left = booked_in(lambda: made[0].withdraw(by=None, now=NOW))
    assert left == {HOME, "/politics/"}


@pytest.fixture
def booking(store, today, django_capture_on_commit_callbacks) -> Booking:
    with django_capture_on_commit_callbacks(execute=True):
        return a_booking(starts=today)


def test_a_booking_that_moves_drops_the_pages_of_both_places(booked_in, booking):

    def move() -> None:
        booking.placement = "home"
        booking.save()

    assert booked_in(move) == {"/politics/"}


@pytest.fixture
def picture(store, django_capture_on_commit_callbacks) -> Picture:
    with django_capture_on_commit_callbacks(execute=True):
        return a_picture(shade=9, size=(900, 400))


def test_other_sections_or_another_image_drop_the_pages_too(booked_in, booking, picture):

    def show_image() -> None:
        booking.picture, booking.headline, booking.text = picture, "", ""
        booking.save()

    finance = Section.objects.get(slug="finance")
    assert booked_in(lambda: booking.sections.set([finance])) == {HOME, "/politics/"}
    assert booked_in(lambda: booking.sections.clear()) == {HOME, "/politics/"}
    assert booked_in(show_image) == {HOME, "/politics/"}


@pytest.fixture
def door(store, filled, today, tmp_path, django_capture_on_commit_callbacks) -> Door:
    """The door before pages with advertisements in the article and below it."""
    with django_capture_on_commit_callbacks(execute=True):
        a_booking(starts=today, placement="article-text")
        a_booking(starts=today, placement="article-end")
    filled(TIDES, FOG)
    make_keys(tmp_path / "pass-keys.json")
    return Door(tmp_path, store.folder, hosts=["magazine.example"])


def asked(door: Door, target: str, right: str, tmp_path) -> str:
    """What a reader whose pass has that right gets; nobody's without one."""
    at = int(noon(date(2027, 3, 10)))
    headers = dict([HOST])
    if right:
        keys = make_keys(tmp_path / "pass-keys.json")
        given = Pass(
            id="A" * 22, account="ada", issued_at=at - 60, expires_at=at + 3600, rights=(right,)
        )
        headers[b"cookie"] = b"octavo_pass=" + sign(given, keys).encode()
    answer = door.find(b"GET", target.encode(), headers, now=at)
    assert answer is not None
    assert answer.status == 200
    return answer.body.decode()


def test_the_door_sends_the_quiet_page_to_who_has_ad_free_and_to_nobody_else(door, tmp_path):
    at = int(noon(date(2027, 3, 10)))
    ad_free, usual = f"s:{at - 9}:{at + 999}:dq", f"s:{at - 9}:{at + 999}:d"

    for target in (TIDES, FOG):
        assert "<aside id=" not in asked(door, target, ad_free, tmp_path)
        assert asked(door, target, usual, tmp_path).count("<aside id=") == 2
    assert asked(door, TIDES, "", tmp_path).count("<aside id=") == 2
    assert asked(door, FOG, "", tmp_path).count("<aside id=") == 1


def test_ad_free_that_is_over_shows_advertisements_from_that_second_on(door, tmp_path):
    at = int(noon(date(2027, 3, 10)))

    assert "<aside id=" in asked(door, TIDES, f"s:{at - 99}:{at - 1}:dq", tmp_path)
