"""The QR code of a transfer says what EPC069-12 wants, and no more than a code can hold."""

import pytest

from octavo.billing.bank.accounts import BankAccount
from octavo.billing.bank.epc import BYTES, Transfer, payload_of
from octavo.billing.bank.errors import IbanWrong, TransferRefused
from octavo.billing.bank.references import reference_of
from octavo.core.terms.money import Money

HOUSE = BankAccount("Vell Verlag GmbH", "DE89370400440532013000", "COBADEFFXXX")
REFERENCE = reference_of("2026-000123")


def a_transfer(**changes):
    said = {"to": HOUSE, "amount": Money(10058, "EUR"), "reference": REFERENCE} | changes
    return Transfer(**said)


def test_a_transfer_with_a_reference_has_ten_lines():
    assert payload_of(a_transfer()).split("\n") == [
        "BCD",
        "002",
        "1",
        "SCT",
        "COBADEFFXXX",
        "Vell Verlag GmbH",
        "DE89370400440532013000",
        "EUR100.58",
        "",
        "RF462026000123",
    ]


def test_text_and_note_stand_on_lines_of_their_own():
    lines = payload_of(a_transfer(reference="", text="Invoice 123", note="Thank you")).split("\n")

    assert lines[9:] == ["", "Invoice 123", "Thank you"]


def test_within_sepa_nobody_needs_a_bic():
    lines = payload_of(a_transfer(to=BankAccount("Ada Moll", HOUSE.iban))).split("\n")

    assert lines[4:7] == ["", "Ada Moll", HOUSE.iban]


def test_a_name_is_cut_at_70_characters_and_a_text_at_140():
    long = a_transfer(to=BankAccount("N" * 90, HOUSE.iban), reference="", text="T" * 200)

    lines = payload_of(long).split("\n")

    assert (len(lines[5]), len(lines[10])) == (70, 140)


@pytest.mark.parametrize("letters", ["ä", "漢", "𝒜"])
def test_no_code_holds_more_than_331_bytes(letters):
    """Letters of several bytes shorten the longest line, never the sum or the account."""
    full = a_transfer(
        to=BankAccount(letters * 70, HOUSE.iban),
        reference="",
        text=letters * 140,
        note=letters * 70,
    )

    payload = payload_of(full)

    assert len(payload.encode()) <= BYTES
    assert payload.split("\n")[6:8] == [HOUSE.iban, "EUR100.58"]


def test_a_name_cannot_smuggle_in_a_line():
    """An account's holder who ends a line could otherwise bring an account of their own."""
    sly = BankAccount("Ada\nDE00\r\u2028EUR1.00", HOUSE.iban)

    lines = payload_of(a_transfer(to=sly)).split("\n")

    assert lines[5:8] == ["Ada DE00 EUR1.00", HOUSE.iban, "EUR100.58"]


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": Money(10058, "CHF")},
        {"amount": Money(0, "EUR")},
        {"amount": Money(-1, "EUR")},
        {"to": BankAccount(" ", HOUSE.iban)},
        {"text": "and a text"},
        {"reference": "RF472026000123"},
    ],
)
def test_a_transfer_that_no_code_can_ask_for_is_refused(changes):
    with pytest.raises(TransferRefused):
        payload_of(a_transfer(**changes))


def test_a_code_never_leads_to_an_account_with_a_mistake():
    with pytest.raises(IbanWrong):
        payload_of(a_transfer(to=BankAccount("Ada Moll", "DE89370400440532013001")))
