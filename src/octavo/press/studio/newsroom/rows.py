"""The passages of an article for an editor: what is written, said, and was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from octavo.core.manuscript.blocks import Block
from octavo.core.manuscript.measuring import block_text
from octavo.core.renditions.narration.lines import Line, Script
from octavo.core.renditions.narration.marking import Mark, Marked, find_marked
from octavo.issues.models import Article
from octavo.press.studio.wanting import marks_of

READ, SKIP, INSTEAD = "read", "skip", "instead"


@dataclass(frozen=True, slots=True)
class Row:
    """One block of the article, or its head: its words, what is said, what was decided of it.

    `key` is made of the words: what is decided of them is not taken for another block's when
    somebody has moved them meanwhile. The head has none.
    """

    index: int | None
    key: str
    written: str
    said: str
    decided: str = READ
    instead: str = ""

    @property
    def is_said_otherwise(self) -> bool:
        return _letters(self.written) != _letters(self.said)


def rows_of(text: Article, script: Script) -> tuple[list[Row], Sequence[Mark]]:
    """The head and each block that is read or was marked, and the marks whose block is gone."""
    blocks = text.manuscript().blocks
    marked = find_marked(blocks, marks_of(text))
    said = lines_by_block(script)
    head = [Row(None, "", line.written, line.spoken.text) for line in said.pop(None, [])]
    rows = [
        _row(at, key, block_text(block), said.get(at, []), marked)
        for at, (key, block) in enumerate(zip(keys(blocks), blocks, strict=True))
        if at in said or at in marked.by_block
    ]
    return [*head, *rows], marked.lost


def written_since(script: Script, *, recorded: Sequence[str]) -> list[str]:
    """The sentences of the article that a recording of those cannot have."""
    known = set(recorded)
    return [line.written for line in script.lines if line.path and line.id not in known]


def gone_since(script: Script, *, recorded: Sequence[str]) -> int:
    """How many sentences a recording of those says that the article has no more."""
    return len(set(recorded) - set(sentences_in(script)))


def sentences_in(script: Script) -> list[str]:
    """The names of the sentences of the article that are read."""
    return [line.id for line in script.lines if line.path]


def keys(blocks: Sequence[Block]) -> list[str]:
    """A name for each block, made of its words; equal ones are numbered."""
    seen: dict[str, int] = {}
    found = []
    for block in blocks:
        digest = sha256(block_text(block).encode("utf-8", "surrogatepass")).hexdigest()[:12]
        seen[digest] = seen.get(digest, 0) + 1
        found.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return found


def _row(at: int, key: str, written: str, lines: Sequence[Line], marked: Marked) -> Row:
    said = " ".join(line.spoken.text for line in lines)
    mark = marked.by_block.get(at)
    if mark is None:
        return Row(at, key, written, said)
    return Row(at, key, written, said, INSTEAD if mark.instead else SKIP, mark.instead)


def lines_by_block(script: Script) -> dict[int | None, list[Line]]:
    """The lines of each block; those of the head under None."""
    found: dict[int | None, list[Line]] = {None: []}
    for line in script.lines:
        found.setdefault(_block_of(line), []).append(line)
    return found


def _block_of(line: Line) -> int | None:
    if line.id.startswith("instead-"):
        return int(line.id.split("-")[1])
    if line.path.startswith("blocks["):
        return int(line.path[len("blocks[") : line.path.index("]")])
    return None


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
