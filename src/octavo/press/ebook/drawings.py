"""Drawings in SVG, with nothing in them that runs, asks for another file, or moves."""

from __future__ import annotations

import re

from lxml import etree

from octavo.press.ebook.errors import PictureUnusable

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_BEGINS = re.compile(rb"\s*(?:<\?xml|<!--|<!DOCTYPE|<svg)", re.IGNORECASE)
_LOOKED_AT = 4096
_ELEMENTS = frozenset(
    "svg g defs symbol use path rect circle ellipse line polyline polygon text tspan title desc"
    " linearGradient radialGradient stop clipPath mask pattern marker style".split()
)
# Words of a style or an attribute that lead out of the drawing.
_LEADS_OUT = re.compile(r"@|url\(\s*['\"]?\s*(?!#)|javascript:|expression|[\\<]", re.IGNORECASE)


def is_drawing_in_lines(source: bytes) -> bool:
    """Whether these bytes mean to be SVG."""
    head = source[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    return _BEGINS.match(head) is not None and b"<svg" in head.lower()


def sound_svg(source: bytes) -> bytes:
    """The drawing with the elements and attributes that draw, and no others."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError as error:
        message = "it is no well-formed SVG"
        raise PictureUnusable(message) from error
    if root.getroottree().docinfo.internalDTD is not None or root.tag != f"{_SVG}svg":
        message = "it is SVG with definitions of its own, which may hide anything"
        raise PictureUnusable(message)
    _clean(root)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _clean(element: etree._Element) -> None:
    for name in list(element.attrib):
        if not _is_sound(name, element.attrib[name]):
            del element.attrib[name]
    for child in list(element):
        if not _draws(child):
            _unwrap_or_drop(element, child)
    for child in element:
        _clean(child)


def _draws(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or not element.tag.startswith(_SVG):
        return False
    name = element.tag.removeprefix(_SVG)
    if name == "style":
        return _LEADS_OUT.search(element.text or "") is None
    return name in _ELEMENTS


def _unwrap_or_drop(parent: etree._Element, child: etree._Element) -> None:
    """A link goes and leaves what it holds; anything else goes whole."""
    if child.tag == f"{_SVG}a":
        child.tag = f"{_SVG}g"
    else:
        parent.remove(child)


def _is_sound(name: str, value: str) -> bool:
    if name in ("href", _LINK):
        return value.startswith("#")
    if name.startswith("{") or name.lower().startswith("on"):
        return False
    return _LEADS_OUT.search(value) is None
