"""Answers programs that ask again and again: what they have already is not sent again."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date

FRESH_S = 300


def answer(
    request: HttpRequest, response: HttpResponse, *, changed_at: datetime | None = None
) -> HttpResponseBase:
    """The response with its validators, or 304 when the asker's copy is as good."""
    etag = f'"{sha256(response.content).hexdigest()[:32]}"'
    modified = int(changed_at.timestamp()) if changed_at else None
    response["ETag"] = etag
    if modified:
        response["Last-Modified"] = http_date(modified)
    patch_cache_control(response, public=True, max_age=FRESH_S)
    return get_conditional_response(request, etag, modified, response) or response
