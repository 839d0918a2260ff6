"""The smallest pieces of XHTML: well formed however they are put together."""

from __future__ import annotations

import re
from functools import cache
from html import escape

from octavo.core.manuscript.characters import without_bidi_controls
from octavo.core.manuscript.directions import direction

# What XML or HTML does not allow in a document, however it is written.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "]"
)
# Language, script, region, variants: what checkers of e-books take for well formed.
_LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))?"
)
_ATTRIBUTES = {"epub_type": "epub:type", "epub_textref": "epub:textref"}

DOCUMENT = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"{language}>
<head>
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body{attributes}>
{inside}
</body>
</html>
"""


def words(text: str) -> str:
    """Text as it is read, character for character; a line feed breaks the line."""
    return clean(text).replace("\n", "<br/>")


def clean(text: str) -> str:
    """Text escaped for use between tags and in a quoted attribute."""
    if not text.isprintable():  # most text is, and this is said at once
        text = _FORBIDDEN.sub("", without_bidi_controls(text))
    return escape(text, quote=True)


def one_line(text: str) -> str:
    """Words for a title or a label, where no line may break; empty when there are none."""
    return " ".join(clean(text).split())


def is_language(tag: str) -> bool:
    """Whether this is a language tag that e-books may name."""
    return _LANGUAGE.fullmatch(tag) is not None


def element(name: str, inside: str, **attributes: str | None) -> str:
    """An element; attributes that are None are left out, `class_` stands for `class`.

    A `lang` is said in both of the ways that reading systems know, with its direction.
    """
    return f"<{name}{_attributes(attributes)}>{inside}</{name}>"


def void(name: str, **attributes: str | None) -> str:
    """An element that has no inside, such as `img`."""
    return f"<{name}{_attributes(attributes)}/>"


def document(
    inside: str, *, title: str, language: str, class_: str | None = None, epub_type: str
) -> str:
    """A whole document of the book. `title` are plain words."""
    return DOCUMENT.format(
        language=_attributes({"lang": language}),
        title=one_line(title),
        attributes=_attributes({"class_": class_, "epub_type": epub_type}),
        inside=inside,
    )


def _attributes(attributes: dict[str, str | None]) -> str:
    written = ""
    for name, value in attributes.items():
        if value is None:
            continue
        written += _language(value) if name == "lang" else f' {_spelt(name)}="{clean(value)}"'
    return written


@cache
def _spelt(name: str) -> str:
    """The attribute's name as XHTML has it, of its name in Python."""
    return _ATTRIBUTES.get(name) or name.rstrip("_").replace("_", "-")


def _language(tag: str) -> str:
    tag = tag if is_language(tag) else "und"
    return f' lang="{tag}" xml:lang="{tag}" dir="{direction(tag)}"'
