"""The faces that a publisher can choose between: one entry for each pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Pair:
    """A serif for reading and headlines, and a sans for service.

    `sheet` is the static file with its @font-face rules, empty for the pair that tokens.css brings;
    `preloaded` are the two files that each page begins with; `licences` lie beside the fonts.
    """

    name: str
    label: Any
    sheet: str
    preloaded: tuple[str, ...]
    licences: tuple[str, ...]


PAIRS = (
    Pair(
        name="literata",
        label=_("Literata and Archivo: warm and sturdy"),
        sheet="",
        preloaded=("literata-text", "literata-display"),
        licences=("OFL-literata", "OFL-archivo"),
    ),
    Pair(
        name="source",
        label=_("Quire (Source Serif) and Public Sans: cool and narrow"),
        sheet="octavo/faces/source.css",
        preloaded=("quire-text", "quire-display"),
        licences=("OFL-source-serif-4", "OFL-public-sans"),
    ),
    Pair(
        name="system",
        label=_("The reader’s own faces: nothing to fetch"),
        sheet="octavo/faces/system.css",
        preloaded=(),
        licences=(),
    ),
)
USUAL = PAIRS[0]


def pair_named(name: str) -> Pair:
    """The pair of that name; the usual one if there is none."""
    return next((pair for pair in PAIRS if pair.name == name), USUAL)
