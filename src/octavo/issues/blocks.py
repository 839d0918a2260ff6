"""The blocks an editor writes an article in: one for each block of a manuscript.

Running text (paragraphs, subheads, plain lists) is one `text` block, so that writing flows.
`body.py` turns these blocks into a manuscript and back.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageChooserBlock

from octavo.core.manuscript.addresses import is_address

# What a line of a manuscript can carry, and what running text adds to it.
LINE_FEATURES = ["italic", "bold", "small-capitals", "link", "note-mark", "language"]
TEXT_FEATURES = [*LINE_FEATURES, "h2", "h3", "h4", "ul", "ol"]

SPANS = (
    ("column", _("the text column")),
    ("inset", _("a little more")),
    ("wide", _("wide")),
    ("full", _("the whole page")),
)


def refuse_no_address(value: str) -> None:
    """Validate an address that a reader may follow."""
    if not is_address(value):
        raise ValidationError(_("Give an address that begins with https://, mailto: or /."))


def _line(label: Any, **kwargs: Any) -> blocks.RichTextBlock:
    return blocks.RichTextBlock(label=label, features=LINE_FEATURES, **kwargs)


def _words(label: Any, *, required: bool = False, **kwargs: Any) -> blocks.CharBlock:
    return blocks.CharBlock(label=label, required=required, **kwargs)


class QuotationBlock(blocks.StructBlock):
    text = _line(_("Words"))
    attribution = _line(_("Who said them"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")


class PullQuoteBlock(blocks.StructBlock):
    text = _line(_("Words"))
    attribution = _line(_("Who said them"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Pull quote")


class ListItemBlock(blocks.StructBlock):
    text = _line(_("Item"))
    level = blocks.IntegerBlock(label=_("Level"), default=1, min_value=1, max_value=9)


class ListBlock(blocks.StructBlock):
    """A list that running text cannot hold: one that begins elsewhere than at 1."""

    is_ordered = blocks.BooleanBlock(label=_("Numbered"), required=False, default=True)
    start = blocks.IntegerBlock(label=_("First number"), default=1, min_value=0)
    items = blocks.ListBlock(ListItemBlock(), label=_("Items"))

    class Meta:
        icon = "list-ol"
        label = _("List")


class CellBlock(blocks.StructBlock):
    text = _line(_("Cell"), required=False)
    is_header = blocks.BooleanBlock(label=_("Heading"), required=False)


class TableBlock(blocks.StructBlock):
    caption = _line(_("Caption"), required=False)
    cells = TypedTableBlock([("cell", CellBlock(label=_("Cell")))], label=_("Cells"))
    notes = _line(_("Notes"), required=False)

    class Meta:
        icon = "table"
        label = _("Table")


class VerseBlock(blocks.StructBlock):
    text = _line(
        _("Verse"), help_text=_("A stanza is a paragraph; a line ends with Shift and Enter.")
    )
    attribution = _line(_("Poet"), required=False)

    class Meta:
        icon = "pilcrow"
        label = _("Verse")


class InterviewTurnBlock(blocks.StructBlock):
    speaker = _words(_("Speaker"), help_text=_("Empty goes on with the speaker before."))
    is_question = blocks.BooleanBlock(label=_("Question"), required=False)
    text = _line(_("Words"))

    class Meta:
        icon = "comment"
        label = _("Interview turn")


class FigureBlock(blocks.StructBlock):
    """A picture with its words. What is left empty is taken from the picture when it is saved."""

    picture = ImageChooserBlock(label=_("Picture"), required=False)
    source = _words(
        _("File name"), help_text=_("Filled in by an import whose picture did not come with it.")
    )
    alt = blocks.TextBlock(label=_("Alt text"), required=False, rows=2)
    caption = _line(_("Caption"), required=False)
    credit = _words(_("Credit"))
    licence = _words(_("Licence"))
    span = blocks.ChoiceBlock(label=_("Width"), choices=SPANS, default="column")

    class Meta:
        icon = "image"
        label = _("Figure")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Fill alt text, credit and licence from the picture where the figure has none."""
        cleaned = super().clean(value)
        if picture := cleaned["picture"]:
            cleaned["alt"] = cleaned["alt"] or picture.description
            cleaned["credit"] = cleaned["credit"] or picture.credit
            cleaned["licence"] = cleaned["licence"] or picture.licence
        return cleaned


class BreakBlock(blocks.StaticBlock):
    class Meta:
        icon = "horizontalrule"
        label = _("Break")
        admin_text = _("A pause between two parts: a blank line or an ornament.")


class FootnoteBlock(blocks.StructBlock):
    key = _words(_("Mark"), required=True, max_length=80)
    text = _line(_("Note"))

    class Meta:
        icon = "superscript"
        label = _("Footnote")


class EmbedBlock(blocks.StructBlock):
    """Something that lives elsewhere: shown as a link, never loaded."""

    url = blocks.CharBlock(label=_("Address"), max_length=2000, validators=[refuse_no_address])
    title = _words(_("What it is"))

    class Meta:
        icon = "link-external"
        label = _("Link to a film, map or sound")


class BoxedBlocks(blocks.StreamBlock):
    """Every block that may stand in a box."""

    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES, icon="pilcrow")
    quotation = QuotationBlock()
    pull_quote = PullQuoteBlock()
    list = ListBlock()
    table = TableBlock()
    verse = VerseBlock()
    interview_turn = InterviewTurnBlock()
    figure = FigureBlock()
    pause = BreakBlock()
    footnote = FootnoteBlock()
    embed = EmbedBlock()


class BoxBlock(blocks.StructBlock):
    heading = _line(_("Heading"), required=False)
    blocks = BoxedBlocks(label=_("In the box"), required=False)

    class Meta:
        icon = "placeholder"
        label = _("Box")


class BodyBlocks(BoxedBlocks):
    """The blocks of an article's body."""

    box = BoxBlock()
