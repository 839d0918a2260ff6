"""Every act on one's own subscription, with its effect shown first, and what was done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import View

from octavo.billing.acts.cancelling import say_why
from octavo.billing.books import known_account
from octavo.billing.days import local_day
from octavo.billing.effects import Effect, in_words
from octavo.billing.models import Document
from octavo.billing.reader.acts import ACTS, Act
from octavo.billing.reader.forms import WhyForm
from octavo.billing.reader.looking import seen, target_title
from octavo.billing.reader.views.mine import account_of, me_of, mine_or_404
from octavo.billing.wording import sentence_of
from octavo.core.terms import TermsRefusal


@method_decorator(login_required, name="dispatch")
class ActView(View):
    """One act: what it will do, a form if it asks for something, and the button that does it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for whoever holds the subscription or pays for it."""
        if kwargs["name"] not in ACTS:
            raise Http404
        self.name: str = kwargs["name"]
        self.act: Act = ACTS[self.name]
        self.row = mine_or_404(request, kwargs["pk"])
        self.now = timezone.now()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """Say what it will do."""
        try:
            will = self.act.effect(self.row, self.now)
        except TermsRefusal as refusal:
            return self._refused(refusal)
        asks = self.act.asks(self.row, will)
        return self._show(will, asks() if asks else None)

    def post(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """Do it."""
        try:
            will = self.act.effect(self.row, self.now)
            asks = self.act.asks(self.row, will)
            form = asks(request.POST) if asks else None
            if form is not None and not form.is_valid():
                return self._show(will, form)
            given = form.cleaned_data if form else {}
            self.act.carry_out(self.row, account_of(request), self.now, given)
        except TermsRefusal as refusal:
            return self._refused(refusal)
        return redirect("subscription_done", self.row.pk, self.name)

    def _show(self, will: Effect | None, form: Any) -> HttpResponse:
        said = {
            "act": self.act,
            "name": self.name,
            "row": self.row,
            "target": target_title(self.row),
            "will": will,
            "form": form,
            "known": known_account(self.row) if will and will.amount else None,
        }
        return render(self.request, "billing/reader/act.html", said)

    def _refused(self, refusal: TermsRefusal) -> HttpResponse:
        said = {"act": self.act, "row": self.row, "why": sentence_of(refusal)}
        return render(self.request, "billing/reader/act_refused.html", said, status=409)


@login_required
def done(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """What was done, and when: a receipt that stays at its address."""
    if name not in ACTS:
        raise Http404
    row, act, now = mine_or_404(request, pk), ACTS[name], timezone.now()
    event = row.events.filter(act=act.event).order_by("-at", "-pk").first()
    me = me_of(request, now=now)
    if event is None or me is None:
        raise Http404
    may_say_why = name in {"cancel", "withdraw", "money-back"} and row.cancel_asked_on is not None
    said = {
        "act": act,
        "name": name,
        "event": event,
        "one": (one := seen(row, me=me, today=local_day(now), to_come=[])),
        "credits": [
            (document, in_words(document.sum))
            for document in one.documents
            if document.kind == Document.Kind.CREDIT_NOTE
        ],
        "why": WhyForm() if may_say_why else None,
        "number": me.number,
    }
    return render(request, "billing/reader/done.html", said)


@require_POST
@login_required
def why(request: HttpRequest, pk: int) -> HttpResponse:
    """Why somebody has left; nobody has to say."""
    row, form = mine_or_404(request, pk), WhyForm(request.POST)
    if form.is_valid() and (said := form.in_words()):
        try:
            say_why(row, said, now=timezone.now(), by=account_of(request))
        except TermsRefusal:
            return redirect("subscriptions")
        messages.success(request, _("Thank you. We read every word of it."))
    return redirect("subscriptions")
