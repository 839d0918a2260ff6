"""Checks of colours: inks alone, no more of them than the paper holds, and black text in black."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from pikepdf import PdfImage, Stream

from octavo.press.made import Problem
from octavo.press.printing.ink import MOST_INK, total_ink
from octavo.press.printing.keeping import keep
from octavo.press.printing.preflight.printed import PrintFile, box_of
from octavo.press.printing.preflight.sheets import is_off
from octavo.press.printing.survey import Colour, PageFacts
from octavo.press.printing.survey.spaces import is_of_the_screen, space_name, spot_inks

_GRACE = 0.5  # per cent: rounding
_BLACK = 0.85  # text with so much black ink is meant to be black


def check_screen_colours(printed: PrintFile) -> Iterator[Problem]:
    for place, _page, facts in printed.each_page():
        spaces = sorted({each.space for each in _colours(facts) if is_of_the_screen(each.space)})
        if spaces:
            sentence = _("The page has colours of the screen: %(spaces)s.")
            yield printed.problem(sentence % {"spaces": ", ".join(spaces)}, place)


def check_spot_inks(printed: PrintFile) -> Iterator[Problem]:
    for place, _page, facts in printed.each_page():
        inks = sorted({ink for each in _colours(facts) for ink in spot_inks(each.space)})
        if inks:
            sentence = _("The page names inks that this press does not have: %(inks)s.")
            yield printed.problem(sentence % {"inks": ", ".join(inks)}, place, is_breach=False)


def check_registration(printed: PrintFile) -> Iterator[Problem]:
    """The colour of the marks prints on every plate: on the page it would be 400 % ink."""
    for place, page, facts in printed.each_page():
        bleed = box_of(page, "/BleedBox")
        areas = (
            paint
            for paint in facts.paints
            if _is_registration(paint.colour) and bleed and not is_off(paint.box, bleed)
        )
        if any(areas) or any(_is_registration(colour) for colour, _over in facts.texts):
            yield printed.problem(_("Registration colour stands on the page itself."), place)


def check_ink_of_areas(printed: PrintFile) -> Iterator[Problem]:
    for place, _page, facts in printed.each_page():
        most = max((each.ink or 0 for each in _colours(facts)), default=0)
        if most > MOST_INK + _GRACE:
            sentence = _("A colour on the page has %(ink)d %% ink; the paper holds %(most)d %%.")
            yield printed.problem(sentence % {"ink": most, "most": MOST_INK}, place)


def check_ink_of_pictures(printed: PrintFile) -> Iterator[Problem]:
    measured: dict[tuple[int, int], float] = {}
    for place, _page, facts in printed.each_page():
        for each in facts.pictures:
            key = each.picture.objgen
            if key not in measured:
                measured[key] = _ink_of(each.picture, printed.pages.cache)
            if measured[key] > MOST_INK + _GRACE:
                sentence = _("A picture has %(ink)d %% ink; the paper holds %(most)d %%.")
                yield printed.problem(sentence % {"ink": measured[key], "most": MOST_INK}, place)


def check_black_text(printed: PrintFile) -> Iterator[Problem]:
    for place, _page, facts in printed.each_page():
        if any(_is_mixed_black(colour) for colour, _over in facts.texts):
            sentence = _("Black text is mixed from several inks and may be printed blurred.")
            yield printed.problem(sentence, place)


def _colours(facts: PageFacts) -> Iterator[Colour]:
    yield from (paint.colour for paint in facts.paints)
    yield from (colour for colour, _over in facts.texts)


def _is_registration(colour: Colour) -> bool:
    return colour.space == "Separation All" and colour.parts != (0.0,)


def _is_mixed_black(colour: Colour) -> bool:
    parts = colour.parts
    return colour.space == "DeviceCMYK" and parts[3:] >= (_BLACK,) and any(parts[:3])


def _ink_of(picture: Any, folder: Path | None) -> float:
    """The most ink in a picture, measured once for the same bytes."""
    space = space_name(picture.get("/ColorSpace"))
    if space == "Indexed of DeviceCMYK":
        return _ink_of_index(picture)
    if space != "DeviceCMYK":
        return 0.0
    if folder is None:
        return _measured(picture)
    digest = sha256(repr(picture.get("/Decode")).encode() + picture.read_raw_bytes()).hexdigest()
    noted = folder / f"{digest}.ink"
    if not noted.exists():
        keep(noted, f"{_measured(picture):.3f}".encode())
    return float(noted.read_text())


def _ink_of_index(picture: Any) -> float:
    named = picture.ColorSpace[3]
    colours = named.read_bytes() if isinstance(named, Stream) else bytes(named)
    return max(sum(colours[at : at + 4]) for at in range(0, len(colours), 4)) / 2.55


def _measured(picture: Any) -> float:
    return total_ink(PdfImage(picture).as_pil_image().convert("CMYK"))
