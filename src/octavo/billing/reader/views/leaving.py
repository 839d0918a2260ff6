"""Leaving without signing in: an e-mail address and a subscriber number are enough."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.core.ratelimit import consume, respond_429
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect

from octavo.billing.acts import cancelling
from octavo.billing.days import local_day
from octavo.billing.effects import Effect
from octavo.billing.reader.forms import LeaveForm, WhyForm
from octavo.billing.reader.looking import state_in_words
from octavo.billing.reader.private import private
from octavo.billing.standing import standing_of
from octavo.core.terms import TermsRefusal
from octavo.memberships.models import Subscriber, Subscription

SEAL = "octavo.billing.leaving"
HOLDS = 30 * 60  # seconds between showing the number and pressing the button


@private
@csrf_protect
def leave(request: HttpRequest) -> HttpResponse:
    """Who it is, then what ends and when, then the button; afterwards the question why."""
    if request.method != "POST":
        return _ask(request, LeaveForm())
    if "why" in request.POST:
        return _keep_why(request)
    if "sealed" in request.POST:
        return _cancel(request)
    return _show(request)


def _ask(request: HttpRequest, form: LeaveForm, *, why: str = "") -> HttpResponse:
    status = 200 if not why else 409
    return render(request, "billing/reader/leave.html", {"form": form, "why": why}, status=status)


def _show(request: HttpRequest) -> HttpResponse:
    """What would end. Whoever guesses hears the same, whether the address is known or not."""
    form = LeaveForm(request.POST)
    if not form.is_valid():
        return _ask(request, form)
    email, number = form.cleaned_data["email"].lower(), form.cleaned_data["number"]
    if not consume(request, action="cancel", key=email):
        return respond_429(request)
    person = Subscriber.objects.filter(number=number, email=email, erased_at=None).first()
    if person is None:
        form.add_error(None, _("Address and number do not belong together."))
        return _ask(request, form)
    running = _running(person, now=timezone.now())
    said = {
        "running": running,
        "sealed": signing.dumps(person.pk, salt=SEAL),
        "number": person.number,
    }
    return render(request, "billing/reader/leave_confirm.html", said)


def _cancel(request: HttpRequest) -> HttpResponse:
    """Cancel what was chosen; all of it where there is nothing to choose."""
    person = _unsealed(request)
    if person is None:
        return _ask(request, LeaveForm(), why=_("That took too long. Please begin again."))
    now = timezone.now()
    chosen = set(request.POST.getlist("subscription"))
    cancelled = [
        row
        for row, _will in _running(person, now=now)
        if str(row.pk) in chosen and _has_cancelled(row, now=now)
    ]
    said = {
        "cancelled": [
            (row, state_in_words(standing_of(row), today=local_day(now))) for row in cancelled
        ],
        "at": now,
        "number": person.number,
        "sealed": request.POST["sealed"],
        "form": WhyForm(),
    }
    return render(request, "billing/reader/left.html", said)


def _keep_why(request: HttpRequest) -> HttpResponse:
    person, form = _unsealed(request), WhyForm(request.POST)
    if person is not None and form.is_valid() and (said := form.in_words()):
        now = timezone.now()
        chosen = request.POST.getlist("subscription")
        rows = Subscription.objects.filter(payer=person).exclude(cancel_asked_at=None)
        for row in rows.filter(pk__in=[one for one in chosen if one.isdecimal()]):
            cancelling.say_why(row, said, now=now)
    return render(request, "billing/reader/left.html", {"is_thanked": True})


def _unsealed(request: HttpRequest) -> Subscriber | None:
    """Who has shown the number a while ago, in this form."""
    try:
        pk: Any = signing.loads(request.POST["sealed"], salt=SEAL, max_age=HOLDS)
    except signing.BadSignature:
        return None
    return Subscriber.objects.filter(pk=pk, erased_at=None).first()


def _running(person: Subscriber, *, now: datetime) -> list[tuple[Subscription, Effect]]:
    """What this person pays for and could cancel, with what that would do."""
    found = []
    rows = Subscription.objects.filter(payer=person).select_related("offer", "renews_as")
    for row in rows.order_by("pk"):
        try:
            found.append((row, cancelling.effect_of(row, now=now)))
        except TermsRefusal:
            continue
    return found


def _has_cancelled(row: Subscription, *, now: datetime) -> bool:
    try:
        cancelling.cancel(row, by=None, now=now)
    except TermsRefusal:
        return False
    return True
