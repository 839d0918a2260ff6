"""Tracked changes, taken as accepted: what was inserted or moved here stays, the rest goes."""

from __future__ import annotations

from lxml import etree

from octavo.importers.docx.names import first, found, is_on, remove, tag, unwrap, words_of

_GONE = ("w:del", "w:moveFrom", "w:delText", "w:delInstrText", "w:rPrChange", "w:pPrChange",
         "w:sectPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:tblGridChange",
         "w:tblPrExChange", "w:numberingChange", "w:moveFromRangeStart", "w:moveFromRangeEnd",
         "w:moveToRangeStart", "w:moveToRangeEnd", "w:proofErr", "w:permStart",
         "w:permEnd")  # fmt: skip
_KEPT = ("w:ins", "w:moveTo")


def accept_changes(root: etree._Element) -> None:
    """Change the tree as Word does when all changes are accepted."""
    for row in found(root, ".//w:tr[w:trPr/w:del]"):
        remove(row)
    for cell in found(root, ".//w:tc[w:tcPr/w:cellDel]"):
        remove(cell)
    joined = [p for p in root.iter(tag("w:p")) if _mark_is_gone(p)]
    for name in _GONE:
        for element in list(root.iter(tag(name))):
            remove(element)
    for name in _KEPT:
        for element in list(root.iter(tag(name))):
            unwrap(element)
    for paragraph in joined:
        _join_to_next(paragraph)


def drop_hidden(root: etree._Element) -> list[str]:
    """Take out hidden text and say what it was."""
    hidden: list[str] = []
    for run in list(root.iter(tag("w:r"))):
        if is_on(run, "w:rPr/w:vanish") or is_on(run, "w:rPr/w:specVanish"):
            hidden.append(words_of(run))
            remove(run)
    return ["".join(hidden)] if any(text.strip() for text in hidden) else []


def _mark_is_gone(paragraph: etree._Element) -> bool:
    """Whether the end of the paragraph was deleted or moved away."""
    return any(
        first(paragraph, f"w:pPr/w:rPr/{name}") is not None for name in ("w:del", "w:moveFrom")
    )


def _join_to_next(paragraph: etree._Element) -> None:
    """What is left of a paragraph without its end begins the next one, whose style holds."""
    left = [child for child in paragraph if child.tag != tag("w:pPr")]
    following = paragraph.getnext()
    if not any(words_of(child) or child.tag == tag("w:r") for child in left):
        remove(paragraph)
    elif following is not None and following.tag == tag("w:p"):
        place = 0 if first(following, "w:pPr") is None else 1
        for child in reversed(left):
            following.insert(place, child)
        remove(paragraph)
