"""What rights open: more of them never show less, and the reason names the rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.core.access import (
    ACCESSES,
    REASONS_THAT_GRANT,
    Granted,
    Item,
    Reader,
    Reason,
    Refused,
    Right,
    Variant,
    decide,
    explain,
    right_of,
)
from octavo.core.passes import Pass

NOW = datetime(2027, 1, 31, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
BEFORE, AFTER = NOW - SECOND, NOW + SECOND
TIDE = Item("article", "the-tide-clock", BEFORE, access="subscribers", issue="18", article="tide")
PICTURE = Item("edition", "18/tide/epub", BEFORE, access="subscribers", issue="18", article="tide")
SUBSCRIBER = Right("subscriber", BEFORE, AFTER)

moments = st.integers(-3, 3).map(lambda seconds: NOW + seconds * SECOND)
rights = st.builds(
    Right,
    kind=st.just("subscriber"),
    since=moments,
    until=st.none() | moments,
    formats=st.sets(st.sampled_from(["digital", "print"]), min_size=1).map(frozenset),
) | st.builds(
    Right,
    kind=st.sampled_from(["issue", "article"]),
    since=moments,
    until=st.none() | moments,
    key=st.sampled_from(["18", "19", "tide", "rope"]),
    formats=st.sets(st.sampled_from(["digital", "print"]), min_size=1).map(frozenset),
)
readers = st.builds(Reader, st.booleans(), st.booleans(), st.lists(rights, max_size=4).map(tuple))
items = st.builds(
    Item,
    kind=st.sampled_from(["article", "issue", "edition", "picture"]),
    key=st.sampled_from(["18", "tide", "rope"]),
    published_at=st.none() | moments,
    is_spiked=st.booleans(),
    access=st.sampled_from(ACCESSES),
    opens_at=st.none() | moments,
    embargoed_until=st.none() | moments,
    issue=st.sampled_from(["", "18"]),
    article=st.sampled_from(["", "tide"]),
)


def named(right: Right | None) -> tuple[str, str] | None:
    """What a right is to."""
    return right and (right.kind, right.key)


class Nowhere(tzinfo):
    """A zone that knows no offset."""


def shown(decision: Granted | Refused) -> int:
    """Nothing, the teaser, or all of it."""
    variant = decision.variant if isinstance(decision, Granted) else decision.shows
    return {None: 0, Variant.TEASER: 1, Variant.FULL: 2}[variant]


@given(readers, items, rights, st.integers(0, 4))
def test_one_right_more_never_shows_less(reader, item, right, place):
    held = list(reader.rights)
    held.insert(place, right)

    richer = replace(reader, rights=tuple(held))

    assert shown(decide(richer, item, NOW)) >= shown(decide(reader, item, NOW))


@given(readers, items)
def test_an_account_or_a_desk_in_the_house_never_shows_less(reader, item):
    for more in (replace(reader, is_registered=True), replace(reader, is_staff=True)):
        assert shown(decide(more, item, NOW)) >= shown(decide(reader, item, NOW))


@given(readers, items)
def test_what_has_not_appeared_shows_nothing_to_anybody_outside(reader, item):
    outside = replace(reader, is_staff=False)
    has_appeared = (
        not item.is_spiked
        and item.published_at is not None
        and item.published_at <= NOW
        and (item.embargoed_until is None or item.embargoed_until <= NOW)
    )

    assert has_appeared or shown(decide(outside, item, NOW)) == 0


@given(readers, items)
def test_the_reason_names_a_rule_that_holds(reader, item):
    decision = decide(reader, item, NOW)
    right = decision.right if isinstance(decision, Granted) else None

    holds = {
        Reason.OPEN: item.access == "open",
        Reason.WALL_OPENED: item.opens_at is not None and item.opens_at <= NOW,
        Reason.REGISTERED: item.access == "registered" and reader.is_registered,
        Reason.SUBSCRIBER: right in reader.rights and right.kind == "subscriber",
        Reason.HAS_ISSUE: right in reader.rights and named(right) == ("issue", item.issue),
        Reason.HAS_ARTICLE: right in reader.rights and named(right) == ("article", item.article),
        Reason.STAFF: reader.is_staff,
    }
    assert decision.is_granted is (decision.reason in REASONS_THAT_GRANT)
    assert not decision.is_granted or holds[decision.reason]
    assert right is None or (right.holds_at(NOW) and "digital" in right.formats)


@pytest.mark.parametrize(
    ("right", "decided"),
    [
        (SUBSCRIBER, Granted(Variant.FULL, Reason.SUBSCRIBER, SUBSCRIBER)),
        (replace(SUBSCRIBER, until=NOW), Refused(Reason.LAPSED, Variant.TEASER)),
        (replace(SUBSCRIBER, since=AFTER), Refused(Reason.NOT_BEGUN, Variant.TEASER)),
        (
            replace(SUBSCRIBER, formats=frozenset({"print"})),
            Refused(Reason.PRINT_ONLY, Variant.TEASER),
        ),
        (
            right := Right("issue", BEFORE, key="18"),
            Granted(Variant.FULL, Reason.HAS_ISSUE, right),
        ),
        (
            right := Right("article", BEFORE, key="tide"),
            Granted(Variant.FULL, Reason.HAS_ARTICLE, right),
        ),
        (Right("issue", BEFORE, key="19"), Refused(Reason.NEEDS_SUBSCRIPTION, Variant.TEASER)),
        (Right("article", BEFORE, key="rope"), Refused(Reason.NEEDS_SUBSCRIPTION, Variant.TEASER)),
    ],
)
def test_an_article_for_subscribers_is_whole_for_those_whose_right_is_to_it(right, decided):
    assert decide(Reader(is_registered=True, rights=(right,)), TIDE, NOW) == decided


def test_a_file_of_an_article_has_no_part_that_is_for_everybody():
    bought = Right("article", BEFORE, key="tide")

    assert decide(Reader(), PICTURE, NOW) == Refused(Reason.NEEDS_SUBSCRIPTION, None)
    assert decide(Reader(rights=(bought,)), PICTURE, NOW).reason is Reason.HAS_ARTICLE


def test_an_account_opens_what_is_for_the_registered_and_nothing_more():
    registered = replace(TIDE, access="registered")

    assert decide(Reader(), registered, NOW) == Refused(Reason.NEEDS_ACCOUNT, Variant.TEASER)
    assert decide(Reader(is_registered=True), registered, NOW).reason is Reason.REGISTERED
    assert decide(Reader(is_registered=True), TIDE, NOW).reason is Reason.NEEDS_SUBSCRIPTION
    assert decide(Reader(rights=(SUBSCRIBER,)), registered, NOW).reason is Reason.SUBSCRIBER


def test_the_wall_moves_in_the_second_that_was_named():
    walled = replace(TIDE, opens_at=NOW)

    assert decide(Reader(), walled, BEFORE).reason is Reason.NEEDS_SUBSCRIPTION
    assert decide(Reader(), walled, NOW) == Granted(Variant.FULL, Reason.WALL_OPENED)


def test_an_embargo_holds_back_the_teaser_too():
    embargoed = replace(TIDE, embargoed_until=AFTER)

    assert decide(Reader(rights=(SUBSCRIBER,)), embargoed, NOW) == Refused(Reason.EMBARGOED)
    assert decide(Reader(is_staff=True), embargoed, NOW).reason is Reason.STAFF
    assert decide(Reader(rights=(replace(SUBSCRIBER, until=None),)), embargoed, AFTER).is_granted


@pytest.mark.parametrize(
    "wrong",
    [
        [SUBSCRIBER],
        ("subscriber",),
        (replace(SUBSCRIBER, kind="owner"),),
        (replace(SUBSCRIBER, kind=["issue"]),),
        (replace(SUBSCRIBER, key="18"),),
        (Right("issue", BEFORE),),
        (Right("article", BEFORE, key="a" * 41),),
        (Right("article", BEFORE, key="Tide"),),
        (Right("issue", BEFORE, key="17/18"),),
        (replace(SUBSCRIBER, formats=frozenset()),),
        (replace(SUBSCRIBER, since=NOW.replace(tzinfo=Nowhere())),),
        (replace(SUBSCRIBER, key=None),),
        (replace(SUBSCRIBER, since=BEFORE.replace(tzinfo=None)),),
        (replace(SUBSCRIBER, until="never"),),
        (replace(SUBSCRIBER, formats={"digital"}),),
        (replace(SUBSCRIBER, formats=frozenset({"audio"})),),
    ],
)
def test_a_right_that_makes_no_sense_closes_everything(wrong):
    assert decide(Reader(rights=wrong), TIDE, NOW) == Refused(Reason.MALFORMED)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(TIDE, access="members"),
        replace(TIDE, access=None),
        replace(TIDE, access=["open"]),
        replace(TIDE, access=mock.ANY),
        replace(TIDE, opens_at="2027-01-01"),
        replace(TIDE, embargoed_until=NOW.replace(tzinfo=None)),
        replace(TIDE, issue=18),
        replace(TIDE, article=None),
    ],
)
def test_an_item_whose_access_makes_no_sense_is_closed_to_all(wrong):
    assert decide(Reader(is_staff=True), wrong, NOW) == Refused(Reason.MALFORMED)
    assert decide(Reader(is_registered=1), TIDE, NOW) == Refused(Reason.MALFORMED)


def test_the_desk_reads_who_granted_a_right():
    given_by = replace(SUBSCRIBER, by="the desk, for the school library")

    said = explain(decide(Reader(rights=(given_by,)), TIDE, NOW))

    assert said == ("This reader is a subscriber. Granted by: the desk, for the school library.")


@given(rights, st.integers(0, 999_999))
def test_a_right_in_the_words_of_a_pass_is_the_same_right_to_the_second(right, microseconds):
    since = right.since - timedelta(microseconds=microseconds)
    read = right_of(replace(right, since=since, by="the desk").words)

    assert read == right


@given(rights, st.integers(0, 999_999))
def test_a_pass_never_lets_a_right_end_later(right, microseconds):
    ends = NOW + timedelta(microseconds=microseconds)

    read = right_of(replace(right, until=ends).words)

    assert NOW - SECOND < read.until <= ends


def test_a_right_is_over_in_its_instant_though_the_clock_is_put_back():
    berlin = ZoneInfo("Europe/Berlin")
    over = datetime(2027, 10, 31, 2, 30, tzinfo=berlin)  # the first half past two of that night
    later = datetime(2027, 10, 31, 2, 15, tzinfo=berlin, fold=1)
    reader = Reader(rights=(Right("subscriber", BEFORE, over),))

    assert decide(reader, TIDE, later).reason is Reason.LAPSED


def test_far_away_times_are_written_down_to_the_second_too():
    ends = datetime(2900, 1, 1, 0, 0, 0, 999_999, tzinfo=UTC)
    long_ago = datetime(1931, 1, 1, tzinfo=UTC)

    read = right_of(Right("subscriber", long_ago, ends).words)

    assert (read.since, read.until) == (
        datetime(1970, 1, 1, tzinfo=UTC),
        ends.replace(microsecond=0),
    )


def test_the_longest_right_has_room_in_a_pass():
    longest = Right("article", NOW, AFTER, key="a" * 40, formats=frozenset({"digital", "print"}))
    carried = Pass("A" * 22, "7", 1, 3601, (longest.words,))

    assert carried.is_well_formed
    assert right_of(carried.rights[0]) == longest


@pytest.mark.parametrize(
    "wrong",
    [
        replace(SUBSCRIBER, since=NOW.replace(tzinfo=None)),
        replace(SUBSCRIBER, formats=frozenset({"digital", "x"})),
        Right("article", BEFORE, key="a" * 41),
    ],
)
def test_a_right_that_makes_no_sense_has_no_words(wrong):
    with pytest.raises(ValueError, match="makes no sense"):
        _ = wrong.words


@pytest.mark.parametrize(
    "words",
    [
        "",
        "s",
        "x:1:2:d",
        "s18:1:2:d",
        "i:1:2:d",
        "s:01:2:d",
        "s:1:2:pd",
        "s:1:2:",
        "s:-1:2:d",
        "s:1:2:d\n",
    ],
)
def test_other_words_are_no_right(words):
    assert right_of(words) is None
