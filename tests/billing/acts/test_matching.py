"""Statements of the bank, and money that goes back."""

from datetime import timedelta

import pytest
from tests.factories import a_paid_subscription, a_subscriber, an_account, an_order

from octavo.billing import daily
from octavo.billing.acts import guarantee, matching, paying_out
from octavo.billing.bank_account import BankAccount
from octavo.billing.books import open_invoice
from octavo.billing.errors import LineDecided, PayoutRefused, StatementRefused
from octavo.billing.models import Document, Payment, Payout, Statement, StatementLine
from octavo.core.terms import PaymentMismatched

HEAD = "Buchungstag;Name;IBAN;Verwendungszweck;Betrag;Waehrung"
THEIRS = BankAccount("DE02120300000000202051", "Ada Moll")


@pytest.fixture
def invoice(ada, year, now) -> Document:
    return open_invoice(an_order(offer=year, payer=ada, now=now).subscription)


def a_statement(*rows: tuple[str, str, str]) -> bytes:
    """Name, text and sum of each line, booked on 3 March."""
    lines = [f"03.03.2027;{name};{THEIRS.iban};{text};{sum_};EUR" for name, text, sum_ in rows]
    return "\n".join([HEAD, *lines]).encode()


def bring(content: bytes, now, days: int = 3) -> matching.Brought:
    return matching.bring(content, name="march.csv", by=None, now=now + timedelta(days=days))


def test_a_line_with_reference_and_sum_pays_the_invoice(invoice, now):
    done = bring(a_statement(("Ada Moll", f"Abo {invoice.reference}", "96,00")), now)

    paid = Payment.objects.get()
    assert (done.matched, done.doubtful) == (1, 0)
    assert (paid.document, paid.statement_line.state) == (invoice, "matched")
    assert paid.on.isoformat() == "2027-03-03"


@pytest.mark.parametrize("sum_", ["95,00", "97,00"])
def test_a_wrong_sum_is_doubtful_and_pays_nothing(invoice, now, sum_):
    done = bring(a_statement(("Ada Moll", invoice.reference, sum_)), now)

    line = StatementLine.objects.get()
    assert (done.matched, line.state, line.document) == (0, "doubtful", invoice)
    assert not Payment.objects.exists()


def test_a_line_of_nobody_waits_for_somebody_who_puts_it_away(now):
    bring(a_statement(("Wind & Co", "Miete", "-500,00")), now)
    desk = an_account(name="Dora")

    line = matching.put_away(StatementLine.objects.get(), because="Rent.", by=desk, now=now)

    assert (line.state, line.because, line.decided_by) == ("put_away", "Rent.", desk)
    with pytest.raises(LineDecided):
        matching.put_away(line, because="", by=desk, now=now)


def test_a_file_that_is_brought_twice_and_one_that_overlaps_pay_once(invoice, now):
    line = ("Ada Moll", invoice.reference, "96,00")
    bring(a_statement(line), now)

    again = bring(a_statement(line), now)
    longer = bring(a_statement(line, ("Ben Orr", "?", "1,00")), now)

    assert (again.matched, again.known, longer.known, longer.doubtful) == (0, 1, 1, 1)
    assert (Payment.objects.count(), Statement.objects.count()) == (1, 2)


def test_somebody_decides_for_whom_a_doubtful_line_is(invoice, year, now):
    bring(a_statement(("Ada Moll", "Abo", "96,00")), now)
    line, desk = StatementLine.objects.get(), an_account(name="Dora")
    then = now + timedelta(days=3)
    assert matching.candidates(line).candidates[0].key == invoice.pk

    matching.decide(line, invoice, by=desk, now=then)

    line.refresh_from_db()
    assert (line.state, line.decided_by, Payment.objects.get().statement_line) == (
        "matched",
        desk,
        line,
    )


def test_nobody_can_decide_that_a_wrong_sum_is_right(invoice, now):
    bring(a_statement(("Ada Moll", invoice.reference, "9,60")), now)
    line = StatementLine.objects.get()

    with pytest.raises(PaymentMismatched):
        matching.decide(line, invoice, by=an_account(name="Dora"), now=now + timedelta(days=3))
    line.refresh_from_db()
    assert line.state == "doubtful"


def test_money_that_came_for_an_order_that_has_lapsed_waits_for_the_desk(invoice, now):
    daily.run(now=now + timedelta(days=31))

    done = bring(a_statement(("Ada Moll", invoice.reference, "96,00")), now, days=32)

    assert (done.matched, done.doubtful) == (0, 1)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\xff\xfe" * 9, b"<a/>"])
def test_what_is_no_statement_is_refused_with_a_sentence(content, now):
    with pytest.raises(StatementRefused):
        bring(content, now)
    assert not Statement.objects.exists()


def test_money_that_goes_back_is_owed_until_the_statement_shows_it(ada, year, now):
    subscription = a_paid_subscription(payer=ada, offer=year, now=now)
    guarantee.give_money_back(subscription, by=None, now=now, account=THEIRS)
    payout = Payout.objects.get()

    file = paying_out.write_file(now=now)
    assert payout.end_to_end.encode() in file.content
    assert not Payout.objects.to_export().exists()
    assert Payout.objects.owed().exists()

    bring(a_statement(("Ada Moll", payout.end_to_end, "-96,00")), now)

    payout.refresh_from_db()
    assert payout.matched_at == now + timedelta(days=3)
    assert payout.statement_line.amount == -96_00


def test_a_payout_waits_for_its_account_and_goes_out_once(ada, year, now):
    subscription = a_paid_subscription(payer=ada, offer=year, now=now)
    guarantee.give_money_back(subscription, by=None, now=now)
    payout = Payout.objects.get()
    with pytest.raises(PayoutRefused):
        paying_out.write_file(now=now)

    paying_out.set_account(payout, THEIRS, by=None, now=now)

    assert len(paying_out.write_file(now=now).transfers) == 1
    with pytest.raises(PayoutRefused):
        paying_out.write_file(now=now)
    assert len(paying_out.write_file(now=now, again=[payout]).transfers) == 1
    paying_out.match(payout, now=now)
    with pytest.raises(PayoutRefused):
        paying_out.match(payout, now=now)
    with pytest.raises(PayoutRefused):
        paying_out.set_account(payout, THEIRS, by=None, now=now)


def test_who_paid_by_transfer_gets_it_back_where_it_came_from(invoice, now):
    bring(a_statement(("Ada Moll", invoice.reference, "96,00")), now)

    then = now + timedelta(days=9)
    guarantee.give_money_back(invoice.subscription, by=None, now=then)

    assert Payout.objects.get().iban == THEIRS.iban


def test_two_payers_of_one_sum_are_told_apart_by_their_references(invoice, year, now):
    ben = a_subscriber(now=now, name="Ben Orr")
    other = open_invoice(an_order(offer=year, payer=ben, now=now).subscription)

    bring(
        a_statement(("?", other.reference, "96,00"), ("?", invoice.reference, "96,00")),
        now,
    )

    assert {paid.document for paid in Payment.objects.all()} == {invoice, other}
