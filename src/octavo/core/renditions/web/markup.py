"""The smallest pieces of HTML: escaped words, attributes and elements."""

from __future__ import annotations

import re
from html import escape

# What HTML does not allow in a document, however it is written.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "]"
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def words(text: str) -> str:
    """Text as a browser shows it, character for character; a line feed breaks the line."""
    return "<br>".join(clean(line) for line in text.split("\n"))


def clean(text: str) -> str:
    """Text escaped for use between tags and in a quoted attribute."""
    return escape(_FORBIDDEN.sub("", text), quote=True)


def is_language(tag: str) -> bool:
    """Whether this looks like a language tag, so that it may stand in `lang`."""
    return _LANGUAGE.fullmatch(tag) is not None


def element(name: str, inside: str, **attributes: str | None) -> str:
    """An element; attributes that are None are left out, `class_` stands for `class`."""
    return f"<{name}{_attributes(attributes)}>{inside}</{name}>"


def void(name: str, **attributes: str | None) -> str:
    """An element that has no inside, such as `img`."""
    return f"<{name}{_attributes(attributes)}>"


def _attributes(attributes: dict[str, str | None]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{clean(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
