"""The colours of the house, read from the one file that has them: tokens.css."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders

from octavo.website.house_style.hues import mixed_for

TOKENS = "octavo/tokens.css"
INK, PAPER, PLAIN_FIELD = "#17191C", "#FDFCFA", "#F1F0EC"
_HUE = re.compile(
    r"\.hue-([\w-]+) \{[^}]*--light-ink: (#[0-9A-Fa-f]{6});[^}]*--light-field: (#[0-9A-Fa-f]{6});"
)
_GROUND = re.compile(r"--(ink|paper): (?:light-dark\()?(#[0-9A-Fa-f]{6})")


@dataclass(frozen=True, slots=True)
class Colours:
    """What words, marks and panels are drawn in."""

    words: str
    mark: str
    field: str


@lru_cache(maxsize=1)
def _tokens() -> str:
    found = finders.find(TOKENS)
    return Path(found).read_text() if isinstance(found, str) else ""


def of_hue(hue_class: str) -> Colours:
    """Those of a section, by the class that gives it its colours; no hue has none."""
    own = hue_class.removeprefix("hue-")
    if own.isdigit():
        mixed = mixed_for(int(own))
        return Colours(words=ground()[0], mark=mixed.light_ink, field=mixed.light_field)
    hues = {f"hue-{name}": (mark, field) for name, mark, field in _HUE.findall(_tokens())}
    mark, field = hues.get(hue_class, (INK, PLAIN_FIELD))
    return Colours(words=ground()[0], mark=mark, field=field)


def ground() -> tuple[str, str]:
    """Ink and paper in the light."""
    found = dict(reversed(_GROUND.findall(_tokens())))  # the first of each counts
    return found.get("ink", INK), found.get("paper", PAPER)
