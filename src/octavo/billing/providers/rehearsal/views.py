"""The pages of the rehearsal: where a card is entered, and its bank asks whether it is you.

A real provider has these on a host of its own. They work without JavaScript.
"""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from octavo.billing.providers.errors import Unknown
from octavo.billing.providers.registry import provider_named
from octavo.billing.providers.rehearsal.cards import CARDS

NAME = "rehearsal"


@require_POST
def pay(request: HttpRequest) -> HttpResponse:
    """Pay a charge with the card that was typed, or keep it; ask who it is where its bank would."""
    if settings.CARDS != NAME:
        raise Http404
    secret, back = request.POST.get("secret", ""), request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        raise Http404
    number = "".join(request.POST.get("number", "").split())
    behaviour = CARDS.get(number)
    kind = request.POST.get("kind", "")
    said = {"secret": secret, "back": back, "number": number, "kind": kind}
    if behaviour is None:
        return render(request, "rehearsal/field_page.html", said | {"is_wrong": True}, status=422)
    if behaviour.asks_payer and "themselves" not in request.POST:
        return render(request, "rehearsal/who.html", said)
    is_themselves = request.POST.get("themselves") == "yes"
    till = provider_named(NAME).till  # type: ignore[attr-defined]
    try:
        act = till.enter if kind == "keep" else till.pay
        if not act(secret, number, is_themselves=is_themselves):
            return render(request, "rehearsal/field_page.html", said | {"is_refused": True})
    except Unknown as unknown:
        raise Http404 from unknown
    return redirect(back)
