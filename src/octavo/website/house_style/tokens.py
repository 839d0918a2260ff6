"""What tokens.css says of colours: read from it, so that they stand in one place alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from octavo.website.house_style.hues import SectionColours

OURS = "octavo/tokens.css"
# What a designer adds, in the folder `house` of the data folder: read after ours.
THEIRS = "house/tokens.css"

_COLOUR = r"#[0-9A-Fa-f]{6}"
_ON_BOTH = re.compile(rf"--([\w-]+):\s*light-dark\(\s*({_COLOUR})\s*,\s*({_COLOUR})\s*\)")
_HUE = re.compile(r"\.hue-([a-z-]+)\s*\{([^}]*)\}")
_ONE = re.compile(rf"--([\w-]+):\s*({_COLOUR})")
_FACES = re.compile(r"--(?:text|display|sans):")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The house's own colours: each name with its values on light and dark, and the sections'."""

    grounds: Mapping[str, tuple[str, str]]
    sections: Mapping[str, SectionColours]
    brings_faces: bool


def house_tokens() -> Path | None:
    """The designer's file, if there is one."""
    path = Path(settings.HOUSE) / "tokens.css"
    return path if path.is_file() else None


def tokens() -> Tokens:
    """What our file says, and the designer's after it: read once for as long as both stay."""
    theirs = house_tokens()
    return _read(_ours(), theirs, theirs.stat().st_mtime if theirs else 0)


@lru_cache(maxsize=1)
def _ours() -> Path:
    return Path(finders.find(OURS) or "")


@lru_cache(maxsize=4)
def _read(ours: Path, theirs: Path | None, _changed_at: float) -> Tokens:
    said = [_COMMENT.sub("", path.read_text()) for path in (ours, theirs) if path]
    both = "".join(said)
    return Tokens(
        grounds={
            name: (light.upper(), dark.upper()) for name, light, dark in _ON_BOTH.findall(both)
        },
        sections=_sections(both),
        brings_faces=any(_FACES.search(part) for part in said[1:]),
    )


def _sections(said: str) -> dict[str, SectionColours]:
    found: dict[str, dict[str, str]] = {}
    for name, rule in _HUE.findall(said):
        found.setdefault(name, {}).update(
            (part.replace("-", "_"), colour.upper()) for part, colour in _ONE.findall(rule)
        )
    wanted = set(SectionColours.__dataclass_fields__)
    return {
        name: SectionColours(**{part: colours[part] for part in wanted})
        for name, colours in found.items()
        if wanted <= colours.keys()
    }
