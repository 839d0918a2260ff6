"""What must hold of the whole ledger at any moment, whatever was killed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import Count, F, Q, Sum

from octavo.billing.models import Document, DocumentLine, Payment, Payout, Refund
from octavo.core import terms
from octavo.memberships.keeping import standing
from octavo.memberships.models import (
    Event,
    NumberSeries,
    Order,
    ServedIssue,
    Subscriber,
    Subscription,
    Term,
)


def breaches(*, today: date) -> list[str]:
    """Every law that does not hold; none if all do."""
    return [
        *_numbers(),
        *_documents(),
        *_payments(),
        *_refunds(),
        *_orders(),
        *_served(),
        *_balances(today),
    ]


def _numbers() -> Iterator[str]:
    """Numbers run on without a gap, and the series knows the last of each."""
    found: dict[str, list[int]] = defaultdict(list)
    for seller, kind, number in Document.objects.values_list("seller", "kind", "number"):
        year, _, count = number.lstrip("C").partition("-")
        found[f"{seller}:{kind}:{year}"].append(int(count))
    found["subscribers"] = [
        one - 10_000 for one in Subscriber.objects.values_list("number", flat=True)
    ]
    known = dict(NumberSeries.objects.values_list("name", "last"))
    for name, numbers in found.items():
        if sorted(numbers) != list(range(1, len(numbers) + 1)):
            yield f"{name}: a gap, or a number given twice"
        last = known.get(name, 0) - (10_000 if name == "subscribers" else 0)
        if numbers and last != len(numbers):
            yield f"{name}: the series says {last}, there are {len(numbers)}"


def _documents() -> Iterator[str]:
    sums = DocumentLine.objects.values("document").annotate(
        all_net=Sum("net"), all_tax=Sum("tax"), all_gross=Sum("gross")
    )
    by_document = {one["document"]: one for one in sums}
    for document in Document.objects.all():
        said = by_document.get(document.pk, {})
        if [said.get(f"all_{name}") for name in ("net", "tax", "gross")] != [
            document.net,
            document.tax,
            document.gross,
        ]:
            yield f"{document}: its lines are not its sum"
    for invoice in Document.objects.invoices().annotate(taken=Sum("credit_notes__gross")):
        if (invoice.taken or 0) > invoice.gross:
            yield f"{invoice}: more was taken back than asked for"
    ended = Document.objects.invoices().filter(
        ~Q(term__ending=""), term__paid_on=None, credit_notes=None
    )
    yield from (f"{invoice}: open for ever" for invoice in ended)
    open_terms = Term.objects.filter(paid_on=None, ending="").exclude(documents__kind="invoice")
    yield from (f"term {term}: it waits and nobody has an invoice" for term in open_terms)


def _payments() -> Iterator[str]:
    bought = Term.objects.filter(paid_on__isnull=False, given_by="", is_trial=False)
    unpaid = bought.filter(price__gt=F("carried_in")).annotate(paid=Count("payments"))
    for term in unpaid.exclude(paid=1):
        if not term.subscription.refunds.exists():  # a refund takes credits back with it
            yield f"term {term}: paid, with {term.paid} payments"
    for payment in Payment.objects.filter(term__paid_on=None):
        yield f"{payment}: its term is not paid"
    for payment in Payment.objects.exclude(amount=F("document__gross")):
        yield f"{payment}: not what its invoice asks for"


def _refunds() -> Iterator[str]:
    for refund in Refund.objects.exclude(amount=F("document__gross")):
        yield f"{refund}: not what its credit note says"
    for payout in Payout.objects.annotate(whole=Sum("refunds__amount")).exclude(whole=F("amount")):
        yield f"{payout}: not the sum of its refunds"
    for one in Payment.objects.values("term").annotate(paid=Sum("amount")):
        back = Refund.objects.filter(term=one["term"]).aggregate(back=Sum("amount"))["back"] or 0
        if back > one["paid"]:
            yield f"term {one['term']}: {back} given back of {one['paid']}"
    ended = Term.objects.filter(ending__in=("refunded", "withdrawn"), payments__isnull=False)
    yield from (f"term {term}: ended without its money" for term in ended.filter(refunds=None))


def _orders() -> Iterator[str]:
    for row in Subscription.objects.filter(terms=None):
        yield f"subscription {row.pk}: it has no term"
    for row in Subscription.objects.filter(order=None, terms__given_by=""):
        yield f"subscription {row.pk}: nobody ordered it"
    for order in Order.objects.all():
        told = Event.objects.filter(subscription=order.subscription, act="ordered").count()
        if told != 1:
            yield f"order {order.pk}: {told} lines in the story"


def _served() -> Iterator[str]:
    twice = ServedIssue.objects.values("subscription", "issue_number").annotate(count=Count("pk"))
    yield from (f"served twice: {one}" for one in twice.filter(count__gt=1))


def _balances(today: date) -> Iterator[str]:
    rows = Subscription.objects.select_related("offer", "renews_as").prefetch_related(
        "terms", "served__term", "payments__term", "refunds__term"
    )
    for row in rows:
        paid = [terms.Payment(it.on, it.term.number, it.money) for it in row.payments.all()]
        back = [terms.Refund(it.on, it.term.number, it.money) for it in row.refunds.all()]
        found = terms.balance(standing(row, payments=paid, refunds=back), today=today)
        if found.paid != found.refunded + found.earned + found.owed:
            yield f"subscription {row.pk}: {found}"
        if (
            min(found.paid.amount, found.refunded.amount, found.earned.amount, found.owed.amount)
            < 0
        ):
            yield f"subscription {row.pk}: less than nothing: {found}"
