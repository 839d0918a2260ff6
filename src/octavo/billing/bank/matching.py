"""Which invoice or payout a line of a statement belongs to: certain, doubtful or unknown.

Certain is a sum that is right to the cent with a reference whose check digits are right, or with an
invoice's number and its payer's name. All else is for a person to decide.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar
from unicodedata import normalize

from django.utils.translation import gettext as _

from octavo.billing.bank.names import folded, may_be_one
from octavo.billing.bank.statements.lines import StatementLine
from octavo.core.terms.money import Money

MOST_CANDIDATES = 10
SHORTEST = 6  # letters and digits of a number by which anything is found
RARE = 200  # a word in more names than that finds nobody by itself
# Letters that are read, typed and heard for digits.
_MISREAD = str.maketrans("OQILSB", "001158")
_BETWEEN = re.compile(r"[^A-Z0-9]+")
_CHECKED = re.compile(r"RF[0-9]{2}\Z")
_LONE_NUMBER = re.compile(r"(?<![0-9])[0-9]{4,12}(?![0-9])")


@dataclass(frozen=True, slots=True)
class OpenInvoice:
    """An invoice that may be paid by a line; one that is `settled` is only looked up."""

    key: int | str
    number: str
    reference: str
    amount: Money
    payer_name: str
    subscriber_number: str = ""
    settled: bool = False


@dataclass(frozen=True, slots=True)
class OpenPayout:
    """Money that was sent back and has not been seen leaving the account."""

    key: int | str
    end_to_end: str
    amount: Money
    iban: str = ""


Document = OpenInvoice | OpenPayout
Named = TypeVar("Named", OpenInvoice, OpenPayout)


@dataclass(frozen=True, slots=True)
class Matched:
    document: Document
    because: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A person decides between candidates, the likeliest first, and is told why none is certain."""

    candidates: tuple[Document, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Unknown:
    because: str


Outcome = Matched | Doubtful | Unknown


class Books:
    """What is open on the day a statement is brought. Asked once for each line of it."""

    def __init__(self, invoices: Iterable[OpenInvoice], payouts: Iterable[OpenPayout] = ()) -> None:
        self._by_reference: _Index[OpenInvoice] = _Index()
        self._by_number: _Index[OpenInvoice] = _Index()
        self._by_subscriber: dict[str, list[OpenInvoice]] = defaultdict(list)
        self._by_word: dict[str, list[OpenInvoice]] = defaultdict(list)
        self._payouts = tuple(payouts)
        self._by_end_to_end: _Index[OpenPayout] = _Index()
        for invoice in invoices:
            self._enter(invoice)
        for payout in self._payouts:
            self._by_end_to_end.enter(payout.end_to_end, payout)

    def match(self, line: StatementLine) -> Outcome:
        """What came in is for an invoice, what went out is a payout."""
        sent = self._by_end_to_end.named_in(line)
        if line.amount.amount < 0:
            return self._outgoing(line, sent)
        if line.amount.amount == 0:
            return Unknown(_("No money moved."))
        if sent:
            return Doubtful(sent, _("This looks like a payout that came back."))
        return self._by_its_reference(line) or self._by_its_number(line) or self._by_payer(line)

    def _enter(self, invoice: OpenInvoice) -> None:
        self._by_reference.enter(invoice.reference, invoice)
        if invoice.settled:
            return
        self._by_number.enter(invoice.number, invoice)
        if invoice.subscriber_number:
            self._by_subscriber[invoice.subscriber_number].append(invoice)
        for word in folded(invoice.payer_name):
            self._by_word[word].append(invoice)

    def _outgoing(self, line: StatementLine, sent: tuple[OpenPayout, ...]) -> Outcome:
        if len(sent) > 1:
            return Doubtful(sent, _("Several payouts are named."))
        if sent:
            if sent[0].amount == -line.amount:
                return Matched(sent[0], _("Reference and sum are right."))
            return Doubtful(sent, _wrong_sum(sent[0].amount, -line.amount))
        alike = [
            payout
            for payout in self._payouts
            if payout.amount == -line.amount and payout.iban and payout.iban == line.iban
        ]
        if alike:
            because = _("Sum and account are right, but no reference says which payout it is.")
            return Doubtful(tuple(alike[:MOST_CANDIDATES]), because)
        if returned := self._by_reference.named_in(line):
            return Doubtful(returned, _("Money went back: a payment may have been returned."))
        return Unknown(_("Money went out for nothing that is known here."))

    def _by_its_reference(self, line: StatementLine) -> Outcome | None:
        named = self._by_reference.named_in(line)
        if not named:
            return None
        if len(named) > 1:
            return Doubtful(named[:MOST_CANDIDATES], _("Several invoices are named."))
        if named[0].settled:
            return Doubtful(named, _("This invoice has been paid already."))
        if named[0].amount != line.amount:
            return Doubtful(named, _wrong_sum(named[0].amount, line.amount))
        return Matched(named[0], _("Reference and sum are right."))

    def _by_its_number(self, line: StatementLine) -> Outcome | None:
        named = self._by_number.named_in(line)
        if not named:
            return None
        if len(named) > 1:
            return Doubtful(named[:MOST_CANDIDATES], _("Several invoices are named."))
        if named[0].amount != line.amount:
            return Doubtful(named, _wrong_sum(named[0].amount, line.amount))
        if _has_wrong_check_digits(named[0], line):
            return Doubtful(named, _("The reference has a mistake in it."))
        if not may_be_one(named[0].payer_name, line.name):
            return Doubtful(named, _("Number and sum are right, but another name paid."))
        return Matched(named[0], _("Number, name and sum are right."))

    def _by_payer(self, line: StatementLine) -> Outcome:
        """Without a reference nothing is certain."""
        alike = self._of_subscriber(line) + self._of_name(line)
        found = list(dict.fromkeys(sorted(alike, key=lambda it: it.amount != line.amount)))
        if not found:
            return Unknown(_("Neither a reference nor a name is known here."))
        if found[0].amount != line.amount:
            because = _("No reference, and no open invoice of this name has this sum.")
        elif len(found) > 1 and found[1].amount == line.amount:
            because = _("No reference, and several invoices have this name and sum.")
        else:
            because = _("Name and sum are right, but there is no reference.")
        return Doubtful(tuple(found[:MOST_CANDIDATES]), because)

    def _of_subscriber(self, line: StatementLine) -> list[OpenInvoice]:
        """Those whose subscriber number is in the text; a postcode may look like one."""
        return [
            invoice
            for number in dict.fromkeys(_LONE_NUMBER.findall(line.text))
            for invoice in self._by_subscriber.get(number, ())
            if invoice.amount == line.amount or may_be_one(invoice.payer_name, line.name)
        ]

    def _of_name(self, line: StatementLine) -> list[OpenInvoice]:
        words = (word for word in folded(line.name) if len(word) > 1 and word in self._by_word)
        known = sorted((self._by_word[word] for word in sorted(words)), key=len)
        return [
            invoice
            for at, found in enumerate(known)
            if at == 0 or len(found) <= RARE
            for invoice in found
            if may_be_one(invoice.payer_name, line.name)
        ]


class _Index(Generic[Named]):
    """What has a name that a payer may write, found in the words of a line."""

    def __init__(self) -> None:
        self._named: dict[str, list[Named]] = defaultdict(list)
        self._lengths: set[int] = set()

    def enter(self, name: str, named: Named) -> None:
        """Under its name; one of few letters would be found in anything."""
        bare = _read(name)
        if len(bare) >= SHORTEST:
            self._named[bare].append(named)
            self._lengths.add(len(bare))

    def named_in(self, line: StatementLine) -> tuple[Named, ...]:
        """Everything whose name stands in the line, each once, however it was spaced and typed."""
        names = (
            words[at : at + length]
            for words in _streams(line)
            for at in range(len(words))
            for length in self._lengths
        )
        known = dict.fromkeys(name for name in names if name in self._named)
        return tuple(named for name in known for named in self._named[name])


def _streams(line: StatementLine) -> tuple[str, ...]:
    return tuple(filter(None, map(_read, (line.text, line.end_to_end))))


def _read(text: str) -> str:
    """Capitals and digits with nothing between them; letters that look like digits are digits."""
    return _BETWEEN.sub("", normalize("NFKC", text).upper()).translate(_MISREAD)


def _has_wrong_check_digits(invoice: OpenInvoice, line: StatementLine) -> bool:
    """Whether the number stands behind check digits: were they right, the reference were found."""
    number = _read(invoice.number)
    return any(
        _CHECKED.search(words[: found.start()])
        for words in _streams(line)
        for found in re.finditer(re.escape(number), words)
    )


def _wrong_sum(expected: Money, found: Money) -> str:
    if expected.currency != found.currency:
        return _("The sum is in %(currency)s.") % {"currency": found.currency}
    if found < expected:
        return _("The sum is too small.")
    return _("The sum is too large.")
