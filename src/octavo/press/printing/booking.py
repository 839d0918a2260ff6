"""Booked advertisements: which page each one stands on, and what came of its file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from pikepdf import Object, Pdf

from octavo.core.issue.document import AdvertisementItem, Issue
from octavo.press.made import Problem, Supply
from octavo.press.printing.geometry import Sheet
from octavo.press.printing.pictures import PressPictures
from octavo.press.printing.supplied.advertisements import advertisement
from octavo.press.printing.supplied.reading import FORM

# How the words for the sides of a spread begin, in English and German.
_RIGHT, _LEFT = ("right", "recto", "recht"), ("left", "verso", "link")


@dataclass(frozen=True, slots=True)
class Booking:
    """An item of the flatplan and the places of its pages, counted from nought."""

    item: AdvertisementItem
    places: tuple[int, ...]


@dataclass(slots=True)
class Placed:
    """Forms by the place of their page, and what is wrong with the files."""

    forms: dict[int, Object] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    sources: list[Pdf] = field(default_factory=list)  # a form is lost when its PDF is given up


def bookings(issue: Issue, marks: Sequence[Mapping[str, Any]]) -> tuple[Booking, ...]:
    """Every booked advertisement with its pages, as the marks of the layout name them."""
    pages = (int(mark["page"]) - 1 for mark in marks if mark.get("what") == "advertisement")
    return tuple(
        Booking(
            item, tuple(place for place, _number in zip(pages, range(item.pages), strict=False))
        )
        for item in issue.items
        if isinstance(item, AdvertisementItem)
    )


def place_advertisements(
    booked: Sequence[Booking], supply: Supply, *, page: Sheet, folio: int, pictures: PressPictures
) -> Placed:
    """Read the file of each booking. `folio` is the number printed on the first page."""
    placed = Placed()
    for booking in booked:
        first = booking.places[0] + folio if booking.places else None
        for sentence, is_breach in _place(placed, booking, supply, page, pictures):
            placed.problems.append(Problem(sentence, "", first, is_breach))
        if first and _is_on_wrong_side(booking.item.position, first):
            sentence = _("“%(label)s” was booked for “%(position)s” and stands on page %(page)d.")
            said = sentence % {
                "label": booking.item.label,
                "position": booking.item.position,
                "page": first,
            }
            placed.problems.append(Problem(said, "", first))
    return placed


def _place(
    placed: Placed, booking: Booking, supply: Supply, page: Sheet, pictures: PressPictures
) -> Iterator[tuple[str, bool]]:
    item = booking.item
    path = supply.get(item.supplied) if item.supplied else None
    if path is None:
        yield (
            _("The file of the advertisement “%(label)s” has not come.") % {"label": item.label},
            True,
        )
        return
    made = advertisement(
        path, booked=item.pages, page=page, profile=pictures.profile, cache=pictures.cache
    )
    yield from made.sentences(file=item.label)
    if made.content:
        clean = Pdf.open(io.BytesIO(made.content))
        placed.sources.append(clean)
        for place, shown in zip(booking.places, clean.pages, strict=False):
            placed.forms[place] = shown.obj.Resources.XObject[FORM]


def _is_on_wrong_side(position: str, folio: int) -> bool:
    """Whether the words of a booking name the other side of a spread."""
    words = re.findall(r"\w+", position.lower())
    wants_right = any(word.startswith(_RIGHT) for word in words)
    wants_left = any(word.startswith(_LEFT) for word in words)
    return wants_right != wants_left and wants_right != bool(folio % 2)
