"""What stands now of one person: subscriptions, terms, what was served, balance, addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from octavo.billing.desk.acts import SUBSCRIPTION_ACTS, At, SubscriptionAct
from octavo.billing.desk.charges import Shown, charges_of
from octavo.billing.desk.states import State, state_of
from octavo.billing.effects import in_words
from octavo.billing.models import Case, Document
from octavo.billing.standing import standing_of
from octavo.core import terms
from octavo.core.terms import Balance, IssueOut, balance, delivery
from octavo.issues.models import Issue
from octavo.memberships.models import Address, Subscriber, Subscription, Term

MOST = 50  # a house that pays for more sees its latest; the story has all


@dataclass(frozen=True, slots=True)
class Held:
    """One subscription that somebody holds, pays for or receives."""

    row: Subscription
    standing: terms.Subscription
    state: State
    balance: Balance
    served: str
    terms: Sequence[Term]
    open_invoice: Document | None
    charges: Sequence[Shown]
    acts: Sequence[type[SubscriptionAct]]

    @property
    def open_cases(self) -> list[Case]:
        """What about its charges nobody has settled."""
        return [case for shown in self.charges for case in shown.open_cases]


def subscriptions_of(subscriber: Subscriber) -> QuerySet[Subscription]:
    """All in which somebody has a role, the newest first."""
    roles = Q(holder=subscriber) | Q(payer=subscriber) | Q(recipient=subscriber)
    return Subscription.objects.filter(roles).order_by("-ordered_on", "-pk")


def held_by(subscriber: Subscriber, *, at: At) -> list[Held]:
    """Each of them as it stands."""
    rows = subscriptions_of(subscriber).select_related(
        "offer", "renews_as", "holder", "payer", "recipient"
    )
    found = list(rows.prefetch_related("terms")[:MOST])
    open_ones = Document.objects.open().filter(subscription__in=found)
    invoices = {one.subscription_id: one for one in open_ones}
    calendar, charges = (issues_to_come() if found else ()), charges_of(found)
    return [
        _held(row, invoices.get(row.pk), charges.get(row.pk, []), calendar, at) for row in found
    ]


def issues_to_come() -> tuple[IssueOut, ...]:
    """The issues that are planned, in their order."""
    planned = Issue.objects.to_come().values_list("number", "dated_on", "weight")
    return tuple(IssueOut(number, on, weight) for number, on, weight in planned)


def addresses_of(subscriber: Subscriber, *, at: At) -> dict[str, list[tuple[Address, bool]]]:
    """By use, those that hold or will, the latest first, each with whether it holds now."""
    found: dict[str, list[tuple[Address, bool]]] = {}
    for address in subscriber.addresses.order_by("use", "-holds_from", "-pk"):
        kept = found.setdefault(address.get_use_display(), [])
        if any(holds for _address, holds in kept):
            continue
        kept.append((address, address.holds_from <= at.today))
    return found


def _held(
    row: Subscription,
    invoice: Document | None,
    charges: Sequence[Shown],
    calendar: Sequence[IssueOut],
    at: At,
) -> Held:
    standing = standing_of(row)
    shown = [
        act for act in SUBSCRIPTION_ACTS.values() if act(row, at).is_open(standing, today=at.today)
    ]
    return Held(
        row=row,
        standing=standing,
        state=state_of(standing, today=at.today),
        balance=balance(standing, today=at.today),
        served=_served(standing, calendar, at),
        terms=list(row.terms.all()),
        open_invoice=invoice,
        charges=charges,
        acts=shown,
    )


def _served(standing: terms.Subscription, calendar: Sequence[IssueOut], at: At) -> str:
    """Such as: 7 of 24 delivered, next: no. 8 on 15 April."""
    found = delivery(standing, today=at.today, calendar=calendar)
    if found is None:
        return ""
    said = _("%(served)s delivered") % {"served": found.served}
    if found.of is not None:
        said = _("%(served)s of %(of)s delivered") % {"served": found.served, "of": found.of}
    if found.next is None:
        return said
    day = in_words(found.next.on)
    coming = _("next: no. %(number)s on %(day)s") % {"number": found.next.number, "day": day}
    return f"{said}, {coming}"
