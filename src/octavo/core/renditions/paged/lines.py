"""Lines of an article as runs: the words and their marks, nothing that could be read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from octavo.core.manuscript.addresses import is_address
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Inlines, Run, Text, from_runs, plain_text, runs
from octavo.core.manuscript.measuring import running_text
from octavo.core.manuscript.noting import Notes
from octavo.core.renditions.paged.letters import breakable, clean, direction, shown, tongue
from octavo.core.renditions.paged.settings import Setting

Tree = dict[str, Any]

_INITIAL = re.compile(r"[\"'“‘«„‚]?[^\W\d_]")
_ARTICLE = re.compile(r"/articles/([a-z0-9-]+)/?")
DEEPEST_HEADING = 4
_MARKS = ("strong", "emphasis", "small_capitals")


@dataclass(slots=True)
class Writing:
    """One article that is being written: its notes as they are numbered, what its faces lack.

    `slugs` are the articles that stand in the same issue: links to them lead to their pages.
    `brought` are the notes whose words stand at the foot of a column, `unmarked` those that no mark
    brings there: they end the text.
    """

    setting: Setting
    language: str
    notes: Notes = field(default_factory=lambda: Notes(()))
    spoken: str = ""
    slugs: frozenset[str] = frozenset()
    brought: set[int] = field(default_factory=set)
    unmarked: list[int] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    heading: int = 0  # how far below the headline the heading above stands
    base: int = 0  # the heading that subheads lie below: the headline's, in a box the box's own

    def heading_at(self, wanted: int) -> int:
        """The depth that a heading gets: what it asks for, but never skipping one."""
        self.heading = min(wanted, self.heading + 1, DEEPEST_HEADING)
        return self.heading

    def words(self, text: str) -> str:
        """Plain words as pages show them."""
        return breakable(shown(text, self.setting.letters, self.missing))

    def speaks(self, text: str) -> bool:
        """Whether the running text says these words, however they are spaced and quoted."""
        return _bare(text) in self.spoken


def writing_of(manuscript: Manuscript, setting: Setting, slugs: frozenset[str]) -> Writing:
    """The state in which the writing of an article begins."""
    return Writing(
        setting=setting,
        language=manuscript.language or setting.language,
        notes=Notes(manuscript.blocks),
        spoken=_bare(running_text(manuscript)),
        slugs=slugs,
    )


def line(
    inlines: Inlines,
    writing: Writing,
    path: str,
    *,
    phrase: int | None = None,
    floats: bool = False,
) -> Tree:
    """The line at that place. With `phrase`, its initial and that many characters are dressed.

    A line that `floats` is set wherever there is room for what it belongs to.
    """
    flat = runs(inlines)
    dressed = ((run, "") for run in flat) if phrase is None else _dressed(flat, phrase)
    written = [_run(run, dress, writing, floats=floats) for run, dress in dressed]
    tree: Tree = {"path": path, "runs": [run for run in written if run]}
    if direction(clean(plain_text(inlines)), writing.language) == "rtl":
        tree["direction"] = "rtl"
    return tree


def floating_line(inlines: Inlines, writing: Writing, path: str) -> Tree:
    """A line of what may be set across the columns, such as a caption or a table's cell."""
    return line(inlines, writing, path, floats=True)


def plain_line(text: str, writing: Writing, path: str) -> Tree:
    """Words that have no marks, such as a headline."""
    return line((Text(text),), writing, path)


def unlinked(inlines: Inlines) -> Inlines:
    """The line without links and note marks: for words that repeat others."""
    return from_runs(replace(run, link=None) for run in runs(inlines) if run.note is None)


def _dressed(flat: Iterator[Run], phrase: int) -> Iterator[tuple[Run, str]]:
    """The runs of the line that opens a text, with what each wears: initial, phrase or nothing."""
    start, initial = 0, 0
    for run in flat:
        if start == 0 and (letter := _INITIAL.match(run.text)):
            initial = letter.end()
        cuts = sorted({0, len(run.text), *_within(run, start, (initial, phrase))})
        if run.note is not None:
            yield run, ""
        for left, right in pairwise(cuts):
            dress = "initial" if start + right <= initial else ""
            dress = dress or ("phrase" if start + right <= phrase else "")
            yield replace(run, text=run.text[left:right]), dress
        start += len(run.text)


def _within(run: Run, start: int, places: tuple[int, ...]) -> Iterator[int]:
    return (place - start for place in places if 0 < place - start < len(run.text))


def _run(run: Run, dress: str, writing: Writing, *, floats: bool) -> Tree:
    if run.note is not None:
        return _note_mark(run.note, writing, floats=floats)
    text = writing.words(run.text)
    if not text:
        return {}
    marks = [name for name in _MARKS if getattr(run, name)] + ([dress] if dress else [])
    written: Tree = {"text": text, **({"marks": marks} if marks else {})}
    if run.link and is_address(run.link):
        written |= _leads_to(run.link, writing)
    return written | tongue(run.language or "")


def _leads_to(url: str, writing: Writing) -> Tree:
    """To a page of this issue where the article stands in it, else to an address on the web."""
    article = _ARTICLE.fullmatch(url)
    if article and article[1] in writing.slugs:
        return {"to": article[1]}
    if url.startswith("/"):
        return {"link": writing.setting.address + url} if writing.setting.address else {}
    return {"link": clean(url)}


def _note_mark(key: str, writing: Writing, *, floats: bool) -> Tree:
    """The mark of a note; the first one takes the note's words to the foot of its column.

    What is set across the columns has no column: the engine would lose the words. Notes below the
    text may mark each other, and themselves: their words stand there already.
    """
    note = writing.notes.mark(key)
    if note is None:
        return {}
    brings = not floats and note.number not in {*writing.brought, *writing.unmarked}
    if brings:
        writing.brought.add(note.number)
    return {"note": note.number, "first": brings}


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
