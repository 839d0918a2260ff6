"""What stands beside the text: dropped initials, text boxes, frames, one-cell tables, pictures."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from octavo.importers.docx.names import (
    first,
    found,
    paragraphs,
    remove,
    tag,
    unwrap,
    words_of,
)

_BOXED = "octavo-boxed"  # set on paragraphs: the number of the box they are in


def join_drop_caps(root: etree._Element) -> None:
    """Put a dropped initial, which Word keeps in a frame of its own, back before its word."""
    for paragraph in list(paragraphs(root)):
        frame = first(paragraph, "w:pPr/w:framePr")
        if frame is None or frame.get(tag("w:dropCap"), "none") == "none":
            continue
        following = paragraph.getnext()
        if following is None or following.tag != tag("w:p"):
            remove(frame)
            continue
        place = 0 if first(following, "w:pPr") is None else 1
        for run in reversed(found(paragraph, "w:r")):
            properties = first(run, "w:rPr")
            if properties is not None:
                run.remove(properties)  # its size and position are the dropped initial's
            following.insert(place, run)
        remove(paragraph)


def settle_alternatives(root: etree._Element) -> None:
    """Of a drawing that is given twice, for new programs and for old, keep one."""
    for each in list(root.iter(tag("mc:AlternateContent"))):
        choice, fallback = first(each, "mc:Choice"), first(each, "mc:Fallback")
        new = choice is not None and bool(
            found(choice, ".//w:txbxContent | .//a:blip | .//w:t | .//m:t")
        )
        dropped = fallback if new else choice
        if dropped is not None:
            remove(dropped)
        kept = choice if new else fallback
        if kept is not None:
            unwrap(kept)
        unwrap(each)


def lift_boxes(root: etree._Element) -> int:
    """Move text boxes and frames below the paragraph they hang on, marked with their number."""
    count = 0
    for content in list(root.iter(tag("w:txbxContent"))):
        anchor = _anchor(content)
        if anchor is None:
            continue
        count += 1
        inside = [child for child in content if child.tag in (tag("w:p"), tag("w:tbl"))]
        place = anchor
        for child in inside:
            place.addnext(child)
            place = child
            child.set(_BOXED, str(count))
        remove(content)
    for frame in _frames(root):
        count += 1
        for paragraph in frame:
            paragraph.set(_BOXED, str(count))
    for table in found(root, ".//w:tbl[count(w:tr) = 1 and count(w:tr/w:tc) = 1]"):
        if not found(table, "ancestor::w:tbl") and len(words_of(table).split()) > 3:
            count += 1
            _open_table(table, count)
    return count


def lift_pictures(root: etree._Element) -> None:
    """Give each picture inside a paragraph of text a paragraph of its own, above or below it."""
    for shown in found(root, ".//w:drawing[.//a:blip] | .//w:pict[.//v:imagedata]"):
        run = next(shown.iterancestors(tag("w:r")), None)
        paragraph = next(shown.iterancestors(tag("w:p")), None)
        if run is None or paragraph is None or not words_of(paragraph).strip():
            continue
        before = "".join(words_of(each) for each in run.itersiblings(preceding=True))
        own = etree.Element(tag("w:p"))
        moved = etree.SubElement(own, tag("w:r"))
        moved.append(shown)
        (paragraph.addnext if before.strip() else paragraph.addprevious)(own)


def box_of(paragraph: etree._Element) -> str:
    """The number of the box the paragraph is in; empty for none."""
    return str(paragraph.get(_BOXED, ""))


def _anchor(content: etree._Element) -> etree._Element | None:
    """The paragraph of the text that the box hangs on, not one inside another box."""
    around = [each for each in content.iterancestors() if each.tag == tag("w:p")]
    return around[-1] if around else None


def _frames(root: etree._Element) -> Iterator[list[etree._Element]]:
    """Neighbouring paragraphs in a frame that is no dropped initial."""
    group: list[etree._Element] = []
    for paragraph in paragraphs(root):
        is_framed = first(paragraph, "w:pPr/w:framePr") is not None and words_of(paragraph).strip()
        if is_framed and (not group or paragraph.getprevious() is group[-1]):
            group.append(paragraph)
            continue
        if group:
            yield group
        group = [paragraph] if is_framed else []
    if group:
        yield group


def _open_table(table: etree._Element, number: int) -> None:
    """A table of one cell is a box with a border."""
    cell = found(table, "w:tr/w:tc")[0]
    place = table
    for child in [each for each in cell if each.tag in (tag("w:p"), tag("w:tbl"))]:
        place.addnext(child)
        place = child
        child.set(_BOXED, str(number))
    remove(table)
