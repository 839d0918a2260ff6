"""Makes the file for the print house of a whole issue."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from pikepdf import Pdf

from octavo.core.issue.document import Issue
from octavo.core.renditions.paged.starting import page_starts
from octavo.press.design import DESIGN
from octavo.press.design.setting import setting_of
from octavo.press.errors import NothingToMake
from octavo.press.fitting import lay_out
from octavo.press.forms import Bench
from octavo.press.made import Made, Problem
from octavo.press.printing.booking import bookings, place_advertisements
from octavo.press.printing.finishing import finished, sheet_of
from octavo.press.printing.geometry import Sheet
from octavo.press.printing.house_colours import house_colours
from octavo.press.printing.metadata import Said
from octavo.press.printing.pictures import PressPictures
from octavo.press.printing.preflight import Pages, preflight
from octavo.press.printing.profile import OWN_PROFILE, PrintProfile, read_profile
from octavo.press.printing.supplying import Supplied, supply_pictures
from octavo.press.screen.making import design_key, lacking_letters
from octavo.press.typesetting.setter import Typesetter

MAKING = "1"  # raise it when the same issue would be printed differently


@dataclass(frozen=True)
class PrintMaker:
    """Makes print files for one press; `overrides` is a folder of the house's own design."""

    profile_path: Path = OWN_PROFILE
    overrides: Path | None = None

    @cached_property
    def profile(self) -> PrintProfile:
        return read_profile(self.profile_path)

    @property
    def version(self) -> str:
        return f"{MAKING} {self.profile.key} {design_key(self.overrides)}"

    def make_issue(self, issue: Issue, *, bench: Bench) -> Made:
        """Set, finish and check. What stops the press is among the problems, not an exception."""
        house = house_colours(DESIGN, self.overrides)
        pictures = PressPictures(self.profile, bench.folder, house)
        supplied = supply_pictures(issue, bench.supply, pictures)
        pages = self._set(issue, bench, supplied)
        return _finish(issue, bench, pages, supplied, pictures)

    def make_article(self, issue: Issue, slug: str, *, bench: Bench) -> Made:
        raise NothingToMake(_("Only whole issues are printed."))

    def _set(self, issue: Issue, bench: Bench, supplied: Supplied) -> SetPages:
        setting = setting_of(
            bench.house,
            pictures=supplied.facts,
            supplied={name: name for name in bench.supply},
            form="print",
            overrides=self.overrides,
        )
        with Typesetter(
            design=DESIGN, overrides=self.overrides, pictures=supplied.files, form="print"
        ) as setter:
            laid = lay_out(setter, issue, setting)
            problems = (*laid.problems, *lacking_letters(laid.document))
            content = setter.pdf(tagged=False)
            return SetPages(content, setter.marks(), issue.first_folio, problems)


@dataclass(frozen=True)
class SetPages:
    """The typesetter's pages and what its marks say of them."""

    content: bytes
    marks: Sequence[Mapping[str, Any]]
    first_folio: int
    problems: tuple[Problem, ...] = ()

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        with Pdf.open(io.BytesIO(self.content)) as pdf:
            return tuple(sheet_of(page) for page in pdf.pages)

    @property
    def folios(self) -> tuple[int, ...]:
        return tuple(range(self.first_folio, self.first_folio + len(self.sheets)))

    @cached_property
    def begins(self) -> dict[str, int]:
        """The place of each article's first page."""
        found = ((mark.get("slug"), mark) for mark in self.marks if mark["what"] == "item-begin")
        return {str(slug): int(mark["page"]) - 1 for slug, mark in found if slug}

    @property
    def slugs(self) -> dict[int, str]:
        """Whose page each one is."""
        ends = {
            str(mark["slug"]): int(mark["page"]) - 1
            for mark in self.marks
            if mark["what"] == "item-end" and mark.get("slug")
        }
        return {
            place: slug
            for slug, first in self.begins.items()
            for place in range(first, max(first, ends.get(slug, first)) + 1)
        }


def _finish(
    issue: Issue, bench: Bench, pages: SetPages, supplied: Supplied, pictures: PressPictures
) -> Made:
    booked = bookings(issue, pages.marks)
    placed = place_advertisements(
        booked, bench.supply, page=pages.sheets[0], folio=issue.first_folio, pictures=pictures
    )
    masthead = issue.masthead
    made = finished(
        pages.content,
        Said(masthead.name, issue.number, issue.dated_on, masthead.publisher),
        folios=[str(folio) for folio in pages.folios],
        swap=supplied.again,
        pictures=pictures,
        advertisements=placed.forms,
    )
    whose = Pages(
        folios=pages.folios,
        slugs=pages.slugs,
        advertisements=frozenset(place for booking in booked for place in booking.places),
        pictures={now: supplied.names[was] for now, was in made.pictures.items()},
        cache=bench.folder,
    )
    found = preflight(made.content, whose)
    problems = (*pages.problems, *supplied.problems, *placed.problems, *found)
    return Made(
        made.content,
        len(pages.sheets),
        tuple(dict.fromkeys(problems)),
        {slug: place + issue.first_folio for slug, place in pages.begins.items()},
        page_starts(pages.marks, first_folio=issue.first_folio),
    )
