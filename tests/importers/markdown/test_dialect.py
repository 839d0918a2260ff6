"""What leaves the magazine as Markdown comes back as the same manuscript."""

from __future__ import annotations

from hypothesis import given
from tests.strategies import manuscripts

from octavo.core.manuscript.blocks import Paragraph, Quotation
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Text
from octavo.core.renditions.markdown import to_markdown
from octavo.importers import markdown

CLOCK = Manuscript("The clock", blocks=(Paragraph((Text("It is wrong."),)),))


@given(manuscripts())
def test_an_export_is_read_back_to_the_same_manuscript(manuscript):
    assert markdown.read(to_markdown(manuscript).encode(), name="a.md") == manuscript


def test_other_line_ends_change_nothing():
    exported = to_markdown(CLOCK).replace("\n", "\r\n")

    assert markdown.read(exported.encode(), name="a.md") == CLOCK


def test_an_export_may_be_edited_by_hand():
    exported = to_markdown(CLOCK) + "\n> It is late.\n"

    manuscript = markdown.read(exported.encode(), name="a.md")

    assert isinstance(manuscript, Manuscript)
    assert manuscript.blocks[1:] == (Quotation(((Text("It is late."),),)),)


def test_front_matter_of_another_hand_is_no_export():
    raw = markdown.read(b"---\nheadline: The clock\nlanguage: en\n---\nIt is wrong.\n", name="a.md")

    assert not isinstance(raw, Manuscript)
    assert raw.hints.headline == "The clock"
