"""Paying an invoice by card, on a page of its own: by its payer, or whoever has the mailed link."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
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
from octavo.billing.providers.errors import ProviderTrouble
from octavo.billing.providers.registry import provider_named
from octavo.billing.reader.card_field import PAY, page_with_field
from octavo.billing.reader.paying import transfer_of
from octavo.billing.reader.private import private
from octavo.billing.reader.views.mine import account_of
from octavo.core.terms import Ending

logger = logging.getLogger(__name__)

RELATED = ("subscription__offer", "payer", "term")


@method_decorator(private, name="dispatch")
class CardView(ABC, View):
    """The card page, and what came of the card. Asked again, it never charges twice."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only where cards are taken, for an invoice."""
        if not settings.CARDS:
            raise Http404
        self.document = self.find(request, **kwargs)
        return super().dispatch(request, *args, **kwargs)

    @abstractmethod
    def find(self, request: HttpRequest, **named: Any) -> Document:
        """The invoice that this reader may pay."""

    @abstractmethod
    def page(self) -> str:
        """Where this page is, and where a provider sends its payer back to."""

    @abstractmethod
    def finish(self, said: str) -> HttpResponse:
        """What comes after paying."""

    def get(self, request: HttpRequest, **named: Any) -> HttpResponse:
        """The field for a card, or, coming back from it, what the provider says."""
        row = Charge.objects.filter(document=self.document).first()
        if row is not None and row.state == Charge.State.ASKED:
            row = charging.ask(row, now=timezone.now())
        secret = ""
        if row is not None and row.provider_id and row.means is None:
            row, secret = self._look(row)
        if row is not None and row.state in {Charge.State.PAID, Charge.State.WAITING}:
            is_paid = row.state == Charge.State.PAID
            return self.finish(_("Paid by card.") if is_paid else _("The money is on its way."))
        if not is_open(self.document):
            return self.end()
        return self._show(row, secret)

    def post(self, request: HttpRequest, **named: Any) -> HttpResponse:
        """Begin: from here on the provider waits for a card."""
        try:
            charging.charge(self.document, provider=settings.CARDS, now=timezone.now())
        except DocumentNotOpen:
            return self.end()
        return redirect(self.page())

    def end(self) -> HttpResponse:
        """What comes where nothing is to be paid any more."""
        return self.finish(nothing_to_pay())

    def _look(self, row: Charge) -> tuple[Charge, str]:
        """The charge as it stands, and the secret of its field; no secret where nobody answers."""
        try:
            (seen,) = provider_named(row.provider).fetch(row.provider_id)
            return charging.conclude_seen(row, seen, now=timezone.now()), seen.secret
        except ProviderTrouble as trouble:
            logger.warning("%s: %s", row.key, trouble)
            return row, ""

    def _show(self, row: Charge | None, secret: str) -> HttpResponse:
        said = {
            "document": self.document,
            "offer": self.document.subscription.offer,
            "sum": in_words(self.document.sum),
            "back": self.page(),
            "transfer": transfer_of(self.document),
            "why": _why(row, secret),
        }
        return page_with_field(
            self.request,
            "billing/cards/card.html",
            said,
            provider=row.provider if row else "",
            secret=secret,
            kind=PAY,
        )


@method_decorator(login_required, name="dispatch")
class OwnCardView(CardView):
    """For whoever is signed in."""

    def find(self, request: HttpRequest, **named: Any) -> Document:
        """The payer's own invoice."""
        mine = Document.objects.invoices().filter(payer__account=account_of(request))
        return get_object_or_404(mine.select_related(*RELATED), number=named["number"])

    def page(self) -> str:
        """Below the account."""
        return reverse("subscription_card", args=[self.document.number])

    def finish(self, said: str) -> HttpResponse:
        """On, to what was bought."""
        messages.success(self.request, said)
        return redirect("subscription_welcome", self.document.subscription_id)


class LinkedCardView(CardView):
    """For whoever has the link that was mailed to the payer: it opens this invoice alone."""

    def find(self, request: HttpRequest, **named: Any) -> Document:
        """The invoice of the link."""
        self.token: str = named["token"]
        invoices = Document.objects.invoices().select_related(*RELATED)
        return get_object_or_404(invoices, pk=number_in(self.token))

    def page(self) -> str:
        """Below the link."""
        return reverse("pay", args=[self.token])

    def finish(self, said: str) -> HttpResponse:
        """A page that needs no account."""
        shown = {"said": said, "document": self.document}
        return render(self.request, "billing/cards/finished.html", shown)

    def end(self) -> HttpResponse:
        """What lapsed can be taken up again."""
        has_lapsed = self.document.term.ending == Ending.LAPSED
        return redirect("reinstate", self.token) if has_lapsed else super().end()


def nothing_to_pay() -> str:
    """Paid, cancelled or lapsed meanwhile."""
    return _("There is nothing to pay for this invoice any more.")


def _why(row: Charge | None, secret: str) -> str:
    """What went wrong, if something did."""
    if row is None:
        return ""
    if row.state == Charge.State.ASKED or (row.means is None and not secret):
        return _(
            "The payment service does not answer. Nothing is lost: it is asked again by itself, and"
            " you read on meanwhile."
        )
    return _("The card was refused. Please try another one.") if row.failure else ""
