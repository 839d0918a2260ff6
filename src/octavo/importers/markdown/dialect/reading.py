"""Tells an export from other Markdown, and reads it back whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from octavo.core.manuscript.blocks import Figure, Paragraph
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.inlines import Inlines
from octavo.importers.errors import FileBroken
from octavo.importers.markdown.dialect.blocks import blocks_of
from octavo.importers.markdown.dialect.parsing import parsed

_FENCE = "---\n"
_FIELD = re.compile(
    r"(?P<text>headline|standfirst|section|dateline|published_on|language): (?P<value>\".*\")"
    r"|(?P<list>bylines):"
    r"|  - (?P<byline>\{.*\})"
    r"|lead_image: (?P<image>\{.*\})"
)


def is_export(text: str) -> bool:
    """Whether the front matter is just in the form that exports have: every value is JSON."""
    return _fields_of(text) is not None


def read_export(text: str, *, name: str) -> Manuscript:
    """The manuscript that was exported; of a file edited since, what it now says."""
    found = _fields_of(text)
    if found is None:
        trouble = "is no Markdown that Octavo wrote."
        raise FileBroken(name, trouble)
    fields, body = found
    day = fields.get("published_on")
    try:
        published_on = date.fromisoformat(day) if day else None
    except ValueError as broken:
        trouble = f"has no date in its front matter: {day}."
        raise FileBroken(name, trouble) from broken
    image = fields.get("lead_image")
    return Manuscript(
        headline=fields["headline"],
        standfirst=fields.get("standfirst", ""),
        bylines=tuple(_byline(each) for each in fields.get("bylines", ())),
        section=fields.get("section", ""),
        dateline=fields.get("dateline", ""),
        published_on=published_on,
        language=fields["language"],
        lead_image=None if image is None else _lead_image(image),
        blocks=tuple(blocks_of(parsed(body).children)),
    )


def _fields_of(text: str) -> tuple[dict[str, Any], str] | None:
    """The fields and the body, or None when the front matter is in any other form."""
    if not text.startswith(_FENCE):
        return None
    head, fence, body = text[len(_FENCE) :].partition("\n---\n")
    if not fence:
        head, body = text[len(_FENCE) :].removesuffix("\n---"), ""
    try:
        fields = dict(_read_fields(head.split("\n")))
    except (ValueError, RecursionError):
        return None
    return (fields, body) if {"headline", "language"} <= fields.keys() else None


def _read_fields(lines: list[str]) -> Iterator[tuple[str, Any]]:
    """Each field of the front matter; a line in another form is a `ValueError`."""
    bylines: list[dict[str, str]] = []
    for line in lines:
        match = _FIELD.fullmatch(line)
        if not match:
            raise ValueError(line)
        if match["text"]:
            yield match["text"], _loaded(match["value"], str)
        elif match["byline"]:
            bylines.append(_loaded(match["byline"], dict))
        elif match["image"]:
            yield "lead_image", _loaded(match["image"], dict)
    yield "bylines", bylines


def _loaded(written: str, kind: type) -> Any:
    value = json.loads(written)
    inner = value.values() if isinstance(value, dict) else (value,)
    if not isinstance(value, kind) or not all(isinstance(each, str) for each in inner):
        raise ValueError(written)
    return value


def _byline(fields: dict[str, str]) -> Byline:
    return Byline(fields.get("name", ""), fields.get("role", ""), fields.get("url", ""))


def _lead_image(fields: dict[str, str]) -> Figure:
    span = fields.get("span", "column")
    return Figure(
        source=fields.get("source", ""),
        alt=fields.get("alt", ""),
        caption=_line(fields.get("caption", "")),
        credit=fields.get("credit", ""),
        licence=fields.get("licence", ""),
        span=span if span in ("inset", "wide", "full") else "column",  # type: ignore[arg-type]
    )


def _line(markdown: str) -> Inlines:
    """A line of Markdown that stood in a field."""
    blocks = list(blocks_of(parsed(markdown).children))
    return blocks[0].inlines if blocks and isinstance(blocks[0], Paragraph) else ()
