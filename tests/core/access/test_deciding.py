"""Who may see what: everything published is open, and whatever is odd is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.core.access import (
    KINDS,
    REASONS_THAT_GRANT,
    REASONS_THAT_REFUSE,
    Granted,
    Item,
    Reader,
    Reason,
    Refused,
    Variant,
    decide,
    explain,
)

NOW = datetime(2027, 1, 31, 12, tzinfo=UTC)
BEFORE, AFTER = NOW - timedelta(seconds=1), NOW + timedelta(seconds=1)
ANYONE, STAFF = Reader(), Reader(is_staff=True)
OPEN = Granted(Variant.FULL, Reason.OPEN)
FOR_STAFF = Granted(Variant.FULL, Reason.STAFF)


def an_article(published_at: datetime | None = BEFORE, *, is_spiked: bool = False) -> Item:
    return Item("article", "the-tide-clock", published_at, is_spiked)


@pytest.mark.parametrize(
    ("item", "for_anyone", "for_staff"),
    [
        (an_article(BEFORE), OPEN, OPEN),
        (an_article(NOW), OPEN, OPEN),
        (an_article(AFTER), Refused(Reason.NOT_PUBLISHED), FOR_STAFF),
        (an_article(None), Refused(Reason.NOT_PUBLISHED), FOR_STAFF),
        (an_article(BEFORE, is_spiked=True), Refused(Reason.SPIKED), FOR_STAFF),
        (an_article(None, is_spiked=True), Refused(Reason.SPIKED), FOR_STAFF),
    ],
)
def test_what_is_published_is_open_and_staff_see_the_rest(item, for_anyone, for_staff):
    assert decide(ANYONE, item, NOW) == for_anyone
    assert decide(STAFF, item, now=NOW) == for_staff


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_judged_by_the_same_rule(kind):
    assert decide(ANYONE, Item(kind, "7", BEFORE), NOW) == OPEN
    assert decide(ANYONE, Item(kind, "7", AFTER), NOW) == Refused(Reason.NOT_PUBLISHED)


def test_an_instant_is_an_instant_in_every_zone():
    east = timezone(timedelta(hours=9))

    assert decide(ANYONE, an_article(NOW.astimezone(east)), NOW) == OPEN
    assert decide(ANYONE, an_article(AFTER.astimezone(east)), NOW) == Refused(Reason.NOT_PUBLISHED)


@pytest.mark.parametrize("reader", [None, "staff", True, {"is_staff": True}, Reader(1)])
def test_a_reader_of_the_wrong_kind_is_refused(reader):
    assert decide(reader, an_article(), NOW) == Refused(Reason.MALFORMED)


@pytest.mark.parametrize(
    "item",
    [
        None,
        "the-tide-clock",
        Item("poem", "x", BEFORE),
        Item(["article"], "x", BEFORE),
        Item("article", "", BEFORE),
        Item("article", None, BEFORE),
        Item("article", 7, BEFORE),
        Item("article", "x", BEFORE.replace(tzinfo=None)),
        Item("article", "x", date(2027, 1, 1)),
        Item("article", "x", "2027-01-01"),
        Item("article", "x", BEFORE, None),
        Item("article", "x", BEFORE, 0),
    ],
)
def test_an_item_that_makes_no_sense_is_refused_to_staff_too(item):
    assert decide(STAFF, item, NOW) == Refused(Reason.MALFORMED)


@pytest.mark.parametrize("now", [None, NOW.replace(tzinfo=None), date(2027, 1, 31), 0, "now"])
def test_a_now_that_is_no_instant_is_refused(now):
    assert decide(STAFF, an_article(), now) == Refused(Reason.MALFORMED)


odd = st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.just(NOW) | st.just([])


@given(odd | st.builds(Reader, odd), odd | st.builds(Item, odd, odd, odd, odd), odd)
def test_whatever_is_asked_there_is_an_answer_with_its_reason(reader, item, now):
    decision = decide(reader, item, now)

    assert decision.reason in (REASONS_THAT_GRANT if decision.is_granted else REASONS_THAT_REFUSE)
    assert explain(decision)


def test_every_reason_grants_or_refuses_and_has_its_sentence():
    assert set(Reason) == REASONS_THAT_GRANT | REASONS_THAT_REFUSE
    assert not REASONS_THAT_GRANT & REASONS_THAT_REFUSE
    for reason in Reason:
        assert explain(Refused(reason)).endswith(".")


def test_staff_can_read_why():
    assert explain(decide(ANYONE, an_article(AFTER), NOW)) == "It has not appeared yet."
