"""Whether words can be read in a house's colours: every pair that pages set on each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import floor
from typing import Any

from django.utils.translation import gettext_lazy as _

from octavo.website.house_style.colours import contrast, lightness, with_lightness
from octavo.website.house_style.ground import SCHEMES, WORDS, Colours, Ground, Scheme, ground
from octavo.website.house_style.hues import SectionColours
from octavo.website.house_style.tokens import Tokens

STEPS = 250  # how finely lightness is searched for a colour that passes


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two colours that pages set on each other, and how far apart they must be.

    Each carries small words somewhere, so that none gets by with the 3 to 1 of large ones.

    `mended_by` names the choices that can put them right, the likeliest first.
    """

    scheme: Scheme
    what: Any
    section: str
    words: str
    on: str
    at_least: float
    mended_by: tuple[str, ...]

    @property
    def ratio(self) -> float:
        return contrast(self.words, self.on)

    @property
    def shown_ratio(self) -> float:
        """Cut to two places, not rounded: what fails must not look as if it passed."""
        return floor(self.ratio * 100) / 100

    @property
    def passes(self) -> bool:
        return self.ratio >= self.at_least


@dataclass(frozen=True, slots=True)
class Failure:
    """A pair that cannot be read, and the choice that would mend it."""

    pairing: Pairing
    choice: str
    nearest: str  # the nearest colour that passes; empty if no lightness does


@dataclass(frozen=True, slots=True)
class House:
    """What is checked: the colours chosen, upon the house's own, with its sections by name."""

    chosen: Colours
    own: Tokens
    sections: Mapping[str, SectionColours]


def pairings(house: House) -> list[Pairing]:
    """Every pair of colours, on light and on dark."""
    return [one for scheme in SCHEMES for one in _on_ground(scheme, house)]


def failures(house: House) -> list[Failure]:
    """The pairs that cannot be read, each with the nearest colour that mends it."""
    failing = [one for one in pairings(house) if not one.passes]
    alone = {one.mended_by[0] for one in failing if len(one.mended_by) == 1}
    found = [(one, _choice(one, alone, house)) for one in failing]
    mended = {choice: _mended(choice, house) for choice in dict.fromkeys(name for _, name in found)}
    return [Failure(one, choice, mended[choice]) for one, choice in found]


def _on_ground(scheme: Scheme, house: House) -> Iterator[Pairing]:
    now = ground(scheme, house.chosen, house.own)
    paper, ink = f"{scheme}_paper", f"{scheme}_ink"
    yield Pairing(scheme, _("Text on the paper"), "", now.ink, now.paper, WORDS, (ink, paper))
    yield Pairing(scheme, _("Text in boxes"), "", now.ink, now.wash, WORDS, (ink, paper))
    yield Pairing(
        scheme, _("Small print on the paper"), "", now.soft, now.paper, WORDS, (ink, paper)
    )
    yield Pairing(scheme, _("Small print in boxes"), "", now.soft, now.wash, WORDS, (ink, paper))
    panel = ("panel",) if house.chosen.panel else (ink, paper)
    yield Pairing(scheme, _("The offer on its panel"), "", now.on_panel, now.panel, WORDS, panel)
    for name, colours in house.sections.items():
        yield from _of_section(name, colours, scheme, now)


def _of_section(
    name: str, colours: SectionColours, scheme: Scheme, now: Ground
) -> Iterator[Pairing]:
    own_ink, field = getattr(colours, f"{scheme}_ink"), getattr(colours, f"{scheme}_field")
    paper, ink = (f"{scheme}_paper",), (f"{scheme}_ink",)
    yield Pairing(scheme, _("Its ink on the paper"), name, own_ink, now.paper, WORDS, paper)
    yield Pairing(scheme, _("Its ink in boxes"), name, own_ink, now.wash, WORDS, paper)
    yield Pairing(scheme, _("Its ink on its field"), name, own_ink, field, WORDS, ())
    yield Pairing(scheme, _("Text on its field"), name, now.ink, field, WORDS, ink)


def _choice(pairing: Pairing, alone: set[str], house: House) -> str:
    """The choice at fault: one that has to change anyway, or else one that somebody made."""
    made = [name for name in pairing.mended_by if getattr(house.chosen, name)]
    has_to = [name for name in pairing.mended_by if name in alone]
    return next(iter([*has_to, *made, *pairing.mended_by]), "")


def _mended(choice: str, house: House) -> str:
    """The colour nearest in lightness with which all passes that hangs on this choice.

    Empty when no lightness of its hue will do: then another choice is at fault.
    """
    if not choice:
        return ""
    return next((it for it in _by_nearness(_now(choice, house)) if _mends(it, choice, house)), "")


def _mends(colour: str, choice: str, house: House) -> bool:
    tried = replace(house, chosen=replace(house.chosen, **{choice: colour}))
    schemes = [scheme for scheme in SCHEMES if choice.startswith(scheme)] or SCHEMES
    seen = (one for scheme in schemes for one in _on_ground(scheme, tried))
    return all(one.passes for one in seen if choice in one.mended_by)


def _now(choice: str, house: House) -> str:
    """The colour as it is: chosen, or else the house's own."""
    chosen: str = getattr(house.chosen, choice)
    if chosen:
        return chosen
    scheme, _of, name = choice.rpartition("_")
    of_ground: str = getattr(
        ground("dark" if scheme == "dark" else "light", house.chosen, house.own), name
    )
    return of_ground


def _by_nearness(colour: str) -> Iterator[str]:
    """The colour at every lightness there is, those nearest to its own first."""
    own = lightness(colour)
    for at in sorted((step / STEPS for step in range(STEPS + 1)), key=lambda it: abs(it - own)):
        yield with_lightness(colour, at)
