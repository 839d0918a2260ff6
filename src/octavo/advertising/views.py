"""A click on an advertisement: it leads to its target, and to no other address in the world."""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from octavo.advertising.models import Booking
from octavo.advertising.rules import local_day

COUNTED = "X-Octavo-Count"  # what the door counts, and keeps to itself


@require_safe
def out(request: HttpRequest, number: int) -> HttpResponse:
    """On to the target of the booking of that number, if readers have ever seen it.

    The advertiser learns that somebody came from this magazine, not from which article.
    """
    booking = Booking.objects.filter(pk=number).first()
    if booking is None or not booking.has_been_live(on=local_day(timezone.now())):
        raise Http404
    response = HttpResponseRedirect(booking.address)
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "strict-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    if request.method == "GET":
        response[COUNTED] = json.dumps([["click", booking.pk]])
    return response
