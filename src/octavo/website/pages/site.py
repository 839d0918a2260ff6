"""What stands on every page: the name, the sections, the current issue, the standing pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page, Site

from octavo.issues.models import Issue, Publication


@dataclass(frozen=True, slots=True)
class SiteParts:
    """The masthead and the foot."""

    publication: Publication
    home: str
    past_issues: str
    sections: tuple[Page, ...]
    standing_pages: tuple[Page, ...]
    current: Issue | None


def site_parts(request: HttpRequest) -> SiteParts:
    """The same for all pages of one request: asked for twice, gathered once."""
    found = getattr(request, "_octavo_site_parts", None)
    if found is None:
        found = _gather(request)
        request._octavo_site_parts = found
    return found


def _gather(request: HttpRequest) -> SiteParts:
    site = Site.find_for_request(request)
    members = (
        Page.objects.live()
        .child_of(site.root_page)
        .select_related("content_type", "as_section")
        .filter(content_type__app_label="issues")
        .order_by("path")
    )
    by_kind: dict[str, list[Page]] = {"section": [], "standingpage": [], "issueshelf": []}
    for page in members:
        by_kind.setdefault(page.content_type.model, []).append(page)
    shelf = next(iter(by_kind["issueshelf"]), None)
    return SiteParts(
        publication=Publication.for_request(request),
        home=site.root_page.get_url(request),
        past_issues=shelf.get_url(request) if shelf else "",
        sections=tuple(page.as_section for page in by_kind["section"]),
        standing_pages=tuple(page for page in by_kind["standingpage"] if page.show_in_menus),
        current=Issue.objects.published().first(),
    )
