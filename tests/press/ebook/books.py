"""Benches and books for the tests of e-books, and what is read out of a finished one."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from octavo.core.issue.document import ArticleItem, Issue
from octavo.press.forms import Bench
from octavo.press.made import House, SectionLook, Supply

HUES = "politics finance foreign-affairs environment culture technology".split()
HOUSE = House(
    language="en-GB",
    address="https://vell.example",
    dated="15 November 2026",
    sections={hue: SectionLook(hue.replace("-", " ").capitalize(), hue) for hue in HUES},
)


def a_bench(
    folder: Path, *, supply: Supply | None = None, house: House = HOUSE, folios=None
) -> Bench:
    return Bench(house, supply or {}, folder, date(2026, 11, 15), folios or {})


def folios_of(issue: Issue) -> dict[str, int]:
    """Printed pages as if every article took two."""
    slugs = [item.slug for item in issue.items if isinstance(item, ArticleItem)]
    return {slug: 5 + 2 * place for place, slug in enumerate(slugs)}


def parts_of(content: bytes) -> dict[str, bytes]:
    """Every part of a book by its name below its folder."""
    book = ZipFile(BytesIO(content))
    return {name.removeprefix("EPUB/"): book.read(name) for name in book.namelist()}
