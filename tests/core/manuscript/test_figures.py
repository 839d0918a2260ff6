from octavo.core.manuscript.blocks import Box, Figure, Paragraph
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.figures import figures, rename_sources
from octavo.core.manuscript.inlines import Text

LEAD, INNER, OUTER = Figure(source="a.png"), Figure(source="b.png"), Figure(credit="Ada")
ARTICLE = Manuscript(
    headline="Sheets",
    lead_image=LEAD,
    blocks=(Paragraph((Text("One."),)), Box(heading=(Text("Aside"),), blocks=(INNER,)), OUTER),
)


def test_figures_come_in_the_order_of_the_text_the_lead_image_first():
    assert figures(ARTICLE) == (LEAD, INNER, OUTER)
    assert figures(Manuscript(headline="Sheets")) == ()


def test_sources_are_renamed_wherever_they_stand_and_nothing_else_is_touched():
    moved = rename_sources(ARTICLE, lambda source: f"pictures/{source}")

    assert [figure.source for figure in figures(moved)] == ["pictures/a.png", "pictures/b.png", ""]
    assert rename_sources(moved, lambda source: source.removeprefix("pictures/")) == ARTICLE
    assert rename_sources(Manuscript(headline="Sheets"), str) == Manuscript(headline="Sheets")
