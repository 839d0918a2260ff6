"""Sends pages small: in Brotli to browsers that know it, in gzip to the others."""

from __future__ import annotations

import re

import brotli
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.functional import cached_property

WORDS = re.compile(r"text/|application/(?:[\w.-]+\+)?(?:json|xml)\b|image/svg\+xml", re.IGNORECASE)
KNOWS_BROTLI = re.compile(r"(?:^|,)\s*br\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))|,|$)", re.IGNORECASE)
SHORTEST = 200  # below that, the wrapping weighs more than what it saves
EFFORT = 5  # a page in about a millisecond; beyond it, time doubles for a hundredth of the size


class CompressionMiddleware(GZipMiddleware):
    """Compresses what readers get and what is made of words: pictures are packed already.

    The newsroom's pages are left alone. They hold tokens, and what somebody types may come back
    in them: the size of such a page, compressed, would tell an onlooker about the token.
    """

    @cached_property
    def newsroom(self) -> str:
        return reverse("wagtailadmin_home")

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """The same response, smaller when that is possible."""
        kind = response.headers.get("Content-Type", "")
        if request.path_info.startswith(self.newsroom) or not WORDS.match(kind):
            return response
        accepted = request.headers.get("Accept-Encoding", "")
        if not isinstance(response, HttpResponse) or not KNOWS_BROTLI.search(accepted):
            return super().process_response(request, response)
        if response.has_header("Content-Encoding") or len(response.content) < SHORTEST:
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        response.content = brotli.compress(response.content, quality=EFFORT)
        response.headers["Content-Length"] = str(len(response.content))
        response.headers["Content-Encoding"] = "br"
        etag = response.headers.get("ETag", "")
        if etag.startswith('"'):  # other bytes now, of the same meaning
            response.headers["ETag"] = f"W/{etag}"
        return response
