"""The web app manifest: what a device writes under the icon, and what it opens."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from octavo.issues.models import Publication
from octavo.website.app.colours import papers
from octavo.website.app.icons import ICONS, icon_address
from octavo.website.app.naming import short_name
from octavo.website.pages.site import SiteParts, site_parts
from octavo.website.views.asking import refuse_unless_granted

MANIFEST_TYPE = "application/manifest+json"


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """The manifest, under the publication's own name."""
    refuse_unless_granted(request, kind="page", key="manifest")
    site = site_parts(request)
    paper = papers(site.publication)["light"]
    said: dict[str, Any] = {
        "id": site.home,
        "name": site.publication.name,
        "short_name": short_name(site.publication.name),
        "description": site.publication.description or site.publication.strapline,
        "lang": get_language(),
        "dir": "rtl" if get_language_bidi() else "ltr",
        "start_url": site.home,
        "scope": site.home,
        "display": "standalone",
        "background_color": paper,
        "theme_color": paper,
        "categories": ["magazines", "news"],
        "icons": _icons(site.publication),
        "shortcuts": _shortcuts(site),
    }
    return JsonResponse(
        {name: value for name, value in said.items() if value},
        content_type=MANIFEST_TYPE,
        headers={"Cache-Control": "public, max-age=3600"},
    )


def _icons(publication: Publication) -> list[dict[str, str]]:
    return [
        {
            "src": icon_address(name, publication),
            "sizes": f"{across}x{across}",
            "type": "image/png",
            "purpose": "maskable" if name.startswith("maskable") else "any",
        }
        for name, (across, _share) in ICONS.items()
        if not name.startswith("touch")
    ]


def _shortcuts(site: SiteParts) -> list[dict[str, str]]:
    """What a long press on the icon offers."""
    offered = [(_("Search"), reverse("search"))]
    if site.past_issues:
        offered.insert(0, (_("Past issues"), site.past_issues))
    if site.current:
        offered.insert(0, (_("Current issue"), site.current.url))
    return [{"name": name, "url": address} for name, address in offered]
