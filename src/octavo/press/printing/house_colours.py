"""The design's own colours, which are inks by its word and not by the profile's.

A drawing on a tinted field has the field's colour for its ground. On the screen the two are one; in
print they would part, for the field is printed as the design says, the drawing as the profile does.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

# Red, green and blue of the screen; the four inks; all from 0 to 255.
HouseColours = Mapping[tuple[int, ...], tuple[int, ...]]


def house_colours(*designs: Path | None) -> HouseColours:
    """The colours of a design's tokens; those of a later folder stand in for those before."""
    found: dict[tuple[int, ...], tuple[int, ...]] = {}
    for design in designs:
        tokens = design / "tokens.toml" if design else None
        if tokens and tokens.exists():
            found = dict(_colours(tomllib.loads(tokens.read_text(encoding="utf-8"))))
    return found


def _colours(tokens: Any) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    if not isinstance(tokens, Mapping):
        return
    if "rgb" in tokens and "cmyk" in tokens:
        screen = tuple(bytes.fromhex(str(tokens["rgb"]).lstrip("#")))
        yield screen, tuple(round(ink * 2.55) for ink in tokens["cmyk"])
    for within in tokens.values():
        yield from _colours(within)
