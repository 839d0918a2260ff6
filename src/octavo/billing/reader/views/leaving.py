"""Leaving without signing in: an e-mail address and a subscriber number are enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.core.ratelimit import consume, respond_429
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_protect
from django.views.generic import View

from octavo.billing.acts import cancelling, withdrawing
from octavo.billing.bank_account import BankAccount
from octavo.billing.books import needs_account
from octavo.billing.days import local_day
from octavo.billing.effects import Effect
from octavo.billing.reader.forms import BankAccountOrNoneForm, LeaveForm, WhyForm
from octavo.billing.reader.looking import state_in_words
from octavo.billing.reader.private import private
from octavo.billing.standing import standing_of
from octavo.core.terms import TermsRefusal
from octavo.memberships.models import Subscriber, Subscription

SEAL = "octavo.billing.leaving"
HOLDS = 30 * 60  # seconds between showing the number and pressing the button
Running = list[tuple[Subscription, Effect]]


@dataclass(frozen=True, slots=True)
class WayOut:
    """One way out: its address, its words, what it will do, and how it is done."""

    name: str
    heading: Any
    standfirst: Any
    button: Any
    done: Any
    not_done: Any
    nothing: Any
    effect_of: Callable[[Subscription, datetime], Effect]
    carry_out: Callable[[Subscription, datetime, BankAccount | None], object]


CANCEL = WayOut(
    name="cancel",
    heading=_("Cancel a subscription"),
    standfirst=_("No password, no reason: next you see what ends and when, and press a button."),
    button=_("Cancel now"),
    done=_("It is cancelled"),
    not_done=_("Nothing was cancelled"),
    nothing=_("Subscriber %(number)s has nothing that runs on: it is cancelled already, or over."),
    effect_of=lambda row, now: cancelling.effect_of(row, now=now),
    carry_out=lambda row, now, _account: cancelling.cancel(row, by=None, now=now),
)
WITHDRAW = WayOut(
    name="withdraw",
    heading=_("Withdraw from a contract"),
    standfirst=_(
        "In the first fourteen days a contract can be undone, without a reason: next you see what"
        " comes back, and press a button."
    ),
    button=_("Confirm the withdrawal"),
    done=_("You have withdrawn"),
    not_done=_("Nothing was undone"),
    nothing=_("Subscriber %(number)s has no contract that is younger than fourteen days."),
    effect_of=lambda row, now: withdrawing.effect_of(row, now=now),
    carry_out=lambda row, now, account: withdrawing.withdraw(
        row, by=None, now=now, account=account
    ),
)


@method_decorator((private, csrf_protect), name="dispatch")
class LeavingView(View):
    """Who it is, then what it will do, then the button; afterwards the question why."""

    way: WayOut = CANCEL

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask who it is."""
        return self._ask(LeaveForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """The next step. `sealed` says who showed the number a while ago, in this form."""
        if "why" in request.POST:
            return self._keep_why()
        if "sealed" in request.POST:
            return self._leave()
        return self._identify()

    def _ask(self, form: LeaveForm, *, why: Any = "") -> HttpResponse:
        return self._show("leave", status=409 if why else 200, form=form, why=why)

    def _identify(self) -> HttpResponse:
        """What would end. Whoever guesses hears the same, whether the address is known or not."""
        form = LeaveForm(self.request.POST)
        if not form.is_valid():
            return self._ask(form)
        email, number = form.cleaned_data["email"].lower(), form.cleaned_data["number"]
        if not consume(self.request, action="cancel", key=email):
            return respond_429(self.request)
        person = Subscriber.objects.filter(number=number, email=email, erased_at=None).first()
        if person is None:
            form.add_error(None, _("Address and number do not belong together."))
            return self._ask(form)
        running = self._running(person, now=timezone.now())
        return self._confirm(person, running, self._account_form(running))

    def _confirm(
        self, person: Subscriber, running: Running, form: BankAccountOrNoneForm | None
    ) -> HttpResponse:
        sealed = signing.dumps(person.pk, salt=SEAL)
        return self._show(
            "leave_confirm",
            running=running,
            form=form,
            sealed=sealed,
            nothing=self.way.nothing % {"number": person.number},
        )

    def _leave(self) -> HttpResponse:
        """Do it to what was chosen."""
        person = self._unsealed()
        if person is None:
            return self._ask(LeaveForm(), why=_("That took too long. Please begin again."))
        now = timezone.now()
        running = self._running(person, now=now)
        form = self._account_form(running, self.request.POST)
        if form is not None and not form.is_valid():
            return self._confirm(person, running, form)
        account = form.cleaned_data.get("account") if form else None
        chosen = set(self.request.POST.getlist("subscription"))
        left = [
            row
            for row, _will in running
            if str(row.pk) in chosen and self._is_done(row, now=now, account=account)
        ]
        today = local_day(now)
        return self._show(
            "left",
            left=[(row, state_in_words(standing_of(row), today=today)) for row in left],
            at=now,
            number=person.number,
            sealed=self.request.POST["sealed"],
            form=WhyForm() if any(row.cancel_asked_at for row in left) else None,
        )

    def _keep_why(self) -> HttpResponse:
        person, form = self._unsealed(), WhyForm(self.request.POST)
        if person is not None and form.is_valid() and (said := form.in_words()):
            now = timezone.now()
            chosen = self.request.POST.getlist("subscription")
            rows = Subscription.objects.filter(payer=person).exclude(cancel_asked_at=None)
            for row in rows.filter(pk__in=[one for one in chosen if one.isdecimal()]):
                cancelling.say_why(row, said, now=now)
        return self._show("left", is_thanked=True)

    def _show(self, page: str, *, status: int = 200, **said: Any) -> HttpResponse:
        context = {"way": self.way, **said}
        return render(self.request, f"billing/reader/{page}.html", context, status=status)

    def _unsealed(self) -> Subscriber | None:
        try:
            pk: Any = signing.loads(self.request.POST["sealed"], salt=SEAL, max_age=HOLDS)
        except signing.BadSignature:
            return None
        return Subscriber.objects.filter(pk=pk, erased_at=None).first()

    def _running(self, person: Subscriber, *, now: datetime) -> Running:
        """What this person pays for and can leave this way, with what that would do."""
        found = []
        rows = Subscription.objects.filter(payer=person).select_related("offer", "renews_as")
        for row in rows.order_by("pk"):
            try:
                found.append((row, self.way.effect_of(row, now)))
            except TermsRefusal:
                continue
        return found

    def _account_form(self, running: Running, given: Any = None) -> BankAccountOrNoneForm | None:
        """Where money goes that came from no account that is known; it can be told later, too."""
        if self.way is not WITHDRAW:
            return None
        is_needed = any(will.amount and needs_account(row) for row, will in running)
        return BankAccountOrNoneForm(given) if is_needed else None

    def _is_done(self, row: Subscription, *, now: datetime, account: BankAccount | None) -> bool:
        try:
            self.way.carry_out(row, now, account)
        except TermsRefusal:
            return False
        row.refresh_from_db()
        return True
