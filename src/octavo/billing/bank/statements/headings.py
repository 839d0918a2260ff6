"""What banks call the columns of their CSV, and which column says what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Said = Literal[
    "booked_on", "valued_on", "amount", "credit", "debit", "side", "currency", "name", "payer",
    "payee", "iban", "account", "text", "kind", "end_to_end", "state",
]  # fmt: skip
# Without accents, spaces and signs. Of two that say the same, the first in a list is taken.
HEADINGS: dict[Said, str] = {
    "booked_on": (
        "buchungstag buchungsdatum buchung bookingdate bookedon dateofbooking datum date "
        "transactiondate tag"
    ),
    "valued_on": (
        "valutadatum wertstellung wertstellungvaluta wertstellungsdatum wert valuta valuedate"
    ),
    "amount": (
        "betrag betrageur betragineur umsatz umsatzineur umsatzeur amount amounteur amountineur "
        "sum betragkontowaehrung"
    ),
    "credit": "haben habeneur gutschrift eingang credit paidin moneyin",
    "debit": "soll solleur belastung ausgang debit paidout moneyout",
    "side": "sollhaben sollhabenkennzeichen sh shkennzeichen creditdebit",
    "currency": "waehrung whrg currency",
    "payer": "zahlungspflichtiger zahlungspflichtige payer debtor",
    "payee": "zahlungsempfaengerin zahlungsempfaenger payee creditor",
    "name": (
        "namezahlungsbeteiligter beguenstigterzahlungspflichtiger auftraggeberempfaenger "
        "auftraggeberbeguenstigter beguenstigterauftraggeber empfaengerzahlungspflichtiger "
        "empfaengerauftraggeber auftraggeber partnername counterparty name namedespartners"
    ),
    "iban": (
        "ibanzahlungsbeteiligter kontonummeriban ibankontonummer partneriban counterpartyiban iban "
        "kontonummer accountnumber"
    ),
    "account": "ibanauftragskonto auftragskonto ibanauftraggeberkonto ownaccount",
    "text": (
        "verwendungszweck verwendungszweckzeile1 vwz vwz1 paymentreference remittanceinformation "
        "purpose description text reference referenz"
    ),
    "kind": "buchungstext umsatzart vorgang buchungsdetails type",
    "end_to_end": (
        "kundenreferenzendtoend endtoendreferenz endtoendid endtoend endezuendereferenz "
        "kundenreferenz"
    ),
    "state": "status info",
}
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
MOST_ABOVE = 40  # rows that may stand above the headings


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each thing stands in a row, and what its heading is."""

    at: dict[Said, int]
    headings: tuple[str, ...]

    @property
    def width(self) -> int:
        return len(self.headings)

    def heading(self, said: Said) -> str:
        """The bank's own word for it."""
        return self.headings[self.at[said]] if said in self.at else said

    def cell(self, row: Sequence[str], said: Said) -> str:
        at = self.at.get(said)
        return row[at].strip() if at is not None and at < len(row) else ""


def columns_of(row: Sequence[str]) -> Columns | None:
    """The columns, if this row is the headings: a day and a sum are needed."""
    headings = tuple(" ".join(cell.split()) for cell in row)
    names = [_bare(heading) for heading in headings]
    found: dict[Said, int] = {}
    for said, words in HEADINGS.items():
        at = next((names.index(word) for word in words.split() if word in names), None)
        if at is not None:
            found[said] = at
    if "booked_on" not in found and "valued_on" in found:
        found["booked_on"] = found["valued_on"]
    if "booked_on" not in found or not ("amount" in found or {"credit", "debit"} <= found.keys()):
        return None
    if "amount" in found and names.count("waehrung") > 1:  # the balance has one of its own
        behind = [
            at for at, name in enumerate(names) if name == "waehrung" and at > found["amount"]
        ]
        found["currency"] = behind[0] if behind else found["currency"]
    return Columns(found, headings)


def _bare(heading: str) -> str:
    return re.sub(r"[^a-z0-9]", "", heading.lower().translate(_LETTERS))
