"""How an element looks, as far as it says something: slanted, heavy, small capitals, unseen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import html

from octavo.importers.html.words import words_in

_PIECE = re.compile(r"[{}]")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?\.([\w-]+)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LONGEST_SHEET = 600_000
_UNSEEN_CLASSES = words_in(
    """
    sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only
    screenreader u-visually-hidden u-hidden is-hidden is-visually-hidden hidden-text
    assistive-text a11y-hidden element-invisible visually-hidden-focusable sr-only-focusable
    show-for-sr noscreen print-only
    """
)
_HEAVY = re.compile(r"bold(?:er)?|[6-9]00")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says; None: it says nothing, so the element looks like what is around it."""

    emphasis: bool | None = None
    strong: bool | None = None
    small_capitals: bool | None = None
    unseen: bool = False
    keeps_lines: bool = False


_PLAIN = Look()


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The rules of a page's own style sheets that name one class, with or without a tag."""

    rules: dict[tuple[str, str], Look] = field(default_factory=dict)

    @classmethod
    def of(cls, root: html.HtmlElement) -> StyleSheet:
        text = "".join(style.text or "" for style in root.iter("style"))
        rules: dict[tuple[str, str], Look] = {}
        for selectors, declarations in _rules(text[:_LONGEST_SHEET]):
            look = _read(declarations)
            if look == _PLAIN:
                continue
            for selector in selectors.split(","):
                if match := _SELECTOR.fullmatch(selector.strip()):
                    key = ((match[1] or "").lower(), match[2])
                    rules[key] = _over(look, rules.get(key, _PLAIN))
        return cls(rules)

    def look_of(self, element: html.HtmlElement) -> Look:
        """The look of this element alone; what it inherits is its reader's business."""
        looks = [self.rules.get(key) for key in self._keys(element)] if self.rules else []
        if style := element.get("style"):
            looks.append(_read(style))
        result = _PLAIN
        for look in looks:
            result = _over(look, result) if look else result
        return result

    def _keys(self, element: html.HtmlElement) -> Iterator[tuple[str, str]]:
        for name in (element.get("class") or "").split():
            yield "", name
            yield element.tag, name


def is_unseen(element: html.HtmlElement, look: Look) -> bool:
    """Whether a reader of the page would not have seen this element."""
    if look.unseen or element.get("hidden") is not None:
        return True
    if element.get("type") == "hidden":
        return True
    names = (element.get("class") or "").lower().split()
    return not _UNSEEN_CLASSES.isdisjoint(names)


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the plain rules; what stands in an @-block is left out."""
    text = _COMMENT.sub(" ", text)
    opened: list[str] = []
    start = 0
    for brace in _PIECE.finditer(text):
        piece = text[start : brace.start()].strip()
        start = brace.end()
        if brace.group() == "{":
            opened.append(piece.rpartition(";")[2].strip())
        elif opened:
            selectors = opened.pop()
            if not opened and not selectors.startswith("@"):
                yield selectors, piece


def _read(declarations: str) -> Look:
    said = dict(_declared(declarations.split(";")))
    slant = said.get("font-style")
    weight = said.get("font-weight")
    capitals = said.get("font-variant-caps") or said.get("font-variant")
    return Look(
        emphasis=None if slant is None else slant.startswith(("italic", "oblique")),
        strong=None if weight is None else bool(_HEAVY.match(weight)),
        small_capitals=None if capitals is None else "small-caps" in capitals,
        unseen=said.get("display") == "none"
        or said.get("visibility") == "hidden"
        or said.get("mso-hide") == "all",
        keeps_lines=said.get("white-space", "").startswith(("pre", "break-spaces")),
    )


def _declared(declarations: Iterable[str]) -> Iterator[tuple[str, str]]:
    for declaration in declarations:
        name, colon, value = declaration.partition(":")
        if colon:
            yield name.strip().lower(), value.replace("!important", "").strip().lower()


def _over(upper: Look, lower: Look) -> Look:
    """The look of a rule laid over another."""
    return Look(
        emphasis=lower.emphasis if upper.emphasis is None else upper.emphasis,
        strong=lower.strong if upper.strong is None else upper.strong,
        small_capitals=lower.small_capitals
        if upper.small_capitals is None
        else upper.small_capitals,
        unseen=upper.unseen or lower.unseen,
        keeps_lines=upper.keeps_lines or lower.keeps_lines,
    )
