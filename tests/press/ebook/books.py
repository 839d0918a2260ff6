"""Benches and books for the tests of e-books, and what is read out of a finished one."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from octavo.core.issue.document import ArticleItem, Issue
from octavo.core.issue.paging import CONTENTS, COVER, IMPRINT, LETTER, PageStart
from octavo.press.forms import Bench
from octavo.press.made import House, Paging, SectionLook, Supply

HUES = "politics finance foreign-affairs environment culture technology".split()
HOUSE = House(
    language="en-GB",
    address="https://vell.example",
    dated="15 November 2026",
    sections={hue: SectionLook(hue.replace("-", " ").capitalize(), hue) for hue in HUES},
)


def a_bench(
    folder: Path, *, supply: Supply | None = None, house: House = HOUSE, paging=None, heard=None
) -> Bench:
    day = date(2026, 11, 15)
    return Bench(house, supply or {}, folder, day, paging or Paging(), heard or {})


def paging_of(issue: Issue) -> Paging:
    """Printed pages as if every article took four, after the five of the front matter."""
    slugs = [item.slug for item in issue.items if isinstance(item, ArticleItem)]
    folios = {slug: 6 + 4 * place for place, slug in enumerate(slugs)}
    front = {COVER: [1], IMPRINT: [2], CONTENTS: [3, 4], LETTER: [5]}
    starts = {name: tuple(map(PageStart, pages)) for name, pages in front.items()}
    return Paging(folios, starts | {slug: _four(folio) for slug, folio in folios.items()})


def _four(folio: int) -> tuple[PageStart, ...]:
    inside = [PageStart(folio + page, f"blocks[{page}]") for page in (1, 2)]
    return PageStart(folio), *inside, PageStart(folio + 3, "blocks[9999]")


def parts_of(content: bytes) -> dict[str, bytes]:
    """Every part of a book by its name below its folder."""
    book = ZipFile(BytesIO(content))
    return {name.removeprefix("EPUB/"): book.read(name) for name in book.namelist()}
