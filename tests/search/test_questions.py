"""Whatever a reader types is a question, or too much for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.search.questions import (
    MOST_CHARACTERS,
    MOST_TERMS,
    QuestionTooLong,
    cleaned,
    read_question,
)


def terms(typed: str) -> list[tuple[str, ...] | str]:
    """Phrases as tuples, single words as they are."""
    return [term.words if term.is_phrase else term.words[0] for term in read_question(typed).terms]


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Harbour  Lamps", ["harbour", "lamps"]),
        ('tide "the Wet Cellar"', ["tide", ("the", "wet", "cellar")]),
        ("„der nasse Keller“ Flut", [("der", "nasse", "keller"), "flut"]),
        ("«la cave» 「東京」", [("la", "cave"), ("東", "京")]),
        ('"left open', [("left", "open")]),
        ('""  "', []),
        ("twenty-first", [("twenty", "first")]),
        ("tide tide", ["tide"]),
        ("tide\x00\x07 \ud800 OR NEAR(", ["tide", "or", "near"]),
        ("!!! *", []),
    ],
)
def test_words_and_phrases_are_told_apart(typed, asked):
    assert terms(typed) == asked


def test_what_is_too_long_says_so():
    with pytest.raises(QuestionTooLong):
        read_question("a" * (MOST_CHARACTERS + 1))
    with pytest.raises(QuestionTooLong):
        read_question(" ".join(f"w{n}" for n in range(MOST_TERMS + 1)))

    assert len(read_question(" ".join(f"w{n}" for n in range(MOST_TERMS))).terms) == MOST_TERMS


@given(st.text(max_size=300))
def test_any_line_is_a_question_or_too_long(typed):
    try:
        question = read_question(typed)
    except QuestionTooLong:
        return
    assert all(term.words for term in question.terms)
    assert question.text == cleaned(question.text)
