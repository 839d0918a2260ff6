"""What stands inside a line of an article: text and its marks, always in one normal form.

Inlines are built as a tree and kept in normal form: neighbouring text is joined, empty marks are
gone, and marks nest in one order (link, language span, strong, emphasis, small capitals, outermost
first). Two lines that read the same are therefore equal, whichever importer or editor made them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters. A line feed is a line break that the author asked for."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: Inlines


@dataclass(frozen=True, slots=True)
class Strong:
    children: Inlines


@dataclass(frozen=True, slots=True)
class SmallCapitals:
    children: Inlines


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address. `url` is http(s), mailto, or a path within the magazine."""

    url: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class LanguageSpan:
    """Words in another language than the article's; `language` is a BCP 47 tag such as `fr`."""

    language: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark that leads to the footnote with this key. It has no words of its own."""

    note: str


Inline = Text | Emphasis | Strong | SmallCapitals | Link | LanguageSpan | NoteMark
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one set of marks, or one note mark: the flat form of inlines."""

    text: str = ""
    note: str | None = None
    link: str | None = None
    language: str | None = None
    strong: bool = False
    emphasis: bool = False
    small_capitals: bool = False

    @property
    def marks(self) -> tuple[str | None, str | None, bool, bool, bool]:
        """Link, language, strong, emphasis, small capitals: what the run carries besides words."""
        return self.link, self.language, self.strong, self.emphasis, self.small_capitals

    def saying(self, text: str) -> Run:
        """Other words with the same marks. By hand: this is done for every word of an issue."""
        return Run(text, self.note, *self.marks)


UNMARKED = Run().marks


def runs(inlines: Iterable[Inline], marks: Run | None = None) -> Iterator[Run]:
    """Flatten a tree of inlines into runs, in reading order, dropping empty text.

    Where a link stands inside a link, or a language span inside another, the inner one counts. So
    a note mark within a link is not part of it: the mark is a link itself.
    """
    marks = marks or Run()
    for inline in inlines:
        match inline:
            case Text(text):
                if text:
                    yield marks.saying(text)
            case NoteMark(note):
                yield replace(marks, note=note, link=None)
            case Emphasis(children):
                yield from runs(children, replace(marks, emphasis=True))
            case Strong(children):
                yield from runs(children, replace(marks, strong=True))
            case SmallCapitals(children):
                yield from runs(children, replace(marks, small_capitals=True))
            case Link(url, children):
                yield from runs(children, replace(marks, link=url))
            case _:
                yield from runs(inline.children, replace(marks, language=inline.language))


def from_runs(flat: Iterable[Run]) -> Inlines:
    """Build the tree in normal form; the inverse of `runs` up to normal form."""
    members = list(flat)
    if all(run.marks == UNMARKED for run in members):  # as in most lines
        return _leaves(members)
    return _by_link(members)


def normal(inlines: Iterable[Inline]) -> Inlines:
    """The same words with the same marks, in normal form. Applying it twice changes nothing."""
    return from_runs(runs(inlines))


def plain_text(inlines: Iterable[Inline]) -> str:
    """The words alone, without marks and without note marks."""
    match inlines:
        case (Text(text),):
            return text
    return "".join(run.text for run in runs(inlines))


def _by_link(flat: list[Run]) -> Inlines:
    tree: list[Inline] = []
    for link, members in groupby(flat, key=lambda run: run.link):
        inner = _by_language(list(members))
        tree.extend(inner if link is None else (Link(link, inner),))
    return tuple(tree)


def _by_language(flat: list[Run]) -> Inlines:
    tree: list[Inline] = []
    for language, members in groupby(flat, key=lambda run: run.language):
        inner = _by_strong(list(members))
        tree.extend(inner if language is None else (LanguageSpan(language, inner),))
    return tuple(tree)


def _by_strong(flat: list[Run]) -> Inlines:
    tree: list[Inline] = []
    for strong, members in groupby(flat, key=lambda run: run.strong):
        inner = _by_emphasis(list(members))
        tree.extend((Strong(inner),) if strong else inner)
    return tuple(tree)


def _by_emphasis(flat: list[Run]) -> Inlines:
    tree: list[Inline] = []
    for emphasis, members in groupby(flat, key=lambda run: run.emphasis):
        inner = _by_small_capitals(list(members))
        tree.extend((Emphasis(inner),) if emphasis else inner)
    return tuple(tree)


def _by_small_capitals(flat: list[Run]) -> Inlines:
    tree: list[Inline] = []
    for small_capitals, members in groupby(flat, key=lambda run: run.small_capitals):
        inner = _leaves(list(members))
        tree.extend((SmallCapitals(inner),) if small_capitals else inner)
    return tuple(tree)


def _leaves(flat: list[Run]) -> Inlines:
    leaves: list[Inline] = []
    for note, members in groupby(flat, key=lambda run: run.note):
        if note is None:
            leaves.append(Text("".join(run.text for run in members)))
        else:
            leaves.extend(NoteMark(note) for _ in members)
    return tuple(leaves)
