"""Takes in a logo: a bitmap, or a drawing that does nothing but draw."""

from __future__ import annotations

import re
from contextlib import ExitStack
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from octavo.core.manuscript.blocks import Figure
from octavo.issues.models import Picture
from octavo.issues.pictures import keep_picture

MOST_BYTES, MOST_PIXELS = 1_000_000, 20_000_000
BITMAPS = ("PNG", "WEBP", "JPEG", "GIF")
ACCEPTED = ".svg,.png,.webp,.jpg,.jpeg,.gif"

_SVG = "{http://www.w3.org/2000/svg}"
# What acts, or brings in what is not drawn here.
_REFUSED = frozenset(
    "script foreignobject iframe image feimage audio video embed object a animate animatemotion "
    "animatetransform set handler listener discard".split()
)
_REFERENCE = re.compile(r"url\(\s*['\"]?\s*(?!#)", re.IGNORECASE)
_IMPORT = re.compile(r"@import|expression\s*\(|javascript:", re.IGNORECASE)


class LogoRefused(Exception):
    """A file cannot be the logo; the message is a sentence for who brought it."""


def keep_logo(content: bytes, *, called: str, magazine: str, by: Any) -> Picture:
    """The picture of these bytes, kept in the library with the magazine's name for its words.

    Raises LogoRefused.
    """
    check(content)
    words = Figure(source=called, alt=magazine, credit=magazine)
    with ExitStack() as undo:
        picture = keep_picture(content, figure=words, by=by, undo=undo)
        undo.pop_all()
    return picture


def check(content: bytes) -> None:
    """Refuse what is too large, no picture, or more than a drawing; raises LogoRefused."""
    if len(content) > MOST_BYTES:
        raise LogoRefused(_("A logo has at most 1 MB."))
    if is_drawing(content):
        _check_drawing(content)
    else:
        _check_bitmap(content)


def is_drawing(content: bytes) -> bool:
    """Whether the bytes look like SVG: markup, where a bitmap begins with its own mark."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _check_bitmap(content: bytes) -> None:
    try:
        with Image.open(BytesIO(content), formats=BITMAPS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise LogoRefused(_("This picture has too many pixels for a logo."))
            image.load()
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as trouble:
        raise LogoRefused(_("This is no SVG, PNG, WebP, JPEG or GIF.")) from trouble


def _check_drawing(content: bytes) -> None:
    try:
        root = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as trouble:
        message = _("This SVG cannot be read: it must be plain SVG without a DOCTYPE.")
        raise LogoRefused(message) from trouble
    if root.tag != f"{_SVG}svg":
        raise LogoRefused(_("This is no SVG, PNG, WebP, JPEG or GIF."))
    for element in root.iter():
        if fault := _fault(element):
            message = _("This SVG does more than draw (%(fault)s). Export it as plain SVG.")
            raise LogoRefused(message % {"fault": fault})


def _fault(element: Element) -> str:
    """What an element has that a drawing needs not, or nothing."""
    name = str(element.tag).rpartition("}")[2].lower()
    if name in _REFUSED:
        return f"<{name}>"
    if name == "style" and _leads_away(element.text or ""):
        return "<style>"
    for attribute, value in element.attrib.items():
        plain = attribute.rpartition("}")[2].lower()
        leads = plain == "href" and not value.strip().startswith("#")
        if plain.startswith("on") or leads or _leads_away(value):
            return plain
    return ""


def _leads_away(words: str) -> bool:
    return bool(_REFERENCE.search(words) or _IMPORT.search(words) or "\\" in words)
