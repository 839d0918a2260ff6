"""The words of a file as they came, for showing beside what was guessed."""

from __future__ import annotations

import io

import mammoth
from lxml import etree, html

from octavo.importers.errors import CopyUnreadable
from octavo.importers.html.decoding import decode
from octavo.importers.kinds import kind_of
from octavo.importers.text.decoding import decoded

MOST_SHOWN = 200_000
_SILENT = {"script", "style", "noscript", "template", "svg", "head"}
_LINES = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr", "blockquote", "figure"}


def source_text(content: bytes, *, name: str, kind: str = "auto") -> str:
    """The file's own words, in order, without any judgement; at most MOST_SHOWN characters.

    Only for files that a reader has already taken: those are known to be of a bearable size.
    """
    try:
        found = kind_of(content, name=name) if kind == "auto" else kind
    except CopyUnreadable:
        return ""
    if found == "docx":
        return str(mammoth.extract_raw_text(io.BytesIO(content)).value)[:MOST_SHOWN]
    if found == "html":
        return _words_of_page(decode(content)[0])[:MOST_SHOWN]
    return decoded(content)[:MOST_SHOWN]


def _words_of_page(page: str) -> str:
    """The words a browser would show, a line for each block."""
    if not page.strip():
        return ""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = html.document_fromstring(page.encode(), parser=parser)
    lines: list[str] = [""]
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _LINES:
            lines.append("")
        if event == "start" and tag and not _is_silent(element):
            lines[-1] += element.text or ""
        if event == "end" and element.tail and not _is_silent(element.getparent()):
            lines[-1] += element.tail
    return "\n\n".join(" ".join(line.split()) for line in lines if line.strip())


def _is_silent(element: html.HtmlElement | None) -> bool:
    while element is not None:
        if element.tag in _SILENT:
            return True
        element = element.getparent()
    return False
