"""One's own subscriptions: how they stand, and every way on and out."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from octavo.billing.acts.moving import address_on
from octavo.billing.days import local_day
from octavo.billing.reader.leading import article_at
from octavo.billing.reader.looking import seen, target_title
from octavo.billing.reader.paying import transfer_of
from octavo.billing.reader.views.mine import issues_to_come, me_of, mine_or_404
from octavo.billing.selling import the_seller
from octavo.issues.models import Issue
from octavo.memberships.addresses import written
from octavo.memberships.models import Address, Offer, Subscriber, Subscription

MOST_ISSUES_TO_COME = 12


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Every subscription, what goes with it, and every way on and out."""
    now = timezone.now()
    today, me = local_day(now), me_of(request, now=now)
    rows = _rows(me) if me else []
    to_come = issues_to_come(most=MOST_ISSUES_TO_COME) if rows else []
    subscriptions = [seen(row, me=me, today=today, to_come=to_come) for row in rows if me]
    shown_now = {
        "me": me,
        "subscriptions": sorted(subscriptions, key=lambda one: one.is_over),
        "addresses": _addresses(me, rows, today=today) if me else [],
        "sells": Offer.objects.public(today=today).exists(),
    }
    return render(request, "billing/reader/subscriptions.html", shown_now)


def _rows(me: Subscriber) -> list[Subscription]:
    theirs = Q(holder=me) | Q(payer=me) | Q(recipient=me)
    related = ("offer", "renews_as", "payer", "holder", "recipient", "mandate__means")
    return list(
        Subscription.objects.filter(theirs)
        .select_related(*related)
        .prefetch_related("terms")
        .order_by("-ordered_on", "-pk")
    )


def _addresses(me: Subscriber, rows: list[Subscription], *, today: date) -> list[dict[str, Any]]:
    """Where copies, if there are any, and invoices go now, and from when on elsewhere."""
    uses = [(Address.Use.BILLING, _("Invoices go to"))]
    if any(row.recipient_id == me.pk and row.offer.formats != "digital" for row in rows):
        uses.insert(0, (Address.Use.DELIVERY, _("Copies go to")))
    home = the_seller().country
    return [
        {
            "use": use.value,
            "label": label,
            "lines": _lines(held, home) if (held := address_on(me, use, day=today)) else [],
            "later": [
                (later.holds_from, _lines(later, home))
                for later in me.addresses.filter(use=use, holds_from__gt=today).order_by(
                    "holds_from"
                )
            ],
        }
        for use, label in uses
    ]


def _lines(address: Address, home: str) -> list[str]:
    return written(address.parts, abroad_of=home)


@login_required
def welcome(request: HttpRequest, pk: int) -> HttpResponse:
    """After the order: read on where it began, and how to pay."""
    row = mine_or_404(request, pk)
    now = timezone.now()
    me = me_of(request, now=now)
    if me is None:
        raise Http404
    found = seen(row, me=me, today=local_day(now), to_come=[])
    order = getattr(row, "order", None)
    said = {
        "one": found,
        "transfer": transfer_of(found.invoice) if found.invoice else None,
        "led_by": article_at(order.led_by) if order else None,
        "target": target_title(row),
        "current": Issue.objects.published().first(),
        "may_read": row.recipient_id == me.pk and row.offer.formats != Offer.Formats.PRINT,
        "me": me,
        "takes_cards": bool(settings.CARDS),
    }
    return render(request, "billing/reader/welcome.html", said)
