"""The offer block: what closes each article, from the words that a publisher gave it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from octavo.issues.models import Publication
from octavo.website.views.asking import is_readable_now


@dataclass(frozen=True, slots=True)
class OfferBlock:
    """Heading, pitch, what is included, and the button with the page it leads to."""

    heading: str
    pitch: str
    included: tuple[str, ...]
    button: str
    address: str


def offer_block(
    publication: Publication, request: HttpRequest, *, known: Iterable[Page] = ()
) -> OfferBlock | None:
    """The block, or None without a heading. Pages that are `known` need not be fetched again.

    The button needs a page that the reader may see; without one the block has no button.
    """
    if not publication.offer_heading:
        return None
    return OfferBlock(
        heading=publication.offer_heading,
        pitch=publication.offer_pitch,
        included=included(publication),
        button=publication.offer_button or _("Subscribe"),
        address=_address(publication, request, known),
    )


def included(publication: Publication) -> tuple[str, ...]:
    """What a subscriber gets, one benefit each: as written, until offers on sale say it."""
    said = (line.strip() for line in publication.offer_included.splitlines())
    return tuple(line for line in said if line)


def _address(publication: Publication, request: HttpRequest, known: Iterable[Page]) -> str:
    wanted = publication.offer_page_id
    page = next((page for page in known if page.pk == wanted), None)
    if page is None and publication.offer_page:
        page = publication.offer_page.specific
    return page.url if page and is_readable_now(request, page) else ""
