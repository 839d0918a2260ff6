"""Bank accounts and creditor references: mistakes are seen before money is sent."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.billing.bank.accounts import (
    BankAccount,
    checked_account,
    checked_bic,
    checked_iban,
    remainder,
    shown_iban,
)
from octavo.billing.bank.errors import BicWrong, IbanWrong, ReferenceRefused
from octavo.billing.bank.references import is_reference, reference_of, shown_reference

# From the register of ISO 13616.
IBANS = """
AT611904300234573201 BE68539007547034 CH9300762011623852957 DE89370400440532013000
DK5000400440116243 ES9121000418450200051332 FI2112345600000785 FR1420041010050500013M02606
GB29NWBK60161331926819 IE29AIBK93115212345678 IT60X0542811101000000123456 LI21088100002324013AA
LU280019400644750000 MT84MALT011000012345MTLCAST001S NL91ABNA0417164300 NO9386011117947
PL61109010140000071219812874 PT50000201231234567890154 SE4550000000058398257466
SI56263300012039086
""".split()


@pytest.mark.parametrize("iban", IBANS)
def test_an_iban_of_each_country_is_taken(iban):
    assert checked_iban(iban) == iban


@pytest.mark.parametrize("typed", ["de89 3704 0044 0532 0130 00", "DE89-3704-0044-0532-0130-00"])
def test_an_iban_may_be_typed_in_small_letters_and_groups(typed):
    assert checked_iban(typed) == "DE89370400440532013000"


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "DE",
        "DE8937040044053201300",  # a digit short
        "DE893704004405320130000",  # one too many
        "DE89370400440532013001",  # another digit
        "DE89370400440523013000",  # two exchanged
        "XX89370400440532013000",  # no such country
        "DE८९370400440532013000",  # digits of another script
        "DE89370400440532013000\nDE",
        "A" * 100_000,
    ],
)
def test_a_mistake_in_an_iban_is_seen(wrong):
    with pytest.raises(IbanWrong):
        checked_iban(wrong)


def test_an_iban_is_shown_in_groups_of_four():
    assert shown_iban("DE89370400440532013000") == "DE89 3704 0044 0532 0130 00"


def test_a_bic_has_eight_or_eleven_characters_or_is_not_needed():
    assert [checked_bic(it) for it in ("cobadeff", "COBADEFFXXX", "")] == [
        "COBADEFF",
        "COBADEFFXXX",
        "",
    ]
    for wrong in ("COBADEF", "COBADEFFX", "C0B4D3FFXXXX", "CÖBADEFF"):
        with pytest.raises(BicWrong):
            checked_bic(wrong)


def test_an_account_is_kept_as_banks_exchange_it():
    account = checked_account(
        BankAccount(" Ada\n Moll ", "de89 3704 0044 0532 0130 00", "cobadeff")
    )

    assert account == BankAccount("Ada Moll", "DE89370400440532013000", "COBADEFF")


def test_a_reference_is_the_number_with_check_digits():
    """The standard's own example: 539007547034 has the check digits 18."""
    assert reference_of("539007547034") == "RF18539007547034"
    assert reference_of("2026-000123") == "RF462026000123"
    assert shown_reference(reference_of("2026-000123")) == "RF46 2026 0001 23"


def test_an_invoice_and_a_credit_note_of_one_number_have_two_references():
    assert reference_of("2026-000123") != reference_of("2026-000123", kind="C")


@given(st.text(alphabet=string.ascii_letters + string.digits + "-/ ", min_size=1, max_size=21))
def test_every_reference_has_right_check_digits(number):
    if any(letter.isalnum() for letter in number):
        assert is_reference(reference_of(number))


@given(st.integers(0, 999_999), st.integers(4, 13), st.integers(1, 9))
def test_one_wrong_digit_in_a_reference_is_seen(number, place, more):
    reference = reference_of(f"2026-{number:06}")
    wrong = str((int(reference[place]) + more) % 10)

    assert not is_reference(reference[:place] + wrong + reference[place + 1 :])


@given(st.integers(0, 999_999), st.integers(4, 12))
def test_two_digits_of_a_reference_that_change_places_are_seen(number, place):
    reference = reference_of(f"2026-{number:06}")
    turned = reference[:place] + reference[place + 1] + reference[place] + reference[place + 2 :]

    assert turned == reference or not is_reference(turned)


@pytest.mark.parametrize("number", ["", "---", "1" * 22, "١٢٣"])
def test_no_reference_is_made_of_what_the_standard_cannot_carry(number):
    with pytest.raises(ReferenceRefused):
        reference_of(number)


def test_check_digits_are_counted_as_the_standard_says():
    assert remainder("DE89370400440532013000") == 1
