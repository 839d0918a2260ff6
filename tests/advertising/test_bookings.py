"""What may be booked, what state it is in, and what becomes of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from tests.factories import a_booking, a_magazine, a_picture, an_account, an_issue

from octavo.advertising.addresses import is_web_page
from octavo.advertising.counting import add
from octavo.advertising.errors import AlreadyWithdrawn
from octavo.advertising.models import Booking, BookingDay
from octavo.advertising.placements import MOST_ON_A_PAGE, PLACEMENTS
from octavo.advertising.printing import booked_in_print, tie, to_be_tied
from octavo.issues.models import FlatplanItem

DAY = date(2027, 3, 10)
NOON = datetime(2027, 3, 10, 12, tzinfo=UTC)
State = Booking.State


def test_no_kind_of_page_has_more_than_two_places():
    kinds = [placement.of_kind for placement in PLACEMENTS]

    assert max(map(kinds.count, kinds)) <= MOST_ON_A_PAGE
    assert len({placement.name for placement in PLACEMENTS}) == len(PLACEMENTS)


def test_a_booking_is_live_from_its_first_day_to_its_last(db):
    booking = a_booking(starts=DAY, days=2)
    print_alone = Booking(advertiser="Kolb")

    states = [booking.state(on=DAY + timedelta(days=at)) for at in (-1, 0, 1, 2)]

    assert states == [State.TO_COME, State.LIVE, State.LIVE, State.OVER]
    assert booking.last_on == DAY + timedelta(days=1)
    assert print_alone.state(on=DAY) == State.PRINT


def test_the_list_finds_each_booking_in_the_state_that_it_says(of_every_state):
    for at in range(-12, 12):
        day = DAY + timedelta(days=at)
        for state in State:
            found = set(Booking.objects.in_state(state, on=day))
            assert found == {one for one in of_every_state if one.state(on=day) == state}


@pytest.fixture
def of_every_state(db) -> list[Booking]:
    withdrawn = a_booking(starts=DAY, days=9)
    withdrawn.withdraw(by=None, now=NOON)
    Booking.objects.create(advertiser="Kolb")
    for starts in (-9, -3, 0, 4):
        a_booking(starts=DAY + timedelta(days=starts), days=5)
    return list(Booking.objects.all())


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"days": 0}, "ends_on", "It would end before it begins."),
        ({"address": ""}, "address", "Give the address that a click leads to."),
        ({"headline": "", "text": ""}, "headline", "Give a headline, or choose an image."),
        ({"headline": "", "text": "Soup."}, "headline", "Give a headline, or choose an image."),
        ({"text": "1\n2\n3\n4\n5"}, "text", "That is more than 4 lines."),
        ({"alt": "A rope"}, "alt", "Only an image has an alt text."),
        ({"placement": "margin"}, "placement", "Value 'margin' is not a valid choice."),
    ],
)
def test_what_cannot_be_shown_is_refused_where_it_is_wrong(db, said, field, sentence):
    with pytest.raises(ValidationError) as refused:
        a_booking(starts=DAY, **said)

    assert sentence in refused.value.message_dict[field]
    assert not Booking.objects.exists()


@pytest.mark.parametrize(
    ("size", "sentence"),
    [
        ((640, 320), "It is 640 pixels wide; give one of at least 800."),
        ((800, 1001), None),
        ((800, 1100), "It is too tall: at most five units high for four across."),
        ((1000, 200), "It is too low to be read on a phone: at most four times as wide."),
        ((1000, 250), None),
    ],
)
def test_an_image_has_a_shape_that_can_be_read_on_a_phone(db, settings, tmp_path, size, sentence):
    settings.MEDIA_ROOT = tmp_path
    booking = Booking(
        advertiser="Hask", placement="home", starts_on=DAY, ends_on=DAY + timedelta(days=1),
        address="https://hask.example/", picture=a_picture(size=size),
    )  # fmt: skip

    if sentence is None:
        booking.full_clean()
        return
    with pytest.raises(ValidationError) as refused:
        booking.full_clean()
    assert refused.value.message_dict["picture"] == [sentence]


def test_an_image_has_words_for_who_cannot_see_it(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    picture = a_picture(size=(900, 450), alt="")

    with pytest.raises(ValidationError, match="Say what the image says and shows"):
        a_booking(starts=DAY, picture=picture)
    assert a_booking(starts=DAY, picture=picture, alt="Rope that holds.").pk


@pytest.mark.parametrize(
    "address",
    [
        "https://hask.example",
        "http://hask.example/rope?from=vell&utm=1#now",
        "https://xn--hsk-qla.example/",
        "https://häsk.example/seil",
    ],
)
def test_an_address_of_the_web_is_taken(address):
    is_web_page(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,hello",
        "//hask.example/",
        "/account/",
        "ftp://hask.example/",
        "https://",
        "https://bank.example@evil.example/",
        "https://hask.example/\nSet-Cookie: a=b",
        "https://hask .example/",
        "hask.example",
        "",
    ],
)
def test_what_runs_or_deceives_or_is_no_address_is_refused(address):
    with pytest.raises(ValidationError):
        is_web_page(address)


def test_the_database_itself_keeps_a_booking_from_ending_before_it_begins(db):
    booking = a_booking(starts=DAY)

    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.filter(pk=booking.pk).update(ends_on=DAY)


def test_a_booking_is_withdrawn_once_and_by_somebody(db):
    booking, tor = a_booking(starts=DAY), an_account(name="Tor")

    booking.withdraw(by=tor, now=NOON)

    booking.refresh_from_db()
    assert (booking.state(on=DAY), booking.withdrawn_by) == (State.WITHDRAWN, tor)
    with pytest.raises(AlreadyWithdrawn):
        booking.withdraw(by=tor, now=NOON)


def test_what_readers_have_seen_is_kept_and_what_none_has_seen_may_go(db):
    booking = a_booking(starts=DAY)
    early = a_booking(starts=DAY)
    early.withdraw(by=None, now=NOON - timedelta(days=1))

    assert booking.may_be_deleted(on=DAY - timedelta(days=1))
    assert not booking.may_be_deleted(on=DAY)
    assert early.may_be_deleted(on=DAY + timedelta(days=5))
    add({(DAY, booking.pk): (1, 0)})
    assert not booking.may_be_deleted(on=DAY - timedelta(days=1))
    with pytest.raises(ProtectedError):
        booking.delete()


def test_sums_are_added_day_by_day_and_what_is_gone_is_left_out(db):
    one, other = a_booking(starts=DAY), a_booking(starts=DAY)
    next_day = DAY + timedelta(days=1)

    add({(DAY, one.pk): (5, 1), (DAY, other.pk): (7, 0), (DAY, 999_999): (3, 3)})
    add({(DAY, one.pk): (2, 0), (next_day, one.pk): (0, 1), (next_day, other.pk): (0, 0)})

    rows = BookingDay.objects.order_by("booking", "day")
    assert list(rows.values_list("booking", "day", "views", "clicks")) == [
        (one.pk, DAY, 7, 1),
        (one.pk, next_day, 0, 1),
        (other.pk, DAY, 7, 0),
    ]


def test_sums_whose_transaction_fails_are_not_there(db):
    one = a_booking(starts=DAY)

    with transaction.atomic():
        add({(DAY, one.pk): (5, 1)})
        transaction.set_rollback(True)

    assert not BookingDay.objects.exists()


@pytest.fixture
def flatplan(db) -> list[FlatplanItem]:
    """Two advertisements of no. 7, on pages 4 and 7, behind a house page of three."""
    a_magazine()
    issue = an_issue(number=7)
    plan = (
        ("house", "Puzzle", "", 3),
        ("advertisement", "Hask", "full page, left", 1),
        ("house", "Shop", "", 2),
        ("advertisement", "Kolb", "inside back cover", 1),
    )
    issue.flatplan.set(
        [
            FlatplanItem(kind=kind, label=label, position=position, pages=pages, sort_order=at)
            for at, (kind, label, position, pages) in enumerate(plan)
        ]
    )
    issue.save()
    return list(FlatplanItem.objects.filter(kind="advertisement"))


def test_a_booking_says_in_which_issue_and_on_which_page_it_stands_in_print(flatplan):
    booking, hask = a_booking(starts=DAY), flatplan[0]

    tie(booking, [hask])

    assert list(map(str, booked_in_print(booking))) == ["No. 7, page 4, full page, left"]
    assert not booked_in_print(booking)[0].has_file


def test_an_advertisement_in_print_belongs_to_one_booking(flatplan):
    booking, other, hask = a_booking(starts=DAY), a_booking(starts=DAY), flatplan[0]
    tie(booking, [hask])

    assert [place.item.label for place in to_be_tied(other)] == ["Kolb"]
    assert [place.item.label for place in to_be_tied(booking)] == ["Hask", "Kolb"]
    with pytest.raises(IntegrityError), transaction.atomic():
        tie(other, [hask])


def test_a_flatplan_that_is_saved_anew_keeps_its_bookings_and_one_that_gives_up_a_place_does_not(
    flatplan,
):
    booking = a_booking(starts=DAY)
    tie(booking, flatplan)
    issue = flatplan[0].issue

    issue.flatplan.set(issue.flatplan.all())
    issue.save()
    assert [place.page for place in booked_in_print(booking)] == [4, 7]

    issue.flatplan.set([item for item in issue.flatplan.all() if item.label != "Kolb"])
    issue.save()
    assert [place.page for place in booked_in_print(booking)] == [4]
