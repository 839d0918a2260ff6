"""Two providers that keep the same promises: the rehearsal, and Stripe as localstripe is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

import pytest
from tests.billing.providers.localstripe import WEBHOOKS, Ear, Heard, StripeWorld, running

from octavo.billing.providers.port import Provider
from octavo.billing.providers.rehearsal import signing
from octavo.billing.providers.rehearsal.provider import Rehearsal
from octavo.billing.providers.rehearsal.till import SLOW, Till
from octavo.core.terms import Money


class World(Protocol):
    """What payers, banks and the provider's own desk do, for each provider in its way."""

    provider: Provider

    def enter(self, secret: str, number: str) -> None:
        """A card is entered into a field."""

    def pay(self, secret: str, number: str) -> None:
        """A card is entered for a charge; a bank that asks is told that it is its owner."""

    def days_pass(self) -> None:
        """What is on its way arrives."""

    def give_back_by_hand(self, charge: str, amount: Money) -> None:
        """At the provider's own desk, past us."""

    def dispute(self, charge: str, amount: Money) -> None:
        """A bank takes money back."""

    def heard(self, charge: str) -> Heard:
        """A webhook about the charge."""

    def now(self) -> datetime:
        """The provider's clock."""


@dataclass
class RehearsalWorld:
    till: Till = field(default_factory=Till)

    def __post_init__(self) -> None:
        self.provider = Rehearsal(self.till, secret=WEBHOOKS)

    def enter(self, secret: str, number: str) -> None:
        self.till.enter(secret, number)

    def pay(self, secret: str, number: str) -> None:
        self.till.pay(secret, number)

    def days_pass(self) -> None:
        self.till.pass_time(SLOW)

    def give_back_by_hand(self, charge: str, amount: Money) -> None:
        self.till.give_back_by_hand(charge, amount)

    def dispute(self, charge: str, amount: Money) -> None:
        self.till.dispute(charge, amount)

    def heard(self, charge: str) -> Heard:
        happened = next(one for one in self.till.happened if one.charge == charge)
        return signing.signed(happened, secret=WEBHOOKS, now=self.now())

    def now(self) -> datetime:
        return self.till.now


@pytest.fixture(scope="session")
def localstripe() -> Iterator[tuple[str, Ear]]:
    """Its address, and an ear for its webhooks."""
    with running() as address:
        ear = Ear()
        StripeWorld(address, ear).tell(ear.address)
        yield address, ear
        ear.server.shutdown()


@pytest.fixture(params=["rehearsal", "localstripe"])
def world(request: pytest.FixtureRequest) -> World:
    """A provider that keeps the promises. What localstripe cannot do has to fail there."""
    if request.param == "rehearsal":
        return RehearsalWorld()
    if gap := request.node.get_closest_marker("gap_of_localstripe"):
        request.applymarker(pytest.mark.xfail(reason=gap.args[0], strict=True))
    return StripeWorld(*request.getfixturevalue("localstripe"))
