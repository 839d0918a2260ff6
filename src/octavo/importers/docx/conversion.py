"""Hands the settled document to mammoth, and mends the HTML it makes of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any
from xml.parsers.expat import ExpatError

import mammoth
from lxml import html

from octavo.importers.docx.letters import LANGUAGE_STYLE
from octavo.importers.docx.roles import Roles
from octavo.importers.errors import FileBroken
from octavo.importers.html.parsing import parse
from octavo.importers.html.tables import is_note

# What mammoth raises on parts that are there and make no sense.
_TROUBLE = (KeyError, ValueError, AttributeError, TypeError, IndexError, OSError, RecursionError,
            ExpatError, zipfile.BadZipFile)  # fmt: skip
_STYLES = """
p.octavo-headline => h1.headline:fresh
p.octavo-standfirst => p.standfirst:fresh
p.octavo-byline => p.byline:fresh
p.octavo-dateline => p.date:fresh
p.octavo-kicker => p.kicker:fresh
p.octavo-quotation => blockquote > p:fresh
p.octavo-pull-quote => blockquote.pullquote > p:fresh
p.octavo-caption => p.caption:fresh
p.octavo-credit => p.credit:fresh
p.octavo-table-caption => p.table-caption:fresh
p.octavo-table-note => p.table-note:fresh
p.octavo-verse => div.verse > p:fresh
p.octavo-question => p.question:fresh
p.octavo-answer => p.answer:fresh
p.octavo-break => p.ornament:fresh
p.octavo-contents => p.toc:fresh
p.octavo-furniture => p.contentinfo:fresh
p.octavo-box-heading => div.box > h4:fresh
p.octavo-box-text => div.box > p:fresh
b => strong
i => em
strike => s
small-caps => span.small-caps
"""
_LIST_START = re.compile(r"^list-\w+ start-(\d+)$")

Pictures = Callable[[Any], dict[str, str]]


def converted(
    package: bytes,
    *,
    roles: Roles,
    languages: set[str],
    has_headline: bool,
    name: str,
    pictures: Pictures,
) -> html.HtmlElement:
    """The document as a tree of HTML whose classes say what each paragraph is."""
    style_map = "\n".join((_STYLES, *_heading_styles(has_headline), *_own_styles(roles, languages)))
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(package),
            style_map=style_map,
            include_default_style_map=False,
            include_embedded_style_map=False,
            ignore_empty_paragraphs=False,
            convert_image=mammoth.images.img_element(pictures),
        )
    except _TROUBLE as broken:
        trouble = "is a Word document with damaged parts; it could not be read."
        raise FileBroken(name, trouble) from broken
    root = parse(result.value or "<p></p>", name=name)
    _mend(root)
    return root


def _heading_styles(has_headline: bool) -> list[str]:
    """Headings as ranks below the headline; without one, the first of rank one may be it."""
    shift = 1 if has_headline else 0
    return [f"p.octavo-heading-{n} => h{min(n + shift, 6)}:fresh" for n in range(1, 7)]


def _own_styles(roles: Roles, languages: set[str]) -> list[str]:
    """A line for each box, each list and each language of this document."""
    lines: list[str] = []
    for box in sorted(roles.boxes):
        lines.append(f"p.octavo-box{box}-heading => div.box.box-{box} > h4:fresh")
        lines.append(f"p.octavo-box{box}-text => div.box.box-{box} > p:fresh")
    for number, item in roles.lists.items():
        name = "ol" if item.is_ordered else "ul"
        path = f"{name}.list-{number}.start-{item.number}"
        for level in range(1, 10):
            lines.append(f"p.octavo-list{number}-{level} => {path} > li:fresh")
            for box in sorted(roles.boxes):
                start = f"p.octavo-box{box}-list{number}-{level} => div.box.box-{box} > "
                lines.append(f"{start}{path} > li:fresh")
            path = f"{path} > li > {name}"
    lines.extend(f"r.{LANGUAGE_STYLE}{each} => span.lang-{each}" for each in sorted(languages))
    return lines


def _mend(root: html.HtmlElement) -> None:
    for element in list(root.iter("ol", "ul")):
        if match := _LIST_START.match(element.get("class", "")):
            element.set("start", match[1])
            del element.attrib["class"]
    for element in root.iter("span"):
        if (name := element.get("class", "")).startswith("lang-"):
            element.set("lang", name.removeprefix("lang-"))
            del element.attrib["class"]
    for verse in root.find_class("verse"):
        _join_lines(verse)
    for table in list(root.iter("table")):
        _take_captions(table)


def _join_lines(verse: html.HtmlElement) -> None:
    """Lines of verse that are a paragraph each become stanzas; an empty one parts them."""
    lines = list(verse)
    if any(line.find("br") is not None for line in lines):
        return
    stanza: html.HtmlElement | None = None
    for line in lines:
        if not line.text_content().strip():
            verse.remove(line)
            stanza = None
        elif stanza is None:
            stanza = line
        else:
            stanza.append(html.Element("br"))
            stanza[-1].tail = line.text
            stanza.extend(list(line))
            verse.remove(line)


def _take_captions(table: html.HtmlElement) -> None:
    """A caption above or below a table goes into it, and so does a note below it."""
    above, below = table.getprevious(), _next_worded(table)
    if above is not None and above.get("class") in ("caption", "table-caption"):
        above.tag = "caption"
        table.insert(0, above)
    elif below is not None and below.get("class") in ("caption", "table-caption"):
        below.tag = "caption"
        table.insert(0, below)
        below = _next_worded(table)
    if below is not None and below.tag == "p":
        words = " ".join(below.text_content().split())
        is_short = len(words.split()) <= 40
        if below.get("class") == "table-note" or (
            not below.get("class") and is_short and is_note(words)
        ):
            _add_note(table, below)


def _next_worded(element: html.HtmlElement) -> html.HtmlElement | None:
    return next((each for each in element.itersiblings() if each.text_content().strip()), None)


def _add_note(table: html.HtmlElement, note: html.HtmlElement) -> None:
    """A last row over the whole width: that is where notes stand in HTML."""
    width = max((len(row) for row in table.iter("tr")), default=1)
    row = html.Element("tr")
    cell = html.Element("td", colspan=str(max(width, 2)))
    note.tag = "div"
    note.set("class", "table-note")
    cell.append(note)
    row.append(cell)
    foot = html.Element("tfoot")
    foot.append(row)
    table.append(foot)
