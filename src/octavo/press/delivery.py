"""Sends the file of an edition: whole, by its hash, under the name that a person would give it."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from octavo.door.files import NAMED_IN, SENDS_FILES
from octavo.press import store
from octavo.press.forms import form_named
from octavo.press.models import Edition


def deliver(edition: Edition, request: HttpRequest, *, name: str) -> HttpResponseBase:
    """The file, or that the one the browser has is still the same."""
    etag = f'"{edition.digest}"'
    response = get_conditional_response(request, etag=etag) or _file(
        edition, name, is_named=SENDS_FILES in request.META
    )
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"  # a later version has the same address
    return response


def _file(edition: Edition, name: str, *, is_named: bool) -> HttpResponseBase:
    shelf, media_type = store.shelf(), form_named(edition.form).media_type
    if is_named and isinstance(shelf, FileSystemStorage):
        said = {"Content-Disposition": content_disposition_header(True, name) or ""}
        within = Path(shelf.path(edition.file)).relative_to(settings.DATA)
        return HttpResponse(content_type=media_type, headers=said | {NAMED_IN: str(within)})
    try:
        file = shelf.open(edition.file)
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, as_attachment=True, filename=name, content_type=media_type)
    response["Content-Length"] = str(edition.size)
    return response
