"""The magazine's own style sheet: only what differs from tokens.css, written by code."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static

from octavo.website.house_style.faces import USUAL, pair_named
from octavo.website.house_style.ground import Colours, Ground, ground
from octavo.website.house_style.hues import mixed_for
from octavo.website.house_style.tokens import Tokens

_FONT = re.compile(r'url\("\.\./fonts/([\w-]+\.woff2)"\)')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

# The logo stands in the line of the masthead; where there are two, the ground shows its own.
LOGO = (
    ".wordmark:has(img){align-self:center}"
    ".wordmark img{display:block;width:auto;height:2.25rem;max-width:60vw;"
    "object-fit:contain;object-position:left;background:none;filter:none}"
    "@media (width>=64em){.wordmark img{height:2.5rem;max-width:20rem}}"
)
_CHOSEN = ':is([data-ground="{0}"],:root:has([name="ground"][value="{0}"]:checked))'
_HIDE = "{} .wordmark .on-{}{{display:none}}{} .wordmark .on-{}{{display:block}}"
TWO_LOGOS = (
    ".wordmark .on-dark{display:none}@media screen{@media (prefers-color-scheme:dark){"
    + _HIDE.format(":root", "light", ":root", "dark")
    + "}"
    + _HIDE.format(_CHOSEN.format("light"), "dark", _CHOSEN.format("light"), "light")
    + _HIDE.format(_CHOSEN.format("dark"), "light", _CHOSEN.format("dark"), "dark")
    + "}"
)


@dataclass(frozen=True, slots=True)
class Style:
    """What the sheet is made from: the choices, and the hues that sections have of their own."""

    faces: str = USUAL.name
    colours: Colours = field(default_factory=Colours)
    hues: tuple[int, ...] = ()
    logos: int = 0  # none, one for both grounds, or one for each

    def sheet(self, own: Tokens) -> str:
        """The rules; empty when there is nothing to say."""
        logo = (LOGO if self.logos else "") + (TWO_LOGOS if self.logos > 1 else "")
        rules = (_faces(self.faces), _ground(self.colours, own), _hues(self.hues), logo)
        return "".join(rules)


def named(sheet: str) -> str:
    """The name a sheet is kept under for good: that of its bytes."""
    return hashlib.sha256(sheet.encode()).hexdigest()[:16]


def _faces(name: str) -> str:
    source = pair_named(name).sheet
    return _FONT.sub(_address, _squeezed(source)) if source else ""


def _address(found: re.Match[str]) -> str:
    return f'url("{static("octavo/fonts/" + found[1])}")'


@lru_cache(maxsize=8)
def _squeezed(source: str) -> str:
    text = _COMMENT.sub("", Path(finders.find(source) or "").read_text())
    return re.sub(r"\s*([{};,])\s*|(:)\s+|\s+", lambda it: it[1] or it[2] or " ", text).strip()


def _ground(chosen: Colours, own: Tokens) -> str:
    light, dark = (ground(scheme, chosen, own) for scheme in ("light", "dark"))
    usual = [ground(scheme, Colours(), own) for scheme in ("light", "dark")]
    if [light, dark] == usual:
        return ""
    return ":root{" + "".join(_differing(light, dark, usual)) + "}"


def _differing(light: Ground, dark: Ground, usual: Iterable[Ground]) -> Iterator[str]:
    for name in (part.name for part in fields(Ground)):
        pair = [getattr(it, name) for it in (light, dark)]
        if pair != [getattr(it, name) for it in usual]:
            yield f"--{name.replace('_', '-')}:light-dark({pair[0]},{pair[1]});"
    # What belongs to no section is drawn in the ground's own ink, and filled with its wash.
    yield f"--light-ink:{light.ink};--light-field:{light.wash};"
    yield f"--dark-ink:{dark.ink};--dark-field:{dark.wash};"


def _hues(hues: Iterable[int]) -> str:
    return "".join(
        f".hue-{hue}{{--light-ink:{it.light_ink};--light-field:{it.light_field};"
        f"--dark-ink:{it.dark_ink};--dark-field:{it.dark_field}}}"
        for hue, it in ((hue, mixed_for(hue)) for hue in hues)
    )
