"""Checks of each sheet: its boxes, its bleed, and that nothing is pinned to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from octavo.press.made import Problem
from octavo.press.printing.geometry import BLEED_MM, POINTS, Box
from octavo.press.printing.preflight.printed import PrintFile, box_of
from octavo.press.printing.survey import PageFacts

_NEAR = 0.05  # points: rounding
_SLIVER = 0.5 * POINTS  # what ends so near to the trim was meant to reach it
_SHORT = 0.35 * POINTS  # of the bleed's edge, which no trimming misses by as much


def check_boxes(printed: PrintFile) -> Iterator[Problem]:
    first: tuple[float, float] | None = None
    for place, page, _facts in printed.each_page():
        found = {name: box_of(page, name) for name in ("/MediaBox", "/BleedBox", "/TrimBox")}
        media, bleed, trim = found.values()
        if media is None or bleed is None or trim is None:
            lacking = ", ".join(name.lstrip("/") for name, box in found.items() if box is None)
            yield printed.problem(_("The page lacks its %(boxes)s.") % {"boxes": lacking}, place)
            continue
        if not (_within(bleed, media) and _within(trim, bleed)):
            yield printed.problem(_("The page's boxes do not lie within each other."), place)
        edge = BLEED_MM * POINTS
        if min(_reach(bleed, trim)) < edge - _NEAR:
            yield printed.problem(_("The page's bleed is less than 3 mm."), place)
        size = (trim[2] - trim[0], trim[3] - trim[1])
        first = first or size
        if max(abs(size[0] - first[0]), abs(size[1] - first[1])) > _NEAR:
            yield printed.problem(_("The page is not as large as the first one."), place)


def check_bleed(printed: PrintFile) -> Iterator[Problem]:
    """What reaches the edge of the page must go on to the edge of the bleed."""
    for place, page, facts in printed.each_page():
        bleed, trim = box_of(page, "/BleedBox"), box_of(page, "/TrimBox")
        if bleed is None or trim is None:
            continue
        for side in _short_sides(facts, bleed, trim):
            sentence = _("Something reaches the page's edge (%(side)s) and does not bleed.")
            is_ours = place not in printed.pages.advertisements
            said = sentence % {"side": _side(side)}
            yield printed.problem(said, place, is_breach=is_ours)


def check_notes(printed: PrintFile) -> Iterator[Problem]:
    for place, page, _facts in printed.each_page():
        notes: Any = page.get("/Annots", [])
        if len(notes):
            yield printed.problem(_("Links or notes are pinned to the page."), place)


def _short_sides(facts: PageFacts, bleed: Box, trim: Box) -> list[int]:
    """Which sides have something that stops between the trim and the edge of the bleed."""
    found = set()
    for paint in facts.paints:
        box = paint.box
        if paint.colour.ink == 0 or is_off(box, trim):
            continue
        into = (box[0] - trim[0], box[1] - trim[1], trim[2] - box[2], trim[3] - box[3])
        short = (box[0] - bleed[0], box[1] - bleed[1], bleed[2] - box[2], bleed[3] - box[3])
        found |= {side for side in range(4) if into[side] <= _SLIVER and short[side] > _SHORT}
    return sorted(found)


def _side(side: int) -> str:
    return (_("left"), _("bottom"), _("right"), _("top"))[side]


def is_off(box: Box, trim: Box) -> bool:
    """Whether something lies wholly beside the page, as the marks do."""
    return box[2] <= trim[0] or box[3] <= trim[1] or box[0] >= trim[2] or box[1] >= trim[3]


def _within(inner: Box, outer: Box) -> bool:
    return min(_reach(outer, inner)) >= -_NEAR


def _reach(outer: Box, inner: Box) -> tuple[float, float, float, float]:
    return (inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])
