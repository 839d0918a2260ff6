"""Export: everything that is kept of a person, as one zip."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q, QuerySet

from octavo.accounts.models import Account
from octavo.billing.models import (
    Case,
    Charge,
    Document,
    DocumentLine,
    Means,
    Payment,
    Payout,
    Refund,
)
from octavo.billing.papers import files_of
from octavo.memberships.models import (
    Address,
    Event,
    Order,
    ServedIssue,
    Subscriber,
    Subscription,
    Term,
)
from octavo.memberships.story import tell

Row = dict[str, Any]
KeptElsewhere = Callable[[Account], dict[str, Iterable[Row]]]
_ELSEWHERE: list[KeptElsewhere] = []


def export_also(kept: KeptElsewhere) -> None:
    """Hand out what another room keeps of an account, too: rows by the name of their kind."""
    if kept not in _ELSEWHERE:
        _ELSEWHERE.append(kept)


def hand_out(subscriber: Subscriber, *, by: Account | None, now: datetime) -> bytes:
    """The same, and a line in the story that it was handed out."""
    packed = zip_of(subscriber)
    tell(Event.Act.EXPORTED, of=subscriber, at=now, by=by)
    return packed


def zip_of(subscriber: Subscriber) -> bytes:
    """`all.json`, a CSV for each kind of row, and the invoices and credit notes as PDF."""
    kept = {name: [_row(row) for row in rows] for name, rows in _tables(subscriber).items()}
    kept |= {name: list(rows) for name, rows in _elsewhere(subscriber.account)}
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr(
            "all.json", json.dumps(kept, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
        )
        for name, rows in kept.items():
            if rows:
                archive.writestr(f"{name}.csv", _csv(rows))
        documents = list(_documents(subscriber))
        for document, pdf in zip(documents, files_of(documents), strict=True):
            archive.writestr(f"papers/{document.number}.pdf", pdf)
    return file.getvalue()


def _documents(subscriber: Subscriber) -> QuerySet[Document]:
    return Document.objects.filter(payer=subscriber).select_related("corrects", "term", "payment")


def _tables(subscriber: Subscriber) -> dict[str, Iterable[Model]]:
    """Each kind of row that is about this person, oldest first."""
    theirs = Subscription.objects.filter(
        Q(holder=subscriber) | Q(payer=subscriber) | Q(recipient=subscriber)
    )
    paid_for = Subscription.objects.filter(payer=subscriber)
    return {
        "subscriber": Subscriber.objects.filter(pk=subscriber.pk),
        "addresses": Address.objects.filter(subscriber=subscriber).order_by("pk"),
        "subscriptions": theirs,
        "terms": Term.objects.filter(subscription__in=theirs),
        "served_issues": ServedIssue.objects.filter(subscription__in=theirs),
        "orders": Order.objects.filter(payer=subscriber).order_by("at"),
        "documents": Document.objects.filter(payer=subscriber),
        "document_lines": DocumentLine.objects.filter(document__payer=subscriber),
        "payments": Payment.objects.filter(subscription__in=paid_for),
        "refunds": Refund.objects.filter(subscription__in=paid_for),
        "means_of_payment": Means.objects.filter(payer=subscriber),
        "charges": Charge.objects.filter(document__payer=subscriber),
        "cases": Case.objects.of_payer(subscriber),
        "payouts": Payout.objects.filter(subscriber=subscriber),
        "events": Event.objects.filter(subscriber=subscriber),
    }


def _elsewhere(account: Account | None) -> Iterator[tuple[str, Iterable[Row]]]:
    if account is not None:
        for kept in _ELSEWHERE:
            yield from kept(account).items()


def _row(row: Model) -> Row:
    """Every column, under its name."""
    return {field.attname: field.value_from_object(row) for field in row._meta.concrete_fields}


def _csv(rows: list[Row]) -> str:
    """With a heading. What a spreadsheet would take for a formula is led by an apostrophe."""
    file = io.StringIO()
    writer = csv.DictWriter(file, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return "\ufeff" + file.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else value if isinstance(value, str) else _said(value)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _said(value: object) -> str:
    if isinstance(value, dict | list):
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
    return str(value)
