"""Reads manuscripts, blocks and inlines from JSON that may be wrong or hostile."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from octavo.core.manuscript.blocks import (
    Block,
    Box,
    BoxedBlock,
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
    Span,
    Subhead,
    Table,
    Verse,
)
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.errors import ManuscriptMalformed
from octavo.core.manuscript.inlines import Inline, Inlines, normal
from octavo.core.manuscript.schema import contract
from octavo.core.manuscript.schema.places import Place, shown
from octavo.core.manuscript.schema.reading_inlines import (
    address_at,
    inline_at,
    inlines_at,
    language_at,
    lines_at,
    note_key_at,
    optional_inlines_at,
    refuse_type,
)

_FIGURE_FIELDS = ("source", "alt", "caption", "credit", "licence", "span")
_MANUSCRIPT_FIELDS = (
    "schema_version",
    "headline",
    "standfirst",
    "bylines",
    "section",
    "dateline",
    "published_on",
    "language",
    "lead_image",
    "blocks",
)


def from_json(value: object) -> Manuscript:
    """The manuscript of a JSON object, or `ManuscriptMalformed` naming the place."""
    return manuscript_at(Place(value, "", ManuscriptMalformed))


def block_from_json(value: object) -> Block:
    return _block(Place(value, "", ManuscriptMalformed))


def inline_from_json(value: object) -> Inline:
    return inline_at(Place(value, "", ManuscriptMalformed), depth=0)


def inlines_from_json(value: object) -> Inlines:
    return normal(inlines_at(Place(value, "", ManuscriptMalformed)))


def manuscript_at(place: Place) -> Manuscript:
    """The manuscript at a place of a larger record, such as an issue."""
    _check_version(place)
    record = place.record(*_MANUSCRIPT_FIELDS)
    published = record.field("published_on")
    lead_image = record.field("lead_image")
    return Manuscript(
        headline=record.field("headline").text(),
        standfirst=record.field("standfirst").text(default=""),
        bylines=record.field("bylines").items(_byline, default=()),
        section=record.field("section").text_like(
            f"({contract.SLUG})?", "a slug such as foreign-affairs, or empty", default=""
        ),
        dateline=record.field("dateline").text(default=""),
        published_on=None if published.is_absent else published.day(),
        language=language_at(record.field("language"), default="en"),
        lead_image=None if lead_image.is_absent else figure_at(lead_image),
        blocks=record.field("blocks").items(_block, default=()),
    )


def figure_at(place: Place) -> Figure:
    """The figure at a place of a larger record: a lead image, a cover."""
    return _figure(place.record(*_FIGURE_FIELDS))


def _check_version(place: Place) -> None:
    version = place.field("schema_version")
    if isinstance(version.value, int) and version.value > contract.SCHEMA_VERSION:
        version.refuse(
            f"is {shown(version.value)}: written by a newer Octavo (this one reads"
            f" up to {contract.SCHEMA_VERSION})"
        )
    if isinstance(place.value, dict):
        version.number(1, contract.SCHEMA_VERSION)


def _byline(place: Place) -> Byline:
    record = place.record("name", "role", "url")
    url = record.field("url")
    return Byline(
        name=record.field("name").text(),
        role=record.field("role").text(default=""),
        url=address_at(url) if url.text(default="") else "",
    )


def _block(place: Place) -> Block:
    if place.field("type").value == "box":
        record = place.record("type", "heading", "blocks")
        return Box(
            heading=inlines_at(record.field("heading")),
            blocks=record.field("blocks").items(_boxed_block),
        )
    return _boxed_block(place)


def _boxed_block(place: Place) -> BoxedBlock:
    kind = place.field("type").value
    if not isinstance(kind, str) or kind not in _BLOCKS:
        if kind == "box":
            place.refuse("is a box within a box")
        refuse_type(place, "block")
    names, read = _BLOCKS[kind]
    return read(place.record("type", *names))


def _paragraph(record: Place) -> Paragraph:
    return Paragraph(inlines_at(record.field("inlines")))


def _subhead(record: Place) -> Subhead:
    level = record.field("level").number(1, contract.DEEPEST_SUBHEAD, default=1)
    return Subhead(inlines_at(record.field("inlines")), level)


def _quotation(record: Place) -> Quotation:
    return Quotation(
        lines_at(record.field("paragraphs")), optional_inlines_at(record.field("attribution"))
    )


def _pull_quote(record: Place) -> PullQuote:
    return PullQuote(
        inlines_at(record.field("inlines")), optional_inlines_at(record.field("attribution"))
    )


def _list(record: Place) -> List:
    items: tuple[ListItem, ...] = record.field("items").items(_list_item)
    above = 0
    for index, item in enumerate(items):
        if item.level > above + 1:
            Place(0, f"{record.field('items').path}[{index}].level", record.error).refuse(
                f"is {item.level}, more than one below the item before"
            )
        above = item.level
    return List(
        items,
        record.field("ordered").flag(default=False),
        record.field("start").number(0, contract.HIGHEST_LIST_START - 1, default=1),
    )


def _list_item(place: Place) -> ListItem:
    record = place.record("inlines", "level")
    level = record.field("level").number(1, contract.DEEPEST_LIST, default=1)
    return ListItem(inlines_at(record.field("inlines")), level)


def _table(record: Place) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = record.field("rows").items(_row)
    for index, row in enumerate(rows):
        if len(row) != len(rows[0]):
            Place(0, f"{record.field('rows').path}[{index}]", record.error).refuse(
                f"has {len(row)} cells, the first row has {len(rows[0])}"
            )
    return Table(
        rows,
        optional_inlines_at(record.field("caption")),
        optional_inlines_at(record.field("notes")),
    )


def _row(place: Place) -> tuple[Cell, ...]:
    row: tuple[Cell, ...] = place.items(_cell)
    if not row:
        place.refuse("has no cells")
    return row


def _cell(place: Place) -> Cell:
    record = place.record("inlines", "is_header")
    return Cell(inlines_at(record.field("inlines")), record.field("is_header").flag(default=False))


def _verse(record: Place) -> Verse:
    return Verse(
        record.field("stanzas").items(_stanza), optional_inlines_at(record.field("attribution"))
    )


def _stanza(place: Place) -> tuple[Inlines, ...]:
    stanza = lines_at(place)
    if not stanza:
        place.refuse("has no lines")
    return stanza


def _interview_turn(record: Place) -> InterviewTurn:
    return InterviewTurn(
        record.field("speaker").text(),
        inlines_at(record.field("inlines")),
        record.field("is_question").flag(default=False),
    )


def _figure(record: Place) -> Figure:
    span = record.field("span").text(default="column")
    if span not in contract.SPANS:
        record.field("span").refuse(f"must be one of {', '.join(contract.SPANS)}")
    return Figure(
        source=record.field("source").text(default=""),
        alt=record.field("alt").text(default=""),
        caption=optional_inlines_at(record.field("caption")),
        credit=record.field("credit").text(default=""),
        licence=record.field("licence").text(default=""),
        span=cast(Span, span),
    )


def _break(_record: Place) -> Break:
    return Break()


def _footnote(record: Place) -> Footnote:
    return Footnote(note_key_at(record.field("key")), inlines_at(record.field("inlines")))


def _embed(record: Place) -> Embed:
    return Embed(address_at(record.field("url")), record.field("title").text(default=""))


_BLOCKS: dict[str, tuple[tuple[str, ...], Callable[[Place], BoxedBlock]]] = {
    "paragraph": (("inlines",), _paragraph),
    "subhead": (("inlines", "level"), _subhead),
    "quotation": (("paragraphs", "attribution"), _quotation),
    "pull_quote": (("inlines", "attribution"), _pull_quote),
    "list": (("items", "ordered", "start"), _list),
    "table": (("rows", "caption", "notes"), _table),
    "verse": (("stanzas", "attribution"), _verse),
    "interview_turn": (("speaker", "inlines", "is_question"), _interview_turn),
    "figure": (_FIGURE_FIELDS, _figure),
    "break": ((), _break),
    "footnote": (("key", "inlines"), _footnote),
    "embed": (("url", "title"), _embed),
}
