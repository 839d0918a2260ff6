"""Where advertisements stand on pages, as what, and for whom they do not."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories import (
    a_booking,
    a_paid_subscription,
    a_picture,
    a_published_issue,
    a_seller,
    a_subscriber,
    an_account,
    an_article,
    an_offer,
)

from octavo.advertising.models import Booking
from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.inlines import Text
from octavo.issues.models import Article, Section

A_DAY = timedelta(days=1)
LONG = tuple(
    Paragraph((Text(f"Paragraph {number}. " + "Rope is laid, not spun. " * 25),))
    for number in range(1, 10)
)
SLOT = re.compile(r'<aside id="advertisement-.*?</aside>', re.DOTALL)


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def issue(magazine, now):
    """A long article in politics, a short one in finance, and a long one for subscribers."""
    held_back = an_article(headline="Fog", blocks=LONG)
    held_back.access = "subscribers"
    held_back.save_revision(clean=False)
    long = an_article(headline="Rope", blocks=LONG)
    short = an_article(headline="Tides", section="finance")
    a_published_issue(number=6, now=now)
    return a_published_issue(articles=(long, short, held_back), now=now)


def slots(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    return SLOT.findall(answer.text)


@pytest.mark.parametrize(
    ("placement", "address"),
    [
        ("article-text", "/articles/rope/"),
        ("article-end", "/articles/tides/"),
        ("home", "/"),
        ("section", "/politics/"),
        ("issue", "/issues/7/"),
    ],
)
def test_each_place_shows_what_is_booked_for_it(issue, client, read, today, placement, address):
    booking = a_booking(starts=today, placement=placement)

    (slot,) = slots(client, address)

    assert 'aria-label="Advertisement: ' in slot
    assert "<b>Advertisement</b> <span>Hask &amp; Daughters</span>" in slot
    assert f'<a href="/out/{booking.pk}/" rel="sponsored nofollow noopener">' in slot
    assert "Rope that holds" in slot
    assert "hask.example" not in client.get(address).text
    read(address)


def test_every_other_page_has_none(issue, client, today):
    for placement in ("article-text", "article-end", "home", "section", "issue"):
        a_booking(starts=today, placement=placement)

    for address in ("/about/", "/search/?q=rope", "/account/sign-in/", "/subscribe/", "/issues/",
                    "/corrections/", "/feed/", "/offline/", "/feed.json"):  # fmt: skip
        answer = client.get(address)
        assert "advertisement-" not in answer.text, address
        assert "Hask" not in answer.text, address
    missing = client.get("/no-such-page/")
    assert missing.status_code == 404
    assert "Hask" not in missing.text


def test_no_page_has_more_than_two(issue, client, today):
    for _ in range(3):
        for placement in ("article-text", "article-end", "home", "section", "issue"):
            a_booking(starts=today, placement=placement)

    counts = {
        address: len(slots(client, address))
        for address in ("/articles/rope/", "/articles/tides/", "/", "/politics/", "/issues/7/")
    }

    assert counts == {"/articles/rope/": 2, "/articles/tides/": 1} | dict.fromkeys(
        ("/", "/politics/", "/issues/7/"), 1
    )


def test_within_the_text_it_stands_between_two_paragraphs_behind_the_first_third(
    issue, client, today
):
    before = client.get("/articles/rope/").text
    a_booking(starts=today, placement="article-text")

    after = client.get("/articles/rope/").text

    (slot,) = SLOT.findall(after)
    above, below = after.split(slot)
    assert "Paragraph 3." in above
    assert "Paragraph 4." in below
    assert above.rstrip().endswith("</p>")
    assert below.lstrip().startswith("<p>")
    assert re.sub(r"\s+", " ", above + below) == re.sub(r"\s+", " ", before)


def test_the_teaser_of_what_is_held_back_has_none_in_its_text(issue, client, today):
    a_booking(starts=today, placement="article-text")
    end = a_booking(starts=today, placement="article-end")

    (slot,) = slots(client, "/articles/fog/")

    assert f"advertisement-{end.pk}" in slot


def test_a_booking_for_a_section_stands_on_its_pages_alone(issue, client, today):
    finance = Section.objects.get(slug="finance")
    a_booking(starts=today, sections=(finance,))

    assert slots(client, "/articles/tides/")
    assert not slots(client, "/articles/rope/")


@pytest.mark.parametrize(("size", "shape"), [((1000, 400), "broad"), ((900, 600), "across"),
                                             ((800, 1000), "upright")])  # fmt: skip
def test_an_image_says_how_large_it_is_and_comes_from_here(issue, client, today, size, shape):
    picture = a_picture(shade=7, size=size, alt="Rope that holds.")
    a_booking(starts=today, picture=picture)

    (slot,) = slots(client, "/articles/tides/")

    assert f'class="advertisement {shape} sheet"' in slot
    (width, height) = map(int, re.search(r'width="(\d+)" height="(\d+)"', slot).groups())
    assert abs(width / height - size[0] / size[1]) < 0.01
    assert 'alt="Rope that holds."' in slot
    assert 'loading="lazy"' in slot
    sources = re.findall(r'(?:src|srcset)="([^" ]+)', slot)
    assert sources
    assert all(source.startswith("/media/") for source in sources)
    assert client.get(sources[0]).status_code == 200


def test_words_of_an_advertiser_are_words_and_no_markup(issue, client, today):
    a_booking(starts=today, advertiser="<b>Hask", headline="<script>1", text="a & b\n<img>")

    (slot,) = slots(client, "/articles/tides/")

    for written in ("&lt;b&gt;Hask", "&lt;script&gt;1", "a &amp; b", "&lt;img&gt;"):
        assert written in slot


def test_a_withdrawn_booking_is_gone_at_once(issue, client, today):
    booking = a_booking(starts=today)
    assert slots(client, "/articles/tides/")

    booking.withdraw(by=None, now=timezone.now())

    assert not slots(client, "/articles/tides/")


def at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=ZoneInfo(timezone.get_current_timezone_name()))


def test_a_booking_begins_and_ends_at_the_midnight_of_the_magazine(
    issue, client, today, settings, monkeypatch
):
    settings.TIME_ZONE = "America/New_York"
    timezone.get_default_timezone.cache_clear()
    with timezone.override(ZoneInfo("America/New_York")):
        day = today + 3 * A_DAY
        a_booking(starts=day, days=2)
        shown = {}
        for when in (
            at(day - A_DAY, time(23, 59, 59)),
            at(day, time(0)),
            at(day + A_DAY, time(23, 59, 59)),
            at(day + 2 * A_DAY, time(0)),
        ):
            monkeypatch.setattr(timezone, "now", lambda when=when: when)
            shown[when.isoformat()] = bool(slots(client, "/articles/tides/"))
    timezone.get_default_timezone.cache_clear()

    assert list(shown.values()) == [False, True, True, False]


@pytest.fixture
def a_reader(client, settings, tmp_path):
    """Signs in somebody whose offer has advertisements or not."""
    settings.DATA = tmp_path
    a_seller()

    def sign_in(*, is_ad_free: bool) -> Client:
        now = timezone.now()
        name = "Ada Moll" if is_ad_free else "Ben Hask"
        offer = an_offer(code=f"year-{name[:3].lower()}", is_ad_free=is_ad_free)
        ada = a_subscriber(now=now, name=name)
        a_paid_subscription(now=now, offer=offer, payer=ada)
        browser = Client()
        browser.force_login(ada.account)
        return browser

    return sign_in


def test_who_has_ad_free_sees_no_slot_and_no_gap(issue, client, a_reader, today):
    for placement in ("article-text", "article-end", "home", "section", "issue"):
        a_booking(starts=today, placement=placement)
    ada, ben = a_reader(is_ad_free=True), a_reader(is_ad_free=False)
    Booking.objects.update(withdrawn_at=timezone.now())
    without = {address: ada.get(address).text for address in ("/articles/rope/", "/articles/fog/")}
    Booking.objects.update(withdrawn_at=None)

    for address, text in without.items():
        assert ada.get(address).text == text, address
        assert slots(ben, address)
    for address in ("/", "/politics/", "/issues/7/"):
        assert not slots(ada, address)
        assert slots(ben, address)


def test_an_answer_that_others_get_otherwise_is_kept_by_nobody_in_between(
    issue, client, a_reader, today
):
    ada = a_reader(is_ad_free=True)
    ada.get("/articles/tides/")  # hands out the pass

    assert "Cache-Control" not in client.get("/articles/tides/")
    a_booking(starts=today)
    for answer in (client.get("/articles/tides/"), ada.get("/articles/tides/")):
        assert answer["Cache-Control"] == "private, no-cache"
        assert "Cookie" in answer["Vary"]


def test_what_machines_read_of_a_page_says_nothing_of_it(issue, client, today):
    for placement in ("article-text", "article-end"):
        a_booking(starts=today, placement=placement)

    text = client.get("/articles/rope/").text

    facts = re.findall(r'<script type="application/ld\+json">.*?</script>', text, re.DOTALL)
    assert facts
    assert "Hask" not in "".join(facts) + text.partition("</head>")[0]
    article = Article.objects.get(slug="rope")
    assert "Hask" not in str(article.manuscript())


def test_who_books_sees_how_it_looks_before_it_begins_and_nobody_else_does(issue, client, today):
    booking = a_booking(starts=today + 9 * A_DAY, placement="article-text")
    address = f"/newsroom/advertising/look/{booking.pk}/page/"
    assert client.get(address).status_code in {302, 403}

    client.force_login(an_account(name="Tor", groups=("Subscriber desk",)))
    answer = client.get(address)

    assert f"advertisement-{booking.pk}" in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert not hasattr(answer, "octavo_item")
    assert (
        f'src="{address}" data-shows="advertisement-{booking.pk}"'
        in client.get(f"/newsroom/advertising/look/{booking.pk}/").text
    )
