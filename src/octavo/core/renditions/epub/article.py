"""One article as a document of the book: its head, its text, its notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from octavo.core.issue.paging import PageStart
from octavo.core.manuscript.blocks import Block
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.noting import Note
from octavo.core.renditions.epub.blocks import write
from octavo.core.renditions.epub.breaks import HEAD, page_breaks
from octavo.core.renditions.epub.containers import figure
from octavo.core.renditions.epub.hues import hue_class
from octavo.core.renditions.epub.lines import line, plain
from octavo.core.renditions.epub.links import Links
from octavo.core.renditions.epub.markup import clean, document, element, one_line, words
from octavo.core.renditions.epub.page import Page, page_of
from octavo.core.renditions.epub.settings import Setting, Wording


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above an article: its section's name, and the printed pages that it takes.

    Of one that is heard the byline has an anchor, for that is read aloud as well.
    """

    section: str = ""
    printed: Sequence[PageStart] = ()
    is_heard: bool = False


def render_article(
    manuscript: Manuscript, *, heading: Heading, setting: Setting, links: Links
) -> str:
    """The document of an article. Headline to last note, every sentence is a span with its id."""
    page = page_of(manuscript, setting=setting, links=links, printed=heading.printed)
    head = _head(manuscript, page, heading)
    lead = manuscript.lead_image
    pieces = [
        head,
        figure(lead, page, "lead_image", class_="picture lead") if lead else "",
        _dateline(manuscript, page),
        _text(manuscript.blocks, page),
        _about(manuscript.bylines, page, setting),
        _notes(page),
    ]
    inside = "\n".join(filter(None, pieces))
    return document(
        element(
            "section",
            f"\n{inside}\n",
            epub_type="chapter",
            role="doc-chapter",
            aria_labelledby="headline",
        ),
        title=label_of(manuscript, setting.wording),
        language=manuscript.language,
        class_=hue_class(manuscript.section),
        epub_type="bodymatter",
    )


def label_of(manuscript: Manuscript, wording: Wording) -> str:
    """What contents call the article: its headline, unless nobody can see that."""
    return manuscript.headline if one_line(manuscript.headline) else wording.untitled


def _head(manuscript: Manuscript, page: Page, heading: Heading) -> str:
    headline = plain(manuscript.headline, page, "headline")
    if not one_line(manuscript.headline):
        untitled = words(page.wording.untitled)
        headline = element("span", untitled, class_="untitled", lang=page.furniture_language)
    label = words(heading.section) if heading.section.strip() else ""
    pieces = [
        *page_breaks(page.breaks.get(HEAD, ()), page.wording),
        element("p", label, class_="label", lang=page.furniture_language) if label else "",
        element("h1", headline, id="headline"),
        _standfirst(manuscript, page),
        _bylines(manuscript.bylines, page, anchor="byline" if heading.is_heard else None),
    ]
    return element("header", "\n" + "\n".join(filter(None, pieces)) + "\n")


def _text(blocks: Sequence[Block], page: Page) -> str:
    """The blocks with the printed pages that begin between them, and at the end of the last."""
    pieces = []
    for index in range(len(blocks) + 1):
        pieces += page_breaks(page.breaks.get(index, ()), page.wording)
        if index < len(blocks):
            pieces.append(write(blocks[index], page, f"blocks[{index}]"))
    return "\n".join(filter(None, pieces))


def _standfirst(manuscript: Manuscript, page: Page) -> str:
    said = plain(manuscript.standfirst, page, "standfirst")
    return element("p", said, class_="standfirst") if said.strip() else ""


def _dateline(manuscript: Manuscript, page: Page) -> str:
    place = words(manuscript.dateline)
    return element("p", place, class_="dateline") if place.strip() else ""


def _bylines(bylines: Sequence[Byline], page: Page, *, anchor: str | None) -> str:
    """The authors in one line, then everybody else with what they did."""
    named = [byline for byline in bylines if one_line(byline.name)]
    authors = [_name(byline, page) for byline in named if not byline.role.strip()]
    others = [
        element("span", f"{words(byline.role)}: {_name(byline, page)}", class_="role")
        for byline in named
        if byline.role.strip()
    ]
    by = clean(page.wording.by).format(names=_joined(authors, page.wording)) if authors else ""
    pieces = [element("span", by, class_="by") if by else "", *others]
    inside = " ".join(filter(None, pieces))
    if not inside:
        return ""
    return element("p", inside, class_="byline", id=anchor, lang=page.furniture_language)


def _about(bylines: Sequence[Byline], page: Page, setting: Setting) -> str:
    """Who they are that are named above the text, each once."""
    names = dict.fromkeys(byline.name for byline in bylines)
    said = (words(setting.authors.get(name, "")) for name in names)
    return "\n".join(
        element("p", each, class_="about", lang=page.furniture_language) for each in said if each
    )


def _name(byline: Byline, page: Page) -> str:
    leads_to = page.links.leads_to(byline.url)
    name = words(byline.name)
    return name if leads_to is None else element("a", name, href=leads_to)


def _joined(names: Sequence[str], wording: Wording) -> str:
    *first, last = names
    if not first:
        return last
    return clean(wording.conjunction).format(names=", ".join(first), last=last)


def _notes(page: Page) -> str:
    """Every note by itself, so that reading systems may show it where its mark is touched."""
    items: list[tuple[Note, str]] = []
    while note := page.notes.at(len(items)):
        inside = line(note.inlines, page, note.path)  # may hold marks, which add notes
        items.append((note, inside))
    if not items:
        return ""
    written = [_note(note, inside, page.wording) for note, inside in items]
    return element(
        "section",
        "\n" + "\n".join(written) + "\n",
        class_="notes",
        epub_type="footnotes",
        aria_label=page.wording.notes,
    )


def _note(note: Note, inside: str, wording: Wording) -> str:
    label = wording.back.format(number=note.number)
    backs = "".join(
        " " + element("a", "↑", href=f"#{mark}", role="doc-backlink", aria_label=label)
        for mark in note.marks
    )
    number = element("span", f"{note.number}.", class_="number")
    return element(
        "aside",
        element("p", f"{number} {inside}{backs}"),
        id=note.anchor,
        epub_type="footnote",
        role="doc-footnote",
    )
