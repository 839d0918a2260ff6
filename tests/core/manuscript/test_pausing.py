"""Where a long text pauses for what is not its own."""

from __future__ import annotations

from hypothesis import given
from tests.strategies import manuscripts

from octavo.core.manuscript.blocks import Block, Figure, Paragraph, PullQuote, Subhead
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Text
from octavo.core.manuscript.measuring import word_count
from octavo.core.manuscript.pausing import LONG, pause_after


def paragraph(words: int, *, ending: str = ".") -> Paragraph:
    return Paragraph((Text(" ".join(["word"] * words) + ending),))


def place(*blocks: Block) -> int | None:
    return pause_after(Manuscript(headline="H", language="en-GB", blocks=blocks))


def test_a_long_text_pauses_between_paragraphs_behind_its_first_third():
    assert place(*(paragraph(100) for _ in range(9))) == 2


def test_a_short_text_does_not_pause():
    assert place(*(paragraph(100) for _ in range(5))) is None
    assert place(*(paragraph(LONG // 6) for _ in range(6))) == 1


def test_it_does_not_pause_beside_a_subhead_a_picture_or_a_pull_quote():
    for between in (
        Subhead((Text("Rope"),)),
        Figure(source="a.png", alt="A"),
        PullQuote((Text("Word"),)),
    ):
        blocks = [paragraph(100) for _ in range(9)]
        blocks.insert(3, between)

        assert place(*blocks) == 4


def test_a_paragraph_that_announces_the_next_one_is_followed_by_it():
    blocks = [paragraph(100) for _ in range(9)]
    blocks[2] = paragraph(100, ending=":")

    assert place(*blocks) == 3


def test_a_quotation_of_several_paragraphs_is_not_torn():
    blocks = [paragraph(100) for _ in range(9)]
    blocks[2] = Paragraph((Text("“" + "word " * 100),))
    blocks[3] = Paragraph((Text("“" + "word " * 100 + "”"),))

    assert place(*blocks) == 3


def test_a_quarter_of_the_text_is_still_to_come_or_it_does_not_pause():
    blocks = [paragraph(650), paragraph(10), paragraph(10)]

    assert place(*blocks) is None


@given(manuscripts())
def test_a_pause_lies_between_two_paragraphs_of_a_long_text(manuscript):
    found = pause_after(manuscript)

    if found is not None:
        assert word_count(manuscript) >= LONG
        pair = manuscript.blocks[found : found + 2]
        assert [type(block) for block in pair] == [Paragraph, Paragraph]
