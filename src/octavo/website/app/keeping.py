"""What a device keeps for reading offline: the current issue, as far as its reader may see it."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from octavo.issues.access import reader_of
from octavo.website.pages.contents import Row, bare_rows
from octavo.website.pages.site import SiteParts, site_parts
from octavo.website.views.asking import refuse_unless_granted

KEPT_FOR = timedelta(days=30)


def kept_rows(request: HttpRequest) -> list[Row]:
    """The articles of the current issue that this reader may see, in order."""
    current = site_parts(request).current
    return bare_rows(current, request) if current else []


def version(site: SiteParts, rows: list[Row], script: str) -> str:
    """Another one as soon as anything that is kept has become another, or the way it is kept."""
    issue, publication = site.current, site.publication
    parts = (
        issue and (issue.pk, issue.last_published_at),
        [(row.article.pk, row.article.last_published_at) for row in rows],
        [(section.pk, section.last_published_at) for section in site.sections],
        [field.value_from_object(publication) for field in publication._meta.concrete_fields],
        getattr(staticfiles_storage, "manifest_hash", ""),
        script,
    )
    return sha256(repr(parts).encode()).hexdigest()[:12]


@require_safe
@never_cache
def issue_list(request: HttpRequest) -> JsonResponse:
    """The pages to keep, and until when; the service worker asks with the reader's own cookies.

    Copies are those of this reader: they are good until the first of the rights runs out that they
    were got with, and never longer than a device may be without a word from us.
    """
    refuse_unless_granted(request, kind="listing", key="kept-issue")
    site = site_parts(request)
    pages = [site.home]
    if site.current:
        pages += [site.current.url, *(row.article.url for row in kept_rows(request))]
    return JsonResponse({"pages": pages, "until": _good_until(request).isoformat()})


def _good_until(request: HttpRequest) -> datetime:
    now = timezone.now()
    held = [right.until for right in reader_of(request).rights if right.holds_at(now)]
    return min([now + KEPT_FOR, *(until for until in held if until is not None)])


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What a device shows offline for a page that it has not kept: the list of those it has."""
    refuse_unless_granted(request, kind="listing", key="offline")
    return render(request, "magazine/offline.html", {"rows": kept_rows(request)})
