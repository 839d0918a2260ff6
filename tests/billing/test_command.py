"""`octavo billing` does what is due, reads statements, pays back, and looks numbers up."""

from datetime import timedelta

import pytest
from click.testing import CliRunner, Result
from django.utils import timezone
from tests.factories import a_paid_subscription, a_subscriber, an_account, an_order

from octavo.billing.acts import guarantee
from octavo.billing.bank_account import BankAccount
from octavo.billing.books import open_invoice
from octavo.billing.days import local_day
from octavo.billing.models import Payment, Payout, Statement
from octavo.website.commandline import main


def octavo(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["billing", *map(str, arguments)])


@pytest.fixture
def now():
    """The command reads the clock, so this is the real one, some days ago."""
    return timezone.now() - timedelta(days=8)


def test_what_is_due_is_done_once(ada, year, now):
    an_order(offer=year, payer=ada, now=now)

    first, second = octavo("run"), octavo("run", "--quiet")

    assert (first.exit_code, second.exit_code) == (0, 0), first.output
    assert "     1  reminded\n" in first.stdout
    assert "     0  reminded\n" in second.stdout


def test_a_statement_is_read_and_its_lines_counted(ada, year, now, tmp_path):
    invoice = open_invoice(an_order(offer=year, payer=ada, now=now).subscription)
    an_account(name="Dora")
    file, day = tmp_path / "march.csv", f"{local_day(now):%d.%m.%Y}"
    file.write_text(
        "Buchungstag;Name;IBAN;Verwendungszweck;Betrag;Waehrung\n"
        f"{day};Ada Moll;DE02120300000000202051;{invoice.reference};96,00;EUR\n"
        f"{day};Wind & Co;;Miete;-500,00;EUR\n"
    )

    done = octavo("statement", file, "--by", "dora@example.org")

    assert done.stdout == "Matched: 1. In doubt: 1. Known before: 0.\n", done.output
    assert Payment.objects.get().by.email == "dora@example.org"


def test_what_is_no_statement_is_refused(tmp_path, db):
    file = tmp_path / "march.pdf"
    file.write_bytes(b"%PDF-1.7")

    done = octavo("statement", file)

    assert done.exit_code == 1
    assert "PDF" in done.stderr
    assert not Statement.objects.exists()


def test_money_that_goes_back_is_listed_and_written_for_the_bank(ada, year, now, tmp_path):
    row = a_paid_subscription(payer=ada, offer=year, now=now)
    account = BankAccount("DE02120300000000202051", "Ada Moll")
    guarantee.give_money_back(row, by=None, now=now, account=account)
    file = tmp_path / "payouts.xml"

    listed, written, again = octavo("payouts"), octavo("payouts", "--to", file), octavo("payouts")

    assert listed.stdout.split()[1:] == ["96.00", "EUR", "ready"]
    assert written.stdout == "Transfers: 1, 96.00 EUR.\n"
    assert b"DE02120300000000202051" in file.read_bytes()
    assert again.stdout.split()[3:] == ["handed", "over"]
    assert octavo("payouts", "--to", file).exit_code == 2
    assert octavo("payouts", "--to", tmp_path / "more.xml").exit_code == 1
    assert Payout.objects.owed().exists()


def test_a_number_says_what_it_stands_for(year, now):
    ada = a_subscriber(now=now)
    invoice = open_invoice(an_order(offer=year, payer=ada, now=now).subscription)

    for typed in (invoice.number, invoice.reference.lower(), ada.number):
        said = octavo("number", typed)
        assert invoice.number in said.stdout
    assert "Ada Moll" in octavo("number", ada.number).stdout
    assert octavo("number", "2001-000001").exit_code == 2


def test_the_takings_of_a_month_are_printed_as_csv(ada, year, now):
    a_paid_subscription(payer=ada, offer=year, now=now)
    month = f"{local_day(now):%Y-%m}"

    printed, by_cheque = (
        octavo("takings", month),
        octavo("takings", month, "--provider", "cheque"),
    )

    assert printed.exit_code == 0, printed.output
    assert [line.split(",")[2:4] for line in printed.stdout.splitlines()[1:]] == [
        ["transfer", "digital"],
        ["transfer", "print"],
    ]
    assert by_cheque.stdout.count("\n") == 1
    assert "No money came or went back in this month." in by_cheque.stderr


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (["soon"], "A month is written as 2027-03: year and month."),
        (["2999-01"], "2999-01 has not begun yet."),
        (["2020-01", "--provider", "shells"], "No money comes by “shells”."),
    ],
)
def test_a_month_that_cannot_be_added_up_is_refused_with_a_sentence(db, asked, sentence):
    done = octavo("takings", *asked)

    assert (done.exit_code, done.stdout) == (1, "")
    assert sentence in done.stderr
