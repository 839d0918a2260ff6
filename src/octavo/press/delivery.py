"""Sends the file of an edition: whole, by its hash, under the name that a person would give it."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response

from octavo.press import store
from octavo.press.forms import form_named
from octavo.press.models import Edition


def deliver(edition: Edition, request: HttpRequest, *, name: str) -> HttpResponseBase:
    """The file, or that the one the browser has is still the same."""
    etag = f'"{edition.digest}"'
    response = get_conditional_response(request, etag=etag) or _file(edition, name)
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"  # a later version has the same address
    return response


def _file(edition: Edition, name: str) -> FileResponse:
    try:
        file = store.shelf().open(edition.file)
    except FileNotFoundError:
        raise Http404 from None
    media_type = form_named(edition.form).media_type
    response = FileResponse(file, as_attachment=True, filename=name, content_type=media_type)
    response["Content-Length"] = str(edition.size)
    return response
