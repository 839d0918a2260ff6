"""What can be found in an advertiser's file, and whether it stops the press."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# Breaches: an advertisement with one of these is not printed as its advertiser meant it.
BREACHES: Mapping[str, str | _StrPromise] = {
    "unreadable": _("“%(file)s” is damaged, or no PDF or picture at all."),
    "locked": _("“%(file)s” is locked with a password."),
    "exhausting": _("“%(file)s” takes more time or memory than any page does."),
    "pages": _("“%(file)s” has %(has)s pages, but %(booked)s were booked."),
    "size": _("“%(file)s” is %(width)s × %(height)s mm, the page is %(wanted)s mm."),
    "fonts": _("“%(file)s” lacks a font that it uses: %(fonts)s."),
    "colours": _("“%(file)s” has colours that cannot be turned into inks: %(colours)s."),
    "ink": _("“%(file)s” has colours of up to %(ink)s %% ink; the paper holds %(most)s %%."),
    "oddities": _("“%(file)s” has what a press stumbles over: %(things)s."),
}
WARNINGS: Mapping[str, str | _StrPromise] = {
    "scaled": _("“%(file)s” was %(width)s × %(height)s mm and is scaled to the page."),
    "no bleed": _("“%(file)s” has no bleed of 3 mm: a white edge may show when it is trimmed."),
    "enlarged": _("“%(file)s” is a picture without bleed: 3 mm at each edge are trimmed off."),
    "resolution": _("“%(file)s” has a picture of %(dpi)s dpi; print wants 300."),
    "spots": _("“%(file)s” names inks of its own, printed as a mixture: %(inks)s."),
    "converted": _(
        "“%(file)s” had pictures or colours for the screen; they were turned into inks."
    ),
    "stripped": _("“%(file)s” held more than a page, which was left out: %(things)s."),
    "layers": _("“%(file)s” has layers; all of them are printed."),
}

# name and particulars, as the reading process gives them
Finding = tuple[str, dict[str, Any]]


def sentence(finding: Finding, *, file: str) -> str:
    name, particulars = finding
    wording = BREACHES.get(name) or WARNINGS[name]
    return str(wording) % {**particulars, "file": file}
