"""Sends a file of the store: whole, by its hash, under the name that a person would give it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from octavo.door.files import CHUNK, NAMED_IN, SENDS_FILES, Unsatisfiable, span_of
from octavo.press import store
from octavo.press.forms import form_named
from octavo.press.models import Edition


def deliver(edition: Edition, request: HttpRequest, *, name: str) -> HttpResponseBase:
    """The file of an edition, or that the one the browser has is still the same."""
    media_type = form_named(edition.form).media_type
    file, digest, size = edition.file, edition.digest, edition.size
    return deliver_stored(file, digest, size, media_type, request, name=name, is_attachment=True)


def deliver_stored(  # noqa: PLR0913 - what a file is, and what is done with it
    file: str,
    digest: str,
    size: int,
    media_type: str,
    request: HttpRequest,
    *,
    name: str,
    is_attachment: bool,
) -> HttpResponseBase:
    """Any file of the store, by its name there, or that the one they have is still the same.

    Behind the door only its name is handed on: the door sends it, whole or the part asked for.
    """
    etag = f'"{digest}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        named = _named(file, media_type) if SENDS_FILES in request.META else None
        response = named or _from_elsewhere(file, media_type, size, request)
        said = content_disposition_header(is_attachment, name)
        response["Content-Disposition"] = said or "inline"
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"  # a later version has the same address
    return response


def _named(file: str, media_type: str) -> HttpResponseBase | None:
    """For the door; None for a file that lies on no disk of ours."""
    shelf = store.shelf()
    if not isinstance(shelf, FileSystemStorage):
        return None
    within = Path(shelf.path(file)).relative_to(settings.DATA)
    return HttpResponse(content_type=media_type, headers={NAMED_IN: str(within)})


def _from_elsewhere(
    file: str, media_type: str, size: int, request: HttpRequest
) -> HttpResponseBase:
    """Through this process: whole, or the one part that a player asks for."""
    try:
        opened = store.shelf().open(file)
    except FileNotFoundError:
        raise Http404 from None
    asked = request.headers.get("Range", "")
    try:
        span = span_of(asked, size) if asked and "If-Range" not in request.headers else None
    except Unsatisfiable:
        opened.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response: StreamingHttpResponse
    if span is None:
        response = FileResponse(opened, content_type=media_type)
        response["Content-Length"] = str(size)
    else:
        opened.seek(span.begin)
        part = _part(opened, span.end - span.begin)
        response = StreamingHttpResponse(part, status=206, content_type=media_type)
        response["Content-Length"] = str(span.end - span.begin)
        response["Content-Range"] = f"bytes {span.begin}-{span.end - 1}/{size}"
    response["Accept-Ranges"] = "bytes"
    return response


def _part(opened: File, count: int) -> Iterator[bytes]:
    with opened:
        while count and (chunk := opened.read(min(CHUNK, count))):
            count -= len(chunk)
            yield chunk
