"""Finishes whole manuscripts, lines with marks, and plain text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile

from octavo.core.manuscript.blocks import (
    Block,
    Box,
    BoxedBlock,
    Break,
    Embed,
    Figure,
    List,
    PullQuote,
    Quotation,
    Table,
    Verse,
)
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Inlines, Run, from_runs, runs
from octavo.core.manuscript.typography.customs import customs
from octavo.core.manuscript.typography.quotes import curled
from octavo.core.manuscript.typography.spacing import ELLIPSES, Change, dashes, spaces

# Addresses that stand as words in the text are no prose.
_ADDRESS = re.compile(
    r"""(?: (?<!\w)\w{1,20}:// | www\. ) [^\s"”»]* [\w/]
      | (?<![^\s"'“‘„«(<]) [^\s"'“‘„«(<]{1,64} @ [^\s"”»]{1,255} \.\w+""",
    re.VERBOSE,
)


def finish(manuscript: Manuscript) -> Manuscript:
    """The article as it is printed. No letter or digit changes; finishing twice changes nothing.

    Names of people, credits, sources and addresses stay as they were typed.
    """
    language = manuscript.language
    return replace(
        manuscript,
        headline=finish_text(manuscript.headline, language=language),
        standfirst=finish_text(manuscript.standfirst, language=language),
        lead_image=manuscript.lead_image and _figure(manuscript.lead_image, language),
        blocks=tuple(_block(block, language) for block in manuscript.blocks),
    )


def finish_text(text: str, *, language: str) -> str:
    return _Line([Run(text=text)], language).finished()[0].text


def finish_inlines(inlines: Inlines, *, language: str) -> Inlines:
    """A line read as one, across its marks. Words in another language keep their own spaces."""
    finished = _Line(list(runs(inlines)), language).finished()
    return from_runs(run for run in finished if run.text or run.note is not None)


def _block(block: Block, language: str) -> Block:
    if isinstance(block, Box):
        return Box(
            heading=finish_inlines(block.heading, language=language),
            blocks=tuple(_boxed_block(inner, language) for inner in block.blocks),
        )
    return _boxed_block(block, language)


def _boxed_block(block: BoxedBlock, language: str) -> BoxedBlock:
    def line(inlines: Inlines) -> Inlines:
        return finish_inlines(inlines, language=language)

    match block:
        case Figure():
            return _figure(block, language)
        case Break():
            return block
        case Embed():
            return replace(block, title=finish_text(block.title, language=language))
        case Quotation() | List() | Table() | Verse():
            return _composite(block, line)
        case PullQuote(inlines, attribution):
            return PullQuote(line(inlines), line(attribution))
        case _:
            return replace(block, inlines=line(block.inlines))


def _composite(
    block: Quotation | List | Table | Verse, line: Callable[[Inlines], Inlines]
) -> BoxedBlock:
    match block:
        case Quotation(paragraphs, attribution):
            return Quotation(tuple(map(line, paragraphs)), line(attribution))
        case List(items):
            items = tuple(replace(item, inlines=line(item.inlines)) for item in items)
            return replace(block, items=items)
        case Verse(stanzas, attribution):
            return Verse(tuple(tuple(map(line, stanza)) for stanza in stanzas), line(attribution))
        case _:
            rows = tuple(
                tuple(replace(cell, inlines=line(cell.inlines)) for cell in row)
                for row in block.rows
            )
            return Table(rows, line(block.caption), line(block.notes))


def _figure(figure: Figure, language: str) -> Figure:
    return replace(
        figure,
        alt=finish_text(figure.alt, language=language),
        caption=finish_inlines(figure.caption, language=language),
    )


@dataclass(frozen=True, slots=True)
class _Edit:
    """New words for `[start, end)`; they belong to the run of the character at `place`."""

    start: int
    end: int
    words: str
    place: int


class _Line:
    """The text of some runs as one string; each of its characters knows its run."""

    def __init__(self, flat: list[Run], language: str) -> None:
        self.flat = flat
        self.language = language
        self.text = "".join(run.text for run in flat)
        self.owners = [index for index, run in enumerate(flat) for _ in run.text]

    def finished(self) -> list[Run]:
        self._change(ELLIPSES)
        self._change(dashes(self.language))
        self._curl()
        self._change(spaces(self.language), only_home=True)
        return self._in_runs()

    def _in_runs(self) -> list[Run]:
        """The text cut into its runs again; owners only ever rise along the line."""
        lengths = Counter(self.owners)
        ends = accumulate(lengths[index] for index in range(len(self.flat)))
        return [
            replace(run, text=self.text[end - lengths[index] : end])
            for index, (run, end) in enumerate(zip(self.flat, ends, strict=True))
        ]

    def _curl(self) -> None:
        turned = curled(self.text, customs(self.language))
        if turned != self.text:
            choices = zip(self._addresses(), self.text, turned, strict=True)
            self.text = "".join(typed if stays else new for stays, typed, new in choices)

    def _addresses(self) -> bytearray:
        """For each character, whether it belongs to an address."""
        stays = bytearray(len(self.text))
        for match in _ADDRESS.finditer(self.text):
            stays[match.start() : match.end()] = b"\1" * len(match[0])
        return stays

    def _change(self, changes: Iterable[Change], *, only_home: bool = False) -> None:
        for pattern, become in changes:
            edits = [
                _least(match, become(match))
                for match in pattern.finditer(self.text)
                if become(match) != match[0] and not (only_home and self._is_foreign(match.start()))
            ]
            if edits:
                self._substitute(edits)

    def _substitute(self, edits: Iterable[_Edit]) -> None:
        addresses = self._addresses()
        text, owners, done = "", [], 0
        for edit in edits:
            if addresses[edit.place]:
                continue
            text += self.text[done : edit.start] + edit.words
            owners += self.owners[done : edit.start]
            owners += [self.owners[edit.place]] * len(edit.words)
            done = edit.end
        self.text = text + self.text[done:]
        self.owners = owners + self.owners[done:]

    def _is_foreign(self, place: int) -> bool:
        language = self.flat[self.owners[place]].language
        return language is not None and _primary(language) != _primary(self.language)


def _least(match: re.Match[str], words: str) -> _Edit:
    """The smallest edit that makes the match these words, so that marks around it keep theirs."""
    old = match[0]
    ahead = _shared(old, words)
    behind = _shared(old[ahead:][::-1], words[ahead:][::-1])
    start, end = match.start() + ahead, match.end() - behind
    place = start if start < end else max(match.start(), start - 1)
    return _Edit(start, end, words[ahead : len(words) - behind], place)


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in alike)


def _primary(language: str) -> str:
    return language.lower().partition("-")[0]
