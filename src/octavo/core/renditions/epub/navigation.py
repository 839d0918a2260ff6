"""The book's contents, landmarks and printed pages, as the document that leads to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from octavo.core.issue.paging import CONTENTS
from octavo.core.renditions.epub.breaks import page_breaks
from octavo.core.renditions.epub.markup import document, element, one_line, words
from octavo.core.renditions.epub.page import known_language
from octavo.core.renditions.epub.settings import Setting


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents, in the language of its article."""

    href: str
    label: str
    language: str


@dataclass(frozen=True, slots=True)
class Group:
    """A section head and the entries below it; without a head they stand by themselves."""

    head: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Navigation:
    """What there is to lead to. `begins` is where reading starts."""

    groups: tuple[Group, ...]
    pages: tuple[tuple[int, str], ...]
    begins: str


def navigation(book: Navigation, *, setting: Setting) -> str:
    wording = setting.wording
    pieces = [
        *page_breaks((it.folio for it in setting.printed.get(CONTENTS, ())), wording),
        _nav("toc", wording.contents, _contents(book, setting), role="doc-toc"),
        _nav("landmarks", wording.landmarks, _landmarks(book, setting)),
    ]
    if book.pages:
        listed = (_link(href, str(folio)) for folio, href in book.pages)
        pieces.append(_nav("page-list", wording.pages, listed, role="doc-pagelist"))
    return document(
        "\n".join(pieces),
        title=wording.contents,
        language=setting.language,
        class_="contents",
        epub_type="frontmatter",
    )


def _nav(
    kind: str,
    heading: str,
    items: Iterable[str],
    *,
    role: str | None = None,
    is_hidden: bool = False,
) -> str:
    anchor = f"{kind}-heading"
    listed = element("ol", "\n" + "\n".join(element("li", item) for item in items) + "\n")
    return element(
        "nav",
        f"\n{element('h1' if kind == 'toc' else 'h2', words(heading), id=anchor)}\n{listed}\n",
        epub_type=kind,
        id=kind,
        role=role,
        aria_labelledby=anchor,
        hidden=None if kind == "toc" else "hidden",
    )


def _contents(book: Navigation, setting: Setting) -> Iterable[str]:
    for group in book.groups:
        entries = [_entry(entry, setting) for entry in group.entries]
        if one_line(group.head):
            inner = "\n".join(element("li", entry) for entry in entries)
            yield f"{element('span', one_line(group.head))}\n{element('ol', inner)}"
        else:
            yield from entries
    yield _link("imprint.xhtml", setting.wording.imprint)


def _entry(entry: Entry, setting: Setting) -> str:
    language = known_language(entry.language)
    differs = language != known_language(setting.language)
    return _link(entry.href, entry.label, language=language if differs else None)


def _landmarks(book: Navigation, setting: Setting) -> Iterable[str]:
    wording = setting.wording
    if setting.cover:
        yield _link("cover.xhtml", wording.cover, kind="cover")
    yield _link("#toc", wording.contents, kind="toc")
    yield _link(book.begins, wording.begin, kind="bodymatter")


def _link(href: str, label: str, *, kind: str | None = None, language: str | None = None) -> str:
    return element("a", one_line(label), href=href, epub_type=kind, lang=language)
