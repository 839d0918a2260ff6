"""Advertisements are booked in the newsroom, by those who may, and what was shown stays."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.utils import timezone
from tests.factories import a_booking, a_magazine, a_picture, a_publisher, a_writer, an_account
from tests.factories import an_issue as planned

from octavo.advertising.counting import add
from octavo.advertising.models import Booking
from octavo.advertising.printing import booked_in_print
from octavo.issues.models import FlatplanItem, Section

LIST, NEW, DAYS = (f"/newsroom/advertising/{below}" for below in ("", "new/", "days/"))
A_DAY = timedelta(days=1)
FORM = {
    "advertiser": "Hask & Daughters",
    "placement": "article-end",
    "starts_on": "2027-03-10",
    "last_day": "2027-03-16",
    "weight": "2",
    "picture": "",
    "alt": "",
    "headline": "Rope that holds",
    "text": "Since 1788.",
    "address": "https://hask.example/rope",
}


@pytest.fixture
def today(db) -> date:
    a_magazine()
    return timezone.localdate()


@pytest.fixture
def desk(client, today):
    """The browser of somebody at the subscriber desk."""
    client.force_login(an_account(name="Tor", groups=("Subscriber desk",)))
    return client


def edit(booking: Booking) -> str:
    return f"/newsroom/advertising/edit/{booking.pk}/"


def troubles(answer) -> dict[str, list[str]]:
    assert answer.status_code == 200
    return {
        name: [str(one) for one in found] for name, found in answer.context["form"].errors.items()
    }


def test_a_booking_is_made_with_its_last_day_as_people_say_it(desk):
    politics, finance = Section.objects.filter(slug__in=("politics", "finance")).order_by("slug")

    answer = desk.post(NEW, FORM | {"sections": [politics.pk, finance.pk]})

    assert answer.status_code == 302
    booking = Booking.objects.get()
    assert (booking.starts_on, booking.ends_on) == (date(2027, 3, 10), date(2027, 3, 17))
    assert booking.weight == 2
    assert set(booking.sections.all()) == {politics, finance}
    shown = desk.get(edit(booking)).text
    assert 'value="2027-03-16"' in shown
    assert "It is still shown on this day, and ends at the midnight after it." in shown


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"last_day": "2027-03-09"}, {"last_day": ["It would end before it begins."]}),
        ({"last_day": ""}, {"last_day": ["Give the last day."]}),
        ({"starts_on": "soon"}, {"starts_on": ["Enter a valid date."]}),
        ({"advertiser": ""}, {"advertiser": ["This field is required."]}),
        (
            {"address": "javascript:alert(1)"},
            {"address": ["Give an address that begins with https:// or http://."]},
        ),
        ({"weight": "0"}, {"weight": ["Ensure this value is greater than or equal to 1."]}),
        ({"headline": ""}, {"headline": ["Give a headline, or choose an image."]}),
        ({"placement": ""}, {"placement": ["Choose a place on the site, or one in print."]}),
        ({"text": "a\nb\nc\nd\ne"}, {"text": ["That is more than 4 lines."]}),
    ],
)
def test_what_is_wrong_is_said_once_at_the_field_that_is_wrong(desk, said, expected):
    answer = desk.post(NEW, FORM | said)

    assert troubles(answer) == expected
    assert not Booking.objects.exists()


def test_a_place_without_a_section_cannot_be_booked_for_one(desk):
    section = Section.objects.get(slug="politics")

    answer = desk.post(NEW, FORM | {"placement": "home", "sections": [section.pk]})

    assert troubles(answer) == {"sections": ["Pages of this place belong to no section."]}


def test_an_image_that_is_too_small_is_refused_with_its_size(desk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    words = {"headline": "", "text": ""}

    small = desk.post(NEW, FORM | words | {"picture": a_picture().pk})
    both = desk.post(NEW, FORM | {"picture": a_picture(shade=3, size=(900, 400)).pk})

    assert "at least 800" in troubles(small)["picture"][0]
    assert troubles(both)["headline"] == ["Give a text or an image, not both."]


@pytest.fixture
def item(today) -> FlatplanItem:
    """An advertisement of no. 7, whose file has not come."""
    issue = planned(number=7)
    issue.flatplan.set(
        [FlatplanItem(kind="advertisement", label="Kolb", position="full page, left", pages=1)]
    )
    issue.save()
    return FlatplanItem.objects.get()


def test_what_stands_in_print_alone_is_booked_with_its_place_in_the_flatplan(desk, item):
    offered = unescape(desk.get(NEW).text)
    assert "No. 7, page 1, full page, left (Kolb; the file has not come)" in offered

    bare = dict.fromkeys(("placement", "starts_on", "last_day", "headline", "text", "address"), "")
    answer = desk.post(NEW, FORM | bare | {"in_print": [item.pk]})

    assert answer.status_code == 302
    booking = Booking.objects.get()
    assert booking.state(on=date.today()) == Booking.State.PRINT  # noqa: DTZ011
    assert [place.item for place in booked_in_print(booking)] == [item]
    assert "Kolb" not in unescape(desk.get(NEW).text)
    assert "checked" in desk.get(edit(booking)).text


def test_the_list_says_the_state_of_each_and_finds_by_it(desk, today):
    a_booking(starts=today + A_DAY, advertiser="Comes")
    a_booking(starts=today, advertiser="Lives")
    a_booking(starts=today - 9 * A_DAY, advertiser="Was", days=3)
    a_booking(starts=today, advertiser="Went").withdraw(by=None, now=timezone.now())

    shown = re.sub(r"<[^>]+>|\s+", " ", desk.get(LIST).text)
    for words in ("to come", "live", "over", "withdrawn"):
        assert f" {words} " in shown
    for state, advertiser in (
        ("to_come", "Comes"), ("live", "Lives"), ("over", "Was"), ("withdrawn", "Went"),
    ):  # fmt: skip
        found = desk.get(LIST, {"state": state}).text
        assert [name for name in ("Comes", "Lives", "Was", "Went") if name in found] == [advertiser]


def test_the_list_costs_as_many_queries_for_many(desk, today, django_assert_max_num_queries):
    a_booking(starts=today)
    with django_assert_max_num_queries(40) as few:
        desk.get(LIST)
    for _ in range(8):
        a_booking(starts=today)

    with django_assert_max_num_queries(len(few) + 8):  # whether each may be deleted
        desk.get(LIST)


def test_the_calendar_shows_which_days_each_booking_takes(desk, today):
    monday = today - timedelta(days=today.weekday())
    a_booking(starts=monday + 2 * A_DAY, days=5, advertiser="Short")
    a_booking(starts=monday - 9 * A_DAY, days=400, advertiser="Long", placement="home")
    a_booking(starts=monday + 90 * A_DAY, advertiser="Springtide")

    shown = desk.get(DAYS)
    places = {str(place.label): place.bars for place in shown.context["shown"].places}

    (short,), (long,) = places["below an article"], places["on the home page"]
    assert (short.before, short.days, short.after) == (2, 5, 35)
    assert (long.before, long.days, long.after) == (0, 42, 0)
    assert (long.begins_earlier, long.ends_later) == (True, True)
    assert "Springtide" not in shown.text
    assert "Springtide" in desk.get(DAYS, {"from": (monday + 84 * A_DAY).isoformat()}).text
    assert desk.get(DAYS, {"from": "nonsense"}).status_code == 200


def test_a_booking_is_withdrawn_after_it_was_said_what_that_does(desk, today):
    booking = a_booking(starts=today)
    address = f"/newsroom/advertising/withdraw/{booking.pk}/"

    assert "It is taken from all pages at once, for good." in desk.get(address).text
    desk.post(address)

    booking.refresh_from_db()
    assert booking.withdrawn_by.email == "tor@example.org"
    assert "withdrawn already" in desk.post(address, follow=True).text
    assert "stays as it was" in desk.get(edit(booking), follow=True).text


def test_what_was_shown_cannot_be_deleted_and_what_was_not_can(desk, today):
    shown, to_come = a_booking(starts=today), a_booking(starts=today + A_DAY)
    delete = "/newsroom/advertising/delete/{}/"

    assert "It has been shown, and is kept." in desk.post(delete.format(shown.pk), follow=True).text
    assert desk.post(delete.format(to_come.pk)).status_code == 302
    add({(today, shown.pk): (1, 0)})
    assert list(Booking.objects.all()) == [shown]


def test_publishers_book_too_and_writers_do_not(client, today):
    booking = a_booking(starts=today)
    closed = (LIST, NEW, DAYS, edit(booking), f"/newsroom/advertising/withdraw/{booking.pk}/",
              f"/newsroom/advertising/look/{booking.pk}/",
              f"/newsroom/advertising/report/{booking.pk}/")  # fmt: skip

    client.force_login(a_publisher())
    assert [client.get(address).status_code for address in closed] == [200] * len(closed)
    client.force_login(a_writer())
    for address in closed:
        assert client.get(address).status_code in {302, 403}, address
    assert client.post(closed[4]).status_code in {302, 403}
    booking.refresh_from_db()
    assert booking.withdrawn_at is None
