"""The whole story of a person: events, payments, documents, grants, in order of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from octavo.access.models import Grant
from octavo.accounts.models import Account
from octavo.billing.desk.overview import subscriptions_of
from octavo.billing.effects import in_words
from octavo.billing.models import Case, Document, Payment, Payout, Refund
from octavo.core.terms import Money
from octavo.memberships.models import Event, ServedIssue, Subscriber
from octavo.post.models import Outgoing

LETTERS = 500  # the latest
FACTS = {
    "offer": gettext_lazy("offer"),
    "when": gettext_lazy("when"),
    "length": gettext_lazy("length"),
    "formats": gettext_lazy("formats"),
    "use": gettext_lazy("for"),
    "holds_from": gettext_lazy("holds from"),
    "effective_on": gettext_lazy("takes effect on"),
    "begins": gettext_lazy("from"),
    "ends": gettext_lazy("until"),
    "until": gettext_lazy("until"),
    "days": gettext_lazy("days"),
    "document": gettext_lazy("document"),
    "documents": gettext_lazy("documents"),
    "payout": gettext_lazy("payout"),
}

# Told better by the row of money that was written with it.
TOLD_BY_MONEY = frozenset({Event.Act.PAID})


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened: what, in words; by whom; about which subscription."""

    at: datetime
    kind: str
    title: str
    text: str = ""
    by: str = ""
    amount: Money | None = None
    address: str = ""
    subscription: int | None = None


def story_of(subscriber: Subscriber | None, account: Account | None) -> list[Moment]:
    """All of it, the newest first."""
    moments: list[Moment] = []
    if subscriber is not None:
        keys = list(subscriptions_of(subscriber).values_list("pk", flat=True))
        moments += [
            *_events(subscriber, keys),
            *_documents(subscriber, keys),
            *_money(subscriber, keys),
            *_cases(subscriber),
        ]
        moments += _served(keys)
    if account is not None:
        moments += _of_account(account)
    emails = {one.email for one in (subscriber, account) if one is not None and one.email}
    moments += _letters(emails)
    # What was done in one moment was done in this order: event, paper, money, letter.
    return sorted(moments, key=lambda one: one.at)[::-1]


def _events(subscriber: Subscriber, subscriptions: list[int]) -> Iterator[Moment]:
    theirs = Q(subscriber=subscriber) | Q(subscription__in=subscriptions)
    for event in Event.objects.filter(theirs).select_related("by"):
        if event.act in TOLD_BY_MONEY:
            continue
        yield Moment(
            at=event.at,
            kind=event.act,
            title=event.get_act_display(),
            text=" ".join(filter(None, [event.because, _facts(event.said)])),
            by=str(event.by) if event.by else "",
            amount=_sum(event.said),
            subscription=event.subscription_id,
        )


def _documents(subscriber: Subscriber, subscriptions: list[int]) -> Iterator[Moment]:
    theirs = Q(payer=subscriber) | Q(subscription__in=subscriptions)
    for document in Document.objects.filter(theirs):
        due = _("Due on %(day)s.") % {"day": in_words(document.due_on)} if document.due_on else ""
        yield Moment(
            at=document.made_at,
            kind=document.kind,
            title=f"{document.get_kind_display()} {document.number}",
            text=" ".join(filter(None, [document.because, due, document.reference])),
            amount=document.sum,
            address=reverse("desk:document", args=[document.pk]),
            subscription=document.subscription_id,
        )


def _money(subscriber: Subscriber, subscriptions: list[int]) -> Iterator[Moment]:
    paid = Payment.objects.filter(subscription__in=subscriptions)
    for payment in paid.select_related("by", "document"):
        said = {"day": in_words(payment.on), "number": payment.document.number}
        yield Moment(
            at=payment.at,
            kind="payment",
            title=_("paid: %(how)s") % {"how": payment.get_method_display()},
            text=_("Came on %(day)s for %(number)s.") % said,
            by=str(payment.by) if payment.by else "",
            amount=payment.money,
            subscription=payment.subscription_id,
        )
    back = Refund.objects.filter(subscription__in=subscriptions)
    for refund in back.select_related("document"):
        yield Moment(
            at=refund.at,
            kind="refund",
            title=_("to be given back"),
            text=refund.document.because,
            amount=refund.money,
            subscription=refund.subscription_id,
        )
    for payout in Payout.objects.filter(subscriber=subscriber):
        if payout.exported_at:
            yield Moment(
                at=payout.exported_at,
                kind="payout",
                title=_("handed to the bank"),
                text=payout.end_to_end,
                amount=payout.money,
            )


def _cases(subscriber: Subscriber) -> Iterator[Moment]:
    """When each was opened, and what came of it."""
    theirs = Case.objects.of_payer(subscriber)  # type: ignore[attr-defined]
    for case in theirs.select_related("owner", "charge__document"):
        about = case.charge.document.subscription_id if case.charge else None
        yield Moment(
            at=case.opened_at,
            kind="case",
            title=_("case: %(kind)s") % {"kind": case.get_kind_display()},
            text=case.text,
            address=reverse("desk:cases"),
            subscription=about,
        )
        if case.settled_at:
            yield Moment(
                at=case.settled_at,
                kind="case",
                title=_("case settled: %(kind)s") % {"kind": case.get_kind_display()},
                text=case.settled_because,
                by=str(case.owner or ""),
                subscription=about,
            )


def _served(subscriptions: list[int]) -> Iterator[Moment]:
    zone = ZoneInfo(settings.TIME_ZONE)
    for served in ServedIssue.objects.filter(subscription__in=subscriptions):
        yield Moment(
            at=datetime.combine(served.on, time.min, tzinfo=zone),
            kind="served",
            title=_("issue %(number)s") % {"number": served.issue_number},
            text=_("Counts for %(weight)s.") % {"weight": served.weight}
            if served.weight > 1
            else "",
            subscription=served.subscription_id,
        )


def _of_account(account: Account) -> Iterator[Moment]:
    yield Moment(
        at=account.date_joined, kind="account", title=_("account made"), text=account.email
    )
    grants = Grant.objects.filter(account=account).select_related(
        "issue", "article", "granted_by", "withdrawn_by"
    )
    for grant in grants:
        to = str(grant.issue or grant.article or grant.get_kind_display())
        yield Moment(
            at=grant.granted_at,
            kind="grant",
            title=_("granted: %(to)s") % {"to": to},
            text=grant.reason,
            by=str(grant.granted_by or ""),
        )
        if grant.withdrawn_at:
            yield Moment(
                at=grant.withdrawn_at,
                kind="grant",
                title=_("grant withdrawn: %(to)s") % {"to": to},
                text=grant.withdrawn_because,
                by=str(grant.withdrawn_by or ""),
            )


def _letters(emails: set[str]) -> Iterator[Moment]:
    """What was written to these addresses, and whether it went."""
    rows = Outgoing.objects.filter(to__in=emails).order_by("-made_at")
    for at, subject, sent_at, failed in rows.values_list(
        "made_at", "subject", "sent_at", "failed_because"
    )[:LETTERS]:
        went = _("Sent.") if sent_at else _("Not sent yet.")
        yield Moment(
            at=at,
            kind="letter",
            title=_("letter: %(subject)s") % {"subject": subject},
            text=" ".join(filter(None, [went, failed])),
        )


def _sum(said: dict[str, Any]) -> Money | None:
    amount = said.get("amount", said.get("price"))
    if amount is None or "currency" not in said:
        return None
    return Money(amount, said["currency"])


def _facts(said: dict[str, Any]) -> str:
    """The rest of what an event says of itself, as far as the desk has words for it."""
    facts = [f"{label}: {_plain(said[name])}" for name, label in FACTS.items() if said.get(name)]
    return "; ".join(facts)


def _plain(value: Any) -> str:
    """A day in words; a list as one line; the rest as it is."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    try:
        return in_words(date.fromisoformat(value))
    except (TypeError, ValueError):
        return str(value)
