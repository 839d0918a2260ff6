"""Takings of a month: every cent that came or went back, once, under its way, rate and currency."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as pace
from hypothesis import strategies as st
from tests.factories import a_paid_subscription, a_subscriber, an_offer, an_order, pay_invoice

from octavo.billing.acts import changing
from octavo.billing.acts.guarantee import give_money_back
from octavo.billing.acts.receiving import receive
from octavo.billing.books import open_invoice
from octavo.billing.days import local_day
from octavo.billing.errors import DateSenseless, WayUnknown
from octavo.billing.models import DocumentLine, Payment, Refund, TaxRate
from octavo.billing.takings import as_csv, month_named, takings_of, totals
from octavo.core.terms import Money, months_after

MARCH, APRIL = date(2027, 3, 1), date(2027, 4, 1)
TODAY = date(2027, 3, 15)


def euros(cents: int) -> Money:
    return Money(cents, "EUR")


def test_a_bundle_is_split_as_the_lines_of_its_invoice_are(ada, year, now):
    a_paid_subscription(payer=ada, offer=year, now=now)

    found = takings_of(MARCH)

    assert [tuple(one.kind) for one in found] == [
        ("transfer", "digital", 700, "DE", "EUR"),
        ("transfer", "print", 700, "DE", "EUR"),
    ]
    assert [(one.paid.count, one.gross) for one in found] == [(1, euros(2880)), (1, euros(6720))]
    assert [one.tax + one.net for one in found] == [one.gross for one in found]
    assert totals(found) == [(euros(9600), euros(0), euros(9600))]


def test_what_goes_back_is_taken_off_in_its_own_month(ada, year, now):
    row = a_paid_subscription(payer=ada, offer=year, now=now)
    give_money_back(row, by=None, now=now + timedelta(days=40))

    assert totals(takings_of(MARCH)) == [(euros(9600), euros(0), euros(9600))]
    assert totals(takings_of(APRIL)) == [(euros(0), euros(9600), euros(-9600))]
    assert {one.refunded.count for one in takings_of(APRIL)} == {1}


def test_a_month_is_that_of_the_publication_to_the_last_minute(ada, year, settings):
    """Half past ten at night in London is tomorrow in Berlin."""
    settings.TIME_ZONE = "Europe/Berlin"
    late = datetime(2027, 3, 31, 22, 30, tzinfo=UTC)

    a_paid_subscription(payer=ada, offer=year, now=late)

    assert takings_of(MARCH) == []
    assert totals(takings_of(APRIL)) == [(euros(9600), euros(0), euros(9600))]


def test_rates_countries_currencies_and_ways_have_lines_of_their_own(ada, now):
    for tax_class, rate in (("digital", 1000), ("print", 490)):
        TaxRate.objects.create(
            country="AT", tax_class=tax_class, basis_points=rate, holds_from=MARCH, rule="x"
        )
    screen = an_offer(code="screen", formats="digital", price=50_00)
    francs = an_offer(code="francs", formats="digital", price=60_00, currency="CHF")
    a_paid_subscription(payer=ada, offer=screen, now=now)
    vera = a_subscriber(name="Vera Alt", country="AT", now=now)
    a_paid_subscription(payer=vera, offer=screen, country="AT", now=now)
    beat = an_order(offer=francs, payer=a_subscriber(name="Beat Alt", now=now), now=now)
    invoice = open_invoice(beat.subscription)
    receive(invoice, amount=invoice.sum, on=local_day(now), method="cheque", now=now)

    found = {tuple(one.kind): one.gross.major for one in takings_of(MARCH)}

    assert {kind: str(sum_) for kind, sum_ in found.items()} == {
        ("cheque", "digital", 700, "DE", "CHF"): "60.00",
        ("transfer", "digital", 700, "DE", "EUR"): "50.00",
        ("transfer", "digital", 1000, "AT", "EUR"): "50.00",
    }
    assert [one.kind.currency for one in takings_of(MARCH, way="cheque")] == ["CHF"]


def test_the_file_is_read_by_machines(ada, now):
    row = a_paid_subscription(payer=ada, offer=an_offer(formats="digital", price=107_00), now=now)
    give_money_back(row, by=None, now=now)

    head, line = list(csv.reader(StringIO(as_csv(takings_of(MARCH), month=MARCH))))

    assert dict(zip(head, line, strict=True)) == {
        "from": "2027-03-01",
        "to": "2027-03-31",
        "way": "transfer",
        "tax_class": "digital",
        "tax_rate": "7.00",
        "country": "DE",
        "currency": "EUR",
        "payments": "1",
        "paid_gross": "107.00",
        "paid_tax": "7.00",
        "paid_net": "100.00",
        "refunds": "1",
        "refunded_gross": "107.00",
        "refunded_tax": "7.00",
        "refunded_net": "100.00",
        "gross": "0.00",
        "tax": "0.00",
        "net": "0.00",
    }


def test_an_empty_month_has_its_headings_alone():
    assert as_csv(takings_of(MARCH), month=MARCH).count("\n") == 1


@pytest.mark.parametrize("typed", ["", "march", "2027-13", "2027-00", "0000-01", "2027-3", "27-03"])
def test_what_is_no_month_is_said_to_be(typed):
    with pytest.raises(DateSenseless, match="2027-03"):
        month_named(typed, today=TODAY)


def test_a_month_that_has_not_begun_is_refused_and_the_present_one_is_not():
    assert month_named(" 2027-03 ", today=TODAY) == MARCH
    with pytest.raises(DateSenseless, match="2027-04 has not begun"):
        month_named("2027-04", today=TODAY)


def test_a_way_that_there_is_not_is_refused_with_those_that_there_are():
    with pytest.raises(WayUnknown, match="transfer"):
        takings_of(MARCH, way="strype")


LIVES = st.lists(
    st.tuples(
        st.integers(0, 100),  # the day of the order
        st.integers(0, 29),  # so many days later it is paid
        st.sampled_from(["transfer", "cheque", "desk"]),
        st.sampled_from(["both", "print", "digital"]),
        st.sampled_from(["EUR", "CHF"]),
        st.integers(1, 99_99),
        st.none() | st.integers(0, 60),  # so many days later the money goes back
    ),
    max_size=5,
)


@pace(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lives=LIVES)
def test_all_months_together_are_the_ledger(seller, lives):
    with transaction.atomic():
        for number, life in enumerate(lives):
            _live(number, life)

        months = [months_after(MARCH, later) for later in range(8)]
        found = [one for month in months for one in takings_of(month)]
        for currency in ("EUR", "CHF"):
            of_it = [one for one in found if one.kind.currency == currency]
            assert sum(one.gross.amount for one in of_it) == _left(currency)
            assert sum(one.tax.amount for one in of_it) == _tax_left(currency)
        assert all(one.gross == one.tax + one.net for one in found)
        transaction.set_rollback(True)


def test_a_credit_of_another_offer_is_taken_off_at_its_own_rate(ada, now):
    """Print instead of the screen: what was left of the one is no money that came."""
    TaxRate.objects.create(
        country="DE", tax_class="digital", basis_points=1900, holds_from=MARCH, rule="x"
    )
    row = a_paid_subscription(payer=ada, offer=an_offer(formats="digital", price=73_00), now=now)
    later = now + timedelta(days=70)
    changing.change_now(row, an_offer(code="p", formats="print", price=146_00), now=later, by=None)
    payment = pay_invoice(row, now=later)

    may = takings_of(date(2027, 5, 1))

    assert totals(may) == [(payment.money, euros(0), payment.money)]
    assert [one.kind.rate for one in may] == [1900, 700]
    assert may[0].gross.amount < 0 < may[1].gross.amount


def _live(number: int, life: tuple) -> None:
    ordered, paid, method, formats, currency, price, back = life
    offer = an_offer(code=f"offer-{number}", formats=formats, currency=currency, price=price)
    start = datetime.combine(MARCH, time(12), tzinfo=UTC) + timedelta(days=ordered)
    payer = a_subscriber(name=f"N{number} Alt", now=start)
    row = an_order(offer=offer, payer=payer, now=start).subscription
    then, invoice = start + timedelta(days=paid), open_invoice(row)
    receive(invoice, amount=invoice.sum, on=local_day(then), method=method, now=then)
    if back is not None:
        give_money_back(row, by=None, now=then + timedelta(days=back))


def _left(currency: str) -> int:
    paid = Payment.objects.filter(currency=currency).values_list("amount", flat=True)
    back = Refund.objects.filter(currency=currency).values_list("amount", flat=True)
    return sum(paid) - sum(back)


def _tax_left(currency: str) -> int:
    lines = DocumentLine.objects.filter(document__currency=currency)
    return sum(
        line.tax if line.document.kind == "invoice" else -line.tax
        for line in lines.select_related("document")
    )
