"""What the parts of the HTML reader share while they read one page."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import html

from octavo.importers.addresses import safe_address
from octavo.importers.html.looks import StyleSheet
from octavo.importers.html.parsing import LIFTED
from octavo.importers.judgement import vocabulary


@dataclass(slots=True)
class Page:
    """One page being read: its address and language, its styles, and the warnings it earns.

    `marks` maps the elements that lead to a note to that note's key; `notes` maps the elements
    that hold a note to its key. `waiting` are notes written inside the line being read.
    """

    sheet: StyleSheet = field(default_factory=StyleSheet)
    address: str = ""
    language: str = ""
    pictures: dict[str, bytes] = field(default_factory=dict)
    marks: dict[html.HtmlElement, str] = field(default_factory=dict)
    notes: dict[html.HtmlElement, str] = field(default_factory=dict)
    backlinks: set[html.HtmlElement] = field(default_factory=set)
    waiting: list[html.HtmlElement] = field(default_factory=list)
    warnings: dict[str, None] = field(default_factory=dict)
    struck: dict[html.HtmlElement, str] = field(default_factory=dict)

    @property
    def known_language(self) -> str:
        """The language's code if the judgement has its words, else an empty string."""
        code = self.language.split("-")[0].lower()
        return code if code in vocabulary.languages() else ""

    def warn(self, sentence: str) -> None:
        self.warnings[sentence] = None

    def link(self, address: str) -> str | None:
        """The address a link keeps, or None when it loses it."""
        safe = safe_address(address, base=self.address)
        if not safe and address.strip() and not address.strip().startswith("#"):
            self.warn(
                f"A link lost its address, which leads nowhere or is unsafe: {address.strip()[:80]}"
            )
        return safe or None

    def picture(self, address: str) -> str:
        """A figure's source: a picture from the page, a file beside it, or an address."""
        address = " ".join(address.split())
        if address.startswith(LIFTED):
            return address.removeprefix(LIFTED)
        scheme, colon, _ = address.partition(":")
        if address.startswith(("//", "/")) or (colon and scheme.lower() in ("http", "https")):
            return safe_address(address, base=self.address)
        is_beside = address and not (colon and "/" not in scheme) and not address.startswith("#")
        return address if is_beside else ""
