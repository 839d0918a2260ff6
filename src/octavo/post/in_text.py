"""A letter as plain text, for those who read it so."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from octavo.post.facts import Piece, Said, first_lines
from octavo.post.words import Block, Leading, Line, Named

_WIDTH = 76


def filled(line: Line, known: Mapping[str, Said]) -> str:
    """A line with its facts, as plain words."""
    return "".join(_plainly(one, known) for one in line)


def _plainly(one: str | Named | Leading, known: Mapping[str, Said]) -> str:
    if isinstance(one, str):
        return one
    value = known[one.fact]
    if isinstance(one, Leading):
        return f"{one.words} ({value})" if one.words else str(value)
    return value if isinstance(value, str) else first_lines(value)


def beginning(blocks: list[Block], known: Mapping[str, Said]) -> str:
    """The beginning of what it says, after the greeting: beside the subject in a mailbox."""
    for block in blocks:
        words = " ".join(filled(line, known) for line in block.lines)
        if block.tag == "paragraph" and len(words) > 40:
            return " ".join(words.split())[:120]
    return ""


def letter(blocks: list[Block], known: Mapping[str, Said]) -> str:
    parts = ["\n".join(_text_of(block, known)) for block in blocks]
    foot = f"-- \n{known['magazine']}\n{known['home']}"
    return "\n\n".join([*parts, foot]) + "\n"


def _text_of(block: Block, known: Mapping[str, Said]) -> Iterator[str]:
    if block.tag == "pieces":
        pieces = known[block.facts[0]]
        assert not isinstance(pieces, str)  # noqa: S101 - its form is that of pieces
        yield "\n\n".join("\n".join(_piece_as_text(piece)) for piece in pieces)
    elif block.tag == "code":
        yield f"    {filled(block.lines[0], known)}"
    elif block.tag == "headline":
        words = filled(block.lines[0], known)
        yield f"{words}\n{'=' * min(len(words), _WIDTH)}"
    elif block.tag == "button":
        (button,) = block.lines[0]
        assert isinstance(button, Leading)  # noqa: S101 - so the block was read
        yield f"{button.words}:\n{known[button.fact]}"
    elif block.tag == "rows":
        for label, line in zip(block.labels, block.lines, strict=True):
            yield f"{label}: {filled(line, known)}".replace("\n", "\n  ")
    else:
        for line in block.lines:
            yield from map(_wrapped, filled(line, known).split("\n"))


def _piece_as_text(piece: Piece) -> Iterator[str]:
    if piece.section:
        yield piece.section
    yield _wrapped(piece.headline)
    if piece.standfirst:
        yield _wrapped(piece.standfirst)
    if piece.byline:
        yield _wrapped(piece.byline)
    if piece.link:
        yield piece.link


def _wrapped(line: str) -> str:
    """No line longer than a mail program shows; words and addresses stay whole."""
    return textwrap.fill(line, _WIDTH, break_long_words=False, break_on_hyphens=False)
