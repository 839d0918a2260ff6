"""Another address for copies or invoices."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import View

from octavo.billing.acts.moving import address_on, change_address
from octavo.billing.days import local_day
from octavo.billing.reader.forms import AddressForm
from octavo.billing.reader.views.mine import account_of, issues_to_come, me_of
from octavo.billing.selling import the_seller
from octavo.memberships.models import Address, Subscriber, Subscription

ISSUES_FOR_AN_ADDRESS = 6


@method_decorator(login_required, name="dispatch")
class AddressView(View):
    """Another address for copies or invoices."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """One's own, or that of somebody without an account whom one gives a subscription to."""
        self.now = timezone.now()
        self.whose, self.use = self._found(request, kwargs.get("pk"), kwargs.get("use", ""))
        return super().dispatch(request, *args, **kwargs)

    def _found(self, request: HttpRequest, pk: int | None, use: str) -> tuple[Subscriber, str]:
        me = me_of(request, now=self.now)
        if me is None:
            raise Http404
        if pk is None:
            if use not in Address.Use.values:
                raise Http404
            return me, use
        theirs = Q(holder=me) | Q(payer=me) | Q(recipient=me)
        row = get_object_or_404(
            Subscription.objects.filter(theirs).select_related("recipient"), pk=pk
        )
        if row.recipient_id != me.pk and row.recipient.account_id is not None:
            raise Http404  # they say themselves where they live
        return row.recipient, "delivery"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form, with the address that holds."""
        held = address_on(self.whose, self.use, day=local_day(self.now))
        known = held.parts if held else {}
        return self._show(self._form(initial={"name": self.whose.name, **known}))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Another country, or the address."""
        if AddressForm.CHOOSE in request.POST:
            return self._show(self._form(initial=request.POST.dict()))
        form = self._form(given=request.POST)
        if not form.is_valid():
            return self._show(form)
        said = form.cleaned_data.get("holds_from")
        today = local_day(self.now)
        change_address(
            self.whose,
            use=self.use,
            parts=form.cleaned_data["address"],
            holds_from=max(today, date.fromisoformat(said)) if said else today,
            now=self.now,
            by=account_of(request),
        )
        messages.success(request, _("The address is kept."))
        return redirect("subscriptions")

    def _form(self, *, given: Any = None, initial: Any = None) -> AddressForm:
        is_delivery = self.use == Address.Use.DELIVERY
        return AddressForm(
            given,
            initial=dict(initial or {}),
            country=dict(initial or {}).get("country") or the_seller().country,
            to_come=issues_to_come(most=ISSUES_FOR_AN_ADDRESS) if is_delivery else (),
        )

    def _show(self, form: AddressForm) -> HttpResponse:
        said = {"form": form, "use": self.use, "whose": self.whose}
        return render(self.request, "billing/reader/address.html", said)
