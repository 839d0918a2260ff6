"""What a statement says, whichever form it came in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from octavo.core.terms.money import Money

NAME, TEXT, CODE, IBAN = 140, 1000, 35, 34  # the longest that is kept of each
MOST_LINES = 100_000
FIRST_YEAR, LAST_YEAR = 2000, 2099
# Control characters, and those that turn the direction of what is read.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_NO_CODE = frozenset(("NOTPROVIDED", "NONREF", "NICHTANGEGEBEN"))


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One booking: money that came in is above zero, money that went out below.

    `key` is the same for the same booking in two files that overlap, as long as each has whole
    days; two equal bookings of one day have two keys. `account` is the house's own, where the file
    tells it for the line.
    """

    position: int
    booked_on: date
    amount: Money
    name: str
    iban: str
    text: str
    end_to_end: str
    bank_reference: str = ""
    key: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What could not be read: the row or entry as a person counts it, and the column or element."""

    row: int
    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Statement:
    """All that a file said. `form` is `csv` or the name of the message, such as camt.053.001.08."""

    form: str
    lines: tuple[StatementLine, ...]
    troubles: tuple[Trouble, ...]
    iban: str = ""


class RowRefused(Exception):
    """A row that says no booking. Its text is a sentence."""

    def __init__(self, sentence: str, *, column: str = "") -> None:
        self.column = column
        super().__init__(sentence)


def plain(text: str | None, longest: int = TEXT) -> str:
    """One line of visible letters. What begins like a formula stays: it is words here."""
    return " ".join(_UNSEEN.sub(" ", text or "").split())[:longest].rstrip()


def code(text: str | None) -> str:
    """A reference, without what banks write where there is none."""
    found = plain(text, CODE)
    return "" if found.upper() in _NO_CODE else found


def iban(text: str | None) -> str:
    """An account's number without spaces; an old one that is no IBAN stays as it is."""
    return re.sub(r"[^A-Z0-9]+", "", plain(text).upper())[:IBAN]
