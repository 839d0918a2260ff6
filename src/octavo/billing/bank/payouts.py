"""The file of money to be sent back, as the bank carries it out: pain.001.001.09."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from django.utils.translation import gettext as _
from lxml import etree

from octavo.billing.bank.accounts import BankAccount, checked_account
from octavo.billing.bank.errors import BankTrouble, PaymentFileRefused
from octavo.billing.bank.letters import bank_letters
from octavo.core.terms.money import Money, total

SPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
NAME, TEXT, CODE = 70, 140, 35
NOT_GIVEN = "NOTPROVIDED"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Money for one account. By `end_to_end` it is found again on the statement."""

    to: BankAccount
    amount: Money
    end_to_end: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class RefusedPayout:
    """A transfer that is not in the file, and the sentence why."""

    transfer: Outgoing
    because: str


@dataclass(frozen=True, slots=True)
class PaymentFile:
    """The bytes, what they ask the bank to do, and what had to be left out."""

    message_id: str
    content: bytes
    transfers: tuple[Outgoing, ...]
    control_sum: Money
    refused: tuple[RefusedPayout, ...]


def payment_file(
    transfers: Iterable[Outgoing], *, debtor: BankAccount, on: date, now: datetime
) -> PaymentFile:
    """One file to be carried out on that day. For the same transfers its message id is the same."""
    payer = checked_account(debtor)
    if not bank_letters(payer.holder, NAME):
        raise PaymentFileRefused(_("The account that pays has no holder that a bank can read."))
    good, refused = _sorted(list(transfers))
    if not good:
        because = refused[0].because if refused else _("There is nothing to pay out.")
        raise PaymentFileRefused(because)
    control_sum = total([one.amount for one in good], "EUR")
    message_id = _message_id(good, debtor=payer, on=on)
    root = etree.Element(f"{{{SPACE}}}Document", nsmap={None: SPACE})
    message = _add(root, "CstmrCdtTrfInitn")
    _header(message, message_id, good, name=payer.holder, now=now)
    _payments(message, message_id, good, payer=payer, on=on)
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return PaymentFile(message_id, content, tuple(good), control_sum, tuple(refused))


def _sorted(transfers: Sequence[Outgoing]) -> tuple[list[Outgoing], list[RefusedPayout]]:
    """Those that a bank takes, with numbers as it takes them, and those it would not."""
    named = Counter(one.end_to_end for one in transfers)
    good, refused = [], []
    for one in sorted(transfers, key=lambda it: it.end_to_end):
        try:
            account = checked_account(one.to)
            trouble = _trouble(one, twice=named[one.end_to_end] > 1)
        except BankTrouble as wrong:
            trouble = str(wrong)
        if trouble:
            refused.append(RefusedPayout(one, trouble))
        else:
            good.append(replace(one, to=account))
    return good, refused


def _trouble(one: Outgoing, *, twice: bool) -> str:
    """Why a bank would not carry it out; empty if it would."""
    if one.amount.currency != "EUR":
        sentence = _("A SEPA transfer is in euros, not in %(currency)s.")
        return sentence % {"currency": one.amount.currency}
    if one.amount.amount <= 0:
        return _("A transfer is of at least one cent.")
    if not bank_letters(one.to.holder, NAME):
        return _("The holder's name cannot be written in the letters of banks.")
    if not one.end_to_end or bank_letters(one.end_to_end, CODE) != one.end_to_end:
        return _("The transfer has no reference that a bank could carry.")
    if twice:
        return _("Another transfer has the same reference: one of them may be a copy.")
    return ""


def _message_id(transfers: Sequence[Outgoing], *, debtor: BankAccount, on: date) -> str:
    """From what the file asks for: a bank refuses the second file of one id."""
    asked = [
        [debtor.iban, on.isoformat()],
        *([one.end_to_end, one.to.iban, one.amount.amount, one.to.holder] for one in transfers),
    ]
    return f"OCTAVO{sha256(json.dumps(asked).encode()).hexdigest()[:26].upper()}"


def _header(
    message: etree._Element, message_id: str, good: Sequence[Outgoing], *, name: str, now: datetime
) -> None:
    header = _add(message, "GrpHdr")
    _add(header, "MsgId", message_id)
    _add(header, "CreDtTm", now.replace(microsecond=0).isoformat())
    _sums(header, good)
    _add(_add(header, "InitgPty"), "Nm", bank_letters(name, NAME))


def _payments(
    message: etree._Element,
    message_id: str,
    good: Sequence[Outgoing],
    *,
    payer: BankAccount,
    on: date,
) -> None:
    payment = _add(message, "PmtInf")
    _add(payment, "PmtInfId", message_id)
    _add(payment, "PmtMtd", "TRF")
    _add(payment, "BtchBookg", "false")  # each payout is a line of its own on the statement
    _sums(payment, good)
    _add(_add(_add(payment, "PmtTpInf"), "SvcLvl"), "Cd", "SEPA")
    _add(_add(payment, "ReqdExctnDt"), "Dt", on.isoformat())
    _add(_add(payment, "Dbtr"), "Nm", bank_letters(payer.holder, NAME))
    _add(_add(_add(payment, "DbtrAcct"), "Id"), "IBAN", payer.iban)
    _agent(_add(payment, "DbtrAgt"), payer.bic)
    _add(payment, "ChrgBr", "SLEV")
    for one in good:
        _transfer(payment, one)


def _transfer(payment: etree._Element, one: Outgoing) -> None:
    found = _add(payment, "CdtTrfTxInf")
    _add(_add(found, "PmtId"), "EndToEndId", one.end_to_end)
    _add(_add(found, "Amt"), "InstdAmt", _number(one.amount)).set("Ccy", "EUR")
    if one.to.bic:
        _agent(_add(found, "CdtrAgt"), one.to.bic)
    _add(_add(found, "Cdtr"), "Nm", bank_letters(one.to.holder, NAME))
    _add(_add(_add(found, "CdtrAcct"), "Id"), "IBAN", one.to.iban)
    if text := bank_letters(one.text, TEXT):
        _add(_add(found, "RmtInf"), "Ustrd", text)


def _agent(agent: etree._Element, bic: str) -> None:
    bank = _add(agent, "FinInstnId")
    if bic:
        _add(bank, "BICFI", bic)
    else:
        _add(_add(bank, "Othr"), "Id", NOT_GIVEN)


def _sums(where: etree._Element, good: Sequence[Outgoing]) -> None:
    _add(where, "NbOfTxs", str(len(good)))
    _add(where, "CtrlSum", _number(total([one.amount for one in good], "EUR")))


def _number(amount: Money) -> str:
    return f"{amount.major:.2f}"


def _add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    child = etree.SubElement(parent, f"{{{SPACE}}}{name}")
    child.text = text
    return child
