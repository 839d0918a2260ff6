"""Receiving: the money for an invoice has come."""

from datetime import date, timedelta

import pytest
from tests.factories import a_published_issue, an_order, pay_invoice

from octavo.access.holding import rights_of
from octavo.billing.acts.receiving import effect_of, issues_out_since, receive
from octavo.billing.books import open_invoice
from octavo.billing.errors import DateSenseless, DocumentNotOpen, LedgerRowsStay, ReferenceUsed
from octavo.billing.models import Document, Payment
from octavo.core.terms import CurrenciesMixed, Money, PaymentMismatched
from octavo.memberships.models import Event, Term


@pytest.fixture
def invoice(ada, year, now) -> Document:
    order = an_order(offer=year, payer=ada, now=now)
    return open_invoice(order.subscription)


def test_who_has_paid_reads_and_gets_copies_to_the_end_of_the_term(ada, invoice, now):
    later = now + timedelta(days=3)

    receive(invoice, amount=invoice.sum, on=date(2027, 3, 4), method="transfer", now=later)

    (right,) = rights_of(ada.account)
    assert (right.formats, right.until.date()) == ({"digital", "print"}, date(2028, 3, 1))
    assert Term.objects.get().paid_on == date(2027, 3, 4)
    assert [one.act for one in Event.objects.all()] == ["ordered", "paid"]


@pytest.mark.parametrize(
    ("amount", "refusal"),
    [
        (Money(95_99, "EUR"), PaymentMismatched),
        (Money(96_01, "EUR"), PaymentMismatched),
        (Money(96_00, "USD"), (PaymentMismatched, CurrenciesMixed)),
    ],
)
def test_another_sum_does_not_pay_the_invoice(invoice, now, amount, refusal):
    with pytest.raises(refusal):
        receive(invoice, amount=amount, on=date(2027, 3, 1), method="transfer", now=now)
    assert Document.objects.open().get() == invoice
    assert not Payment.objects.exists()


@pytest.mark.parametrize("on", [date(2027, 2, 28), date(2027, 3, 2)])
def test_money_comes_after_the_invoice_and_not_tomorrow(invoice, now, on):
    with pytest.raises(DateSenseless):
        receive(invoice, amount=invoice.sum, on=on, method="transfer", now=now)


def test_an_invoice_is_paid_once(invoice, now):
    pay_invoice(invoice.subscription, now=now)

    with pytest.raises(DocumentNotOpen):
        receive(invoice, amount=invoice.sum, on=date(2027, 3, 1), method="cheque", now=now)


def test_the_same_reference_is_the_same_payment(invoice, now):
    said = {"amount": invoice.sum, "on": date(2027, 3, 1), "method": "cheque", "reference": "17"}

    first = receive(invoice, now=now, **said)

    assert receive(invoice, now=now, **said) == first
    assert Payment.objects.count() == 1
    with pytest.raises(ReferenceUsed):
        receive(invoice, now=now, **(said | {"amount": Money(1, "EUR")}))


def test_issues_that_came_out_while_somebody_read_on_trust_count(invoice, now):
    a_published_issue(number=7, now=now + timedelta(days=2), weight=2)

    later = now + timedelta(days=5)
    receive(invoice, amount=invoice.sum, on=date(2027, 3, 6), method="transfer", now=later)

    served = invoice.subscription.served.get()
    assert (served.issue_number, served.weight, served.on) == (7, 2, date(2027, 3, 3))
    assert issues_out_since(date(2027, 3, 4)) == []


def test_a_payment_is_neither_changed_nor_deleted(invoice, now):
    paid = pay_invoice(invoice.subscription, now=now)

    paid.amount = 1
    with pytest.raises(LedgerRowsStay):
        paid.save()
    with pytest.raises(LedgerRowsStay):
        paid.delete()
    with pytest.raises(LedgerRowsStay):
        Payment.objects.update(amount=1)
    with pytest.raises(LedgerRowsStay):
        Document.objects.all().delete()


def test_what_marking_as_paid_does_is_said_before(invoice, now):
    assert effect_of(invoice, now=now).amount == invoice.sum
