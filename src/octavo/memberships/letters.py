"""What a subscriber is written, and what each letter tells: known before anybody sends one.

Whoever sells, serves and refunds sends them by their names; the facts are explained in
`docs/reference/mail.md`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from octavo.core.terms import Money
from octavo.post.kinds import Form, Kind, register

WORDS = Path(__file__).with_name("words")
SITE = "https://magazine.example"
PRICE, ACCOUNT = Money(12000, "EUR"), f"{SITE}/account/subscription/"

# Of each subscription; who has told us no name is greeted without one.
_OF_ALL: dict[str, Form] = {"name": "text", "offer": "text", "number": "text", "account": "link"}
_ADA = {
    "name": "Ada Moll",
    "offer": "24 issues, print and digital",
    "number": "100 482",
    "account": ACCOUNT,
}
# How an invoice is paid by transfer.
_BANK: dict[str, Form] = {
    "invoice": "text",
    "amount": "money",
    "due_on": "date",
    "account_holder": "text",
    "iban": "text",
    "bic": "text",
    "reference": "text",
}
_BANK_EXAMPLE = {
    "invoice": "2026-000123",
    "amount": PRICE,
    "due_on": date(2026, 11, 29),
    "account_holder": "The Vell Review Ltd",
    "iban": "DE02 1203 0000 0000 2020 51",
    "bic": "BYLADEM1001",
    "reference": "2026-000123",
}


def _kind(
    name: str,
    label: Any,
    facts: dict[str, Form],
    example: dict[str, Any],
    *,
    optional: tuple[str, ...] = (),
    is_demanded: bool = True,
) -> Kind:
    return Kind(
        name=name,
        label=label,
        words=WORDS,
        facts={**_OF_ALL, **facts},
        example={**_ADA, **example},
        optional=frozenset({"name", "number", *optional}),
        is_demanded=is_demanded,
    )


KINDS = (
    _kind(
        "order-placed",
        _("Order placed"),
        {**_BANK, "read_until": "date", "guarantee_days": "text", "terms": "link"},
        {
            **_BANK_EXAMPLE,
            "read_until": date(2026, 11, 29),
            "guarantee_days": "60",
            "terms": f"{SITE}/terms/",
        },
        optional=("bic", "read_until", "terms", "account_holder", "iban", "reference"),
    ),
    _kind(
        "paid",
        _("Payment received"),
        {
            "invoice": "text",
            "amount": "money",
            "paid_on": "date",
            "begins_on": "date",
            "lasts": "text",
            "guarantee_until": "date",
        },
        {
            "invoice": "2026-000123",
            "amount": PRICE,
            "paid_on": date(2026, 11, 18),
            "begins_on": date(2026, 11, 18),
            "lasts": "24 issues",
            "guarantee_until": date(2027, 1, 17),
        },
        optional=("invoice", "guarantee_until", "lasts"),
    ),
    _kind(
        "charge-failed",
        _("A card was refused"),
        {
            "invoice": "text",
            "amount": "money",
            "card": "text",
            "reads_until": "date",
            "pay": "link",
        },
        {
            "invoice": "2026-000123",
            "amount": PRICE,
            "card": "Visa …4242",
            "reads_until": date(2026, 12, 2),
            "pay": f"{SITE}/pay/1abc/",
        },
    ),
    _kind(
        "card-expires",
        _("A card runs out before it is charged again"),
        {"card": "text", "expires_on": "date", "charged_on": "date", "change": "link"},
        {
            "card": "Visa …4242",
            "expires_on": date(2026, 12, 31),
            "charged_on": date(2027, 1, 15),
            "change": f"{SITE}/card/1abc/",
        },
    ),
    _kind(
        "card-wanted",
        _("A link by which a card is entered"),
        {"change": "link"},
        {"change": f"{SITE}/card/1abc/"},
    ),
    _kind(
        "payment-reminder",
        _("Reminder of an unpaid invoice"),
        {**_BANK, "lapses_on": "date"},
        {**_BANK_EXAMPLE, "lapses_on": date(2026, 12, 13)},
        optional=("bic", "account_holder", "iban", "reference"),
    ),
    _kind(
        "renewal-notice",
        _("Notice of renewal, 30 and 7 days before"),
        {"renews_on": "date", "days": "text", "amount": "money", "lasts": "text", "cancel": "link"},
        {
            "renews_on": date(2027, 11, 18),
            "days": "30",
            "amount": PRICE,
            "lasts": "24 issues",
            "cancel": f"{ACCOUNT}cancel/",
        },
        optional=("lasts",),
    ),
    _kind(
        "renewal-notice-by-card",
        _("Notice of renewal by card, 30 and 7 days before"),
        {
            "renews_on": "date",
            "days": "text",
            "amount": "money",
            "card": "text",
            "lasts": "text",
            "cancel": "link",
        },
        {
            "renews_on": date(2027, 11, 18),
            "days": "30",
            "amount": PRICE,
            "card": "Visa …4242",
            "lasts": "24 issues",
            "cancel": f"{ACCOUNT}cancel/",
        },
        optional=("lasts",),
    ),
    _kind(
        "yearly-reminder",
        _("Yearly reminder"),
        {"renews_on": "date", "amount": "money", "cancel": "link"},
        {"renews_on": date(2027, 11, 18), "amount": PRICE, "cancel": f"{ACCOUNT}cancel/"},
        optional=("renews_on", "amount"),
    ),
    _kind(
        "renewed",
        _("Renewed"),
        {**_BANK, "begins_on": "date", "lasts": "text", "cancel": "link"},
        {
            **_BANK_EXAMPLE,
            "begins_on": date(2027, 11, 18),
            "lasts": "24 issues",
            "cancel": f"{ACCOUNT}cancel/",
        },
        optional=("bic", "lasts", "due_on", "account_holder", "iban", "reference"),
    ),
    _kind(
        "renewed-by-card",
        _("Renewed by card"),
        {
            "invoice": "text",
            "amount": "money",
            "card": "text",
            "paid_on": "date",
            "begins_on": "date",
            "lasts": "text",
            "guarantee_until": "date",
            "cancel": "link",
        },
        {
            "invoice": "2027-000123",
            "amount": PRICE,
            "card": "Visa …4242",
            "paid_on": date(2027, 11, 18),
            "begins_on": date(2027, 11, 18),
            "lasts": "24 issues",
            "guarantee_until": date(2028, 1, 17),
            "cancel": f"{ACCOUNT}cancel/",
        },
        optional=("lasts", "guarantee_until"),
    ),
    _kind(
        "price-notice",
        _("Notice of another price"),
        {
            "price_before": "money",
            "price": "money",
            "holds_from": "date",
            "because": "text",
            "cancel": "link",
        },
        {
            "price_before": PRICE,
            "price": Money(13200, "EUR"),
            "holds_from": date(2027, 11, 18),
            "because": "Paper costs a fifth more than a year ago.",
            "cancel": f"{ACCOUNT}cancel/",
        },
        optional=("because",),
    ),
    _kind(
        "cancelled",
        _("Cancelled"),
        {"asked_at": "moment", "effective_on": "date", "undo": "link"},
        {
            "asked_at": datetime(2026, 12, 1, 9, 30, tzinfo=UTC),
            "effective_on": date(2027, 11, 18),
            "undo": ACCOUNT,
        },
        optional=("undo", "effective_on"),
    ),
    _kind(
        "cancellation-undone",
        _("Cancellation undone"),
        {"renews_on": "date", "amount": "money"},
        {"renews_on": date(2027, 11, 18), "amount": PRICE},
        optional=("renews_on", "amount"),
    ),
    _kind(
        "money-back",
        _("Money given back"),
        {
            "amount": "money",
            "credit_note": "text",
            "to_account": "text",
            "ended_on": "date",
        },
        {
            "amount": PRICE,
            "credit_note": "2026-000007",
            "to_account": "DE02 … 2051",
            "ended_on": date(2026, 12, 20),
        },
        optional=("to_account", "credit_note"),
    ),
    _kind(
        "given-back",
        _("Money given back by the desk"),
        {
            "amount": "money",
            "credit_note": "text",
            "to_account": "text",
            "ended_on": "date",
        },
        {
            "amount": Money(2000, "EUR"),
            "credit_note": "2026-000008",
            "to_account": "Visa …4242",
            "ended_on": date(2026, 12, 20),
        },
        optional=("to_account", "credit_note", "ended_on"),
    ),
    _kind(
        "withdrawal-receipt",
        _("Receipt of a withdrawal"),
        {"received_at": "moment", "amount": "money", "to_account": "text", "credit_note": "text"},
        {
            "received_at": datetime(2026, 11, 20, 18, 4, 9, tzinfo=UTC),
            "amount": PRICE,
            "to_account": "DE02 … 2051",
            "credit_note": "2026-000007",
        },
        optional=("amount", "to_account", "credit_note"),
    ),
    _kind(
        "lapsed",
        _("Lapsed"),
        {"ended_on": "date", "subscribe": "link"},
        {"ended_on": date(2026, 12, 13), "subscribe": f"{SITE}/subscribe/"},
        is_demanded=False,
    ),
    _kind(
        "address-changed",
        _("Postal address changed"),
        {"address": "lines", "holds_from": "date"},
        {
            "address": "Ada Moll\nHafengasse 7\n26121 Oldenburg\nGermany",
            "holds_from": date(2026, 12, 1),
        },
    ),
    _kind(
        "complimentary",
        _("Complimentary subscription given"),
        {"given_by": "text", "because": "text", "until": "date"},
        {
            "given_by": "Ragna Holm",
            "because": "For the photographs of the low tide.",
            "until": date(2027, 11, 18),
        },
        optional=("given_by", "because", "until"),
        is_demanded=False,
    ),
)


def announce() -> None:
    """Let the post know of them."""
    register(*KINDS)
