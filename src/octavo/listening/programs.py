"""How a private podcast is added in common programs, and the link that opens them with it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Program:
    """A podcast program: what to press there, and a link that does it on this device."""

    name: str
    steps: str
    link: str = ""


def programs(address: str) -> tuple[Program, ...]:
    """Those that take an address that no directory knows."""
    bare = address.partition("://")[2]
    return (
        Program(
            "Apple Podcasts",
            _("Library, the three dots, “Follow a Show by URL”. On a Mac: the File menu."),
            f"podcast://{bare}",
        ),
        Program(
            "AntennaPod",
            _("“Add podcast”, then “Add podcast by RSS address”."),
            f"antennapod-subscribe://{bare}",
        ),
        Program(
            "Overcast",
            _("The plus sign, then “Add URL”. Its maker’s servers fetch the podcast for you."),
            f"overcast://x-callback-url/add?url={quote(address, safe='')}",
        ),
        Program(
            "Pocket Casts",
            _("Paste the address into its search. Its maker’s servers fetch the podcast for you."),
        ),
        Program(_("Any other"), _("Look for “Add by URL” or “Add RSS feed”. Spotify has neither.")),
    )
