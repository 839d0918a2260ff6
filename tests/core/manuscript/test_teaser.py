"""The opening of an article, cut where a reader may pause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import manuscripts

from octavo.core.manuscript.blocks import (
    Block,
    Box,
    Break,
    Figure,
    Footnote,
    List,
    ListItem,
    Paragraph,
    PullQuote,
    Quotation,
    Subhead,
)
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Emphasis, NoteMark, Text
from octavo.core.manuscript.measuring import running_text, word_count
from octavo.core.manuscript.teaser import TEASER_WORDS, given_away, teaser
from octavo.core.manuscript.typography import finish


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def opening(*blocks: Block, words: int, language: str = "en-GB") -> tuple[Block, ...]:
    manuscript = Manuscript(headline="H", language=language, blocks=blocks)
    return teaser(manuscript, words=words).blocks


ONE = paragraph("One two three. Four five. Six.")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (0, None),
        (1, "One two three."),
        (3, "One two three."),
        (4, "One two three."),
        (5, "One two three. Four five."),
        (6, "One two three. Four five. Six."),
        (60, "One two three. Four five. Six."),
    ],
)
def test_a_teaser_ends_with_the_last_whole_sentence_that_fits(words, text):
    assert opening(ONE, words=words) == ((paragraph(text),) if text else ())


def test_the_head_and_the_lead_image_stay_whole():
    manuscript = Manuscript("Head", "Stand first.", lead_image=Figure("a.jpg"), blocks=(ONE,))

    assert teaser(manuscript, words=3) == Manuscript(
        "Head", "Stand first.", lead_image=Figure("a.jpg"), blocks=(paragraph("One two three."),)
    )


def test_blocks_other_than_paragraphs_are_kept_whole_or_not_at_all():
    items = List((ListItem((Text("Four."),)), ListItem((Text("Five six."),))))
    quotation = Quotation(((Text("Seven. Eight."),),))

    assert opening(paragraph("One two three."), items, quotation, words=5) == (
        paragraph("One two three."),
    )
    assert opening(paragraph("One two three."), items, quotation, words=7) == (
        paragraph("One two three."),
        items,
    )
    assert opening(quotation, ONE, words=1) == (quotation,)


def test_a_subhead_or_a_break_never_stands_last():
    subhead = Subhead((Text("Five"),))

    assert opening(ONE, Break(), subhead, paragraph("Eight nine."), words=8) == (ONE,)
    assert opening(ONE, Break(), subhead, paragraph("Eight nine."), words=9) == (
        ONE,
        Break(),
        subhead,
        paragraph("Eight nine."),
    )
    assert opening(subhead, words=9) == ()


QUOTED = (
    ("en-GB", 'One two. "Three four. Five six." Seven.', "One two."),
    ("en-GB", "One two. ‘Three four. Don’t six.’ Seven.", "One two."),
    ("en-GB", "One two. «Three four. Five six.» Seven.", "One two."),
    ("de", "Eins zwei. „Drei vier. Fünf sechs.“ Sieben.", "Eins zwei."),
    ("fr", "Un deux. « Trois quatre. Cinq six. » Sept.", "Un deux."),
)


@pytest.mark.parametrize(("language", "text", "kept"), QUOTED)
def test_a_teaser_never_ends_within_quote_marks(language, text, kept):
    assert opening(paragraph(text), words=5, language=language) == (paragraph(kept),)


def test_a_quotation_over_several_paragraphs_is_not_torn():
    first = paragraph("He said: “Two three.")
    second = paragraph("“Four five.”")

    assert opening(ONE, first, second, words=10) == (ONE,)
    assert opening(ONE, first, second, words=12) == (ONE, first, second)
    assert opening(first, paragraph("No quote."), words=4) == (first,)
    assert opening(paragraph("No quote."), second, words=3) == (paragraph("No quote."),)


def test_pull_quotes_are_held_back_and_figures_before_the_end_are_not():
    figure, last = Figure("b.jpg"), Figure("c.jpg")
    pull_quote = PullQuote((Text("The last words."),))

    kept = opening(pull_quote, figure, ONE, paragraph("The last words."), last, words=6)

    assert kept == (figure, ONE)
    assert opening(figure, ONE, words=1) == (figure, paragraph("One two three."))


def test_only_notes_that_are_still_marked_come_along():
    marked = Paragraph(
        (Text("One two."), NoteMark("a"), Emphasis((Text(" Three."),)), NoteMark("b"))
    )
    notes = (Footnote("a", (Text("A."),)), Footnote("b", (Text("B."),)))
    box = Box((), (Footnote("c", ()), notes[0]))

    assert opening(marked, *notes, words=2) == (
        Paragraph((Text("One two."), NoteMark("a"))),
        notes[0],
    )
    assert opening(marked, box, words=2)[1:] == (notes[0],)
    assert opening(box, Paragraph((NoteMark("a"),)), words=2) == (box, Paragraph((NoteMark("a"),)))


@given(manuscripts(), st.integers(1, 30))
def test_a_teaser_is_the_beginning_of_the_running_text(manuscript, words):
    short = teaser(manuscript, words=words)

    assert running_text(manuscript).startswith(running_text(short))
    assert teaser(short, words=words) == short
    assert word_count(short) <= words or len(teaser(short, words=1).blocks) == len(short.blocks)
    assert finish(short) == finish(finish(short))


@pytest.mark.parametrize(("sentences", "given"), [(40, 10), (400, TEASER_WORDS // 4)])
def test_no_more_than_a_quarter_of_a_short_piece_is_given_away(sentences, given):
    """Four words a sentence."""
    whole = Manuscript(headline="H", blocks=(paragraph("The tide comes in. " * sentences),))

    assert running_text(given_away(whole)).count(".") == given
