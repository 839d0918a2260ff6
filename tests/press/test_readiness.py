"""How a form stands follows from what is known of it."""

import pytest

from octavo.press.made import Problem
from octavo.press.readiness import Facts, Standing, State, There, of_article, of_form

LOOSE = Problem("A line is loose.", slug="first")
OVER = Problem("Three lines over.", slug="first", is_breach=True)
THERE = There("k1", {"first": "a", "second": "b"})
NOW_TEXTS = {"first": "a", "second": "b"}


def facts(**said) -> Facts:
    return Facts(**({"key": "k1", "texts": NOW_TEXTS, "there": THERE} | said))


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (facts(), Standing(State.READY)),
        (facts(is_at_work=True), Standing(State.READY)),
        (facts(key="k2"), Standing(State.STALE)),
        (facts(key="k2", is_settled=True), Standing(State.READY)),
        (facts(key="k2", is_at_work=True), Standing(State.BUILDING)),
        (facts(key="k2", failure="No space."), Standing(State.STALE, ("No space.",))),
        (facts(there=None), Standing(State.MISSING)),
        (facts(there=None, is_at_work=True), Standing(State.BUILDING)),
        (facts(there=None, failure="No."), Standing(State.MISSING, ("No.",))),
        (facts(lacks={"first": ("A page.",)}), Standing(State.MISSING, ("A page.",))),
        (facts(because="It waits.", key="k2"), Standing(State.OVERRULED, ("It waits.",))),
        (facts(because="It waits."), Standing(State.READY)),
        (
            facts(because="It waits.", there=None, is_at_work=True),
            Standing(State.OVERRULED, ("It waits.",)),
        ),
    ],
)
def test_a_form_stands_as_its_facts_say(known, expected):
    assert of_form(known) == expected


def test_a_breach_is_missing_and_a_warning_is_told():
    known = facts(there=There("k1", NOW_TEXTS, (LOOSE, OVER)))

    assert of_form(known) == Standing(State.MISSING, (OVER.sentence,), (LOOSE.sentence,))
    assert of_article(known, "first") == of_form(known)
    assert of_article(known, "second") == Standing(State.READY)


def test_what_belongs_to_no_article_has_a_place_of_its_own():
    missing = Problem("The advertisement is missing.", is_breach=True)
    known = facts(there=There("k1", NOW_TEXTS, (missing,)))

    assert of_article(known, "") == Standing(State.MISSING, (missing.sentence,))
    assert of_article(known, "first") == Standing(State.READY)


def test_only_the_article_that_changed_is_stale():
    known = facts(key="k2", texts={"first": "a", "second": "c"})

    assert of_article(known, "second").state == State.STALE
    assert of_article(known, "first").state == State.READY


def test_every_article_is_stale_when_none_has_changed():
    """Then it is the house style, or the maker."""
    known = facts(key="k2")

    assert {of_article(known, slug).state for slug in NOW_TEXTS} == {State.STALE}


def test_overruled_or_ready_may_appear():
    assert [it for it in State if Standing(it).may_appear] == [State.READY, State.OVERRULED]
