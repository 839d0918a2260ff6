"""Writes the inside of a line so that a reader of Markdown finds the same marks and words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from octavo.core.manuscript.inlines import (
    Emphasis,
    Inline,
    Inlines,
    LanguageSpan,
    Link,
    NoteMark,
    SmallCapitals,
    Strong,
    Text,
)

EMPTY = "[]{.empty}"
_SPAN = "]{"  # never in plain words: there each brace and bracket has a backslash before it
_LINE_FEED = "&#10;"

_MARKS = re.compile(r"[\\`*_\[\]<{|~^]")
_AMPERSAND = re.compile(r"&(?=#?\w+;)")
_INVISIBLE = re.compile(r"[\t\u2028\u2029\ufeff]")
# What would begin a subhead, a quotation, a list, a rule, a row of a table or a div.
_LINE_START = re.compile(
    r"""(?: (?= \#{1,6}(?:\s|$) | > | [+](?:\s|$) | -(?:[\s:-]|$) | :[\s:-] | =+\s*$ )
          | (\d{1,9}) (?= [.)](?:\s|$) )
        )""",
    re.VERBOSE,
)
_PLAIN_ADDRESS = re.compile(r"[^\s()<>\\&|]+")


def line(inlines: Inlines) -> str:
    """A paragraph's line. Its line breaks are a backslash and a line feed."""
    raw = _written(inlines, "", "")
    lines = raw.rstrip("\n").split("\n")
    breaks_at_end = _LINE_FEED * (len(raw) - len(raw.rstrip("\n")))
    return "\\\n".join(_guarded(text) for text in lines) + breaks_at_end


def one_line(inlines: Inlines) -> str:
    """A line where none may end: line breaks are written as references."""
    return _guarded(_written(inlines, "", "").replace("\n", _LINE_FEED))


def labelled(inlines: Inlines, label: str) -> str:
    """A line that is wholly one span of that class."""
    raw = _written(inlines, "[", "]").replace("\n", _LINE_FEED)
    return f"[{raw}]{{.{label}}}"


def words(text: str) -> str:
    """Plain words within brackets, such as a title or a picture's alt text."""
    return _escaped(text).replace("\n", _LINE_FEED)


def address(url: str) -> str:
    """The address of a link or an image, between angle brackets where it must be."""
    if not url or _PLAIN_ADDRESS.fullmatch(url):
        return url
    escaped = _AMPERSAND.sub("&amp;", re.sub(r"[\\<>]", r"\\\g<0>", url))
    return f"<{escaped.replace('|', '&#124;').replace(chr(10), _LINE_FEED)}>"


def _written(inlines: Inlines, before: str, after: str) -> str:
    """All inlines, between the characters that stand before and after them."""
    out = ""
    for index, inline in enumerate(inlines):
        following = inlines[index + 1 : index + 2]
        next_character = _first_character(following[0]) if following else after
        if index and isinstance(inlines[index - 1], NoteMark) and isinstance(inline, Text):
            out += "\\" if inline.text[:1] in ("(", ":") else ""
        out += _one(inline, out[-1:] or before, next_character)
    return out


def _first_character(inline: Inline) -> str:
    match inline:
        case Text(text):
            return _escaped(text)[:1]
        case Emphasis() | Strong():
            return "*"
        case _:
            return "["


def _one(inline: Inline, before: str, after: str) -> str:
    match inline:
        case Text(text):
            written = _escaped(text)
            is_before_mark = after in ("[", "*")
            return f"{written[:-1]}\\!" if is_before_mark and text.endswith("!") else written
        case NoteMark(note):
            return f"[^{note}]"
        case Emphasis(children):
            return _starred(children, "*", before, after) or _span(children, ".emphasis")
        case Strong():
            return _strong(inline, before, after)
        case SmallCapitals(children):
            return _span(children, ".small-caps")
        case LanguageSpan(language, children):
            return _span(children, f"lang={language}")
        case _:
            return _link(inline, before, after)


def _strong(strong: Strong, before: str, after: str) -> str:
    match strong.children:
        case (Emphasis(inner),) if both := _starred(inner, "***", before, after):
            return both
        case children:
            return _starred(children, "**", before, after) or _span(children, ".strong")


def _link(link: Link, before: str, after: str) -> str:
    shown = _written(link.children, "[", "]")
    if _SPAN in shown:
        return _written(_linked_within(link.children, link.url), before, after)
    return f"[{shown}]({address(link.url)})"


def _linked_within(children: Inlines, url: str) -> Inlines:
    """The same words with a link around each text: many readers know no span within a link."""
    return tuple(
        Link(url, (child,))
        if isinstance(child, Text | NoteMark)
        else replace(child, children=_linked_within(child.children, url))
        for child in children
    )


def _span(children: Inlines, attribute: str) -> str:
    return f"[{_written(children, '[', ']')}]{{{attribute}}}"


def _starred(children: Inlines, stars: str, before: str, after: str) -> str:
    """The words between stars, or nothing where the stars would not be read as marks."""
    inner = _written(children, "*", "*")
    if "*" in (before, after, inner[:1], inner[-1:]):
        return ""
    opens = _touches(inner[:1], outside=before)
    closes = _touches(inner[-1:], outside=after)
    return f"{stars}{inner}{stars}" if opens and closes else ""


def _touches(inside: str, *, outside: str) -> bool:
    """Whether stars between these two characters belong to the inner one, as CommonMark says.

    Older readers do not count symbols as punctuation; what only some would read is not written.
    """
    if not inside or inside.isspace():
        return False
    return (
        not _is_punctuation(inside)
        or not outside
        or outside.isspace()
        or (_is_punctuation(outside) and unicodedata.category(outside)[0] == "P")
    )


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _escaped(text: str) -> str:
    marked = _AMPERSAND.sub("&amp;", _MARKS.sub(r"\\\g<0>", text))
    return _INVISIBLE.sub(lambda match: _referred(match[0]), marked)


def _referred(text: str) -> str:
    """Each character as a reference to it."""
    return "".join(f"&#{ord(character)};" for character in text)


def _guarded(text: str) -> str:
    """One line whose beginning is no block's and whose edges keep their white space."""
    inner = text.strip()
    start = text.index(inner)
    kept = _referred(text[:start]) + inner + _referred(text[start + len(inner) :])
    return _LINE_START.sub(r"\1\\", kept, count=1) if _LINE_START.match(kept) else kept
