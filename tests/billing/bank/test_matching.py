"""A line of a statement pays an invoice when sum and reference are right; else a person decides."""

from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.billing.bank.matching import (
    Books,
    Doubtful,
    Matched,
    OpenInvoice,
    OpenPayout,
    Unknown,
)
from octavo.billing.bank.names import may_be_one
from octavo.billing.bank.references import reference_of, shown_reference
from octavo.billing.bank.statements import StatementLine
from octavo.core.terms.money import Money


def euros(cents: int) -> Money:
    return Money(cents, "EUR")


def an_invoice(number: int = 123, **changes) -> OpenInvoice:
    shown = f"2026-{number:06}"
    ada = OpenInvoice(number, shown, reference_of(shown), euros(10058), "Ada Moll", "10001")
    return replace(ada, **changes)


def a_line(cents: int = 10058, text: str = "", name: str = "ADA MOLL", **changes) -> StatementLine:
    line = StatementLine(1, date(2026, 12, 3), euros(cents), name, "", text, "")
    return replace(line, **changes)


ADA = an_invoice()
BEN = an_invoice(124, payer_name="Ben Osei", subscriber_number="10002")
BOOKS = Books([ADA, BEN])
REFERENCE = ADA.reference


@pytest.mark.parametrize(
    "text",
    [
        REFERENCE,
        shown_reference(REFERENCE),
        "rf46 2026 0001 23",
        "RF46-2026-000123",
        "Rechnung RF46 2026 0001 23 vielen Dank",
        "RF46 2026 000\n123",
        "RF46 2O26 OOO1 23",  # letters for digits, as a scanner reads them
        "RF46 2026 000I 23",
        "RF46 Z026 0001 23 RF46 2026 0001 23",
        "EREF+NOTPROVIDED SVWZ+RF462026000123ABWA+ADA MOLL",
        "ＲＦ４６２０２６０００１２３",
    ],
)
def test_a_reference_is_found_however_it_was_typed(text):
    assert BOOKS.match(a_line(text=text)) == Matched(ADA, "Reference and sum are right.")


def test_a_reference_is_found_where_the_bank_carries_it_apart():
    assert BOOKS.match(a_line(end_to_end=REFERENCE)) == Matched(ADA, "Reference and sum are right.")


def test_a_grandmother_may_pay():
    """With a right reference, anybody's money is welcome."""
    outcome = BOOKS.match(a_line(text=REFERENCE, name="Ines Harrow"))

    assert outcome == Matched(ADA, "Reference and sum are right.")


@pytest.mark.parametrize(
    ("cents", "because"), [(10057, "The sum is too small."), (10059, "The sum is too large.")]
)
def test_a_wrong_sum_is_never_matched(cents, because):
    assert BOOKS.match(a_line(cents, text=REFERENCE)) == Doubtful((ADA,), because)


def test_the_right_number_of_another_currency_is_a_wrong_sum():
    outcome = BOOKS.match(a_line(text=REFERENCE, amount=Money(10058, "CHF")))

    assert outcome == Doubtful((ADA,), "The sum is in CHF.")


def test_two_references_in_one_text_are_for_a_person():
    outcome = BOOKS.match(a_line(20116, text=f"{ADA.reference} and {BEN.reference}"))

    assert outcome == Doubtful((ADA, BEN), "Several invoices are named.")


def test_an_invoice_is_not_paid_twice():
    paid = replace(ADA, settled=True)

    outcome = Books([paid, BEN]).match(a_line(text=REFERENCE))

    assert outcome == Doubtful((paid,), "This invoice has been paid already.")


def test_a_number_with_the_name_of_its_payer_is_enough():
    outcome = BOOKS.match(a_line(text="Rechnung 2026-000123", name="Moll, Ada"))

    assert outcome == Matched(ADA, "Number, name and sum are right.")


def test_a_number_alone_may_be_a_slip_of_the_finger():
    """All invoices of an offer have one sum: the next number would be somebody else's."""
    outcome = BOOKS.match(a_line(text="Rechnung 2026-000124"))

    assert outcome == Doubtful((BEN,), "Number and sum are right, but another name paid.")


def test_a_reference_with_a_mistake_in_it_is_for_a_person():
    outcome = BOOKS.match(a_line(text="RF47 2026 0001 23"))

    assert outcome == Doubtful((ADA,), "The reference has a mistake in it.")


def test_a_name_and_a_sum_are_only_a_hint():
    outcome = BOOKS.match(a_line(text="my subscription"))

    assert outcome == Doubtful((ADA,), "Name and sum are right, but there is no reference.")


def test_a_subscriber_number_is_only_a_hint():
    outcome = BOOKS.match(a_line(text="subscriber 10002", name="I. Harrow"))

    assert outcome == Doubtful((BEN,), "Name and sum are right, but there is no reference.")


def test_two_invoices_of_one_name_and_sum_are_for_a_person():
    second = an_invoice(125)

    outcome = Books([ADA, BEN, second]).match(a_line())

    assert isinstance(outcome, Doubtful)
    assert set(outcome.candidates) == {ADA, second}


def test_the_invoice_with_the_right_sum_stands_first():
    dear = an_invoice(122, amount=euros(20000))

    outcome = Books([dear, ADA]).match(a_line())

    assert outcome.candidates == (ADA, dear)


@pytest.mark.parametrize(
    "line",
    [
        a_line(text="rent", name="Cleo Vance"),
        a_line(0, text=REFERENCE),
        a_line(-10058, text="rent"),
        a_line(name="", text=""),
    ],
)
def test_what_nobody_here_knows_is_unknown(line):
    assert isinstance(BOOKS.match(line), Unknown)


def test_a_payment_that_the_bank_took_back_is_told():
    outcome = BOOKS.match(a_line(-10058, text=f"RETURN {REFERENCE}"))

    because = "Money went back: a payment may have been returned."
    assert outcome == Doubtful((ADA,), because)


PAYOUT = OpenPayout(
    7, reference_of("2026-000007", kind="C"), euros(10058), "DE89370400440532013000"
)


@pytest.mark.parametrize("where", ["end_to_end", "text"])
def test_a_payout_is_known_by_its_reference(where):
    line = a_line(-10058, **{where: PAYOUT.end_to_end})

    assert Books([ADA], [PAYOUT]).match(line) == Matched(PAYOUT, "Reference and sum are right.")


def test_a_payout_of_another_sum_is_for_a_person():
    outcome = Books([], [PAYOUT]).match(a_line(-10000, end_to_end=PAYOUT.end_to_end))

    assert outcome == Doubtful((PAYOUT,), "The sum is too small.")


def test_a_payout_without_its_reference_is_for_a_person():
    outcome = Books([], [PAYOUT]).match(a_line(-10058, iban=PAYOUT.iban))

    assert isinstance(outcome, Doubtful)
    assert outcome.candidates == (PAYOUT,)


def test_a_payout_that_came_back_pays_no_invoice():
    outcome = Books([ADA], [PAYOUT]).match(a_line(text=f"{PAYOUT.end_to_end} {REFERENCE}"))

    assert outcome == Doubtful((PAYOUT,), "This looks like a payout that came back.")


def test_a_short_number_is_not_found_in_everything():
    short = an_invoice(number=1, amount=euros(10058))
    books = Books([replace(short, number="1", reference="RF181", payer_name="Cleo Vance")])

    assert isinstance(books.match(a_line(text="RF181 and 1", name="Ada Moll")), Unknown)


@given(st.integers(0, 999_999), st.integers(0, 999_999), st.integers(2, 13), st.integers(1, 9))
def test_no_slip_of_a_finger_pays_the_invoice_of_somebody_else(mine, theirs, place, more):
    """One wrong digit in a reference leads to the right invoice, to a person, or nowhere."""
    me, them = (an_invoice(it, payer_name=f"Payer {it}") for it in (mine, theirs))
    digit = str((int(me.reference[place]) + more) % 10)
    typed = me.reference[:place] + digit + me.reference[place + 1 :]

    outcome = Books([me, them]).match(a_line(text=typed, name=me.payer_name))

    assert not (isinstance(outcome, Matched) and outcome.document.key == theirs != mine)


@given(
    st.lists(st.integers(0, 400), min_size=1, max_size=40, unique=True),
    st.lists(st.tuples(st.integers(0, 400), st.booleans(), st.booleans()), max_size=60),
)
def test_whatever_is_matched_has_the_right_sum_and_stands_alone(numbers, paid):
    books = Books([an_invoice(number, payer_name=f"Name{number} Moll") for number in numbers])

    for number, right_sum, with_reference in paid:
        text = reference_of(f"2026-{number:06}") if with_reference else f"2026-{number:06}"
        outcome = books.match(a_line(10058 if right_sum else 9900, text=text, name="Ines Harrow"))
        certain = right_sum and with_reference and number in numbers
        assert isinstance(outcome, Matched) == certain
        assert not certain or outcome.document.key == number


def test_a_long_day_is_matched_in_seconds():
    """20,000 open invoices and 2,000 lines with long texts: far less than the minute of a desk."""
    from time import process_time

    numbers = count()
    books = Books(
        [an_invoice(next(numbers), payer_name=f"Ada {it % 50} Müller") for it in range(20_000)]
    )
    began = process_time()

    for number in range(2_000):
        reference = reference_of(f"2026-{number:06}")
        assert isinstance(books.match(a_line(text="x" * 120 + reference)), Matched)

    assert process_time() - began < 30


@pytest.mark.parametrize(
    ("name", "other", "one"),
    [
        ("Ada Moll", "MOLL, ADA", True),
        ("Ada Moll", "A. Moll", True),
        ("Ada Moll", "Dr. Ada Moll", True),
        ("Ada Moll", "Ada und Ben Moll", True),
        ("Jürgen Groß", "JUERGEN GROSS", True),
        ("Jürgen Groß", "Jurgen Gross", True),
        ("Zoë Łukasiewicz", "ZOE LUKASIEWICZ", True),
        ("Иван Петров", "ИВАН ПЕТРОВ", True),
        ("Ada Moll", "Ada Osei", False),
        ("Ada Moll", "Ben Moll", False),
        ("Ada Moll", "A. M.", False),
        ("Ada Moll", "", False),
        ("", "", False),
    ],
)
def test_names_are_compared_as_banks_write_them(name, other, one):
    assert may_be_one(name, other) is one
    assert may_be_one(other, name) is one
