"""Another offer for one's own subscription, now or at the end of its term."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import View

from octavo.billing.acts import changing
from octavo.billing.books import needs_account
from octavo.billing.days import local_day
from octavo.billing.effects import Effect
from octavo.billing.reader.forms import BankAccountForm
from octavo.billing.reader.views.mine import account_of, mine_or_404
from octavo.billing.reader.wording import shown
from octavo.billing.wording import sentence_of
from octavo.core.terms import TermsRefusal
from octavo.core.terms.offers import LASTING
from octavo.memberships.models import Offer, Subscription


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """The offers that this subscription can be changed to."""
    row, today = mine_or_404(request, pk), local_day(timezone.now())
    said = {"row": row, "offers": _others(row, today=today)}
    return render(request, "billing/reader/change.html", said)


def _others(row: Subscription, *, today: date) -> list[Any]:
    offers = (
        Offer.objects.public(today=today).exclude(unit__in=LASTING).exclude(code=row.offer.code)
    )
    same = offers.filter(currency=row.offer.currency)
    return [shown(one, now=one.money(one.price), today=today) for one in same]


@method_decorator(login_required, name="dispatch")
class ChangeView(View):
    """One other offer: what a change would do now, and at the end of the term."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only to an offer that is on sale."""
        self.row, self.now = mine_or_404(request, kwargs["pk"]), timezone.now()
        today = local_day(self.now)
        found = [one for one in _others(self.row, today=today) if one.offer.code == kwargs["code"]]
        if not found:
            raise Http404
        self.shown = found[0]
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int, code: str) -> HttpResponse:
        """Say both."""
        return self._show()

    def post(self, request: HttpRequest, pk: int, code: str) -> HttpResponse:
        """Do the one that was chosen."""
        by, is_now = account_of(request), request.POST.get("when") == "now"
        form = None
        try:
            if is_now:
                form = self._account_form(self._effect(at_end=False), request.POST)
                if form is not None and not form.is_valid():
                    return self._show(form=form)
                account = form.cleaned_data["account"] if form else None
                changing.change_now(
                    self.row, self.shown.offer, now=self.now, by=by, account=account
                )
            else:
                changing.change_at_end(self.row, self.shown.offer, now=self.now, by=by)
        except TermsRefusal as refusal:
            return self._show(why=sentence_of(refusal))
        messages.success(request, _("The offer is changed."))
        return redirect("subscriptions")

    def _effect(self, *, at_end: bool) -> Effect | str:
        try:
            return changing.effect_of(self.row, self.shown.offer, now=self.now, at_end=at_end)
        except TermsRefusal as refusal:
            return sentence_of(refusal)

    def _account_form(self, will: Effect | str, given: Any = None) -> BankAccountForm | None:
        goes_back = isinstance(will, Effect) and will.amount is not None and will.amount.amount < 0
        return BankAccountForm(given) if goes_back and needs_account(self.row) else None

    def _show(self, *, why: str = "", form: BankAccountForm | None = None) -> HttpResponse:
        now, at_end = self._effect(at_end=False), self._effect(at_end=True)
        said = {
            "row": self.row,
            "shown": self.shown,
            "ways": [("now", now), ("at-end", at_end)],
            "form": form or self._account_form(now),
            "why": why,
        }
        return render(self.request, "billing/reader/change_to.html", said)
