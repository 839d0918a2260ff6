"""Blocks keep their lines in normal form, whoever makes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.strategies import inline_trees

from octavo.core.manuscript.blocks import (
    Box,
    Cell,
    Figure,
    Footnote,
    InterviewTurn,
    ListItem,
    Paragraph,
    PullQuote,
    Quotation,
    Subhead,
    Table,
    Verse,
)
from octavo.core.manuscript.inlines import Emphasis, Strong, Text, normal

CLUMSY = (Text("a"), Text("b"), Emphasis(()), Emphasis((Strong((Text("c"),)),)))
TIDY = (Text("ab"), Strong((Emphasis((Text("c"),)),)))


@pytest.mark.parametrize(
    ("clumsy", "tidy"),
    [
        (Paragraph(CLUMSY), Paragraph(TIDY)),
        (Subhead(CLUMSY, 2), Subhead(TIDY, 2)),
        (Quotation((CLUMSY, CLUMSY), CLUMSY), Quotation((TIDY, TIDY), TIDY)),
        (PullQuote(CLUMSY, CLUMSY), PullQuote(TIDY, TIDY)),
        (ListItem(CLUMSY), ListItem(TIDY)),
        (Cell(CLUMSY), Cell(TIDY)),
        (Table((), CLUMSY, CLUMSY), Table((), TIDY, TIDY)),
        (Verse(((CLUMSY,),), CLUMSY), Verse(((TIDY,),), TIDY)),
        (InterviewTurn("Ada", CLUMSY), InterviewTurn("Ada", TIDY)),
        (Figure(caption=CLUMSY), Figure(caption=TIDY)),
        (Footnote("1", CLUMSY), Footnote("1", TIDY)),
        (Box(CLUMSY, ()), Box(TIDY, ())),
    ],
)
def test_a_block_brings_its_lines_into_normal_form(clumsy, tidy):
    assert clumsy == tidy
    assert repr(clumsy) == repr(tidy)


@given(inline_trees())
def test_blocks_of_the_same_words_are_equal(tree):
    assert Paragraph(tree) == Paragraph(normal(tree))
