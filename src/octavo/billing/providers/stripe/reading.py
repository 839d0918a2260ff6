"""What Stripe says, in the words of the port.

A charge is a payment intent: one for each of our charges, for ever, so that it takes the money once
however many cards are tried. Our key and the number of the try stand in its metadata.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from octavo.billing.providers.port import Card, Charged, Returned, State
from octavo.core.terms import Money

Said = dict[str, Any]

KEY, ATTEMPT = "octavo", "attempt"
# https://docs.stripe.com/payments/paymentintents/lifecycle
STATES = {
    "requires_payment_method": State.NEEDS_PAYER,
    "requires_confirmation": State.NEEDS_PAYER,
    "requires_action": State.NEEDS_PAYER,
    "processing": State.WAITING,
    "succeeded": State.DONE,
    "canceled": State.FAILED,
}
RETURNED = {"succeeded": State.DONE, "pending": State.WAITING, "requires_action": State.WAITING}
# An inquiry takes no money yet, and a dispute that was won brings it back.
NOT_TAKEN = {"warning_needs_response", "warning_under_review", "warning_closed", "won", "prevented"}
# https://docs.stripe.com/currencies#special-cases
IN_HUNDREDTHS = {"ISK", "UGX"}
NAMES = {"sepa_debit": "SEPA", "us_bank_account": "ACH", "bacs_debit": "Bacs"}


def charged(intent: Said, disputes: Iterable[Said] = ()) -> Charged:
    """A payment intent, with its latest charge and that one's refunds expanded."""
    error = intent.get("last_payment_error")
    state = STATES.get(intent["status"], State.NEEDS_PAYER)
    if error and intent["status"] == "requires_payment_method":
        state = State.FAILED
    said = intent.get("metadata") or {}
    latest = intent.get("latest_charge")
    refunds = (latest.get("refunds") or {}) if isinstance(latest, dict) else {}
    attempt = str(said.get(ATTEMPT) or "")
    taken = [one for one in disputes if one["status"] not in NOT_TAKEN]
    return Charged(
        id=intent["id"],
        key=str(said.get(KEY) or ""),
        attempt=int(attempt) if attempt.isdecimal() else 0,
        amount=money(intent),
        state=state,
        made_at=datetime.fromtimestamp(intent["created"], UTC),
        payer=name_of(intent.get("customer")),
        means=_means(intent, latest),
        failure=_failure(error) if state is State.FAILED else "",
        secret=intent.get("client_secret") or "",
        refunds=tuple(returned(one) for one in refunds.get("data") or ()),
        disputed=_sum_of(taken),
        is_lost=bool(taken) and all(one["status"] == "lost" for one in taken),
    )


def returned(refund: Said) -> Returned:
    """A refund."""
    said = refund.get("metadata") or {}
    state = RETURNED.get(refund["status"], State.FAILED)
    return Returned(refund["id"], str(said.get(KEY) or ""), money(refund), state)


def card(means: Said) -> Card:
    """A payment method: a card, an account, or a wallet."""
    kind = means["type"]
    said = means.get(kind) or {}
    label = str(said.get("display_brand") or said.get("brand") or NAMES.get(kind, kind))
    month, year = said.get("exp_month"), said.get("exp_year")
    expires = date(year, month, monthrange(year, month)[1]) if month and year else None
    shown = label if label.isupper() else label.replace("_", " ").title()
    return Card(means["id"], shown, str(said.get("last4") or ""), expires)


def money(said: Said) -> Money:
    """A sum as it counts them; the other way round from `minor_units`."""
    currency = said["currency"].upper()
    return Money(said["amount"] // _times(currency), currency)


def minor_units(sum_: Money) -> int:
    """Both sides count in minor units, but for two currencies that have none."""
    return sum_.amount * _times(sum_.currency)


def name_of(said: Any) -> str:
    """An object that may be expanded, or only named."""
    if not said:
        return ""
    return str(said if isinstance(said, str) else said["id"])


def _means(intent: Said, latest: Any) -> str:
    """What may be charged later: for some ways to pay, the account that stands behind them."""
    details = latest.get("payment_method_details") if isinstance(latest, dict) else None
    used = (details.get(details["type"]) or {}) if details else {}
    return name_of(used.get("generated_sepa_debit") or intent.get("payment_method"))


def _failure(error: Any) -> str:
    """The narrowest word that there is for it."""
    said = error or {}
    return str(said.get("decline_code") or said.get("code") or "canceled")


def _sum_of(taken: list[Said]) -> Money | None:
    if not taken:
        return None
    return money({"amount": sum(one["amount"] for one in taken), "currency": taken[0]["currency"]})


def _times(currency: str) -> int:
    return 100 if currency in IN_HUNDREDTHS else 1
