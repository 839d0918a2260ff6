"""The file of payouts: what the bank is asked to send, and nothing that it would refuse."""

from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.resources import files

import pytest
from lxml import etree

from octavo.billing.bank.accounts import BankAccount
from octavo.billing.bank.errors import IbanWrong, PaymentFileRefused
from octavo.billing.bank.letters import bank_letters
from octavo.billing.bank.payouts import SPACE, Outgoing, payment_file
from octavo.billing.bank.references import reference_of
from octavo.core.terms.money import Money

HOUSE = BankAccount("Vell Verlag GmbH", "DE89370400440532013000", "COBADEFFXXX")
ADA = BankAccount("Ada Moll", "DE75512108001245126199")
ON, NOW = date(2026, 12, 21), datetime(2026, 12, 20, 9, 30, 12, 345, tzinfo=UTC)
SCHEMA = files("sepaxml") / "schemas" / "pain.001.001.09.xsd"


def an_outgoing(number: int = 7, **changes) -> Outgoing:
    reference = reference_of(f"2026-{number:06}", kind="C")
    one = Outgoing(ADA, Money(10058, "EUR"), reference, "Your money back: invoice 2026-000123")
    return replace(one, **changes)


def a_file(*transfers: Outgoing, debtor: BankAccount = HOUSE, on: date = ON):
    return payment_file(transfers, debtor=debtor, on=on, now=NOW)


def found(content: bytes, path: str) -> list[str]:
    tree = etree.fromstring(content)
    return [it.text for it in tree.iterfind(f".//{path}", {None: SPACE})]


@pytest.mark.parametrize("bic", ["", "COBADEFF"])
def test_a_file_is_what_the_schema_of_the_message_wants(bic):
    strange = BankAccount("Ивана Đorđević & Søn, Größe\x07 <ß>", "GB29NWBK60161331926819", bic)

    made = a_file(
        an_outgoing(), an_outgoing(8, to=strange, text="Ω" * 200), debtor=replace(HOUSE, bic=bic)
    )

    schema = etree.XMLSchema(etree.fromstring(SCHEMA.read_bytes()))
    schema.assertValid(etree.fromstring(made.content))
    assert made.refused == ()


def test_the_file_names_each_account_sum_and_reference():
    second = BankAccount("Ben Osei", "NL91ABNA0417164300")
    made = a_file(an_outgoing(8, to=second, amount=Money(5, "EUR")), an_outgoing())

    assert found(made.content, "CdtTrfTxInf/CdtrAcct/Id/IBAN") == [ADA.iban, second.iban]
    assert found(made.content, "InstdAmt") == ["100.58", "0.05"]
    assert found(made.content, "EndToEndId") == [
        reference_of(f"2026-{number:06}", kind="C") for number in (7, 8)
    ]
    assert found(made.content, "DbtrAcct/Id/IBAN") == [HOUSE.iban]
    assert found(made.content, "ReqdExctnDt/Dt") == ["2026-12-21"]


def test_number_and_control_sum_stand_at_both_places():
    made = a_file(*(an_outgoing(number) for number in range(30)))

    assert found(made.content, "NbOfTxs") == ["30", "30"]
    assert found(made.content, "CtrlSum") == ["3017.40", "3017.40"]
    assert made.control_sum == Money(301740, "EUR")


def test_the_same_payouts_have_the_same_name_so_that_a_bank_refuses_the_second_file():
    one, other = an_outgoing(), an_outgoing(8)

    first, second = a_file(one, other), a_file(other, one)

    assert first.message_id == second.message_id
    assert first.content == second.content
    assert len(first.message_id) <= 35


@pytest.mark.parametrize(
    "other",
    [
        a_file(an_outgoing(amount=Money(10059, "EUR"))),
        a_file(an_outgoing(to=BankAccount("Ada Moll", "NL91ABNA0417164300"))),
        a_file(an_outgoing(8)),
        a_file(an_outgoing(), on=date(2026, 12, 22)),
    ],
)
def test_other_payouts_have_another_name(other):
    assert other.message_id != a_file(an_outgoing()).message_id


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"amount": Money(100, "CHF")}, "A SEPA transfer is in euros, not in CHF."),
        ({"amount": Money(0, "EUR")}, "A transfer is of at least one cent."),
        ({"amount": Money(-5, "EUR")}, "A transfer is of at least one cent."),
        (
            {"to": BankAccount("田中太郎", ADA.iban)},
            "The holder's name cannot be written in the letters of banks.",
        ),
        (
            {"to": BankAccount("Ada Moll", "DE75512108001245126198")},
            "This IBAN has a mistake in it: its check digits do not agree.",
        ),
        ({"end_to_end": ""}, "The transfer has no reference that a bank could carry."),
        ({"end_to_end": "x" * 36}, "The transfer has no reference that a bank could carry."),
    ],
)
def test_one_payout_that_a_bank_would_refuse_does_not_keep_the_others(changes, because):
    wrong = an_outgoing(**changes)

    made = a_file(wrong, an_outgoing(8))

    assert [(it.transfer, it.because) for it in made.refused] == [(wrong, because)]
    assert found(made.content, "NbOfTxs") == ["1", "1"]


def test_two_payouts_of_one_reference_are_both_left_out():
    made = a_file(an_outgoing(), an_outgoing(), an_outgoing(8))

    assert len(made.refused) == 2
    assert found(made.content, "NbOfTxs") == ["1", "1"]


def test_there_is_no_file_of_nothing():
    with pytest.raises(PaymentFileRefused, match="nothing to pay out"):
        a_file()
    with pytest.raises(PaymentFileRefused, match="CHF"):
        a_file(an_outgoing(amount=Money(100, "CHF")))


def test_the_house_needs_an_account_that_can_pay():
    with pytest.raises(IbanWrong):
        a_file(an_outgoing(), debtor=BankAccount("Vell Verlag", "DE00"))
    with pytest.raises(PaymentFileRefused):
        a_file(an_outgoing(), debtor=BankAccount("", HOUSE.iban))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Jürgen Größe", "Juergen Groesse"),
        ("Zoë Łukasiewicz-Ångström", "Zoe Lukasiewicz-Angstroem"),
        ("Søren Æbelø", "Soren AEbelo"),
        ("Щербакова Юлия", "Shcherbakova Yuliya"),
        ("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos"),
        ("Moll & Söhne", "Moll + Soehne"),
        ("O’Hara", "O'Hara"),
        ("//Ada", "Ada"),
        ("=HYPERLINK(Ada)", "HYPERLINK(Ada)"),
        ("Ada\x00\u202eMoll", "Ada Moll"),
        ("田中太郎", ""),
    ],
)
def test_names_are_written_in_the_letters_of_banks(name, written):
    assert bank_letters(name, 70) == written
