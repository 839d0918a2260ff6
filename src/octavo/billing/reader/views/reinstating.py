"""Taking a subscription up again that lapsed, from the link by which its invoice was to be paid."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import View

from octavo.billing.acts.ordering import Accepted
from octavo.billing.acts.reinstating import offer_again, reinstate, reinstated_by
from octavo.billing.days import local_day
from octavo.billing.effects import in_words
from octavo.billing.links import number_in, path_to_pay
from octavo.billing.models import Document
from octavo.billing.reader.private import private
from octavo.billing.reader.wording import shown
from octavo.billing.selling import the_seller
from octavo.billing.wording import sentence_of
from octavo.core.terms import TermsRefusal

RELATED = ("subscription__offer", "subscription__payer", "term")


@method_decorator(private, name="dispatch")
class ReinstatingView(View):
    """What ended and when, what it costs now, and one button that orders it again."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only where cards are taken, for whoever has the link."""
        if not settings.CARDS:
            raise Http404
        invoices = Document.objects.invoices().select_related(*RELATED)
        self.lapsed = get_object_or_404(invoices, pk=number_in(kwargs["token"]))
        self.now = timezone.now()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Say what the button does; who has pressed it before goes on to pay."""
        if invoice := reinstated_by(self.lapsed):
            return redirect(path_to_pay(invoice))
        return self._show()

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Order it again, at the price that was shown."""
        said = request.POST
        if invoice := reinstated_by(self.lapsed):
            return redirect(path_to_pay(invoice))
        try:
            price = offer_again(self.lapsed, today=local_day(self.now)).price
            if said.get("shown") != str(price):
                return self._show(is_new_price=True)
            accepted = Accepted(said.get("terms", ""), said.get("privacy", ""))
            invoice = reinstate(self.lapsed, accepted=accepted, now=self.now)
        except TermsRefusal as refusal:
            return self._show(refusal=sentence_of(refusal))
        return redirect(path_to_pay(invoice))

    def _show(self, *, refusal: str = "", is_new_price: bool = False) -> HttpResponse:
        today, term, seller = local_day(self.now), self.lapsed.term, the_seller()
        said: dict[str, Any] = {
            "document": self.lapsed,
            "ended_on": in_words(term.ended_on) if term.ended_on else "",
            "refusal": refusal,
            "is_new_price": is_new_price,
            "seller": seller,
        }
        try:
            offer = offer_again(self.lapsed, today=today)
            said["again"] = shown(offer, now=offer.money(offer.price), today=today)
        except TermsRefusal as never:
            said["refusal"] = sentence_of(never)
        return render(self.request, "billing/cards/reinstate.html", said)
