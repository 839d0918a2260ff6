"""Takes out what points nowhere: a document may be damaged and still have all of its words."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from octavo.importers.docx.names import found, remove, tag, unwrap

_NUMBERS = ("w:gridSpan", "w:ilvl", "w:numId", "w:outlineLvl")


def repair(
    root: etree._Element, *, relations: Collection[str], notes: Collection[tuple[str, str]]
) -> None:
    """Open links without a target; drop pictures, notes and numbers that mean nothing.

    `notes` are the kinds and ids of the notes there are, such as `("footnote", "2")`.
    """
    _drop_dangling(root, relations)
    for kind in ("footnote", "endnote"):
        for mark in list(root.iter(tag(f"w:{kind}Reference"))):
            if (kind, mark.get(tag("w:id"), "")) not in notes:
                remove(mark)
    for name in _NUMBERS:
        for element in found(root, f".//{name}[not(number(@w:val) >= 0)]"):
            remove(element)


def _drop_dangling(root: etree._Element, relations: Collection[str]) -> None:
    for link in list(root.iter(tag("w:hyperlink"))):
        if (target := link.get(tag("r:id"))) is not None and target not in relations:
            unwrap(link)
    for name, attribute in (
        ("a:blip", "r:embed"),
        ("v:imagedata", "r:id"),
        ("a:hlinkClick", "r:id"),
    ):
        for element in list(root.iter(tag(name))):
            if element.get(tag(attribute), "") not in relations:
                remove(element)
