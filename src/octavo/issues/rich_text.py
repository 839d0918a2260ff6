"""Lines of a manuscript as the rich text that Wagtail's editor stores, and back.

Stored marks: `<b>` strong, `<i>` emphasis, `<small>` small capitals, `<span lang>` another
language, `<a href>` or `<a linktype="page" id>` link, `<sup>` note marks by their keys, `<br/>`
line break.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from html.parser import HTMLParser
from itertools import groupby

from octavo.core.manuscript.addresses import is_address
from octavo.core.manuscript.inlines import (
    Emphasis,
    Inline,
    Inlines,
    LanguageSpan,
    Link,
    NoteMark,
    Run,
    SmallCapitals,
    Strong,
    Text,
    from_runs,
    normal,
)

# A break inside one line of verse, apart from those between lines. An editor sees no difference.
INNER_BREAK = '<br data-inner="true"/>'
BLOCK_KEY = "data-block-key"  # Draftail's mark on every block that it has saved

_PLAIN_KEY = re.compile(r"[^\s,\[\]]+")
_KEYS = re.compile(r"\[([^\]]*)\]|([^\s,\[\]]+)")
_PAGE_LINK = re.compile(r'linktype="page" id="(\d+)"|id="(\d+)" linktype="page"')
_BLOCKS = {"p", "h2", "h3", "h4", "li"}
_LISTS = {"ul", "ol"}


def line_to_html(inlines: Iterable[Inline], *, line_break: str = "<br/>") -> str:
    """The inside of one block. Note marks side by side share one `<sup>`."""
    html = []
    for are_notes, members in groupby(inlines, key=lambda inline: isinstance(inline, NoteMark)):
        if are_notes:
            html.append(f"<sup>{escape(_written_keys(members), quote=False)}</sup>")
        else:
            html.extend(_inline_to_html(inline, line_break) for inline in members)
    return "".join(html)


def _inline_to_html(inline: Inline, line_break: str) -> str:
    match inline:
        case Text(text):
            return escape(text, quote=False).replace("\n", line_break)
        case Emphasis(children):
            return f"<i>{line_to_html(children, line_break=line_break)}</i>"
        case Strong(children):
            return f"<b>{line_to_html(children, line_break=line_break)}</b>"
        case SmallCapitals(children):
            return f"<small>{line_to_html(children, line_break=line_break)}</small>"
        case Link(url, children):
            inner = line_to_html(children, line_break=line_break)
            return f'<a href="{escape(url)}">{inner}</a>'
        case LanguageSpan(language, children):
            inner = line_to_html(children, line_break=line_break)
            return f'<span lang="{escape(language)}">{inner}</span>'
        case NoteMark():
            return line_to_html((inline,))


def _written_keys(marks: Iterable[Inline]) -> str:
    """Keys of notes as an editor reads and types them: `1 2`; odd ones as `[1,2]`."""
    keys = [mark.note for mark in marks if isinstance(mark, NoteMark)]
    return " ".join(key if _PLAIN_KEY.fullmatch(key) else f"[{key}]" for key in keys)


@dataclass(slots=True)
class StoredLine:
    """One block of stored rich text: its element, the list it is in, and its runs."""

    tag: str
    level: int = 0  # how many lists it is in
    list_number: int = 0  # which outermost list of the text
    is_ordered: bool = False  # of the outermost list
    attributes: dict[str, str | None] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    line_ends: list[int] = field(default_factory=list)  # which runs end a line of verse

    @property
    def inlines(self) -> Inlines:
        return from_runs(self.runs)

    @property
    def verse_lines(self) -> tuple[Inlines, ...]:
        """The lines of a stanza, parted where it breaks."""
        ends = [*self.line_ends, len(self.runs)]
        starts = [0, *(end + 1 for end in self.line_ends)]
        return tuple(
            from_runs(self.runs[start:end]) for start, end in zip(starts, ends, strict=True)
        )

    @property
    def is_left_blank(self) -> bool:
        """A blank line that an editor left, as opposed to one that a manuscript holds."""
        return BLOCK_KEY in self.attributes and not any(
            run.note is not None or run.text.strip() for run in self.runs
        )


class _Reader(HTMLParser):
    """Reads stored rich text into lines. Elements it does not know are read through."""

    def __init__(self, addresses: Mapping[int, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.addresses = addresses
        self.lines: list[StoredLine] = []
        self.line: StoredLine | None = None
        self.lists: list[str] = []
        self.list_number = 0
        self.marks: list[tuple[str, Run]] = []
        self.is_note = False

    @property
    def mark(self) -> Run:
        return self.marks[-1][1] if self.marks else Run()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in _LISTS:
            self.line = None
            self.list_number += not self.lists
            self.lists.append(tag)
        elif tag in _BLOCKS:
            self._begin(tag, attributes)
        elif tag == "br":
            self._add(replace(self.mark, text="\n"), ends_line="data-inner" not in attributes)
        elif tag == "sup":
            self.is_note = True
        elif mark := self._marked(tag, attributes):
            self.marks.append((tag, mark))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _LISTS:
            self.line = None
            if self.lists:
                self.lists.pop()
        elif tag in _BLOCKS:
            self.line = None
            self.marks.clear()
            self.is_note = False
        elif tag == "sup":
            self.is_note = False
        elif self.marks and self.marks[-1][0] == tag:
            self.marks.pop()

    def handle_data(self, data: str) -> None:
        data = data.replace("\n", " ")
        if self.is_note:
            for bracketed, plain in _KEYS.findall(data):
                if key := bracketed or plain:
                    self._add(replace(self.mark, note=key))
        elif self.line is not None or data.strip():
            self._add(replace(self.mark, text=data))

    def _begin(self, tag: str, attributes: dict[str, str | None]) -> StoredLine:
        self.line = StoredLine(
            tag=tag,
            level=len(self.lists) if tag == "li" else 0,
            list_number=self.list_number,
            is_ordered=self.lists[:1] == ["ol"],
            attributes=attributes,
        )
        self.lines.append(self.line)
        return self.line

    def _add(self, run: Run, *, ends_line: bool = False) -> None:
        line = self.line or self._begin("p", {})
        if ends_line:
            line.line_ends.append(len(line.runs))
        line.runs.append(run)

    def _marked(self, tag: str, attributes: dict[str, str | None]) -> Run | None:
        match tag:
            case "i" | "em":
                return replace(self.mark, emphasis=True)
            case "b" | "strong":
                return replace(self.mark, strong=True)
            case "small":
                return replace(self.mark, small_capitals=True)
            case "span":
                return replace(self.mark, language=attributes.get("lang") or self.mark.language)
            case "a":
                return replace(self.mark, link=self._address(attributes))
        return None

    def _address(self, attributes: dict[str, str | None]) -> str | None:
        """Where a link leads; a link to a page that is gone, or to no address, leads nowhere."""
        if attributes.get("linktype") == "page":
            return self.addresses.get(int(attributes.get("id") or 0))
        address = attributes.get("href") or ""
        return address if is_address(address) else None


def stored_lines(html: str, *, addresses: Mapping[int, str]) -> list[StoredLine]:
    """The blocks of stored rich text, without the blank lines that an editor left.

    `addresses` says where the pages are that links name by their ids (`linked_pages`).
    """
    reader = _Reader(addresses)
    reader.feed(html)
    reader.close()
    return [line for line in reader.lines if not line.is_left_blank]


def linked_pages(html: str) -> set[int]:
    """The ids of the pages that stored rich text links to."""
    return {int(first or second) for first, second in _PAGE_LINK.findall(html)}


def paragraphs_to_html(paragraphs: Iterable[Inlines]) -> str:
    return "".join(f"<p>{line_to_html(inlines)}</p>" for inlines in paragraphs)


def one_line_to_html(inlines: Inlines) -> str:
    """A field that holds one line; empty for none."""
    return paragraphs_to_html((inlines,)) if inlines else ""


def one_line(html: str, *, addresses: Mapping[int, str]) -> Inlines:
    """A field that holds one line. Where an editor made paragraphs, lines break between them."""
    inlines: list[Inline] = []
    for index, line in enumerate(stored_lines(html, addresses=addresses)):
        inlines += [Text("\n")] if index else []
        inlines += line.inlines
    return normal(inlines)
