"""Pages that no editor makes: the list of corrections, and what robots read."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from octavo.issues.models import Correction

CORRECTIONS_A_LEAF = 50


def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction, newest first."""
    leaves = Paginator(Correction.objects.public(), CORRECTIONS_A_LEAF)
    return render(
        request, "magazine/corrections.html", {"leaf": leaves.get_page(request.GET.get("page"))}
    )


def robots(request: HttpRequest) -> HttpResponse:
    """Where robots may go: everywhere but the newsroom."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Sitemap: {settings.ADDRESS}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
