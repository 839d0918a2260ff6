"""Names of the elements and attributes of WordprocessingML, in the form that lxml wants."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_V = "urn:schemas-microsoft-com:vml"
_O = "urn:schemas-microsoft-com:office:office"

NAMESPACES = {"w": _W, "r": _R, "mc": _MC, "m": _M, "a": _A, "v": _V, "o": _O}
# Strict OOXML says everything in other namespaces; these are read as the usual ones.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _R.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": _M.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": _A.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": (
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/picture": (
        b"http://schemas.openxmlformats.org/drawingml/2006/picture"
    ),
}


def tag(name: str) -> str:
    """`w:p` as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def found(element: etree._Element, path: str) -> list[etree._Element]:
    """All elements of an XPath with the usual prefixes."""
    return list(element.xpath(path, namespaces=NAMESPACES))


def first(element: etree._Element | None, path: str) -> etree._Element | None:
    """The first element of a path of children such as `w:pPr/w:pStyle`."""
    return None if element is None else element.find(path, NAMESPACES)


def value(element: etree._Element | None, path: str) -> str | None:
    """The `w:val` of the element at that path; None when it is not there."""
    child = first(element, path)
    return None if child is None else child.get(tag("w:val"), "")


def is_on(element: etree._Element | None, path: str) -> bool | None:
    """What a switch such as `w:b` says; None when it says nothing."""
    child = first(element, path)
    if child is None:
        return None
    return child.get(tag("w:val"), "1").lower() not in ("0", "false", "off", "none")


def words_of(element: etree._Element) -> str:
    """The plain words inside, tabs and breaks as spaces."""
    parts: list[str] = []
    for inner in element.iter(tag("w:t"), tag("w:tab"), tag("w:br"), tag("w:noBreakHyphen")):
        if inner.tag == tag("w:t"):
            parts.append(inner.text or "")
        else:
            parts.append("-" if inner.tag == tag("w:noBreakHyphen") else " ")
    return "".join(parts)


def unwrap(element: etree._Element) -> None:
    """Put the element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(place, child)
    parent.remove(element)


def remove(element: etree._Element) -> None:
    """Take the element out of its tree."""
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Every paragraph, those in tables and text boxes too."""
    return root.iter(tag("w:p"))
