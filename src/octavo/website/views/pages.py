"""Pages that no editor makes: the list of corrections, and what robots read."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from wagtail.models import Page
from wagtail.views import serve

from octavo.issues.models import (
    Article,
    Author,
    Correction,
    Issue,
    IssueShelf,
    Magazine,
    Section,
    StandingPage,
)
from octavo.website.pages.article import published_article
from octavo.website.views.asking import is_readable_now, readable_now, refuse_unless_granted

CORRECTIONS_A_LEAF = 50
IN_SITEMAP = (Magazine, Section, IssueShelf, Issue, Article, Author, StandingPage)


def article(request: HttpRequest, slug: str) -> HttpResponse:
    """An article, found in one query instead of one for each part of its address.

    What is not found so goes Wagtail's way, which knows redirects.
    """
    found = published_article(slug)
    return found.serve(request) if found else serve(request, request.path.lstrip("/"))


def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction, newest first."""
    refuse_unless_granted(request, kind="listing", key="corrections")
    leaf = Paginator(Correction.objects.public(), CORRECTIONS_A_LEAF).get_page(
        request.GET.get("page")
    )
    shown = [it for it in leaf if is_readable_now(request, it.article)]
    return render(request, "magazine/corrections.html", {"leaf": leaf, "shown": shown})


def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look for an icon when what they show is no page."""
    return redirect(static("octavo/sheet.svg"))


def robots(request: HttpRequest) -> HttpResponse:
    """Where robots may go: everywhere but the newsroom."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Sitemap: {settings.ADDRESS}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page that the reader may see, for search engines."""
    refuse_unless_granted(request, kind="listing", key="sitemap")
    pages = [page for kind in IN_SITEMAP for page in readable_now(request, _live(kind))]
    return render(request, "sitemap.xml", {"pages": pages}, content_type="application/xml")


def _live(kind: type[Page]) -> QuerySet[Page]:
    pages = kind.objects.live().order_by("path")
    return pages.defer("body") if kind is Article else pages
