"""What robots ask for: where they may go, the map of the site, and what is news."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from octavo.website.machines import robots as said
from octavo.website.machines.addresses import absolute
from octavo.website.machines.answers import answer
from octavo.website.machines.news import news
from octavo.website.machines.site_map import File, files, places
from octavo.website.machines.site_map_xml import index, news_map, site_map
from octavo.website.pages.site import publication_now
from octavo.website.views.asking import refuse_unless_granted

# Addresses that no robot needs, by the names they have in `urls`.
CLOSED = ("wagtailadmin_home", "search")
CLOSED_BELOW = ("advertisement_out",)  # whose addresses end in a number
XML = "application/xml; charset=utf-8"


@require_safe
def robots(request: HttpRequest) -> HttpResponseBase:
    """Where robots may go, as the publisher chose."""
    text = said.robots(
        choice=publication_now().crawlers,
        closed=_closed(),
        site_map=absolute(reverse("sitemap")),
    )
    return answer(request, HttpResponse(text, content_type="text/plain; charset=utf-8"))


def _closed() -> list[str]:
    found = []
    for name in CLOSED:
        try:
            found.append(reverse(name))
        except NoReverseMatch:
            continue
    found += [reverse(name, args=[0]).removesuffix("0/") for name in CLOSED_BELOW]
    return found


@require_safe
def mining_rights(request: HttpRequest) -> HttpResponseBase:
    """Whether text and data mining is reserved, as the publisher chose."""
    text = said.mining_rights(choice=publication_now().crawlers)
    return answer(request, HttpResponse(text, content_type="application/json"))


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponseBase:
    """Every file of the map, and the news if there is any."""
    refuse_unless_granted(request, kind="listing", key="sitemap")
    listed = [(reverse("sitemap_file", args=[file.name]), file) for file in files()]
    if pieces := news(request, now=timezone.now()):
        newest = max(piece.appeared_at for piece in pieces)
        listed.append((reverse("sitemap_news"), File("news", newest)))
    return answer(request, HttpResponse(index(listed), content_type=XML))


@require_safe
def sitemap_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """One file of the map."""
    refuse_unless_granted(request, kind="listing", key="sitemap")
    found = places(name, request)
    if not found:
        raise Http404
    return answer(request, HttpResponse(site_map(found), content_type=XML))


@require_safe
def sitemap_news(request: HttpRequest) -> HttpResponseBase:
    """The articles of the last two days."""
    refuse_unless_granted(request, kind="listing", key="news")
    found = news(request, now=timezone.now())
    written = news_map(found, name=publication_now().name)
    return answer(request, HttpResponse(written, content_type=XML))
