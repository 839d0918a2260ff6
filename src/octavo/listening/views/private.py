"""What every answer at a secret address is sent with, and how it says no."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from octavo.listening.errors import FeedRevoked

HEADERS = {
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    # Players in a browser load it from their own site; whoever has the address may hear it there.
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
}
Answer = Callable[..., HttpResponseBase]


def secret(view: Answer) -> Answer:
    """Answer for nobody else to keep; refuse in a plain sentence, since a program reads it."""

    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, token: str, *args: Any, **named: Any) -> HttpResponseBase:
        with translation.override(settings.LANGUAGE_CODE):
            response = _answer(view, request, token, *args, **named)
        for name, value in HEADERS.items():
            response[name] = value
        is_kept = response.has_header("ETag")
        response["Cache-Control"] = "private, no-cache" if is_kept else "private, no-store"
        return response

    return answered


def _answer(view: Answer, request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
    try:
        return view(request, *args, **named)
    except FeedRevoked as refusal:
        return _said(str(refusal), status=410)
    except Http404:
        return _said(_("There is nothing to hear at this address."), status=404)


def _said(sentence: str, *, status: int) -> HttpResponse:
    return HttpResponse(f"{sentence}\n", status=status, content_type="text/plain; charset=utf-8")
