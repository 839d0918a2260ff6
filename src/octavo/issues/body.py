"""The blocks of a manuscript as the body that Wagtail stores, and back.

Pure: what must be looked up comes in as mappings. The law: what goes in comes out again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import uuid4

from octavo.core.manuscript.blocks import (
    Block,
    Box,
    BoxedBlock,
    Break,
    Embed,
    Figure,
    Footnote,
    InterviewTurn,
    List,
    ListItem,
    PullQuote,
    Quotation,
    Table,
    Verse,
)
from octavo.issues import running_text, tables, verses
from octavo.issues.rich_text import (
    linked_pages,
    one_line,
    one_line_to_html,
    paragraphs_to_html,
    stored_lines,
)

Stored = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Lookups:
    """What stored text names by number: pictures, and pages that links lead to."""

    pictures: Mapping[int, str] = field(default_factory=dict)
    addresses: Mapping[int, str] = field(default_factory=dict)


def body_of(blocks: Iterable[Block], *, pictures: Mapping[str, int]) -> list[Stored]:
    """The stored body. `pictures` says which picture has the name that a figure's source gives."""
    stored: list[Stored] = []
    stretch: list[running_text.Running] = []
    for block in blocks:
        if stretch and not running_text.runs_on(block, after=stretch[-1]):
            stored.append({"type": "text", "value": running_text.to_html(stretch)})
            stretch = []
        if running_text.runs_on(block):
            stretch.append(cast(running_text.Running, block))
        else:
            kind, value = _stored(block, pictures)
            stored.append({"type": kind, "value": value})
    if stretch:
        stored.append({"type": "text", "value": running_text.to_html(stretch)})
    return stored


def _stored(block: Block, pictures: Mapping[str, int]) -> tuple[str, Any]:
    match block:
        case Quotation(paragraphs, attribution):
            return "quotation", {
                "text": paragraphs_to_html(paragraphs),
                "attribution": one_line_to_html(attribution),
            }
        case PullQuote(inlines, attribution):
            return "pull_quote", {
                "text": one_line_to_html(inlines),
                "attribution": one_line_to_html(attribution),
            }
        case List(items, ordered, start):
            return "list", {
                "is_ordered": ordered,
                "start": start,
                "items": [_item(item) for item in items],
            }
        case Table():
            return "table", tables.to_stored(block)
        case Verse(stanzas, attribution):
            return "verse", {
                "text": verses.to_html(stanzas),
                "attribution": one_line_to_html(attribution),
            }
        case InterviewTurn(speaker, inlines, is_question):
            return "interview_turn", {
                "speaker": speaker,
                "is_question": is_question,
                "text": one_line_to_html(inlines),
            }
        case _:
            return _stored_apart(block, pictures)


def _stored_apart(block: Block, pictures: Mapping[str, int]) -> tuple[str, Any]:
    match block:
        case Figure(source, alt, caption, credit, licence, span):
            picture = pictures.get(source)
            return "figure", {
                "picture": picture,
                "source": "" if picture else source,
                "alt": alt,
                "caption": one_line_to_html(caption),
                "credit": credit,
                "licence": licence,
                "span": span,
            }
        case Break():
            return "pause", None
        case Footnote(key, inlines):
            return "footnote", {"key": key, "text": one_line_to_html(inlines)}
        case Embed(url, title):
            return "embed", {"url": url, "title": title}
        case Box(heading, blocks):
            return "box", {
                "heading": one_line_to_html(heading),
                "blocks": body_of(blocks, pictures=pictures),
            }
    message = f"a body cannot hold a {type(block).__name__}"
    raise TypeError(message)


def _item(item: ListItem) -> Stored:
    """One item. Wagtail takes an item without an id for one of an older form."""
    value = {"text": one_line_to_html(item.inlines), "level": item.level}
    return {"type": "item", "value": value, "id": str(uuid4())}


def blocks_of(body: Iterable[Stored], *, lookups: Lookups) -> tuple[Block, ...]:
    """The blocks of a stored body, in its JSON form."""
    return tuple(block for stored in body for block in _blocks(stored, lookups))


def _blocks(stored: Stored, lookups: Lookups) -> Iterator[Any]:
    if stored["type"] == "text":
        yield from running_text.from_html(stored["value"] or "", addresses=lookups.addresses)
    elif stored["type"] == "interview_turn":
        yield from _turns(stored["value"], lookups)
    else:
        yield _READERS[stored["type"]](stored["value"], lookups)


def _line(value: Stored, name: str, lookups: Lookups) -> Any:
    return one_line(value.get(name) or "", addresses=lookups.addresses)


def _quotation(value: Stored, lookups: Lookups) -> Quotation:
    lines = stored_lines(value.get("text") or "", addresses=lookups.addresses)
    return Quotation(tuple(line.inlines for line in lines), _line(value, "attribution", lookups))


def _pull_quote(value: Stored, lookups: Lookups) -> PullQuote:
    return PullQuote(_line(value, "text", lookups), _line(value, "attribution", lookups))


def _list(value: Stored, lookups: Lookups) -> List:
    """The list; an item that lies too deep below the one above is lifted."""
    items: list[ListItem] = []
    above = 0
    for item in value.get("items") or []:
        above = min(item["value"].get("level") or 1, above + 1)
        items.append(ListItem(_line(item["value"], "text", lookups), above))
    return List(tuple(items), bool(value.get("is_ordered")), value.get("start", 1))


def _table(value: Stored, lookups: Lookups) -> Table:
    return tables.from_stored(value, addresses=lookups.addresses)


def _verse(value: Stored, lookups: Lookups) -> Verse:
    stanzas = verses.from_html(value.get("text") or "", addresses=lookups.addresses)
    return Verse(stanzas, _line(value, "attribution", lookups))


def _turns(value: Stored, lookups: Lookups) -> Iterator[InterviewTurn]:
    """A turn of several paragraphs goes on without its speaker's name."""
    speaker, is_question = value.get("speaker") or "", bool(value.get("is_question"))
    lines = stored_lines(value.get("text") or "", addresses=lookups.addresses)
    if not lines:
        yield InterviewTurn(speaker, (), is_question)
    for index, line in enumerate(lines):
        yield InterviewTurn("" if index else speaker, line.inlines, is_question)


def _figure(value: Stored, lookups: Lookups) -> Figure:
    return Figure(
        source=lookups.pictures.get(value.get("picture") or 0) or value.get("source") or "",
        alt=value.get("alt") or "",
        caption=_line(value, "caption", lookups),
        credit=value.get("credit") or "",
        licence=value.get("licence") or "",
        span=value.get("span") or "column",
    )


def _break(_value: Stored, _lookups: Lookups) -> Break:
    return Break()


def _footnote(value: Stored, lookups: Lookups) -> Footnote:
    return Footnote(value.get("key") or "", _line(value, "text", lookups))


def _embed(value: Stored, _lookups: Lookups) -> Embed:
    return Embed(value.get("url") or "", value.get("title") or "")


def _box(value: Stored, lookups: Lookups) -> Box:
    inner = blocks_of(value.get("blocks") or [], lookups=lookups)
    return Box(_line(value, "heading", lookups), cast(tuple[BoxedBlock, ...], inner))


_READERS: dict[str, Callable[[Stored, Lookups], Block]] = {
    "quotation": _quotation,
    "pull_quote": _pull_quote,
    "list": _list,
    "table": _table,
    "verse": _verse,
    "figure": _figure,
    "pause": _break,
    "footnote": _footnote,
    "embed": _embed,
    "box": _box,
}


def named_pictures(body: Iterable[Stored]) -> set[int]:
    """The numbers of the pictures that a stored body shows."""
    return {
        value["picture"]
        for value in _values(body)
        if isinstance(value, dict) and value.get("picture")
    }


def named_pages(body: Iterable[Stored]) -> set[int]:
    """The numbers of the pages that a stored body links to."""
    return {
        page for value in _values(body) if isinstance(value, str) for page in linked_pages(value)
    }


def _values(value: Any) -> Iterator[Any]:
    """A JSON value and everything in it."""
    yield value
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _values(inner)
