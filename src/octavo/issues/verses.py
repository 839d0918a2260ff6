"""Stanzas of verse as rich text, and back: a stanza is a paragraph, its lines end with breaks."""

from __future__ import annotations

from collections.abc import Mapping

from octavo.core.manuscript.inlines import Inlines
from octavo.issues.rich_text import INNER_BREAK, line_to_html, stored_lines

NO_LINES = "data-no-lines"  # a stanza without even an empty line

Stanza = tuple[Inlines, ...]


def to_html(stanzas: tuple[Stanza, ...]) -> str:
    return "".join(_stanza_to_html(stanza) for stanza in stanzas)


def _stanza_to_html(stanza: Stanza) -> str:
    if not stanza:
        return f'<p {NO_LINES}="true"></p>'
    lines = "<br/>".join(line_to_html(line, line_break=INNER_BREAK) for line in stanza)
    return f"<p>{lines}</p>"


def from_html(html: str, *, addresses: Mapping[int, str]) -> tuple[Stanza, ...]:
    return tuple(
        () if NO_LINES in stored.attributes else stored.verse_lines
        for stored in stored_lines(html, addresses=addresses)
    )
