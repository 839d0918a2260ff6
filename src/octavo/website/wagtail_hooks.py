"""Where the website hangs itself into Wagtail."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.documents.models import Document


@hooks.register("before_serve_document")
def staff_alone(document: Document, request: HttpRequest) -> None:
    """What an advertiser supplied is for the newsroom; a reader finds nothing."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
