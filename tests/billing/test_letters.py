"""Each event is written to its subscriber once; what cannot be written stops no promise."""

from datetime import timedelta

from tests.factories import a_paid_subscription, an_account, an_order, pay_invoice

from octavo.billing import letters
from octavo.billing.acts import cancelling, guarantee, withdrawing
from octavo.billing.bank_account import BankAccount
from octavo.billing.tasks import write_to_those_who_ordered
from octavo.core.terms import Money
from octavo.memberships.enrolling import enrol
from octavo.memberships.models import Subscriber
from octavo.post.models import Outgoing


def kinds() -> list[str]:
    return list(Outgoing.objects.order_by("pk").values_list("kind", flat=True))


def test_who_orders_is_sent_the_invoice_once(ada, year, now):
    an_order(offer=year, payer=ada, now=now)

    assert letters.send_those_of_orders(now=now + timedelta(seconds=9)) == 1
    assert letters.send_those_of_orders(now=now + timedelta(seconds=19)) == 0

    letter = Outgoing.objects.get()
    assert (letter.kind, letter.to) == ("order-placed", "ada@example.org")
    assert "RF89 2027 0000 01" in letter.text
    enclosed = letter.enclosures.get()
    assert (enclosed.name, bytes(enclosed.content[:4])) == ("2027-000001.pdf", b"%PDF")


def test_the_job_looks_for_who_ordered_lately(ada, year, now):
    an_order(offer=year, payer=ada, now=now - timedelta(days=300))

    assert write_to_those_who_ordered.call() == 0


def test_a_subscriber_is_written_of_each_thing_that_happens(ada, year, now):
    row = a_paid_subscription(payer=ada, offer=year, now=now)
    cancelling.cancel(row, by=None, now=now)
    cancelling.undo(row, by=None, now=now)
    cancelling.cancel(row, by=None, now=now)
    account = BankAccount("DE02120300000000202051", "Ada Moll")
    guarantee.give_money_back(row, by=None, now=now, account=account)

    assert kinds() == ["paid", "cancelled", "cancellation-undone", "cancelled", "money-back"]
    back = Outgoing.objects.get(kind="money-back")
    assert "DE02 … 2051" in back.text
    assert "€96.00" in back.text


def test_the_receipt_of_a_withdrawal_names_the_second(ada, year, now):
    row = an_order(offer=year, payer=ada, now=now).subscription

    withdrawing.withdraw(row, by=None, now=now + timedelta(seconds=7))

    assert "10:00:07" in Outgoing.objects.get().text


def test_who_has_no_address_is_written_nothing(year, now):
    payer = enrol(name="Cleo Lind", now=now)
    row = an_order(offer=year, payer=payer, now=now).subscription

    pay_invoice(row, now=now)

    assert kinds() == []
    assert letters.send_those_of_orders(now=now) == 0


def test_a_letter_that_cannot_be_written_stops_no_promise(ada, year, now, caplog):
    Subscriber.objects.filter(pk=ada.pk).update(name="\u200b")
    row = a_paid_subscription(payer=ada, offer=year, now=now)

    (refund,) = guarantee.give_money_back(row, by=an_account(name="Dora"), now=now)

    assert refund.money == Money(96_00, "EUR")
    assert kinds() == []
    assert "was not written" in caplog.text
