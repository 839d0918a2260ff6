"""The search: a page, and how browsers add it to theirs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from octavo.issues.access import reader_of
from octavo.website.pages.finding import results
from octavo.website.pages.site import site_parts
from octavo.website.views.asking import refuse_unless_granted

# Browsers show a name of so many characters, and take no longer one.
LONGEST_NAME = 16


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find articles. Whatever was typed, the answer is a page."""
    refuse_unless_granted(request, kind="listing", key="search")
    answer = results(
        request.GET, site=site_parts(request), reader=reader_of(request), now=timezone.now()
    )
    return render(request, "magazine/search.html", {"results": answer, "heading": _("Search")})


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """What a browser has to know to search here from its address line: OpenSearch."""
    refuse_unless_granted(request, kind="listing", key="search")
    name = site_parts(request).publication.name[:LONGEST_NAME].strip()
    return render(
        request,
        "opensearch.xml",
        {"name": name, "said": _("Search %(name)s") % {"name": name}},
        content_type="application/opensearchdescription+xml; charset=utf-8",
    )
