"""The house style as letters have it: both grounds, and faces with what stands in."""

from __future__ import annotations

from functools import lru_cache
from time import monotonic

from octavo.issues.models import Section
from octavo.post.frame import SANS, SERIF, Ground, Look
from octavo.website.house_style.choosing import colours_of, section_colours
from octavo.website.house_style.ground import Colours, Scheme, ground
from octavo.website.house_style.tokens import Tokens, tokens
from octavo.website.pages.site import publication_now

# Nothing is fetched: whoever has the face sees it, all others its neighbour.
FACES = {
    "literata": (SERIF, SANS),
    "source": (
        "'Source Serif 4', Charter, Georgia, 'Times New Roman', serif",
        "'Public Sans', 'Helvetica Neue', Arial, sans-serif",
    ),
    "system": ("Georgia, 'Times New Roman', serif", "system-ui, Arial, sans-serif"),
}


# A checkout writes letters, and has no time to ask for the house style each time.
REMEMBERED_FOR = 30.0  # seconds
_remembered: list[tuple[float, Look]] = []


def look_now() -> Look:
    """How the magazine looks today; a change comes to letters within half a minute."""
    if not _remembered or _remembered[0][0] < monotonic():
        _remembered[:] = [(monotonic() + REMEMBERED_FOR, _look())]
    return _remembered[0][1]


def forget() -> None:
    """Ask anew."""
    _remembered.clear()


def _look() -> Look:
    publication = publication_now()
    own = tokens()
    serif, sans = FACES.get(publication.faces, FACES["literata"])
    inks = section_colours(Section.objects.live().order_by("path"), own)
    chosen = colours_of(publication)
    return Look(
        name=publication.name,
        light=_ground("light", chosen, own),
        dark=_ground("dark", chosen, own),
        serif=serif,
        sans=sans,
        sections=tuple((name, it.light_ink, it.dark_ink) for name, it in inks.items()),
    )


def _ground(scheme: Scheme, chosen: Colours, own: Tokens) -> Ground:
    return _mixed(scheme, chosen, tuple((name, *pair) for name, pair in own.grounds.items()))


@lru_cache(maxsize=8)
def _mixed(scheme: Scheme, chosen: Colours, said: tuple[tuple[str, str, str], ...]) -> Ground:
    """Mixed once for as long as nothing changes: a letter is written in a moment."""
    grounds = {name: (light, dark) for name, light, dark in said}
    it = ground(scheme, chosen, Tokens(grounds, {}, brings_faces=False))
    return Ground(it.paper, it.ink, it.soft, it.wash, it.hairline, it.panel, it.on_panel)
