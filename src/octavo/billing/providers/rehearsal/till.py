"""The till of the rehearsal: what a provider keeps, and the rules that it never bends.

Same key with other facts: refused. More given back than was taken: refused. A charge takes the
money once, whatever is tried. Time is its own, so that a day passes when a test says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from threading import RLock
from typing import Any

from octavo.billing.providers.errors import KeyReused, ProviderRefuses, RefundTooMuch, Unknown
from octavo.billing.providers.port import (
    Card,
    ChargeAsked,
    Charged,
    Field,
    Payer,
    RefundAsked,
    Returned,
    State,
)
from octavo.billing.providers.rehearsal.cards import CARDS, Behaviour
from octavo.core.terms import Money

BEGINS = datetime(2027, 1, 1, 12, tzinfo=UTC)
SLOW = timedelta(days=2)  # how long a direct debit is on its way


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that is told of by a webhook."""

    id: str
    charge: str
    at: datetime


@dataclass
class Till:
    """All in memory; one lock, since many ask at once."""

    now: datetime = BEGINS
    charges: dict[str, Charged] = field(default_factory=dict)
    means: dict[str, str] = field(default_factory=dict)  # its name to the number of the card
    happened: list[Happened] = field(default_factory=list)
    _answers: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    _owners: dict[str, str] = field(default_factory=dict)  # a card to its payer
    _fields: dict[str, Field] = field(default_factory=dict)
    _entered: dict[str, str] = field(default_factory=dict)  # a field to the card entered there
    _changed: dict[str, datetime] = field(default_factory=dict)
    _done_at: dict[str, datetime] = field(default_factory=dict)
    _count: int = 0
    _lock: RLock = field(default_factory=RLock)

    def set_up(self, payer: Payer, *, key: str) -> Field:
        """A field for a card that is kept and not charged now."""

        def do() -> Field:
            made = Field(self._id("field"), payer.known_as or self._id("payer"), self._id("secret"))
            self._fields[made.secret] = made
            return made

        return self._once(key, payer.number, do)

    def charge(self, asked: ChargeAsked) -> Charged:
        """Make the charge if there is none of that key yet, and try it once for each attempt."""

        def make() -> str:
            made = Charged(
                id=self._id("charge"),
                key=asked.key,
                attempt=0,
                amount=asked.amount,
                state=State.NEEDS_PAYER,
                made_at=self.now,
                payer=asked.payer.known_as or self._id("payer"),
                secret=self._id("secret"),
            )
            self.charges[made.id] = made
            return made.id

        facts = (asked.amount, asked.payer.known_as, asked.invoice)
        with self._lock:
            pk: str = asked.id or self._once(f"charge {asked.key}", facts, make)
            self._refuse_another(self.charge_of(pk), asked)
            again = (asked.amount, asked.means)
            self._once(f"try {asked.key} {asked.attempt}", again, lambda: self._try(pk, asked))
            return self.charges[pk]

    def refund(self, asked: RefundAsked) -> Returned:
        """Give back what was taken and not given back yet."""

        def do() -> Returned:
            kept = self.charge_of(asked.charge)
            left = self._left(kept)
            if kept.state is not State.DONE or asked.amount.amount > left:
                message = f"Of {kept.id} {left} is left, and {asked.amount.amount} was asked."
                raise RefundTooMuch(message)
            made = Returned(self._id("refund"), asked.key, asked.amount, State.DONE)
            self._keep(replace(kept, refunds=(*kept.refunds, made)))
            return made

        return self._once(f"refund {asked.key}", asked, do)

    def fetch(self, which: str | datetime) -> Iterator[Charged]:
        """One charge, or all that changed since."""
        with self._lock:
            if isinstance(which, str):
                return iter([self.charge_of(which)])
            return iter([self.charges[pk] for pk, at in self._changed.items() if at >= which])

    def describe(self, which: str) -> Card | None:
        """What is printed on the card, or on the one entered into that field."""
        with self._lock:
            is_field = any(one.id == which for one in self._fields.values())
            means = self._entered.get(which, "") if is_field else which
            if is_field and not means:
                return None
            number = self._number(means)
            behaviour = CARDS[number]
            return Card(means, behaviour.label, number[-4:], behaviour.expires_on)

    def enter(self, secret: str, number: str, *, is_themselves: bool = True) -> str:
        """Somebody enters a card into the field of that secret; its name, to be charged later.

        Empty where the bank would not let it be kept.
        """
        with self._lock:
            if secret not in self._fields:
                message = "There is no field of that secret."
                raise Unknown(message)
            made = self._fields[secret]
            behaviour = CARDS.get(number)
            if behaviour and (behaviour.is_refused or (behaviour.asks_payer and not is_themselves)):
                return ""
            self._entered[made.id] = self._kept_card(number, made.payer)
            return self._entered[made.id]

    def pay(self, secret: str, number: str, *, is_themselves: bool = True) -> Charged:
        """The payer enters a card on the page of a charge; its bank may ask whether it is they."""
        with self._lock:
            kept = next((one for one in self.charges.values() if one.secret == secret), None)
            if kept is None or kept.state in {State.DONE, State.WAITING}:
                message = "There is nothing to pay."
                raise Unknown(message)
            behaviour = CARDS[number]
            is_refused = behaviour.is_refused or (behaviour.asks_payer and not is_themselves)
            card = self._kept_card(number, kept.payer)
            self._settle(kept, card, behaviour, is_refused=is_refused)
            return self.charges[kept.id]

    def dispute(self, charge: str, amount: Money, *, is_lost: bool = True) -> None:
        """The payer's bank takes money back, or only holds it until it has decided."""
        with self._lock:
            self._keep(replace(self.charge_of(charge), disputed=amount, is_lost=is_lost))

    def win(self, charge: str) -> None:
        """The bank has decided for us."""
        with self._lock:
            self._keep(replace(self.charge_of(charge), disputed=None, is_lost=False))

    def give_back_by_hand(self, charge: str, amount: Money) -> None:
        """Somebody gives money back at the provider's own desk, past us."""
        with self._lock:
            kept = self.charge_of(charge)
            made = Returned(self._id("refund"), "", amount, State.DONE)
            self._keep(replace(kept, refunds=(*kept.refunds, made)))

    def pass_time(self, passed: timedelta) -> None:
        """Let time pass; what was on its way arrives, or comes to nothing."""
        with self._lock:
            self.now += passed
            for pk in [pk for pk, at in self._done_at.items() if at <= self.now]:
                del self._done_at[pk]
                self._arrive(self.charges[pk])

    def charge_of(self, pk: str) -> Charged:
        """The charge of that name."""
        if pk not in self.charges:
            message = f"There is no charge {pk}."
            raise Unknown(message)
        return self.charges[pk]

    def taken(self) -> dict[str, int]:
        """What each key has brought, in minor units: for tests that count."""
        return {
            one.key: one.amount.amount - sum(it.amount.amount for it in one.refunds)
            for one in self.charges.values()
            if one.state is State.DONE
        }

    def __getstate__(self) -> dict[str, Any]:
        """All but the lock, to be kept in a file."""
        return {name: kept for name, kept in self.__dict__.items() if name != "_lock"}

    def __setstate__(self, kept: dict[str, Any]) -> None:
        self.__dict__ |= kept | {"_lock": RLock()}

    def _once(self, key: str, facts: Any, do: Callable[[], Any]) -> Any:
        with self._lock:
            if key in self._answers:
                known, answer = self._answers[key]
                if known != facts:
                    message = f"The key {key} was used for something else."
                    raise KeyReused(message)
                return answer
            answer = do()
            self._answers[key] = (facts, answer)
            return answer

    def _refuse_another(self, kept: Charged, asked: ChargeAsked) -> None:
        """A charge is one payer’s, and so are the cards that it is tried with."""
        owner = self._owners.get(asked.means, kept.payer)
        if (kept.key, kept.amount, kept.payer) != (asked.key, asked.amount, owner):
            message = f"{kept.id} is no charge of {asked.key} to {owner}."
            raise ProviderRefuses(message)

    def _try(self, pk: str, asked: ChargeAsked) -> None:
        kept = replace(self.charges[pk], attempt=asked.attempt)
        if kept.state in {State.DONE, State.WAITING}:
            return
        if asked.is_payer_there:
            self._keep(replace(kept, state=State.NEEDS_PAYER, failure=""))
            return
        behaviour = CARDS[self._number(asked.means)]
        is_refused = behaviour.is_refused or behaviour.is_refused_later or behaviour.asks_payer
        self._settle(kept, asked.means, behaviour, is_refused=is_refused)

    def _settle(self, kept: Charged, means: str, behaviour: Behaviour, *, is_refused: bool) -> None:
        if is_refused:
            why = "authentication_required" if behaviour.asks_payer else "card_declined"
            self._keep(replace(kept, state=State.FAILED, failure=why, means=means))
        elif behaviour.is_slow:
            self._done_at[kept.id] = self.now + SLOW
            self._keep(replace(kept, state=State.WAITING, failure="", means=means))
        else:
            self._keep(replace(kept, state=State.DONE, failure="", means=means))

    def _arrive(self, kept: Charged) -> None:
        if CARDS[self._number(kept.means)].is_returned:
            self._keep(replace(kept, state=State.FAILED, failure="debit_returned"))
        else:
            self._keep(replace(kept, state=State.DONE))

    def _keep(self, after: Charged) -> None:
        self.charges[after.id] = after
        self._changed[after.id] = self.now
        self.happened.append(Happened(self._id("event"), after.id, self.now))

    def _left(self, kept: Charged) -> int:
        return kept.amount.amount - sum(one.amount.amount for one in kept.refunds)

    def _kept_card(self, number: str, payer: str) -> str:
        if number not in CARDS:
            message = f"{number} is no card of the rehearsal."
            raise ProviderRefuses(message)
        name = self._id("means")
        self.means[name], self._owners[name] = number, payer
        return name

    def _number(self, means: str) -> str:
        if means not in self.means:
            message = f"There is no means of payment {means}."
            raise Unknown(message)
        return self.means[means]

    def _id(self, kind: str) -> str:
        self._count += 1
        return f"{kind}_{self._count}"
