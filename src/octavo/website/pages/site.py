"""What stands on every page: the name, the sections, the current issue, the standing pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page

from octavo.issues.models import Issue, Publication
from octavo.website.pages.offering import OfferBlock, OnSale, offer_block, offers_on_sale
from octavo.website.views.asking import readable_now

# Kinds of page below the home page, and how each is reached from the page that Wagtail lists.
KINDS = {"section": "as_section", "standingpage": "standingpage", "issueshelf": "issueshelf"}
BELOW_HOME = 3  # the depth of pages right below the home page, of which there is one


@dataclass(frozen=True, slots=True)
class SiteParts:
    """The masthead and the foot."""

    publication: Publication
    home: str
    past_issues: str
    sections: tuple[Page, ...]
    standing_pages: tuple[Page, ...]
    current: Issue | None
    offer: OfferBlock | None
    on_sale: OnSale


def site_parts(request: HttpRequest) -> SiteParts:
    """The same for all pages of one request: asked for twice, gathered once."""
    found: SiteParts | None = getattr(request, "_octavo_site_parts", None)
    if found is None:
        found = _gather(request)
        request._octavo_site_parts = found  # type: ignore[attr-defined]
    return found


def show_as(request: HttpRequest, publication: Publication) -> None:
    """Let this request's pages say that in place of what is kept: for a preview."""
    parts = replace(site_parts(request), publication=publication)
    request._octavo_site_parts = parts  # type: ignore[attr-defined]


def publication_now() -> Publication:
    """What the magazine says of itself, for what is no page."""
    return Publication.objects.filter(site__is_default_site=True).first() or Publication()


def _gather(request: HttpRequest) -> SiteParts:
    members = (
        Page.objects.live()
        .filter(depth=BELOW_HOME, content_type__app_label="issues", content_type__model__in=KINDS)
        .select_related("content_type", *KINDS.values())
        .order_by("path")
    )
    by_kind: dict[str, list[Page]] = {kind: [] for kind in KINDS}
    for page in members:
        kind = page.content_type.model
        by_kind[kind].append(getattr(page, KINDS[kind]))
    shelf = next(iter(readable_now(request, by_kind["issueshelf"])), None)
    standing = readable_now(request, by_kind["standingpage"])
    publication, on_sale = publication_now(), offers_on_sale()
    return SiteParts(
        publication=publication,
        home=reverse("wagtail_serve", args=[""]),
        past_issues=shelf.url if shelf else "",
        sections=tuple(readable_now(request, by_kind["section"])),
        standing_pages=tuple(page for page in standing if page.show_in_menus),
        current=next(
            iter(readable_now(request, Issue.objects.published().select_related("cover")[:1])), None
        ),
        offer=offer_block(publication, request, on_sale=on_sale.subscriptions, known=standing),
        on_sale=on_sale,
    )
