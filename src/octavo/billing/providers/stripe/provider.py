"""Stripe behind our port.

One payment intent stands for one charge, for ever. It is made with the charge's key, and carries
that key; so whoever was killed on the way finds it again, also when the service has forgotten the
key, which it does after a day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import stripe

from octavo.billing.providers.errors import RefundTooMuch, Unknown
from octavo.billing.providers.port import (
    Card,
    ChargeAsked,
    Charged,
    Field,
    FieldPage,
    Notice,
    Payer,
    RefundAsked,
    Returned,
    State,
)
from octavo.billing.providers.stripe import asking, hearing, reading
from octavo.billing.providers.stripe.asking import errors_of_the_port
from octavo.billing.providers.stripe.keys import SCRIPTS, Keys
from octavo.billing.providers.stripe.reading import ATTEMPT, KEY, Said, minor_units

KEYS_HOLD = timedelta(hours=12)  # the service promises a day
A_PAGE = 100
WHOLE = ["latest_charge.refunds"]
ALREADY_DECIDED = "payment_intent_unexpected_state"
DECIDED = {"succeeded", "processing", "canceled"}
# Cards, direct debits and wallets: what the publisher has switched on, and can be charged later
# while nobody is there to be sent to a bank's page.
ANY_WAY = {"enabled": True, "allow_redirects": "never"}
# What changes a charge that may have been made long ago; events are kept for thirty days.
CHANGES = (
    "payment_intent.processing",
    "payment_intent.succeeded",
    "payment_intent.payment_failed",
    "charge.refunded",
    "refund.created",
    "refund.updated",
    "refund.failed",
    "charge.dispute.created",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.funds_reinstated",
    "charge.dispute.closed",
)


def _clock() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - whether a key is still known is told by the real time


class Stripe:
    """As the port says; `clock` tells how old a charge is, `http` is what asks."""

    def __init__(
        self,
        keys: Keys,
        *,
        clock: Callable[[], datetime] = _clock,
        http: stripe.HTTPClient | None = None,
    ) -> None:
        self._keys = keys
        self._clock = clock
        self._ask = asking.client(keys.secret, keys.address, http).v1

    @property
    def field_page(self) -> FieldPage:
        """Stripe's own field, in frames of its own. No other page lets it in."""
        scripts, api = _origin(self._keys.script), _origin(self._keys.address)
        pages = [scripts] if self._keys.stand_in else [SCRIPTS, "https://*.js.stripe.com"]
        hooks = [] if self._keys.stand_in else ["https://hooks.stripe.com"]
        return FieldPage(
            template="stripe/field.html",
            said={"key": self._keys.public, "script": self._keys.script},
            sources={
                "script-src": pages,
                "frame-src": [*pages, *hooks],
                "connect-src": [api],
            },
            may_pay=(SCRIPTS,),
        )

    def set_up(self, payer: Payer, *, key: str) -> Field:
        """As the port says: a set-up intent."""
        with errors_of_the_port():
            customer = payer.known_as or self._customer(payer, key)
            made = self._ask.setup_intents.create(
                {
                    "customer": customer,
                    "usage": "off_session",
                    "automatic_payment_methods": {"enabled": True, "allow_redirects": "never"},
                    "metadata": {KEY: key},
                },
                _once(key),
            ).to_dict()
        return Field(made["id"], customer, made["client_secret"])

    def charge(self, asked: ChargeAsked) -> Charged:
        """As the port says: make the payment intent, and confirm it where a card is known."""
        with errors_of_the_port():
            found = asked.id or self._forgotten(asked)
            said = self._again(found, asked) if found else self._first(asked)
        seen = replace(reading.charged(said), attempt=asked.attempt)
        if asked.is_payer_there and seen.state is State.FAILED:
            return replace(seen, state=State.NEEDS_PAYER, failure="")
        return seen

    def refund(self, asked: RefundAsked) -> Returned:
        """As the port says. What was given back before is looked up first, under our key."""
        kept = self._whole(asked.charge)
        known = [one for one in kept.refunds if one.key == asked.key]
        if known:
            return known[-1]
        gone = sum(one.amount.amount for one in kept.refunds if one.state is not State.FAILED)
        left = kept.amount.amount - gone if kept.state is State.DONE else 0
        if asked.amount.amount > left:
            message = f"Of {kept.id} {left} is left, and {asked.amount.amount} was asked."
            raise RefundTooMuch(message)
        with errors_of_the_port():
            made = self._ask.refunds.create(
                {
                    "payment_intent": asked.charge,
                    "amount": minor_units(asked.amount),
                    "metadata": {KEY: asked.key},
                },
                _once(f"{asked.charge}-{asked.key}"),
            )
        return reading.returned(made.to_dict())

    def fetch(self, which: str | datetime) -> Iterator[Charged]:
        """As the port says. Those made since are listed, older ones found by their events."""
        if isinstance(which, str):
            return iter([self._whole(which)])
        return self._since(int(which.timestamp()))

    def verify(self, body: bytes, headers: Mapping[str, str], *, now: datetime) -> Notice | None:
        """As the port says."""
        return hearing.verify(body, headers, secrets=self._keys.webhooks, now=now)

    def describe(self, which: str) -> Card | None:
        """As the port says."""
        with errors_of_the_port():
            if not which.startswith("seti_"):
                return reading.card(self._ask.payment_methods.retrieve(which).to_dict())
            found = self._ask.setup_intents.retrieve(which, {"expand": ["payment_method"]})
        entered = found.to_dict()
        is_done = entered["status"] == "succeeded" and entered.get("payment_method")
        return reading.card(entered["payment_method"]) if is_done else None

    def _first(self, asked: ChargeAsked) -> Said:
        """The key of a try that had its answer stays its own: another try is asked by its id."""
        said: dict[str, Any] = {
            "amount": minor_units(asked.amount),
            "currency": asked.amount.currency.lower(),
            "customer": asked.payer.known_as or self._customer(asked.payer, asked.key),
            "description": asked.invoice,
            "metadata": {KEY: asked.key, ATTEMPT: str(asked.attempt)},
            "automatic_payment_methods": ANY_WAY,
            "expand": WHOLE,
        }
        if not asked.is_payer_there:
            said |= {"payment_method": asked.means, "confirm": True, "off_session": True}
        elif asked.keeps_card:
            said |= {"setup_future_usage": "off_session"}
        try:
            made = self._ask.payment_intents.create(said, _once(f"{asked.key}-{asked.attempt}"))  # type: ignore[arg-type]
        except stripe.CardError as refused:
            return self._refused(asked, refused)
        except stripe.IdempotencyError:  # asked in other words before: what came of that?
            if found := self._found(asked):
                return self._retrieve(found)
            raise
        return made.to_dict()

    def _again(self, found: str, asked: ChargeAsked) -> Said:
        """Another try with what is there; what is paid or on its way stays so."""
        before = self._retrieve(found)
        if before["status"] in DECIDED:
            return before
        # Whoever is there may have the card kept; who is not has had it kept before, and the
        # service refuses to hear of it again.
        is_kept = asked.is_payer_there and asked.keeps_card
        counted = {
            "metadata": {ATTEMPT: str(asked.attempt)},
            "setup_future_usage": "off_session" if is_kept else "",
        }
        self._ask.payment_intents.update(found, counted)  # type: ignore[arg-type]
        if asked.is_payer_there:
            return self._retrieve(found)
        said = {"payment_method": asked.means, "off_session": True, "expand": WHOLE}
        key = _once(f"{asked.key}-{asked.attempt}-confirm")
        try:
            return self._ask.payment_intents.confirm(found, said, key).to_dict()  # type: ignore[arg-type]
        except stripe.CardError:
            return self._retrieve(found)
        except stripe.InvalidRequestError as error:
            if error.code != ALREADY_DECIDED:
                raise
            return self._retrieve(found)

    def _refused(self, asked: ChargeAsked, refused: stripe.CardError) -> Said:
        """The intent whose first card was refused: it is kept, for the next card."""
        body: Any = refused.json_body or {}
        named = (body.get("error") or {}).get("payment_intent")
        found = reading.name_of(named) or self._found(asked)
        if not found:
            message = f"{asked.key} was refused, and is not there."
            raise Unknown(message)
        return self._retrieve(found)

    def _forgotten(self, asked: ChargeAsked) -> str:
        """The intent of a charge whose key may have been forgotten since; empty for none."""
        is_first = asked.attempt == 1 and self._clock() - asked.begun_at < KEYS_HOLD
        return "" if is_first else self._found(asked)

    def _found(self, asked: ChargeAsked) -> str:
        if not asked.payer.known_as:
            return ""
        made = self._ask.payment_intents.list({"customer": asked.payer.known_as, "limit": A_PAGE})
        theirs = (one.to_dict() for one in made.auto_paging_iter())
        ours = (one["id"] for one in theirs if (one.get("metadata") or {}).get(KEY) == asked.key)
        return next(ours, "")

    def _customer(self, payer: Payer, key: str) -> str:
        said = {"email": payer.email, "metadata": {KEY: str(payer.number)}}
        return self._ask.customers.create(said, _once(f"{key}-payer")).id  # type: ignore[arg-type]

    def _retrieve(self, intent: str) -> Said:
        return self._ask.payment_intents.retrieve(intent, {"expand": WHOLE}).to_dict()

    def _whole(self, intent: str) -> Charged:
        with errors_of_the_port():
            return self._with_disputes(self._retrieve(intent))

    def _with_disputes(self, said: Said) -> Charged:
        """With what stands on lists of its own: disputes, and refunds beyond the first ten."""
        latest = said.get("latest_charge")
        if not isinstance(latest, dict):
            return reading.charged(said)
        of_it = {"payment_intent": said["id"], "limit": A_PAGE}
        if (latest.get("refunds") or {}).get("has_more"):
            refunds = self._ask.refunds.list(of_it).auto_paging_iter()  # type: ignore[arg-type]
            latest["refunds"] = {"data": [one.to_dict() for one in refunds]}
        disputes = self._ask.disputes.list(of_it).data if latest.get("disputed") else []  # type: ignore[arg-type]
        return reading.charged(said, [one.to_dict() for one in disputes])

    def _since(self, second: int) -> Iterator[Charged]:
        seen: set[str] = set()
        with errors_of_the_port():
            made = self._ask.payment_intents.list(
                {"created": {"gte": second}, "limit": A_PAGE, "expand": [f"data.{WHOLE[0]}"]}
            )
            for one in made.auto_paging_iter():
                seen.add(one.id)
                if _is_ours(said := one.to_dict()):
                    yield self._with_disputes(said)
            changed = self._ask.events.list(
                {"created": {"gte": second}, "limit": A_PAGE, "types": list(CHANGES)}
            )
            for event in changed.auto_paging_iter():
                intent = hearing.charge_in(event.to_dict())
                if intent and intent not in seen:
                    seen.add(intent)
                    said = self._retrieve(intent)
                    if _is_ours(said):
                        yield self._with_disputes(said)


def _is_ours(said: Said) -> bool:
    """Others may sell in the same account."""
    return KEY in (said.get("metadata") or {})


def _once(key: str) -> stripe.RequestOptions:
    """Asked again under it, the service does nothing more and says the same."""
    return {"idempotency_key": key}


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
