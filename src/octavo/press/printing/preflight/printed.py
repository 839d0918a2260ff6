"""A print file as the checks see it: its facts, and which page is whose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pikepdf import Pdf

from octavo.press.made import Problem
from octavo.press.printing.geometry import Box
from octavo.press.printing.survey import Facts, PageFacts


@dataclass(frozen=True, slots=True)
class Pages:
    """Whose page each one is: folios and articles by its place, advertisements by theirs.

    `pictures` says what the copy calls a picture, by the digest of its bytes in the file. `cache`
    is a folder for what was measured once.
    """

    folios: Sequence[int] = ()
    slugs: Mapping[int, str] = field(default_factory=dict)
    advertisements: frozenset[int] = frozenset()
    pictures: Mapping[str, str] = field(default_factory=dict)
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class PrintFile:
    """The file and its pages."""

    facts: Facts
    pages: Pages

    @property
    def pdf(self) -> Pdf:
        return self.facts.pdf

    def each_page(self) -> Iterator[tuple[int, Any, PageFacts]]:
        """Place, page and facts of each page."""
        for place, (page, facts) in enumerate(zip(self.pdf.pages, self.facts.pages, strict=True)):
            yield place, page.obj, facts

    def problem(self, sentence: str, place: int, *, is_breach: bool = True) -> Problem:
        """A problem on one page."""
        folios = self.pages.folios
        folio = folios[place] if place < len(folios) else place + 1
        return Problem(sentence, self.pages.slugs.get(place, ""), folio, is_breach)


def box_of(page: Any, name: str) -> Box | None:
    """A box as the page itself says it; print files leave nothing to be inherited."""
    found = page.get(name)
    if found is None or len(found) != 4:
        return None
    x, y, z, t = (float(side) for side in found)
    return (min(x, z), min(y, t), max(x, z), max(y, t))


def breach(sentence: str) -> Problem:
    """A breach of the whole file."""
    return Problem(sentence, is_breach=True)
