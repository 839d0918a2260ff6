"""The offer block: what closes each article, from the offers on sale or a publisher's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from octavo.billing.reader.wording import benefits_of, price_in_words
from octavo.core.terms.offers import LASTING
from octavo.issues.models import Article, Issue, Publication
from octavo.issues.noting import note_instant
from octavo.memberships.models import Offer
from octavo.website.views.asking import is_readable_now, today_here


@dataclass(frozen=True, slots=True)
class OfferBlock:
    """Heading, pitch, what is included, and the button with the page it leads to."""

    heading: str
    pitch: str
    included: tuple[str, ...]
    button: str
    address: str


@dataclass(frozen=True, slots=True)
class OnSale:
    """What everybody may buy today: subscriptions, and one article or one issue by itself."""

    subscriptions: tuple[Offer, ...] = ()
    article: Offer | None = None
    issue: Offer | None = None


@dataclass(frozen=True, slots=True)
class Single:
    """One article or issue that may be bought: the words, and the way to the order."""

    price: str
    address: str


def offers_on_sale() -> OnSale:
    """In one query. A page that asks holds no longer than the list does."""
    today = today_here()
    public = list(Offer.objects.latest_versions().filter(audience=Offer.Audience.PUBLIC))
    for day in {day for offer in public for day in (offer.on_sale_from, offer.on_sale_until)}:
        if day is not None:
            note_instant(_midnight(day))
    on_sale = [offer for offer in public if _is_on_sale(offer, today)]
    return OnSale(
        subscriptions=tuple(offer for offer in on_sale if offer.unit not in LASTING),
        article=next((it for it in on_sale if it.unit == Offer.Counted.ARTICLE), None),
        issue=next((it for it in on_sale if it.unit == Offer.Counted.ISSUE), None),
    )


def offer_block(
    publication: Publication,
    request: HttpRequest,
    *,
    on_sale: Sequence[Offer] = (),
    known: Iterable[Page] = (),
) -> OfferBlock | None:
    """The block, or None where there is neither an offer nor a heading.

    Pages that are `known` need not be fetched again. The button needs offers on sale, or a page
    that the reader may see; without one the block has no button.
    """
    if not publication.offer_heading and not on_sale:
        return None
    block = OfferBlock(
        heading=publication.offer_heading or _("Subscribe"),
        pitch=publication.offer_pitch,
        included=included(publication),
        button=publication.offer_button or _("Subscribe"),
        address="",
    )
    if on_sale:
        return replace(
            block, included=benefits_of(on_sale) or block.included, address=reverse("subscribe")
        )
    return replace(block, address=_address(publication, request, known))


def included(publication: Publication) -> tuple[str, ...]:
    """What a subscriber gets, one benefit each: as written, until offers on sale say it."""
    said = (line.strip() for line in publication.offer_included.splitlines())
    return tuple(line for line in said if line)


def single(offer: Offer | None, page: Article | Issue) -> Single | None:
    """The way to buy that page alone; None where nobody sells it so."""
    if offer is None:
        return None
    address = reverse("subscribe_order", args=[offer.code])
    path = f"&from={page.url}" if isinstance(page, Article) else ""
    return Single(price_in_words(offer.money(offer.price)), f"{address}?for={page.pk}{path}")


def _address(publication: Publication, request: HttpRequest, known: Iterable[Page]) -> str:
    wanted = publication.offer_page_id
    page = next((page for page in known if page.pk == wanted), None)
    if page is None and publication.offer_page:
        page = publication.offer_page.specific
    return page.url if page and is_readable_now(request, page) else ""


def _is_on_sale(offer: Offer, today: date) -> bool:
    begins, ends = offer.on_sale_from or date.min, offer.on_sale_until or date.max
    return begins <= today < ends


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(settings.TIME_ZONE))
