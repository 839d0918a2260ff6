"""What an invoice or a credit note says, as frozen data; sums that do not agree are refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from octavo.billing.bank.accounts import BankAccount
from octavo.billing.paper.errors import PaperSenseless
from octavo.core.terms.errors import CurrenciesMixed
from octavo.core.terms.money import Money, total

MOST_LINES = 500


@dataclass(frozen=True, slots=True)
class Seller:
    """Who sells. `address` is lines without the name; `tax_id` a VAT or a national tax number."""

    name: str
    address: tuple[str, ...]
    country: str
    tax_id: str
    account: BankAccount | None = None
    magazine: str = ""
    email: str = ""
    web: str = ""
    register: str = ""  # register court and number, where the law wants them on letters


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays, as on the day of the paper."""

    name: str
    address: tuple[str, ...]
    country: str
    subscriber_number: str = ""
    tax_id: str = ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One thing sold, with the tax as it was: `rate` in basis points, `rule` in words.

    On a credit note the sums are what is given back, above zero as well.
    """

    text: str
    net: Money
    tax: Money
    gross: Money
    rate: int
    tax_class: str
    country: str
    rule: str = ""
    detail: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.rate <= 10_000:
            raise PaperSenseless(f"A rate of {self.rate} basis points is none.")  # noqa: EM102
        try:
            agrees = self.net + self.tax == self.gross
        except CurrenciesMixed as mixed:
            raise PaperSenseless(str(mixed)) from mixed
        if not agrees:
            message = f"“{self.text}”: net and tax are not the gross sum."
            raise PaperSenseless(message)


@dataclass(frozen=True, slots=True)
class TaxSum:
    """All lines of one rate, class, rule and country together."""

    rate: int
    tax_class: str
    country: str
    rule: str
    net: Money
    tax: Money
    gross: Money


@dataclass(frozen=True, slots=True)
class _Paper:
    number: str
    reference: str
    issued_on: date
    seller: Seller
    payer: Payer
    lines: tuple[PaperLine, ...]
    language: str

    def __post_init__(self) -> None:
        if not 0 < len(self.lines) <= MOST_LINES:
            message = f"A paper has 1 to {MOST_LINES} lines, this one {len(self.lines)}."
            raise PaperSenseless(message)
        if len({line.gross.currency for line in self.lines}) > 1:
            message = "A paper has one currency."
            raise PaperSenseless(message)

    @property
    def currency(self) -> str:
        return self.lines[0].gross.currency

    @property
    def net(self) -> Money:
        return total([line.net for line in self.lines], self.currency)

    @property
    def tax(self) -> Money:
        return total([line.tax for line in self.lines], self.currency)

    @property
    def gross(self) -> Money:
        return total([line.gross for line in self.lines], self.currency)

    @property
    def tax_sums(self) -> tuple[TaxSum, ...]:
        """In the order in which the lines name them."""
        kinds = dict.fromkeys(_kind(line) for line in self.lines)
        return tuple(self._sum(kind) for kind in kinds)

    def _sum(self, kind: tuple[int, str, str, str]) -> TaxSum:
        lines = [line for line in self.lines if _kind(line) == kind]
        net, tax, gross = (
            total([getattr(line, name) for line in lines], self.currency)
            for name in ("net", "tax", "gross")
        )
        return TaxSum(*kind, net, tax, gross)


def _kind(line: PaperLine) -> tuple[int, str, str, str]:
    return line.rate, line.tax_class, line.country, line.rule


@dataclass(frozen=True, slots=True)
class Invoice(_Paper):
    """Asks for money until `due_on`, or says on which day it was paid.

    `supplied` is the span in which the seller delivers, half-open as every span; for a number of
    issues `supplied_text` says it in words. The law wants one of them.
    """

    due_on: date | None = None
    paid_on: date | None = None
    supplied: tuple[date, date] | None = None
    supplied_text: str = ""


@dataclass(frozen=True, slots=True)
class CreditNote(_Paper):
    """Takes an invoice back, or a part of it, and says where the money goes."""

    corrects: str = ""
    corrected_on: date | None = None
    because: str = ""
    returned_to: BankAccount | None = None

    def __post_init__(self) -> None:
        _Paper.__post_init__(self)
        if not self.corrects:
            message = "A credit note names the invoice that it corrects."
            raise PaperSenseless(message)


Paper = Invoice | CreditNote
