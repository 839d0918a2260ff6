"""Says of each paragraph what it is, in one word that the style map of the conversion knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from octavo.importers.docx.frames import box_of
from octavo.importers.docx.names import first, found, is_on, paragraphs, tag, value, words_of
from octavo.importers.docx.numbering import Item, Numbering
from octavo.importers.docx.styles import Role, Styles

_LARGER = 1.2  # times the usual size: letters of a headline or crosshead set by hand
_LONGEST_HEADING = 20  # words
_NOT_IN_CELLS = frozenset({"headline", "table-caption", "heading"})
_HEAD = 4  # lines above which a large one is the headline


@dataclass(slots=True)
class Roles:
    """The classes given out to lists and boxes.

    Neighbours get different ones, so that two lists in a row stay two; more are not needed.
    """

    lists: dict[str, Item] = field(default_factory=dict)
    boxes: set[str] = field(default_factory=set)


class RoleGiver:
    """Writes a paragraph's role into its style, in reading order."""

    def __init__(self, root: etree._Element, styles: Styles, numbering: Numbering) -> None:
        self.root = root
        self.styles = styles
        self.numbering = numbering
        self.roles = Roles()
        self.usual = _usual_size(root, styles)
        self._list = ("", False)
        self._list_name = ""
        self._count = 0
        self._has_headline = False
        self._in_box = Counter(box for each in paragraphs(root) if (box := box_of(each)))
        self._unboxed = " ".join(
            _bare(words_of(each)) for each in paragraphs(root) if self._in_box and not box_of(each)
        )
        self._lines = 0
        self._last = ""

    def give(self) -> Roles:
        """Replace every paragraph's style by the name of its role."""
        for paragraph in paragraphs(self.root):
            role = self._role(paragraph)
            properties = first(paragraph, "w:pPr")
            if properties is None:
                properties = etree.Element(tag("w:pPr"))
                paragraph.insert(0, properties)
            for old in found(properties, "w:pStyle | w:numPr"):
                properties.remove(old)
            if role:
                style = etree.Element(tag("w:pStyle"))
                style.set(tag("w:val"), f"octavo-{role}")
                properties.insert(0, style)
        return self.roles

    def _role(self, paragraph: etree._Element) -> str:
        words = words_of(paragraph).strip()
        role = self._styled(paragraph, words)
        item = self.numbering.item(paragraph)
        if item is not None and words and role.name in ("", "quotation", "box-text"):
            return self._item(item, paragraph)
        if words:
            self._lines += 1
            self._list = ("", False)
        name = self._boxed(paragraph, role) if box_of(paragraph) else _named(role)
        if not words and self._last == "verse":
            name = "verse"  # an empty line between two stanzas
        self._last = name
        return name

    def _styled(self, paragraph: etree._Element, words: str) -> Role:
        """The role that its style gives, or that its letters give where no style does."""
        style_id = value(paragraph, "w:pPr/w:pStyle") or self.styles.default_paragraph
        role = self.styles.role(style_id)
        if (
            role.name in _NOT_IN_CELLS
            and next(paragraph.iterancestors(tag("w:tc")), None) is not None
        ):
            role = Role()
        if not words:
            return Role("break") if _is_rule(paragraph) else Role()
        if not role.name and (level := value(paragraph, "w:pPr/w:outlineLvl") or "").isdecimal():
            role = Role("heading", int(level) + 1) if int(level) < 6 else role
        if not role.name and self._is_large(paragraph, words):
            is_first = not self._has_headline and self._lines < _HEAD
            role = Role("headline") if is_first else Role("heading", 2)
        self._has_headline = self._has_headline or role.name == "headline"
        return role

    def _is_large(self, paragraph: etree._Element, words: str) -> bool:
        """Whether all the letters are larger than usual, and the line is short."""
        if len(words.split()) > _LONGEST_HEADING or found(paragraph, "ancestor::w:tbl"):
            return False
        runs = [run for run in found(paragraph, ".//w:r") if words_of(run).strip()]
        return bool(runs) and all(
            _size(run, paragraph, self.styles) >= self.usual * _LARGER for run in runs
        )

    def _item(self, item: Item, paragraph: etree._Element) -> str:
        """The class of the list the item is in; a list begins anew after other text."""
        is_nested = item.level > 1 and self._list[0]
        if not is_nested and self._list != (item.list_id, item.is_ordered):
            self._count = (self._count + 1) % 2
            self._list = (item.list_id, item.is_ordered)
            kind = "ol" if item.is_ordered else "ul"
            self._list_name = f"{self._count}{kind}{item.number}"
            self.roles.lists[self._list_name] = item
        box = self._box_name(box_of(paragraph))
        inside = f"box{box}-" if box else ""
        return f"{inside}list{self._list_name}-{item.level}"

    def _box_name(self, box: str) -> str:
        """The class of the box with this number; empty for none."""
        if not box:
            return ""
        name = str(int(box) % 2)
        self.roles.boxes.add(name)
        return name

    def _boxed(self, paragraph: etree._Element, role: Role) -> str:
        box = box_of(paragraph)
        if role.name in ("quotation", "pull-quote", "caption", "credit", "verse"):
            return "pull-quote" if role.name == "quotation" else role.name
        if self._repeats_text(paragraph, box):
            return "pull-quote"
        name = self._box_name(box)
        is_heading = role.name in ("heading", "headline", "box-heading") or is_on_in_all(
            found(paragraph, ".//w:r"), "w:b"
        )
        return f"box{name}-heading" if is_heading else f"box{name}-text"

    def _repeats_text(self, paragraph: etree._Element, box: str) -> bool:
        """Whether the only paragraph of a text box says what the text says: a pull quote."""
        words = _bare(words_of(paragraph))
        return bool(words) and self._in_box[box] == 1 and words in self._unboxed


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _named(role: Role) -> str:
    return f"heading-{min(role.level, 6)}" if role.name == "heading" else role.name


def _is_rule(paragraph: etree._Element) -> bool:
    """Whether an empty paragraph shows a line."""
    if found(paragraph, ".//v:rect[@o:hr]"):
        return True
    border = first(paragraph, "w:pPr/w:pBdr")
    return border is not None and any(
        side.get(tag("w:val"), "none") not in ("none", "nil")
        for side in border
        if side.tag in (tag("w:bottom"), tag("w:top"))
    )


def _size(run: etree._Element, paragraph: etree._Element, styles: Styles) -> int:
    direct = value(run, "w:rPr/w:sz") or ""
    if direct.isdecimal() and len(direct) < 6:
        return int(direct)
    style_id = value(paragraph, "w:pPr/w:pStyle") or styles.default_paragraph
    return styles.looks(style_id).size or styles.size


def _usual_size(root: etree._Element, styles: Styles) -> int:
    """The size that most letters have."""
    letters: Counter[int] = Counter()
    for paragraph in paragraphs(root):
        for run in found(paragraph, "w:r"):
            letters[_size(run, paragraph, styles)] += len(words_of(run))
    return letters.most_common(1)[0][0] if letters else styles.size


def is_on_in_all(runs: Iterable[etree._Element], switch: str) -> bool:
    """Whether every run with words has the switch on."""
    worded = [run for run in runs if words_of(run).strip()]
    return bool(worded) and all(is_on(run, f"w:rPr/{switch}") for run in worded)
