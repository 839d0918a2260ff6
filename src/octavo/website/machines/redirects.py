"""Old addresses: each leads to where its page is now, if the page may be seen."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import (
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
    HttpResponseRedirectBase,
)
from django.utils.cache import patch_cache_control
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from octavo.website.views.asking import is_readable_now

# A browser keeps a permanent redirect for good unless it is told not to, and a page may come back.
KEPT_FOR_S = 3600


class MovedMiddleware(RedirectMiddleware):
    """Leads from an old address to the new one, where the reader may see what stands there."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """The way to where it is now, if nothing stands at this address."""
        if response.status_code != 404:
            return response
        return way(request, request.get_full_path()) or response


def way(request: HttpRequest, path: str) -> HttpResponseRedirectBase | None:
    """The redirect from that address; none if nothing stood there, or it is not to be seen.

    A redirect names a page and not an address, so a page that moved often is one step away. One
    that leads to where the reader is already would go in circles, and counts as none.
    """
    redirect = _redirect(request, path)
    if redirect is None or redirect.link is None:
        return None
    if redirect.redirect_page and not _is_public(request, redirect.redirect_page):
        return None
    if Redirect.normalise_path(redirect.link) == Redirect.normalise_path(path.partition("?")[0]):
        return None
    kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
    response = kind(redirect.link)
    patch_cache_control(response, max_age=KEPT_FOR_S)
    return response


def _redirect(request: HttpRequest, path: str) -> Redirect | None:
    whole = Redirect.normalise_path(path, decode_unicode=False)
    bare = whole.partition("?")[0]
    return get_redirect(request, whole) or (get_redirect(request, bare) if bare != whole else None)


def page_moved_from(request: HttpRequest, path: str) -> Page | None:
    """The page that stood at that address, if it may be seen."""
    redirect = _redirect(request, path)
    page = redirect.redirect_page if redirect else None
    return page.specific if page and _is_public(request, page) else None


def _is_public(request: HttpRequest, page: Page) -> bool:
    found = page.specific
    if hasattr(found, "access_kind"):
        return is_readable_now(request, found)
    return bool(found.live)
