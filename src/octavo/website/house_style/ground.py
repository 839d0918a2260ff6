"""The colours of the ground, light or dark: a few are chosen, the others follow from them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from octavo.website.house_style.colours import contrast, mixed
from octavo.website.house_style.tokens import Tokens

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

WORDS = 4.5  # WCAG 2.2 AA, for text of any size
WASH, LEAST_WASH, HAIRLINE = 0.05, 0.005, 0.21  # how far from paper to ink
SOFT, SOFT_STEP = 0.67, 0.02
COMFORT = 5.5  # what small print keeps on paper where the ink leaves room for it


@dataclass(frozen=True, slots=True)
class Colours:
    """What a publisher chose; empty is the house's own."""

    light_paper: str = ""
    light_ink: str = ""
    dark_paper: str = ""
    dark_ink: str = ""
    panel: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """All colours of one ground that belong to no section."""

    paper: str
    ink: str
    soft: str
    wash: str
    hairline: str
    panel: str
    on_panel: str


def ground(scheme: Scheme, chosen: Colours, own: Tokens) -> Ground:
    """The ground with those colours chosen; with none, the house's own."""
    at = SCHEMES.index(scheme)
    usual = Ground(*(own.grounds[it.name.replace("_", "-")][at] for it in fields(Ground)))
    paper = getattr(chosen, f"{scheme}_paper") or usual.paper
    ink = getattr(chosen, f"{scheme}_ink") or usual.ink
    soft, wash, hairline = usual.soft, usual.wash, usual.hairline
    is_usual = (paper, ink) == (usual.paper, usual.ink)
    if not is_usual:
        wash = _wash(paper, ink)
        soft = _soft(paper, ink, wash)
        hairline = mixed(paper, ink, HAIRLINE)
    panel, on_panel = usual.panel, usual.on_panel
    if chosen.panel or not is_usual:
        panel = chosen.panel or (ink if scheme == "light" else wash)
        on_panel = max((paper, ink), key=lambda words: contrast(words, panel))
    return Ground(paper, ink, soft, wash, hairline, panel, on_panel)


def _wash(paper: str, ink: str) -> str:
    """The ground of boxes: a little nearer to the ink, as long as the ink can be read on it."""
    share = WASH
    while share > LEAST_WASH and contrast(ink, mixed(paper, ink, share)) < WORDS:
        share -= LEAST_WASH
    washed = mixed(paper, ink, share)
    return washed if contrast(ink, washed) >= WORDS else paper


def _soft(paper: str, ink: str, wash: str) -> str:
    """Small print: the ink let down, no further than it can be read on paper and in boxes."""
    share = SOFT
    while share < 1:
        soft = mixed(paper, ink, share)
        if contrast(soft, paper) >= COMFORT and contrast(soft, wash) >= WORDS:
            return soft
        share += SOFT_STEP
    return ink
