"""Where somebody stopped, told by one device and asked by another."""

from __future__ import annotations

import math

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods

from octavo.accounts.models import Account
from octavo.listening import placing
from octavo.listening.policy import MOST_SECONDS


@require_http_methods(["GET", "POST"])
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """The place in the article of that slug. Of whoever is not signed in nothing is kept."""
    account = request.user
    response = HttpResponse(status=204)
    if isinstance(account, Account):
        keep_or_tell = _keep if request.method == "POST" else _tell
        response = keep_or_tell(request, account, slug)
    response["Cache-Control"] = "private, no-store"
    patch_vary_headers(response, ["Cookie"])
    return response


def _tell(request: HttpRequest, account: Account, slug: str) -> HttpResponse:
    get_token(request)  # the answer brings what a later POST has to show: kept pages cannot
    seconds = placing.place_of(account, slug)
    return HttpResponse(status=204) if seconds is None else JsonResponse({"seconds": seconds})


def _keep(request: HttpRequest, account: Account, slug: str) -> HttpResponse:
    seconds = _seconds(request.POST.get("seconds", ""))
    if seconds is None:
        return HttpResponseBadRequest("seconds: a number that is not negative.")
    is_kept = placing.keep_place(account, slug, seconds=seconds, now=timezone.now())
    return HttpResponse(status=204 if is_kept else 404)


def _seconds(said: str) -> float | None:
    """The number within its bounds; None for what is none."""
    try:
        number = float(said)
    except ValueError:
        return None
    return min(number, MOST_SECONDS) if math.isfinite(number) and number >= 0 else None
