"""The rehearsal as our port: asks the till in this process, which may be told to be silent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import TypeVar

from octavo.billing.providers.errors import ProviderSilent
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
)
from octavo.billing.providers.rehearsal import signing
from octavo.billing.providers.rehearsal.kept import KeptTill
from octavo.billing.providers.rehearsal.till import Till

Answer = TypeVar("Answer")


class Rehearsal:
    """`silences` says of each call: "" goes well, "before" is lost going there, "after" back."""

    field_page = FieldPage("rehearsal/field.html")

    def __init__(
        self, till: Till | KeptTill, *, silences: Callable[[], str] = str, secret: str = ""
    ) -> None:
        self.till = till
        self.silences = silences
        self.secret = secret

    def set_up(self, payer: Payer, *, key: str) -> Field:
        """As the port says."""
        return self._asked(lambda: self.till.set_up(payer, key=key))

    def charge(self, asked: ChargeAsked) -> Charged:
        """As the port says."""
        return self._asked(lambda: self.till.charge(asked))

    def refund(self, asked: RefundAsked) -> Returned:
        """As the port says."""
        return self._asked(lambda: self.till.refund(asked))

    def fetch(self, which: str | datetime) -> Iterator[Charged]:
        """As the port says."""
        return self._asked(lambda: self.till.fetch(which))

    def verify(self, body: bytes, headers: Mapping[str, str], *, now: datetime) -> Notice | None:
        """As the port says."""
        return signing.verify(body, headers, secret=self.secret, now=now)

    def describe(self, which: str) -> Card | None:
        """As the port says."""
        return self._asked(lambda: self.till.describe(which))

    def _asked(self, do: Callable[[], Answer]) -> Answer:
        silence = self.silences()
        answers = [] if silence == "before" else [do()]
        if silence:
            message = f"Lost {silence} it was done."
            raise ProviderSilent(message)
        return answers[0]
