"""What a provider of card payments does for us: six methods, each safe to be called again.

A provider keeps cards, charges them and gives back. What is charged, when, and what follows from it
is decided here. Every write carries a key: asked again with the same key and the same facts, a
provider answers what came of it the first time. So whoever was killed on the way asks again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from octavo.core.terms import Money


class State(StrEnum):
    """How a charge or a refund stands with the provider."""

    NEEDS_PAYER = "needs-payer"  # a card has to be entered, or its bank asks who it is
    WAITING = "waiting"  # on its way, such as a direct debit
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Payer:
    """Whose cards they are. `known_as` is the provider's name for them, empty before the first."""

    number: int
    email: str
    known_as: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """What the card page needs to have a card entered; `secret` is for its reader's browser."""

    id: str
    payer: str
    secret: str


@dataclass(frozen=True, slots=True)
class ChargeAsked:
    """One try to charge what an invoice asks for.

    `key` is the charge's for ever, `attempt` counts its tries: a provider takes the money for one
    key once, however often it is tried. `id` is its own name for the charge, once it said so, and
    `begun_at` when it was asked first. Without `means` the payer is there and enters a card, which
    is kept for later charges if `keeps_card`.
    """

    key: str
    id: str
    attempt: int
    amount: Money
    payer: Payer
    means: str
    invoice: str
    begun_at: datetime
    keeps_card: bool = True

    @property
    def is_payer_there(self) -> bool:
        """Whether somebody looks at the card page now."""
        return not self.means


@dataclass(frozen=True, slots=True)
class Returned:
    """A refund as the provider has it. `key` is empty where it was not made by us."""

    id: str
    key: str
    amount: Money
    state: State


@dataclass(frozen=True, slots=True)
class Charged:
    """A charge as the provider has it now.

    `attempt` is the last that it tried; `failure` says in its words why that failed; `payer` and
    `means` are its names for who paid and the card; `disputed` is what a bank holds back, and has
    taken for good if `is_lost`.
    """

    id: str
    key: str
    attempt: int
    amount: Money
    state: State
    made_at: datetime
    payer: str = ""
    means: str = ""
    failure: str = ""
    secret: str = ""
    refunds: tuple[Returned, ...] = ()
    disputed: Money | None = None
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class RefundAsked:
    """Give back a part of a charge, or all of it."""

    key: str
    charge: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Notice:
    """A webhook that the provider has signed: something happened to a charge.

    In which state that is now has to be asked: notices come late, twice, and in any order.
    """

    id: str
    charge: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Card:
    """A means of payment as a payer knows it. `expires_on` is its last day, if it has one.

    `means` is the provider's name for it.
    """

    means: str
    label: str
    last_digits: str
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class FieldPage:
    """How a card is entered: a template, what it is told, and whom its page lets in.

    `sources` are added to the page's Content-Security-Policy by directive; `may_pay` are the
    origins that may ask a wallet of the browser.
    """

    template: str
    said: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, list[str]] = field(default_factory=dict)
    may_pay: tuple[str, ...] = ()


class Provider(Protocol):
    """Every method has a timeout and raises `ProviderSilent` where there was no answer."""

    @property
    def field_page(self) -> FieldPage:
        """What the card page shows."""

    def set_up(self, payer: Payer, *, key: str) -> Field:
        """Have a means of payment entered and kept for later charges, without charging now."""

    def charge(self, asked: ChargeAsked) -> Charged:
        """Try to take the money. A card that is refused is an answer, not an error."""

    def refund(self, asked: RefundAsked) -> Returned:
        """Give money back to where it came from; raises `RefundTooMuch` beyond what is left."""

    def fetch(self, which: str | datetime) -> Iterator[Charged]:
        """The charge of that id as it stands, or all that were made or changed since an instant."""

    def verify(self, body: bytes, headers: Mapping[str, str], *, now: datetime) -> Notice | None:
        """Read a webhook, or raise `NoticeForged`; None for one that is about no charge."""

    def describe(self, which: str) -> Card | None:
        """What is printed on a means, or on the one entered into a field; None while none was."""
