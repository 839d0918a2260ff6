"""So many articles a month for who has not subscribed; one that is read again counts once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.core.access import (
    Granted,
    Item,
    Meter,
    Reader,
    Reason,
    Right,
    Variant,
    decide,
    left,
    opened,
    opening,
    reads_without_advertisements,
)

NOVEMBER = datetime(2026, 11, 1, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 1, tzinfo=UTC)
JANUARY = datetime(2027, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
METER = Meter(3, 5, tuple(int(at.timestamp()) for at in (NOVEMBER, DECEMBER, JANUARY)))
NOBODY, REGISTERED = Reader(), Reader(is_registered=True)


def an_article(number: int = 1, **said: object) -> Item:
    values = {"kind": "article", "key": f"piece-{number}", "published_at": NOVEMBER}
    values |= {"access": "subscribers", "article": str(number), "is_metered": True}
    return Item(**values | said)


def having(reader: Reader, *numbers: int, now: datetime = NOW) -> Reader:
    """The reader after opening these, one after the other."""
    for number in numbers:
        right = opening(METER, reader, an_article(number), now)
        assert right is not None
        reader = replace(reader, rights=(*reader.rights, right))
    return reader


def test_what_was_opened_is_read_again_until_the_month_is_over():
    reader = having(NOBODY, 1)

    decision = decide(reader, an_article(1), NOW)

    assert (decision.variant, decision.reason) == (Variant.FULL, Reason.OPENED)
    assert not decide(reader, an_article(2), NOW).is_granted
    assert decide(reader, an_article(1), DECEMBER - timedelta(seconds=1)).is_granted
    assert not decide(reader, an_article(1), DECEMBER).is_granted


def test_three_are_opened_without_an_account_and_five_with_one():
    assert opening(METER, having(NOBODY, 1, 2, 3), an_article(4), NOW) is None
    reader = having(NOBODY, 1, 2, 3)
    registered = replace(reader, is_registered=True)
    assert left(METER, registered, NOW) == 2
    assert opening(METER, having(registered, 4, 5), an_article(6), NOW) is None


def test_the_next_month_begins_anew():
    reader = having(NOBODY, 1, 2, 3)

    assert left(METER, reader, DECEMBER) == 3
    assert opened(having(reader, 4, now=DECEMBER), DECEMBER) == (
        Right("opened", DECEMBER, JANUARY, "4"),
    )


@pytest.mark.parametrize(
    "item",
    [
        an_article(is_metered=False),
        an_article(access="registered"),
        an_article(access="open"),
        an_article(published_at=None),
        an_article(published_at=JANUARY),
        an_article(embargoed_until=JANUARY),
        an_article(is_spiked=True),
        an_article(kind="edition"),
        an_article(article=""),
    ],
    ids=lambda it: f"{it.kind}-{it.access}-{it.published_at}-{it.is_spiked}",
)
def test_what_is_no_article_for_subscribers_that_has_appeared_is_not_opened(item):
    assert opening(METER, NOBODY, item, NOW) is None


def test_who_may_read_it_anyway_opens_nothing():
    subscriber = Reader(is_registered=True, rights=(Right("subscriber", NOVEMBER),))

    assert opening(METER, subscriber, an_article(), NOW) is None
    assert opening(METER, having(NOBODY, 1), an_article(1), NOW) is None


def test_an_article_that_was_taken_out_of_the_meter_is_held_back_from_who_had_opened_it():
    assert not decide(having(NOBODY, 1), an_article(1, is_metered=False), NOW).is_granted


@pytest.mark.parametrize("now", [NOVEMBER - timedelta(days=1), JANUARY, JANUARY.replace(year=2030)])
def test_outside_of_the_months_that_are_known_nothing_is_opened(now):
    assert (
        opening(METER, NOBODY, an_article(published_at=datetime(2020, 1, 1, tzinfo=UTC)), now)
        is None
    )


def test_without_a_meter_nothing_is_opened():
    assert opening(Meter(), NOBODY, an_article(), NOW) is None


def test_a_gift_opens_one_article_also_one_that_is_for_subscribers_alone():
    reader = Reader(rights=(Right("gift", NOVEMBER, DECEMBER, "1"),))

    decision = decide(reader, an_article(1, is_metered=False), NOW)

    assert isinstance(decision, Granted)
    assert decision.reason is Reason.GIVEN
    assert not decide(reader, an_article(2), NOW).is_granted
    assert left(METER, reader, NOW) == 3


def test_the_article_of_the_week_is_free_for_its_week():
    item = an_article(free_from=NOVEMBER, free_until=DECEMBER)

    assert decide(NOBODY, item, NOW) == Granted(Variant.FULL, Reason.FREE_NOW)
    assert not decide(NOBODY, item, DECEMBER).is_granted
    assert opening(METER, NOBODY, item, NOW) is None
    assert not decide(NOBODY, an_article(free_from=NOVEMBER), NOW).is_granted
    assert not decide(NOBODY, an_article(free_until=DECEMBER), NOW).is_granted


def test_advertisements_are_kept_away_while_the_right_holds():
    right = Right("subscriber", NOVEMBER, DECEMBER, formats=frozenset({"print"}), is_ad_free=True)
    reader = Reader(is_registered=True, rights=(right,))

    assert reads_without_advertisements(reader, NOW)
    assert not reads_without_advertisements(reader, DECEMBER)
    assert not reads_without_advertisements(REGISTERED, NOW)
    assert not decide(reader, an_article(), NOW).is_granted


@given(
    st.lists(
        st.tuples(
            st.integers(1, 8),
            st.datetimes(NOVEMBER.replace(tzinfo=None), JANUARY.replace(tzinfo=None)),
        ),
        max_size=30,
    ),
    st.booleans(),
)
def test_in_no_month_more_is_opened_than_the_meter_says(asked, is_registered):
    reader, seen = Reader(is_registered=is_registered), {}

    for number, naive in sorted(asked, key=lambda one: one[1]):
        now = naive.replace(tzinfo=UTC)
        item = an_article(number)
        right = opening(METER, reader, item, now)
        if right is not None:
            reader = replace(reader, rights=(*reader.rights, right))
        if decide(reader, item, now).is_granted:
            seen.setdefault(METER.month(now), set()).add(number)

    assert all(len(numbers) <= METER.most(reader) for numbers in seen.values())
