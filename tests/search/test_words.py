"""Words are compared as a reader types them: without case, diacritics and ligatures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.search.words import LONGEST_WORD, folded, places, words_in


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Žofia BŘÍZOVÁ", ["zofia", "brizova"]),
        ("Straße, œuvre, Ærø, Łódź, İstanbul", ["strasse", "oeuvre", "aero", "lodz", "istanbul"]),
        ("L’été, don't", ["l", "ete", "don", "t"]),
        ("re\u00adprinted", ["reprinted"]),
        ("e\u0301te\u0301", ["ete"]),
        ("ﬁnance in ½ a year", ["finance", "in", "1", "2", "a", "year"]),
        ("東京へ", ["東", "京", "へ"]),
        ("हिन्दी", ["हिन्दी"]),
        ("a_b", ["a", "b"]),
        ("… – !", []),
    ],
)
def test_words_are_read_as_they_are_typed(written, words):
    assert words_in(written) == words


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_a_word_has_no_character_that_means_something_to_a_database(text):
    for word in words_in(text):
        assert 0 < len(word) <= LONGEST_WORD
        assert not set(word) & set(" '\"\\&|!()<>:*%_\0\t\n")


@given(st.text())
def test_each_word_is_at_its_place(text):
    for word, starts, ends in places(text):
        assert word in words_in(text[starts:ends])
