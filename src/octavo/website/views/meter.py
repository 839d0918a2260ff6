"""The meter as its reader sees it: a page, and the same as a part for the end of an article."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from octavo.issues.models import Article
from octavo.website.pages.article import published_article
from octavo.website.pages.metering import notice_for
from octavo.website.views.asking import is_readable_now, refuse_unless_granted


@require_safe
def meter(request: HttpRequest) -> HttpResponse:
    """How many free articles are left, for who reads without a script."""
    refuse_unless_granted(request, kind="listing", key="meter")
    article = _article(request)
    notice = notice_for(request, article, now=timezone.now())
    shown = {"notice": notice, "article": article, "heading": _("Free articles")}
    return _kept_by_nobody(render(request, "magazine/meter.html", shown))


@require_safe
def notice(request: HttpRequest) -> HttpResponse:
    """The same sentences alone, which a script puts below the article."""
    refuse_unless_granted(request, kind="listing", key="meter")
    said = notice_for(request, _article(request), is_on_its_page=True, now=timezone.now())
    return _kept_by_nobody(render(request, "magazine/parts/meter_notice.html", {"notice": said}))


def _article(request: HttpRequest) -> Article | None:
    """The article that was asked about, of which the reader sees at least the opening."""
    found = published_article(request.GET.get("for", ""))
    return found if is_readable_now(request, found) else None


def _kept_by_nobody(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
