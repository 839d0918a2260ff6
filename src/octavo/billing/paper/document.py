"""Facts into what the template sets: sums, dates and countries in the paper's language."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency, format_percent

from octavo.billing.bank.accounts import BankAccount, shown_iban
from octavo.billing.bank.epc import Transfer, payload_of
from octavo.billing.bank.errors import BankTrouble
from octavo.billing.bank.references import shown_reference
from octavo.billing.paper.codes import svg_of
from octavo.billing.paper.facts import CreditNote, Invoice, Paper, Payer, Seller, TaxSum
from octavo.billing.paper.wording import Wording, wording_for
from octavo.core.terms.money import Money

# Control characters and what turns the direction of text: no name needs them.
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]+"
)
_SIGN_AND_SUM = re.compile(r"(?<=[A-Za-z])(?=[0-9])")  # CHF 5, as €5
_LONGEST = 300

Document = dict[str, Any]


def document_of(paper: Paper) -> Document:
    """The same facts are the same document."""
    return _Writer(paper).document()


class _Writer:
    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.words: Wording = wording_for(paper.language)
        self.locale = _locale(paper.language)

    def document(self) -> Document:
        paper, words = self.paper, self.words
        kind = words.invoice if isinstance(paper, Invoice) else words.credit_note
        return {
            "language": self.locale.language,
            "title": f"{kind} {plain(paper.number)}",
            "issued": dict(
                zip(("year", "month", "day"), paper.issued_on.timetuple(), strict=False)
            ),
            "magazine": plain(paper.seller.magazine or paper.seller.name),
            "seller": self._party(paper.seller),
            "payer": self._party(paper.payer),
            "facts": [[label, plain(value)] for label, value in self._facts() if value],
            "heads": [
                words.what if isinstance(paper, Invoice) else words.what_returned,
                *(words.net, words.rate, words.tax, words.gross),
            ],
            "lines": [
                {
                    "text": plain(line.text),
                    "detail": plain(line.detail),
                    "sums": [
                        self.money(line.net),
                        self.rate(line.rate),
                        self.money(line.tax),
                        self.money(line.gross),
                    ],
                }
                for line in paper.lines
            ],
            "taxes": [self._tax(one) for one in paper.tax_sums],
            "total": [words.sum, *map(self.money, (paper.net, paper.tax, paper.gross))],
            "panel": self._panel(),
            "foot": [plain(part) for part in self._foot() if part],
            "page": words.page,
        }

    def money(self, sum_: Money) -> str:
        written = format_currency(sum_.major, sum_.currency, locale=self.locale)
        return _joined(_SIGN_AND_SUM.sub(" ", written))

    def day(self, on: date) -> str:
        return _joined(format_date(on, "long", locale=self.locale))

    def rate(self, basis_points: int) -> str:
        pattern = self.locale.percent_formats[None].pattern.replace("##0", "##0.##")
        return _joined(format_percent(basis_points / 10_000, pattern, locale=self.locale))

    def _party(self, party: Seller | Payer) -> list[str]:
        """Name and address; the country when the other one lives elsewhere."""
        abroad = self.paper.seller.country != self.paper.payer.country
        country = self._country(party.country) if abroad else ""
        return [line for line in map(plain, (party.name, *party.address, country)) if line]

    def _country(self, code: str) -> str:
        return str(self.locale.territories.get(code.upper(), code))

    def _facts(self) -> list[tuple[str, str]]:
        paper, words = self.paper, self.words
        facts = [
            (words.date, self.day(paper.issued_on)),
            (words.number, paper.number),
            (words.subscriber_number, paper.payer.subscriber_number),
            (words.your_tax_id, paper.payer.tax_id),
        ]
        if isinstance(paper, CreditNote):
            return [
                *facts,
                (words.corrects, self._corrected(paper)),
                (words.because, paper.because),
            ]
        return [*facts, (words.supplied, self._supplied(paper))]

    def _corrected(self, note: CreditNote) -> str:
        if note.corrected_on is None:
            return self.words.corrects_invoice.format(number=note.corrects)
        on = self.day(note.corrected_on)
        return self.words.corrects_invoice_of.format(number=note.corrects, date=on)

    def _supplied(self, invoice: Invoice) -> str:
        if invoice.supplied is None:
            return invoice.supplied_text
        starts, ends = invoice.supplied
        first, last = self.day(starts), self.day(ends - timedelta(days=1))
        span = self.words.supplied_from.format(first=first, last=last)
        return f"{invoice.supplied_text}, {span}" if invoice.supplied_text else span

    def _tax(self, one: TaxSum) -> dict[str, Any]:
        tax_class = self.words.classes.get(one.tax_class, one.tax_class)
        named = self.words.class_and_country.format(
            tax_class=plain(tax_class), country=self._country(one.country)
        )
        return {
            "rate": f"{self.words.tax} {self.rate(one.rate)}",
            "named": named,
            "rule": plain(one.rule),
            "sums": [self.money(one.net), self.money(one.tax), self.money(one.gross)],
        }

    def _panel(self) -> Document:
        """What is to be done, or has been: the one loud thing of the page."""
        paper, words = self.paper, self.words
        said: Document = {"sum": self.money(paper.gross), "asks": False}
        said |= {"sentences": [], "facts": [], "code": "", "alt": ""}
        if isinstance(paper, CreditNote):
            return said | {"head": words.given_back} | self._returned(paper)
        if not paper.gross:
            return said | {"head": words.to_pay, "sentences": [words.nothing_to_pay]}
        if paper.paid_on is not None:
            return said | {
                "head": words.gross,
                "sentences": [words.paid.format(date=self.day(paper.paid_on))],
            }
        due = paper.due_on
        head = words.to_pay if due is None else words.to_pay_by.format(date=self.day(due))
        return said | {"head": head, "asks": True} | self._transfer(paper.seller.account)

    def _transfer(self, account: BankAccount | None) -> Document:
        if account is None:
            return {}
        paper, words = self.paper, self.words
        reference = shown_reference(paper.reference)
        facts = [
            (words.payee, account.holder),
            (words.iban, shown_iban(account.iban)),
            (words.bic, account.bic),
            (words.reference, reference),
        ]
        shown = {"facts": [[label, plain(value)] for label, value in facts if value]}
        try:
            payload = payload_of(Transfer(account, paper.gross, paper.reference))
        except BankTrouble:  # no euros, or an account elsewhere: the words are enough
            return {**shown, "sentences": [words.how]}
        alt = words.code.format(
            amount=self.money(paper.gross),
            holder=plain(account.holder),
            iban=shown_iban(account.iban),
            reference=reference,
        )
        sentences = [words.how, words.by_code]
        return {**shown, "sentences": sentences, "code": svg_of(payload), "alt": alt}

    def _returned(self, note: CreditNote) -> Document:
        to, words = note.returned_to, self.words
        if to is None:
            return {"sentences": [words.returned_elsewhere]}
        facts = [(words.payee, plain(to.holder)), (words.iban, shown_iban(to.iban))]
        return {"sentences": [words.returned], "facts": [list(fact) for fact in facts]}

    def _foot(self) -> list[str]:
        seller = self.paper.seller
        address = ", ".join((seller.name, *seller.address))
        kind = self.words.vat_number if seller.tax_id[:2].isalpha() else self.words.tax_number
        tax_id = f"{kind} {seller.tax_id}" if seller.tax_id else ""
        return [address, seller.register, tax_id, seller.email, seller.web]


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale("en", "GB")


def plain(text: str) -> str:
    """One line that holds nothing but letters, however it came in."""
    return " ".join(_UNSEEN.sub(" ", text).split())[:_LONGEST]


def _joined(text: str) -> str:
    """A sum or a date that no line break takes apart, with one kind of space."""
    return re.sub(r"[ \u202f]", "\u00a0", text)
