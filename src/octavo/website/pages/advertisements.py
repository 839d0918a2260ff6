"""The advertisements of a page: which stands where, and as what it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.models import Page

from octavo.advertising.models import Booking
from octavo.advertising.placements import PLACEMENTS
from octavo.advertising.placing import chosen_for
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.pausing import pause_after
from octavo.core.renditions.web import ImageAttributes, Interlude
from octavo.issues.models import Article, Issue, Magazine, Section
from octavo.issues.noting import note_shown
from octavo.website.pages.images import image_attributes
from octavo.website.pages.once import once_a_request
from octavo.website.views.asking import is_ad_free_now, today_here

FRAME = "advertisement"
TEMPLATE = "magazine/parts/advertisement.html"
# The kinds of page that have places, by what `placements` calls them.
KINDS: dict[type[Page], str] = {
    Article: "article",
    Issue: "issue",
    Magazine: "page",
    Section: "section",
}
# How wide an image may stand without being as tall as a window: by its width over its height.
SHAPES = ((2.0, "broad"), (1.2, "across"), (0.0, "upright"))


@dataclass(frozen=True, slots=True)
class Advertisement:
    """One booking as it stands on a page. Its link leads to an address of our own."""

    booking: Booking
    address: str
    image: ImageAttributes | None
    alt: str
    shape: str


def advertisement(page: Page, placement: str, request: HttpRequest) -> Advertisement | None:
    """What stands in that place of the page for whoever asks; noted as shown."""
    booking = _chosen(page, request).get(placement)
    if booking is None:
        return None
    note_shown(request, booking.pk)
    return shown(booking)


def interlude(article: Article, text: Manuscript, request: HttpRequest) -> Interlude | None:
    """The advertisement within the text of a long article, with its place."""
    place = pause_after(text)
    found = None if place is None else advertisement(article, "article-text", request)
    if place is None or found is None:
        return None
    said = {"advertisement": found, "is_inside": True}
    return Interlude(place, render_to_string(TEMPLATE, said).strip())


def shown(booking: Booking) -> Advertisement:
    """The same with its image cut, where it is one."""
    picture = booking.picture
    image = image_attributes(picture, FRAME) if picture else None
    ratio = picture.width / picture.height if picture else 0.0
    return Advertisement(
        booking=booking,
        address=reverse("advertisement_out", args=[booking.pk]),
        image=image,
        alt=booking.alt or (picture.description if picture else ""),
        shape=next(name for least, name in SHAPES if ratio >= least) if picture else "words",
    )


def show_alone(request: HttpRequest, booking: Booking) -> None:
    """Let the page that answers this request show that booking, whatever day it is: a preview."""
    request.__dict__["_octavo_advertisement"] = booking


def _chosen(page: Page, request: HttpRequest) -> Mapping[str, Booking]:
    alone: Booking | None = request.__dict__.get("_octavo_advertisement")
    if alone is not None:
        return {alone.placement: alone}
    return _chosen_of(page, request)


@once_a_request
def _chosen_of(page: Page, request: HttpRequest) -> Mapping[str, Booking]:
    kind = KINDS.get(type(page))
    if kind is None or is_ad_free_now(request):
        return {}
    places = [placement.name for placement in PLACEMENTS if placement.of_kind == kind]
    section = page.section_id if isinstance(page, Article) else page.pk
    return chosen_for(
        f"{kind}:{page.pk}",
        places,
        section=section if isinstance(page, Article | Section) else None,
        today=today_here(),
    )
