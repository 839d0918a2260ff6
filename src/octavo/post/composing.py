"""Words and facts become a letter: its subject, its HTML and its text.

The words are laid out once and kept; each letter fills its facts in, every one of them escaped.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings

from octavo.post import in_html, in_text
from octavo.post.errors import WordsWrong
from octavo.post.facts import said
from octavo.post.frame import Look, look_now
from octavo.post.kinds import Kind, kind_named
from octavo.post.policy import LONGEST_SUBJECT
from octavo.post.wording import wording, words_it_came_with
from octavo.post.words import Block, Words, understood

LOG = logging.getLogger("octavo.post")


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter as it leaves."""

    subject: str
    html: str
    text: str


def compose(kind: Kind, facts: Mapping[str, Any], *, language: str) -> Composed:
    """The letter in that language, in the words that the newsroom chose for it.

    Words kept long ago may name a fact that an update has taken away. Then the letter has those
    that it came with: it is more important that it goes.
    """
    subject, body = wording(kind, language=language)
    try:
        return composed(kind, facts, language=language, subject=subject, body=body)
    except WordsWrong as trouble:
        LOG.error("The words kept for %s (%s) cannot be used: %s", kind.name, language, trouble)  # noqa: TRY400
        subject, body = words_it_came_with(kind, language=language)
        return composed(kind, facts, language=language, subject=subject, body=body)


def composed(
    kind: Kind, facts: Mapping[str, Any], *, language: str, subject: str, body: str
) -> Composed:
    """The same in these words: for a preview of what nobody has kept yet."""
    words = _read(kind.name, language, subject, body)
    look = look_now()
    known = said(kind, {**common(look), **facts}, language=language)
    empty = frozenset(name for name, value in known.items() if not value)
    page = _page(kind.name, language, subject, body, look, empty)
    shown = _shown(words, empty)
    line = " ".join(in_text.filled(words.subject, known).split())[:LONGEST_SUBJECT]
    preview = in_text.beginning(shown, known)
    return Composed(
        subject=line,
        html=in_html.filled(page, known, look, title=line, preview=preview),
        text=in_text.letter(shown, known),
    )


@lru_cache(maxsize=256)
def _page(
    kind: str, language: str, subject: str, body: str, look: Look, empty: frozenset[str]
) -> str:
    """The page with marks where the facts will stand."""
    words = _read(kind, language, subject, body)
    return in_html.page(_shown(words, empty), look, language=language)


def _shown(words: Words, empty: frozenset[str]) -> list[Block]:
    """What is said where these facts are empty."""
    return [_trimmed(block, empty) for block in words.blocks if not _is_left_out(block, empty)]


def common(look: Look | None = None) -> dict[str, str]:
    """The facts that every letter knows."""
    return {"magazine": (look or look_now()).name, "home": f"{settings.ADDRESS}/"}


@lru_cache(maxsize=256)
def _read(kind: str, _language: str, subject: str, body: str) -> Words:
    return understood(subject, body, kind=kind_named(kind))


def _is_left_out(block: Block, empty: frozenset[str]) -> bool:
    """A paragraph that names an empty fact is left out; of a table, only the line."""
    if block.tag == "rows":
        return not _trimmed(block, empty).lines
    return any(name in empty for name in block.facts)


def _trimmed(block: Block, empty: frozenset[str]) -> Block:
    if block.tag != "rows":
        return block
    kept = [
        (label, line)
        for label, line in zip(block.labels, block.lines, strict=True)
        if not any(not isinstance(one, str) and one.fact in empty for one in line)
    ]
    return Block("rows", tuple(line for _, line in kept), tuple(label for label, _ in kept))
