"""Feeds of the magazine, its sections, authors and issues, in three forms."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.http.response import HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from octavo.website.machines.answers import answer
from octavo.website.machines.feeds.addresses import TYPES, Form, feed_address
from octavo.website.machines.feeds.atom import atom
from octavo.website.machines.feeds.finding import subject, subject_at
from octavo.website.machines.feeds.gathering import feed_of
from octavo.website.machines.feeds.json_feed import json_feed
from octavo.website.machines.feeds.rss import rss
from octavo.website.machines.redirects import page_moved_from
from octavo.website.pages.site import publication_now
from octavo.website.views.asking import is_readable_now, refuse_unless_granted

WRITERS = {"atom": atom, "rss": rss, "json": json_feed}


@require_safe
def feed(request: HttpRequest, form: Form, of: str = "") -> HttpResponseBase:
    """The feed of the page at that address, or the way to it when the page has moved."""
    page = subject_at(of)
    if page is None or not is_readable_now(request, page):
        return _moved(request, form, of)
    item = refuse_unless_granted(request, kind="feed", key=page.slug)
    found = feed_of(page, form, publication_now(), request)
    response = HttpResponse(WRITERS[form](found), content_type=f"{TYPES[form]}; charset=utf-8")
    response.octavo_item = item  # type: ignore[attr-defined]
    return answer(request, response, changed_at=found.changed_at)


def _moved(request: HttpRequest, form: Form, of: str) -> HttpResponsePermanentRedirect:
    page = subject(page_moved_from(request, f"/{of}"))
    if page is None or not page.url:
        raise Http404
    return HttpResponsePermanentRedirect(feed_address(page.url, form))
