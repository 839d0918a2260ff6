"""Writes manuscripts, blocks and inlines as JSON; every field is always written."""

from __future__ import annotations

from typing import Any

from octavo.core.manuscript.blocks import (
    Block,
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
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.inlines import (
    Emphasis,
    Inline,
    Inlines,
    LanguageSpan,
    Link,
    SmallCapitals,
    Strong,
    Text,
)
from octavo.core.manuscript.schema.contract import SCHEMA_VERSION

Json = dict[str, Any]


def to_json(manuscript: Manuscript) -> Json:
    return {
        "schema_version": SCHEMA_VERSION,
        "headline": manuscript.headline,
        "standfirst": manuscript.standfirst,
        "bylines": [_byline(byline) for byline in manuscript.bylines],
        "section": manuscript.section,
        "dateline": manuscript.dateline,
        "published_on": manuscript.published_on.isoformat() if manuscript.published_on else None,
        "language": manuscript.language,
        "lead_image": figure_to_json(manuscript.lead_image) if manuscript.lead_image else None,
        "blocks": [block_to_json(block) for block in manuscript.blocks],
    }


def block_to_json(block: Block) -> Json:
    match block:
        case Paragraph(inlines):
            return {"type": "paragraph", "inlines": inlines_to_json(inlines)}
        case Subhead(inlines, level):
            return {"type": "subhead", "inlines": inlines_to_json(inlines), "level": level}
        case Break():
            return {"type": "break"}
        case Footnote(key, inlines):
            return {"type": "footnote", "key": key, "inlines": inlines_to_json(inlines)}
        case Embed(url, title):
            return {"type": "embed", "url": url, "title": title}
        case Figure():
            return {"type": "figure", **figure_to_json(block)}
        case InterviewTurn(speaker, inlines, is_question):
            return {
                "type": "interview_turn",
                "speaker": speaker,
                "inlines": inlines_to_json(inlines),
                "is_question": is_question,
            }
        case _:
            return _composite(block)


def _composite(
    block: Quotation | PullQuote | List | Table | Verse | Box,
) -> Json:
    match block:
        case Quotation(paragraphs, attribution):
            return {
                "type": "quotation",
                "paragraphs": [inlines_to_json(inlines) for inlines in paragraphs],
                "attribution": inlines_to_json(attribution),
            }
        case PullQuote(inlines, attribution):
            return {
                "type": "pull_quote",
                "inlines": inlines_to_json(inlines),
                "attribution": inlines_to_json(attribution),
            }
        case List(items, ordered, start):
            return {
                "type": "list",
                "items": [_list_item(item) for item in items],
                "ordered": ordered,
                "start": start,
            }
        case Table(rows, caption, notes):
            return {
                "type": "table",
                "rows": [[_cell(cell) for cell in row] for row in rows],
                "caption": inlines_to_json(caption),
                "notes": inlines_to_json(notes),
            }
        case Verse(stanzas, attribution):
            return {
                "type": "verse",
                "stanzas": [[inlines_to_json(line) for line in stanza] for stanza in stanzas],
                "attribution": inlines_to_json(attribution),
            }
        case _:
            return {
                "type": "box",
                "heading": inlines_to_json(block.heading),
                "blocks": [block_to_json(inner) for inner in block.blocks],
            }


def figure_to_json(figure: Figure) -> Json:
    """The fields of a figure, without its type, as they stand in a lead image or a cover."""
    return {
        "source": figure.source,
        "alt": figure.alt,
        "caption": inlines_to_json(figure.caption),
        "credit": figure.credit,
        "licence": figure.licence,
        "span": figure.span,
    }


def inlines_to_json(inlines: Inlines) -> list[Json]:
    return [inline_to_json(inline) for inline in inlines]


def inline_to_json(inline: Inline) -> Json:
    match inline:
        case Text(text):
            return {"type": "text", "text": text}
        case Emphasis(children):
            return {"type": "emphasis", "children": inlines_to_json(children)}
        case Strong(children):
            return {"type": "strong", "children": inlines_to_json(children)}
        case SmallCapitals(children):
            return {"type": "small_capitals", "children": inlines_to_json(children)}
        case Link(url, children):
            return {"type": "link", "url": url, "children": inlines_to_json(children)}
        case LanguageSpan(language, children):
            return {
                "type": "language_span",
                "language": language,
                "children": inlines_to_json(children),
            }
        case _:
            return {"type": "note_mark", "note": inline.note}


def _byline(byline: Byline) -> Json:
    return {"name": byline.name, "role": byline.role, "url": byline.url}


def _list_item(item: ListItem) -> Json:
    return {"inlines": inlines_to_json(item.inlines), "level": item.level}


def _cell(cell: Cell) -> Json:
    return {"inlines": inlines_to_json(cell.inlines), "is_header": cell.is_header}
