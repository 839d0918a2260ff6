"""What article, issue and section say of access comes to one answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.core.access import (
    ACCESSES,
    Item,
    Reader,
    Reason,
    Refused,
    access_said,
    bound_together,
    decide,
    wall,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2027, 1, 31, 12, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
WHOLE = Item("edition", "file", LONG_AGO)

instants = st.integers(-30 * 24, 30 * 24).map(lambda hours: NOW + timedelta(hours=hours))
parts = st.builds(
    Item,
    kind=st.just("article"),
    key=st.just("one"),
    published_at=st.just(LONG_AGO),
    is_spiked=st.booleans(),
    access=st.sampled_from(ACCESSES),
    opens_at=st.none() | instants,
    embargoed_until=st.none() | instants,
)


@pytest.mark.parametrize(
    ("article", "issue", "section", "said"),
    [
        ("", "", "", "open"),
        ("", "", "subscribers", "subscribers"),
        ("", "registered", "subscribers", "registered"),
        ("open", "registered", "subscribers", "open"),
        ("nonsense", "open", "open", "nonsense"),
    ],
)
def test_the_article_has_the_first_word_then_its_issue_then_its_section(
    article, issue, section, said
):
    assert access_said(article, issue, section) == said


def test_the_wall_opens_at_midnight_of_the_publication():
    opens = wall(appeared_on=date(2027, 1, 1), opens_on=None, days=[None, 30], zone=BERLIN)

    assert opens == datetime(2027, 1, 30, 23, tzinfo=UTC)


def test_a_day_that_was_named_counts_before_a_number_of_days():
    opens = wall(appeared_on=date(2027, 1, 1), opens_on=date(2027, 7, 1), days=[0], zone=BERLIN)

    assert opens == datetime(2027, 6, 30, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("appeared_on", "days"),
    [(None, [30]), (date(2027, 1, 1), [None, None]), (date(9999, 12, 30), [30])],
)
def test_without_a_day_or_a_number_the_wall_stays(appeared_on, days):
    assert wall(appeared_on=appeared_on, opens_on=None, days=days, zone=BERLIN) is None


@given(held=st.lists(parts, max_size=4), now=instants)
def test_a_bound_file_is_given_to_nobody_who_could_not_read_every_part(held, now):
    bound = bound_together(WHOLE, held)

    for reader in (Reader(), Reader(is_registered=True)):
        if decide(reader, bound, now).is_granted:
            assert all(decide(reader, part, now).is_granted for part in held)


@given(held=st.lists(parts, max_size=4), now=instants)
def test_a_bound_file_is_open_as_soon_as_all_its_parts_are(held, now):
    opened = [replace(part, access="open", is_spiked=False) for part in held]

    granted = decide(Reader(), bound_together(WHOLE, opened), now).is_granted

    assert granted == all(decide(Reader(), part, now).is_granted for part in opened)


def test_a_part_with_an_unknown_access_closes_the_whole_file():
    odd = Item("article", "odd", NOW, access="some")  # type: ignore[arg-type]
    bound = bound_together(WHOLE, [replace(odd, access="open"), odd])

    assert decide(Reader(is_staff=True), bound, NOW) == Refused(Reason.MALFORMED)
