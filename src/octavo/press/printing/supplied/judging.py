"""Whether what is left of an advertiser's file can be printed as it is meant."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Pdf

from octavo.press.printing.ink import MOST_INK
from octavo.press.printing.preflight.fonts import lacks_font, plain_name
from octavo.press.printing.supplied.findings import Finding
from octavo.press.printing.survey import Facts, survey
from octavo.press.printing.survey.spaces import is_of_the_screen, spot_inks

LEAST_DPI = 300
_GRACE = 1.0  # per cent of ink that rounding may add


def judge(pdf: Pdf) -> Iterator[Finding]:
    facts = survey(pdf)
    colours = [paint.colour for page in facts.pages for paint in page.paints]
    colours += [colour for page in facts.pages for colour, _ in page.texts]
    lacking = {plain_name(font) for page in facts.pages for font in page.fonts if lacks_font(font)}
    if lacking:
        yield "fonts", {"fonts": ", ".join(sorted(lacking))}
    if screen := sorted({colour.space for colour in colours if is_of_the_screen(colour.space)}):
        yield "colours", {"colours": ", ".join(screen)}
    most = max((colour.ink or 0 for colour in colours), default=0)
    if most > MOST_INK + _GRACE:
        yield "ink", {"ink": f"{most:.0f}", "most": f"{MOST_INK:.0f}"}
    if spots := sorted({ink for colour in colours for ink in spot_inks(colour.space)}):
        yield "spots", {"inks": ", ".join(spots)}
    yield from _rest(facts)


def _rest(facts: Facts) -> Iterator[Finding]:
    coarsest = min((each.dpi for page in facts.pages for each in page.pictures), default=LEAST_DPI)
    if coarsest < LEAST_DPI - 1:
        yield "resolution", {"dpi": f"{coarsest:.0f}"}
    if oddities := sorted({odd for page in facts.pages for odd in page.oddities}):
        yield "oddities", {"things": ", ".join(oddities)}
