"""Between rows and rules: a subscription is read for the core, and what an act changed is kept.

Payments and refunds are rows of whoever takes money; they are handed in and handed out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from octavo.core import terms
from octavo.core.terms import Ending, Length, Money, Unit
from octavo.memberships.models import Offer, ServedIssue, Subscriber, Subscription, Term
from octavo.memberships.models.offers import FORMATS
from octavo.memberships.signals import rights_changed
from octavo.rows.adding import add, add_all

_FORMATS_OF = {formats: name for name, formats in FORMATS.items()}


def locked(subscription: Subscription) -> Subscription:
    """The same row, held until the transaction ends: one act at a time."""
    return Subscription.objects.select_for_update().get(pk=subscription.pk)


def standing(
    row: Subscription,
    *,
    payments: Iterable[terms.Payment] = (),
    refunds: Iterable[terms.Refund] = (),
) -> terms.Subscription:
    """The subscription as it stands, as the rules take it."""
    notice = None
    if row.notice_given_on and row.notice_holds_from and row.notice_price is not None:
        price = row.offer.money(row.notice_price)
        notice = terms.PriceNotice(row.notice_given_on, row.notice_holds_from, price)
    cancellation = None
    if row.cancel_asked_on is not None:
        cancellation = terms.Cancellation(
            row.cancel_asked_on, row.cancel_effective_on, row.cancelled_by, row.cancel_reason
        )
    return terms.Subscription(
        sold=row.offer.as_sold(named=row.named),
        ordered_on=row.ordered_on,
        terms=tuple(map(term_as_held, sorted(row.terms.all(), key=lambda term: term.number))),
        payments=tuple(payments),
        refunds=tuple(refunds),
        served=served_of(row),
        pauses=pauses_of(row),
        cancellation=cancellation,
        notice=notice,
        renews_as=row.renews_as.as_sold() if row.renews_as else None,
        anchor=row.anchor,
    )


def term_as_held(row: Term) -> terms.Term:
    """One term as the rules take it."""
    return terms.Term(
        number=row.number,
        length=Length(Unit(row.unit), row.count, row.named),
        formats=FORMATS[row.formats],  # type: ignore[arg-type]
        price=Money(row.price, row.currency),
        ordered_on=row.ordered_on,
        starts=row.starts,
        ends=row.ends,
        paid_on=row.paid_on,
        ended_on=row.ended_on,
        ending=Ending(row.ending) if row.ending else None,
        given_by=row.given_by,
        is_trial=row.is_trial,
        trust_days=row.trust_days,
        replaces=row.replaces,
        carried_in=row.carried_in,
        carried_out=row.carried_out,
    )


def served_of(row: Subscription) -> tuple[terms.Served, ...]:
    """The issues it was debited with, as the rules take them."""
    if "served" in getattr(row, "_prefetched_objects_cache", {}):
        rows = sorted(row.served.all(), key=lambda one: (one.on, one.pk))
        found = [(one.issue_number, one.on, one.term.number, one.weight) for one in rows]
    else:
        columns = ("issue_number", "on", "term__number", "weight")
        found = list(row.served.order_by("on", "pk").values_list(*columns))
    return tuple(terms.Served(*one) for one in found)


def pauses_of(row: Subscription) -> tuple[terms.Pause, ...]:
    """Its pauses as the rules take them."""
    return tuple(
        terms.Pause(date.fromisoformat(begins), date.fromisoformat(ends))
        for begins, ends in row.pauses
    )


def drawn_up(
    made: terms.Subscription,
    *,
    offer: Offer,
    named: str,
    roles: tuple[Subscriber, Subscriber, Subscriber],
    now: datetime,
) -> tuple[Subscription, list[Term]]:
    """The rows of a new subscription with its terms, for `begin`.

    `roles`: who holds it, pays for it, receives it.
    """
    holder, payer, recipient = roles
    row = Subscription(
        holder=holder,
        payer=payer,
        recipient=recipient,
        offer=offer,
        named=named,
        ordered_on=made.ordered_on,
        anchor=made.anchor,
        changed_at=now,
    )
    rows = [
        Term(subscription=row, number=term.number, tax_class=offer.tax_class, **_columns_of(term))
        for term in made.terms
    ]
    return row, rows


def begin(row: Subscription, rows: Sequence[Term]) -> None:
    """Write what was drawn up."""
    add(row)
    add_all(rows)
    _send_rights_changed(row, now=row.changed_at)


def keep(row: Subscription, after: terms.Subscription, *, now: datetime) -> None:
    """Write what an act changed: new and changed terms, issues served, how it goes on.

    Whoever reads by it is known to have other rights once the transaction ends.
    """
    with transaction.atomic():
        kept = {term.number: term for term in row.terms.all()}
        _keep_course(row, after, now=now)
        for term in after.terms:
            _keep_term(row, kept.get(term.number), term)
        _keep_served(row, after)
        _send_rights_changed(row, now=now)


def _send_rights_changed(row: Subscription, *, now: datetime) -> None:
    for account in {row.holder.account, row.recipient.account} - {None}:
        transaction.on_commit(
            lambda account=account: rights_changed.send(  # type: ignore[misc]
                sender=Subscription, account=account, at=now
            )
        )


def _keep_term(row: Subscription, kept: Term | None, term: terms.Term) -> None:
    if kept is not None and term_as_held(kept) == term:
        return
    columns = _columns_of(term)
    if kept is None:
        tax_class = offer_of(row, replaces=term.replaces).tax_class
        row.terms.create(number=term.number, tax_class=tax_class, **columns)
    else:
        row.terms.filter(pk=kept.pk).update(**columns)


def _columns_of(term: terms.Term) -> dict[str, Any]:
    return {
        "unit": term.length.unit.value,
        "count": term.length.count,
        "named": term.length.named,
        "formats": _FORMATS_OF[term.formats],
        "price": term.price.amount,
        "currency": term.price.currency,
        "ordered_on": term.ordered_on,
        "starts": term.starts,
        "ends": term.ends,
        "paid_on": term.paid_on,
        "ended_on": term.ended_on,
        "ending": term.ending.value if term.ending else "",
        "given_by": term.given_by,
        "is_trial": term.is_trial,
        "trust_days": term.trust_days,
        "replaces": term.replaces,
        "carried_in": term.carried_in,
        "carried_out": term.carried_out,
    }


def _keep_served(row: Subscription, after: terms.Subscription) -> None:
    known = set(row.served.values_list("issue_number", flat=True))
    keep_served([(row, one) for one in after.served if one.issue not in known])


def keep_served(found: Sequence[tuple[Subscription, terms.Served]]) -> None:
    """Write issues that terms were debited with, for many subscriptions at once."""
    if not found:
        return
    rows = Term.objects.filter(subscription__in={row.pk for row, _ in found})
    ids = {
        (owner, number): pk
        for owner, number, pk in rows.values_list("subscription", "number", "pk")
    }
    ServedIssue.objects.bulk_create(
        ServedIssue(
            subscription=row,
            term_id=ids[row.pk, one.term],
            issue_number=one.issue,
            on=one.on,
            weight=one.weight,
        )
        for row, one in found
    )


def _keep_course(row: Subscription, after: terms.Subscription, *, now: datetime) -> None:
    """The columns of the subscription itself."""
    found = after.cancellation
    if found is None:
        row.cancel_asked_at = row.cancel_asked_on = row.cancel_effective_on = None
        row.cancelled_by = row.cancel_reason = ""
    else:
        row.cancel_asked_at = row.cancel_asked_at or now
        row.cancel_asked_on, row.cancel_effective_on = found.asked_on, found.effective_on
        row.cancelled_by, row.cancel_reason = found.by, found.reason
    told = after.notice
    row.notice_given_on = told.given_on if told else None
    row.notice_holds_from = told.holds_from if told else None
    row.notice_price = told.price.amount if told else None
    row.pauses = [[one.begins.isoformat(), one.ends.isoformat()] for one in after.pauses]
    row.offer = _offer(row, after.sold)
    row.renews_as = _offer(row, after.renews_as) if after.renews_as else None
    row.anchor, row.changed_at = after.anchor, now
    row.save()


def offer_of(row: Subscription, *, replaces: int | None) -> Offer:
    """Which offer a new term is of: one that is to replace another, of the one that was chosen."""
    return row.renews_as if replaces is not None and row.renews_as else row.offer


def _offer(row: Subscription, sold: terms.Offer) -> Offer:
    """The version that is meant: the one it has, the one it renews as, or the latest."""
    for known in (row.offer, row.renews_as):
        if known is not None and known.as_sold(named=sold.length.named) == sold:
            return known
    for version in Offer.objects.filter(code=sold.code).order_by("-version"):
        if version.as_sold(named=sold.length.named) == sold:
            return version
    message = f"No version of {sold.code} is what was sold."
    raise LookupError(message)
