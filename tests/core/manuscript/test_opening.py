"""Where an article's text begins and ends, and how its beginning is dressed."""

from __future__ import annotations

from octavo.core.manuscript.blocks import Break, Figure, Footnote, Paragraph, PullQuote, Quotation
from octavo.core.manuscript.inlines import Link, Text
from octavo.core.manuscript.opening import (
    closing_place,
    has_initial,
    opening_place,
    phrase_length,
)


def said(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def test_the_first_paragraph_opens_the_text_though_a_picture_stands_above_it():
    blocks = (Figure(source="a.jpg"), PullQuote((Text("Fog"),)), said("The keeper wrote."))

    assert opening_place(blocks) == 2


def test_a_text_that_begins_with_another_voice_has_no_opening():
    assert opening_place((Quotation(((Text("Fog."),),)), said("The keeper wrote."))) is None
    assert opening_place(()) is None


def test_the_last_block_that_shows_something_ends_the_text():
    blocks = (said("It rose."), said(""), Break(), Footnote("1", (Text("Then."),)))

    assert closing_place(blocks) == 0
    assert closing_place(blocks[1:]) is None


def test_the_first_phrase_is_whole_words_before_the_first_pause_or_link():
    assert phrase_length((Text("At dawn, the fog rose."),)) == len("At dawn")
    assert phrase_length((Text("The keeper of the light at Vell Point wrote"),)) == len(
        "The keeper of the light at"
    )
    assert phrase_length((Text("The "), Link("/a/", (Text("keeper"),)), Text(" wrote"))) == 3
    assert phrase_length((Text("Donaudampfschifffahrtsgesellschaft fuhr"),)) == 0


def test_an_initial_needs_a_letter_and_three_lines():
    assert has_initial((Text("“The keeper " + "wrote it down " * 20),))
    assert not has_initial((Text("The keeper wrote."),))
    assert not has_initial((Text("1914 was " + "a year of fog " * 20),))


def test_scripts_without_capitals_are_not_dressed():
    for words in ("كتب حارس المنارة في دفتره ", "灯台守は日誌に霧は晴れずと書いた "):
        line = (Text(words * 40),)

        assert phrase_length(line) == 0
        assert not has_initial(line)
