"""Paying an invoice by card, on a page of its own: by its payer, or whoever has the mailed link."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import View

from octavo.billing.acts import charging
from octavo.billing.acts.receiving import is_open
from octavo.billing.effects import in_words
from octavo.billing.errors import DocumentNotOpen
from octavo.billing.links import number_in
from octavo.billing.models import Charge, Document
from octavo.billing.providers.errors import ProviderSilent
from octavo.billing.providers.registry import provider_named
from octavo.billing.reader.paying import transfer_of
from octavo.billing.reader.private import private
from octavo.billing.reader.views.mine import account_of

RELATED = ("subscription__offer", "payer", "term")


@method_decorator(private, name="dispatch")
class CardView(View):
    """The card page, and what came of the card. Asked again, it never charges twice."""

    is_done: bool = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only where cards are taken, for an invoice."""
        if not settings.CARDS:
            raise Http404
        self.document = self.find(request, **kwargs)
        return super().dispatch(request, *args, **kwargs)

    def find(self, request: HttpRequest, **named: Any) -> Document:
        """The payer's own invoice."""
        mine = Document.objects.invoices().filter(payer__account=account_of(request))
        return get_object_or_404(mine.select_related(*RELATED), number=named["number"])

    def get(self, request: HttpRequest, **named: Any) -> HttpResponse:
        """The field for a card, or, coming back from it, what the provider says."""
        row = Charge.objects.filter(document=self.document).first()
        if row is not None and (self.is_done or row.state in Charge.UNDECIDED):
            row = charging.ask(row, now=timezone.now())
        if row is not None and row.state in {Charge.State.PAID, Charge.State.WAITING}:
            is_paid = row.state == Charge.State.PAID
            return self.finish(_("Paid by card.") if is_paid else _("The money is on its way."))
        if not is_open(self.document):
            return self.finish(nothing_to_pay())
        if row is None or row.state == Charge.State.ASKED:
            return self._show(why=_silent() if row else "")
        why = _("The card was refused. Please try another one.") if row.failure else ""
        return self._show(row, why=why)

    def post(self, request: HttpRequest, **named: Any) -> HttpResponse:
        """Begin: from here on the provider waits for a card."""
        try:
            charging.charge(self.document, provider=settings.CARDS, now=timezone.now())
        except DocumentNotOpen:
            return self.finish(nothing_to_pay())
        return redirect(self.page())

    def page(self) -> str:
        """Where this page is."""
        return reverse("subscription_card", args=[self.document.number])

    def back(self) -> str:
        """Where a provider sends its payer back to."""
        return reverse("subscription_card_done", args=[self.document.number])

    def finish(self, said: str) -> HttpResponse:
        """What comes after paying."""
        messages.success(self.request, said)
        return redirect("subscription_welcome", self.document.subscription_id)

    def _show(self, row: Charge | None = None, *, why: str = "") -> HttpResponse:
        secret = ""
        if row is not None and row.means is None:
            try:
                (seen,) = provider_named(row.provider).fetch(row.provider_id)
                secret = seen.secret
            except ProviderSilent:
                why = _silent()
        said = {
            "document": self.document,
            "offer": self.document.subscription.offer.name,
            "sum": in_words(self.document.sum),
            "field": f"{row.provider}/field.html" if row and secret else "",
            "secret": secret,
            "back": self.back(),
            "transfer": transfer_of(self.document),
            "why": why,
        }
        return render(self.request, "billing/cards/card.html", said)


class OwnCardView(CardView):
    """For whoever is signed in."""

    @method_decorator(login_required)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Their own invoices alone."""
        return super().dispatch(request, *args, **kwargs)


class LinkedCardView(CardView):
    """For whoever has the link that was mailed to the payer: it opens this invoice alone."""

    def find(self, request: HttpRequest, **named: Any) -> Document:
        """The invoice of the link."""
        self.token: str = named["token"]
        invoices = Document.objects.invoices().select_related(*RELATED)
        return get_object_or_404(invoices, pk=number_in(self.token))

    def page(self) -> str:
        """Where this page is."""
        return reverse("pay", args=[self.token])

    def back(self) -> str:
        """Where a provider sends its payer back to."""
        return reverse("pay_done", args=[self.token])

    def finish(self, said: str) -> HttpResponse:
        """A page that needs no account."""
        shown = {"said": said, "document": self.document}
        return render(self.request, "billing/cards/finished.html", shown)


def nothing_to_pay() -> str:
    """Paid, cancelled or lapsed meanwhile."""
    return _("There is nothing to pay for this invoice any more.")


def _silent() -> str:
    return _(
        "The payment service does not answer. Nothing is lost: it is asked again by itself, and you"
        " read on meanwhile."
    )
