"""Webhooks of Stripe: signed with a time, and about a charge in one of a few ways."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import stripe

from octavo.billing.providers.errors import NoticeForged
from octavo.billing.providers.port import Notice
from octavo.billing.providers.stripe.reading import Said, name_of

HEADER = "Stripe-Signature"
BELIEVED_FOR = timedelta(minutes=5)
LONGEST_TIME = 12  # digits of a second since 1970
INTENT = "payment_intent"


def verify(
    body: bytes, headers: Mapping[str, str], *, secrets: tuple[str, ...], now: datetime
) -> Notice | None:
    """What it tells; None where it is about no charge. Raises NoticeForged for all else."""
    header = headers.get(HEADER, "")
    if not any(_is_signed(body, header, secret) for secret in secrets):
        message = "The signature is of something else."
        raise NoticeForged(message)
    if abs(now - _signed_at(header)) > BELIEVED_FOR:
        message = "It is too old, or from the future."
        raise NoticeForged(message)
    event: Said = json.loads(body)
    charge = charge_in(event)
    if not charge:
        return None
    return Notice(event["id"], charge, datetime.fromtimestamp(event["created"], UTC))


def charge_in(event: Said) -> str:
    """The payment intent that an event is about: itself, or that of a charge, refund or dispute."""
    about: Said = event["data"]["object"]
    return str(about["id"]) if about["object"] == INTENT else name_of(about.get(INTENT))


def _is_signed(body: bytes, header: str, secret: str) -> bool:
    if not header.isascii():  # which the library compares with an error
        return False
    try:
        text = body.decode()
        # The time is compared below, with our clock and in both directions.
        stripe.WebhookSignature.verify_header(text, header, secret, tolerance=None)
    except (stripe.SignatureVerificationError, ValueError):
        return False
    return bool(secret)


def _signed_at(header: str) -> datetime:
    times = [part[2:] for part in header.split(",") if part.startswith("t=")]
    if len(times) != 1 or not times[0].isdecimal() or len(times[0]) > LONGEST_TIME:
        message = "It says no time."
        raise NoticeForged(message)
    return datetime.fromtimestamp(int(times[0]), UTC)
