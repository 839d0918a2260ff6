"""Reads what stands inside a line from JSON that may be wrong or hostile."""

from __future__ import annotations

from typing import NoReturn

from octavo.core.manuscript.addresses import is_address
from octavo.core.manuscript.inlines import (
    Emphasis,
    Inline,
    Inlines,
    LanguageSpan,
    Link,
    NoteMark,
    SmallCapitals,
    Strong,
    Text,
)
from octavo.core.manuscript.schema import contract
from octavo.core.manuscript.schema.places import Place, shown


def language_at(place: Place, *, default: str | None = None) -> str:
    return place.text_like(contract.LANGUAGE, "a language tag such as en-GB", default=default)


def address_at(place: Place) -> str:
    url = place.text()
    if not is_address(url):
        place.refuse("must be http, https, mailto or a path that begins with /")
    return url


def note_key_at(place: Place) -> str:
    return place.text_like(contract.NOTE_KEY, "a short key without spaces or brackets")


def inlines_at(place: Place, *, depth: int = 0) -> Inlines:
    inlines: Inlines = place.items(lambda entry: inline_at(entry, depth=depth))
    return inlines


def optional_inlines_at(place: Place) -> Inlines:
    return () if place.is_missing else inlines_at(place)


def lines_at(place: Place) -> tuple[Inlines, ...]:
    lines: tuple[Inlines, ...] = place.items(inlines_at)
    return lines


def inline_at(place: Place, *, depth: int) -> Inline:
    if depth > contract.DEEPEST_MARKS:
        place.refuse(f"lies more than {contract.DEEPEST_MARKS} marks deep")
    match place.field("type").value:
        case "text":
            return Text(place.record("type", "text").field("text").text())
        case "note_mark":
            return NoteMark(note_key_at(place.record("type", "note").field("note")))
        case "link":
            record = place.record("type", "url", "children")
            return Link(address_at(record.field("url")), _children(record, depth))
        case "language_span":
            record = place.record("type", "language", "children")
            return LanguageSpan(language_at(record.field("language")), _children(record, depth))
        case "emphasis":
            return Emphasis(_children(place.record("type", "children"), depth))
        case "strong":
            return Strong(_children(place.record("type", "children"), depth))
        case "small_capitals":
            return SmallCapitals(_children(place.record("type", "children"), depth))
        case _:
            refuse_type(place, "inline")


def _children(record: Place, depth: int) -> Inlines:
    return inlines_at(record.field("children"), depth=depth + 1)


def refuse_type(place: Place, what: str) -> NoReturn:
    """Say what is wrong with a record whose type names no `what`."""
    if not isinstance(place.value, dict):
        place.record()
    kind = place.field("type")
    kind.refuse(f"{shown(kind.text())} is no type of {what}")
