"""Hostile markup in, a tree of bounded size and depth out; pictures inside it are lifted out."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from lxml import etree, html

from octavo.importers import pictures
from octavo.importers.errors import FileEmpty, FileTooLarge, NestedTooDeeply

LARGEST = 12_000_000  # bytes of markup, pictures inside it not counted
DEEPEST = 100  # levels kept; what nests deeper is lifted up, so that no reader runs out of stack
LIFTED = "octavo-picture:"

_DATA_URI = re.compile(
    rb"""data:\s{0,3}([a-zA-Z0-9.+-]{1,40}/[a-zA-Z0-9.+-]{1,60})?((?:;[\w.=+-]{1,60}){0,4}),"""
    rb"""([^"'<>)\s]{64,})""",
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_REVEALED = re.compile(r"<!\[(?:if|endif)[^\]>]{0,200}\]>", re.IGNORECASE)  # Word writes these


def lift_pictures(content: bytes) -> tuple[bytes, dict[str, bytes]]:
    """Take `data:` addresses out of the markup; a picture leaves a short mark in its place.

    Done on the bytes, so that pictures of many megabytes are never parsed as text.
    """
    found: dict[str, bytes] = {}
    room = pictures.MOST

    def mark(match: re.Match[bytes]) -> bytes:
        nonlocal room
        kind = (match[1] or b"").lower()
        if not kind.startswith(b"image/") or len(match[3]) > min(room, pictures.LARGEST) * 1.4:
            return b"data:,"
        picture = _bytes_of(match[3], is_base64=b"base64" in match[2].lower())
        name = pictures.picture_name(picture)
        if not name:
            return b"data:,"
        room -= len(picture)
        found[name] = picture
        return (LIFTED + name).encode("ascii")

    return _DATA_URI.sub(mark, content), found


def _bytes_of(written: bytes, *, is_base64: bool) -> bytes:
    plain = unquote_to_bytes(written)
    if not is_base64:
        return plain
    try:
        return base64.b64decode(plain + b"=" * (-len(plain) % 4))
    except (binascii.Error, ValueError):
        return b""


def parse(text: str, *, name: str) -> html.HtmlElement:
    """The page as a tree at most DEEPEST levels deep; comments are gone, scripts still there."""
    if len(text) > LARGEST:
        trouble = (
            f"holds {len(text) // 1_000_000} MB of markup, more than any article; it was not read."
        )
        raise FileTooLarge(name, trouble)
    text = _REVEALED.sub("", _XML_DECLARATION.sub("", text.replace("\x00", "")))
    if not text.strip():
        raise FileEmpty(name, "is empty.")
    root = _parsed(text, name=name)
    _flatten(root)
    return root


def _parsed(text: str, *, name: str) -> html.HtmlElement:
    for is_generous in (False, True):
        parser = html.HTMLParser(
            huge_tree=is_generous, remove_comments=True, remove_pis=True, encoding="utf-8"
        )
        try:
            root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
        except etree.ParserError as trouble:
            raise FileEmpty(name, "holds no words.") from trouble
        if not any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
            return root
    raise NestedTooDeeply(
        name, "nests tags inside each other more than 2,000 deep; it was not read."
    )


def _flatten(root: html.HtmlElement) -> None:
    """Lift up what lies too deep: its words stay, the tags around them go."""
    level, depth = [root], 0
    while level and depth < DEEPEST:
        level = [child for element in level for child in element]
        depth += 1
    for element in level:
        for deep in reversed(list(element.iterdescendants())):
            deep.tail = _spaced(deep.tail)
            deep.drop_tag()


def _spaced(tail: str | None) -> str:
    return f" {tail or ''}"
