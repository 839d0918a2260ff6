"""Which booking stands where: laws of the choice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from octavo.advertising.choosing import A_DAY, Candidate, choose, next_turn

DAY = date(2027, 3, 10)
PAGES = tuple(f"article:{number}" for number in range(1, 41))
SECTIONS = (None, 1, 2, 3)

candidates = st.builds(
    lambda number, begins, days, weight, sections: Candidate(
        number,
        DAY + timedelta(days=begins),
        DAY + timedelta(days=begins + days),
        weight,
        sections,
    ),
    st.integers(1, 10_000),
    st.integers(-9, 9),
    st.integers(1, 12),
    st.integers(1, 20),
    st.frozensets(st.sampled_from((1, 2, 3)), max_size=2),
)
some = st.lists(candidates, max_size=6, unique_by=lambda one: one.number)
sections = st.sampled_from(SECTIONS)


def chosen(them, page="article:1", *, section=None, on=DAY) -> Candidate | None:
    return choose(them, placement="article-end", page=page, section=section, on=on)


@given(some, sections)
def test_only_a_booking_that_is_live_and_for_the_section_stands_there(them, section):
    fitting = [one for one in them if one.is_live(DAY) and one.is_for(section)]

    found = chosen(them, section=section)

    assert found in fitting if fitting else found is None


@given(some, sections, st.randoms())
def test_the_order_in_which_they_are_looked_at_does_not_matter(them, section, chance):
    turned = list(them)
    chance.shuffle(turned)

    assert chosen(turned, section=section) == chosen(them, section=section)


@given(some.filter(lambda them: len(them) > 1), sections)
def test_one_that_leaves_changes_no_page_but_those_it_stood_on(them, section):
    leaving, *others = them

    for page in PAGES:
        before = chosen(them, page, section=section)
        if before != leaving:
            assert chosen(others, page, section=section) == before


@given(some, candidates, sections)
def test_one_that_comes_takes_pages_for_itself_alone(them, coming, section):
    coming = replace(coming, number=20_000)

    for page in PAGES:
        after = chosen([*them, coming], page, section=section)
        assert after in {chosen(them, page, section=section), coming}


@given(some, sections, st.integers(0, 20))
def test_between_two_turns_no_page_changes(them, section, further):
    """A page that is kept until the next turn is right on every day until then."""
    turn = next_turn(them, section=section, on=DAY)
    day = DAY + timedelta(days=further)
    if turn is not None and day >= turn:
        day = turn - A_DAY

    for page in PAGES[:5]:
        assert chosen(them, page, section=section, on=day) == chosen(them, page, section=section)


@given(st.lists(st.integers(1, 8), min_size=2, max_size=4))
def test_shares_follow_weights(weights):
    """Over many pages and days each gets what its weight says, within five of a hundred."""
    them = [
        Candidate(number, DAY, DAY + timedelta(days=400), weight)
        for number, weight in enumerate(weights, start=1)
    ]
    counted = Counter(
        found.number
        for page in PAGES
        for day in range(100)
        if (found := chosen(them, page, on=DAY + timedelta(days=day)))
    )

    for one in them:
        due = one.weight / sum(weights)
        assert abs(counted[one.number] / 4000 - due) < 0.05


def test_a_booking_begins_and_ends_at_midnight():
    one = Candidate(1, DAY, DAY + timedelta(days=2))

    days = [chosen([one], on=DAY + timedelta(days=at)) for at in (-1, 0, 1, 2)]

    assert days == [None, one, one, None]


def test_alone_in_its_place_a_booking_holds_until_it_ends_and_two_change_each_day():
    one, other = Candidate(1, DAY, DAY + 9 * A_DAY), Candidate(2, DAY + 3 * A_DAY, DAY + 5 * A_DAY)

    turns = [next_turn([one, other], section=None, on=DAY + at * A_DAY) for at in range(10)]

    assert [turn and (turn - DAY).days for turn in turns] == [3, 3, 3, 4, 5, 9, 9, 9, 9, None]
