"""Pages that no editor makes: the list of corrections, and an icon where browsers look for one."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.views import serve

from octavo.issues.models import Correction
from octavo.website.machines.addresses import absolute
from octavo.website.pages.article import published_article
from octavo.website.views.asking import is_readable_now, refuse_unless_granted

CORRECTIONS_A_LEAF = 50


def article(request: HttpRequest, slug: str) -> HttpResponse:
    """An article, found in one query instead of one for each part of its address.

    What is not found so goes Wagtail's way, which knows redirects.
    """
    found = published_article(slug)
    return found.serve(request) if found else serve(request, request.path.lstrip("/"))


def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction, newest first."""
    item = refuse_unless_granted(request, kind="listing", key="corrections")
    leaf = Paginator(Correction.objects.public(), CORRECTIONS_A_LEAF).get_page(
        request.GET.get("page")
    )
    shown = [it for it in leaf if is_readable_now(request, it.article)]
    said = {"heading": _("Corrections"), "address": absolute(reverse("corrections"))}
    response = render(request, "magazine/corrections.html", {"leaf": leaf, "shown": shown, **said})
    response.octavo_item = item  # type: ignore[attr-defined]
    return response


def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look for an icon when what they show is no page."""
    return redirect(static("octavo/sheet.svg"))
