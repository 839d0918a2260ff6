"""The address of the magazine's own style sheet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from octavo.website.house_style.choosing import sheet_now
from octavo.website.house_style.sheet import named

# The name is that of the bytes: what was kept under it is right for good.
FOR_GOOD = "public, max-age=31536000, immutable"
FOR_NOW = "no-cache"


@require_safe
def sheet(request: HttpRequest, name: str) -> HttpResponse:
    """The sheet of today. A page from yesterday asks by an old name, and gets it for once."""
    written = sheet_now(request)
    response = HttpResponse(written, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = FOR_GOOD if named(written) == name else FOR_NOW
    return response
