"""Reads a Markdown file: front matter for the fields, the text by way of HTML."""

from __future__ import annotations

from dataclasses import replace

from octavo.core.manuscript.blocks import Figure
from octavo.core.manuscript.document import Manuscript
from octavo.importers.copy import Hints, RawCopy, SetAside
from octavo.importers.errors import FileEmpty, FileTooLarge
from octavo.importers.html.decoding import decode
from octavo.importers.html.metadata import Facts
from octavo.importers.html.reading import read_markup
from octavo.importers.markdown.dialect import is_export, read_export
from octavo.importers.markdown.fields import other_fields, read_hints
from octavo.importers.markdown.front_matter import split_front_matter
from octavo.importers.markdown.rendering import to_html
from octavo.importers.markdown.shortcodes import without_shortcodes

LARGEST = 8_000_000  # bytes; a long novel has two million


def read(content: bytes, *, name: str) -> RawCopy | Manuscript:
    """Parse the file. What the front matter says counts more than what the text shows.

    What `octavo export` wrote comes back as the manuscript that it was: nothing is left to judge.
    """
    if len(content) > LARGEST:
        trouble = f"holds {len(content) // 1_000_000} MB of Markdown, more than any article."
        raise FileTooLarge(name, trouble)
    if (exported := _export_in(content)) is not None:
        return read_export(exported, name=name)
    text, warnings = decode(content)
    front = split_front_matter(_with_line_feeds(text).replace("\x00", ""))
    stated = read_hints(front.fields)
    body, commands = without_shortcodes(front.body)
    raw = read_markup(_page(to_html(body)), facts=_facts(stated), name=name)
    if not (raw.blocks or stated.headline or raw.hints.headline):
        raise FileEmpty(name, "holds no words.")
    return replace(
        raw,
        hints=_hints(stated, raw.hints),
        set_aside=(*_left_over(front.unread, other_fields(front.fields), commands), *raw.set_aside),
        warnings=(*warnings, *front.warnings, *raw.warnings),
    )


def _export_in(content: bytes) -> str | None:
    """The text of an export as it was written; nothing in it may be mended."""
    try:
        text = _with_line_feeds(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return None
    return text if is_export(text) else None


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _page(markup: str) -> str:
    """At least an empty paragraph: a file may be front matter alone."""
    return markup if markup.strip() else "<p></p>"


def _facts(stated: Hints) -> Facts:
    return Facts(
        headlines=(stated.headline,) if stated.headline else (),
        standfirsts=(stated.standfirst,) if stated.standfirst else (),
        bylines=stated.bylines,
        published_on=stated.published_on,
        language=stated.language,
    )


def _hints(stated: Hints, seen: Hints) -> Hints:
    return Hints(
        headline=stated.headline or seen.headline,
        standfirst=stated.standfirst or seen.standfirst,
        bylines=stated.bylines or seen.bylines,
        section=stated.section or seen.section,
        dateline=stated.dateline or seen.dateline,
        published_on=stated.published_on or seen.published_on,
        language=stated.language or seen.language,
        lead_image=_lead_image(stated.lead_image, seen.lead_image),
    )


def _lead_image(stated: Figure | None, seen: Figure | None) -> Figure | None:
    """The picture above the text with what the front matter adds to it, if they are the same."""
    if stated is None or seen is None:
        return stated or seen
    if stated.source and seen.source and stated.source.split("/")[-1] != seen.source.split("/")[-1]:
        return stated
    return replace(
        seen,
        source=stated.source or seen.source,
        alt=seen.alt or stated.alt,
        caption=seen.caption or stated.caption,
        credit=seen.credit or stated.credit,
        licence=seen.licence or stated.licence,
    )


def _left_over(unread: str, others: str, commands: tuple[str, ...]) -> tuple[SetAside, ...]:
    pieces = (
        SetAside(unread, "front matter that could not be read"),
        SetAside(others, "front matter that an article has no place for"),
        SetAside("\n".join(commands), "commands of a site generator"),
    )
    return tuple(piece for piece in pieces if piece.text)
