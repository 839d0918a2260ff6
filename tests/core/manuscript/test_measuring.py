"""How long an article is, and its words alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.strategies import blocks

from octavo.core.manuscript.blocks import (
    Box,
    Break,
    Cell,
    Embed,
    Figure,
    Footnote,
    InterviewTurn,
    List,
    ListItem,
    Paragraph,
    PullQuote,
    Quotation,
    Subhead,
    Table,
    Verse,
)
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Emphasis, Text
from octavo.core.manuscript.inlines import plain_text as words_of
from octavo.core.manuscript.measuring import (
    block_inlines,
    block_text,
    count_words,
    plain_text,
    reading_minutes,
    word_count,
)
from octavo.core.manuscript.parts import block_parts


def line(text: str):
    return (Text(text),)


EVERY_BLOCK = (
    (Paragraph(line("one two")), "one two", 2),
    (Subhead(line("three")), "three", 1),
    (Quotation((line("four"), line("five")), line("Six")), "four\nfive\nSix", 3),
    (PullQuote(line("lifted words"), line("Someone")), "lifted words\nSomeone", 0),
    (List((ListItem(line("seven")), ListItem(line("eight"), 2))), "seven\neight", 2),
    (
        Table(
            ((Cell(line("a")), Cell(())), (Cell(line("b")), Cell(line("c")))), line("T"), line("n")
        ),
        "T\na\nb\nc\nn",
        3,
    ),
    (Verse(((line("r"), line("s")), (line("t"),)), line("Poet")), "r\ns\nt\nPoet", 4),
    (InterviewTurn("Ada", line("Why then?"), is_question=True), "Ada\nWhy then?", 2),
    (Figure("a.jpg", "alt", line("A quay"), "Ben Ash"), "A quay\nBen Ash", 0),
    (Break(), "", 0),
    (Footnote("1", line("see there")), "see there", 0),
    (Embed("https://example.org", "A film"), "A film", 0),
    (Box(line("Heading"), (Paragraph(line("inside")),)), "Heading\ninside", 2),
)


@pytest.mark.parametrize(("block", "text", "running_words"), EVERY_BLOCK)
def test_every_block_has_its_words_and_only_the_running_ones_count(block, text, running_words):
    assert block_text(block) == text
    assert word_count(Manuscript(headline="Not counted", blocks=(block,))) == running_words


@given(blocks())
def test_the_inlines_of_a_block_have_its_words(block):
    assert words_of(block_inlines(block)) == block_text(block)
    assert block_text(block) == "\n".join(part.text for part in block_parts(block))


def test_the_marks_of_a_composite_block_are_kept():
    block = List((ListItem((Emphasis(line("one")),)), ListItem(line("two"))))

    assert block_inlines(block) == (Emphasis(line("one")), Text("\ntwo"))


def test_plain_text_is_every_word_in_reading_order():
    manuscript = Manuscript(
        headline="The Tide Clock",
        standfirst="Who winds it?",
        lead_image=Figure(caption=line("The clock"), credit="Ben Ash"),
        blocks=(Paragraph(line("It stopped.")), Break(), PullQuote(line("It stopped."))),
    )

    assert plain_text(manuscript) == (
        "The Tide Clock\n\nWho winds it?\n\nThe clock\n\nBen Ash\n\nIt stopped.\n\nIt stopped."
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("— … / - *", 0),
        ("don’t well-kept 3.5 U.S. e.g.", 5),
        ("quays—and boats--and men/women", 6),
        ("cafe\u0301 हिन्दी", 2),
        ("潮時計 in Vell", 5),
    ],
)
def test_words_are_counted_as_an_editor_counts_them(text, words):
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("language", "words", "minutes"),
    [
        ("en-GB", 0, 1),
        ("en-GB", 228, 1),
        ("en-GB", 229, 2),
        ("de", 229, 2),
        ("DE-at", 359, 3),
        ("ga", 191, 2),
    ],
)
def test_reading_time_is_rounded_up_at_the_pace_of_the_language(language, words, minutes):
    manuscript = Manuscript(
        headline="H", language=language, blocks=(Paragraph(line("word " * words)),)
    )

    assert reading_minutes(manuscript) == minutes
