"""Entering another card for a subscription: by its payer, or whoever has the mailed link."""

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

from octavo.billing.acts import changing_cards
from octavo.billing.books import open_invoice
from octavo.billing.errors import CardNotNeeded
from octavo.billing.links import subscription_in
from octavo.billing.models import CardChange, Charge
from octavo.billing.providers.errors import ProviderTrouble
from octavo.billing.reader.card_field import KEEP, page_with_field
from octavo.billing.reader.private import private
from octavo.billing.reader.views.mine import account_of
from octavo.billing.standing import means_of
from octavo.memberships.models import Subscription

logger = logging.getLogger(__name__)


@method_decorator(private, name="dispatch")
class CardChangeView(ABC, View):
    """Which card is charged now, the field for another, and what came of it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only where cards are taken, for what is charged again."""
        if not settings.CARDS:
            raise Http404
        self.subscription = self.find(request, **kwargs)
        try:
            changing_cards.check(self.subscription)
        except CardNotNeeded as refusal:
            return self.finish(str(refusal))
        return super().dispatch(request, *args, **kwargs)

    @abstractmethod
    def find(self, request: HttpRequest, **named: Any) -> Subscription:
        """The subscription whose card this reader may change."""

    @abstractmethod
    def page(self) -> str:
        """Where this page is, and where a provider sends its payer back to."""

    @abstractmethod
    def finish(self, said: str) -> HttpResponse:
        """What comes after."""

    def get(self, request: HttpRequest, **named: Any) -> HttpResponse:
        """The card of now, and the field once it was asked for."""
        row = changing_cards.waiting_change(self.subscription, now=timezone.now())
        if row is None:
            return self._show()
        try:
            row = changing_cards.look(row, now=timezone.now())
            if row.done_at is not None:
                return self.finish(self._said(row))
            return self._show(row, secret=changing_cards.field_of(row).secret)
        except ProviderTrouble as trouble:
            logger.warning("%s: %s", row.key, trouble)
            return self._show(why=_("The payment service does not answer. Nothing has changed."))

    def post(self, request: HttpRequest, **named: Any) -> HttpResponse:
        """Begin: from here on the provider waits for a card."""
        changing_cards.begin(self.subscription, provider=settings.CARDS, now=timezone.now())
        return redirect(self.page())

    def _said(self, row: CardChange) -> str:
        """Which card it is, and what came of a charge that had failed."""
        said = _("From now on %(card)s is charged.") % {"card": row.means}
        paid = Charge.objects.filter(
            document__subscription=self.subscription, means=row.means, made_at__lte=row.done_at
        ).last()
        if paid is None:
            return said
        outcome = {
            Charge.State.PAID: _("What was open is paid."),
            Charge.State.FAILED: _("It was refused for what is open. Please try another one."),
        }.get(Charge.State(paid.state), _("What is open is being charged to it."))
        return f"{said} {outcome}"

    def _show(
        self, row: CardChange | None = None, *, secret: str = "", why: str = ""
    ) -> HttpResponse:
        said = {
            "subscription": self.subscription,
            "means": means_of(self.subscription),
            "invoice": open_invoice(self.subscription),
            "back": self.page(),
            "why": why,
        }
        return page_with_field(
            self.request,
            "billing/cards/change.html",
            said,
            provider=row.provider if row else "",
            secret=secret,
            kind=KEEP,
        )


@method_decorator(login_required, name="dispatch")
class OwnCardChangeView(CardChangeView):
    """For whoever is signed in and pays."""

    def find(self, request: HttpRequest, **named: Any) -> Subscription:
        """One that this reader pays for."""
        mine = Subscription.objects.filter(payer__account=account_of(request))
        return get_object_or_404(mine.select_related("offer", "payer"), pk=named["pk"])

    def page(self) -> str:
        """Below the account."""
        return reverse("subscription_change_card", args=[self.subscription.pk])

    def finish(self, said: str) -> HttpResponse:
        """Back to all subscriptions."""
        messages.success(self.request, said)
        return redirect("subscriptions")


class LinkedCardChangeView(CardChangeView):
    """For whoever has the link that was mailed to the payer."""

    def find(self, request: HttpRequest, **named: Any) -> Subscription:
        """The subscription of the link."""
        self.token: str = named["token"]
        rows = Subscription.objects.select_related("offer", "payer")
        return get_object_or_404(rows, pk=subscription_in(self.token))

    def page(self) -> str:
        """Below the link."""
        return reverse("change_card", args=[self.token])

    def finish(self, said: str) -> HttpResponse:
        """A page that needs no account."""
        shown = {"said": said, "subscription": self.subscription}
        return render(self.request, "billing/cards/changed.html", shown)
