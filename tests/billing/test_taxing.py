"""Tax by country and class, to the cent."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import a_subscriber, an_offer, an_order

from octavo.billing.errors import TaxUnknown
from octavo.billing.models import Document, TaxRate
from octavo.billing.taxing import Rates, net_and_tax
from octavo.core.terms import Money

DAY = date(2027, 3, 1)


def a_rate(country: str, tax_class: str, rate: int = 0, **fields) -> TaxRate:
    fields.setdefault("holds_from", date(2020, 1, 1))
    fields.setdefault("rule", f"{country} {tax_class}")
    return TaxRate.objects.create(country=country, tax_class=tax_class, basis_points=rate, **fields)


def test_the_rates_of_germany_are_there_from_the_beginning(db):
    rates = Rates.on(DAY, home="DE")

    for tax_class in ("print", "digital"):
        (part,) = rates.split(Money(10_70, "EUR"), tax_class=tax_class, country="DE")
        assert (part.net.amount, part.tax.amount, part.rate) == (10_00, 70, 700)


def test_a_bundle_is_split_into_print_and_digital_at_the_rates_of_the_country(db):
    a_rate("AT", "print", 1000)
    a_rate("AT", "digital", 2000)
    a_rate("AT", "bundle", print_share=60)

    parts = Rates.on(DAY, home="DE").split(Money(96_00, "EUR"), tax_class="bundle", country="AT")

    assert [(one.tax_class, one.gross.amount, one.rate) for one in parts] == [
        ("print", 57_60, 1000),
        ("digital", 38_40, 2000),
    ]


def test_a_country_without_a_rate_has_that_of_all_others_and_then_the_sellers(db):
    assert (
        Rates.on(DAY, home="DE")
        .split(Money(100, "EUR"), tax_class="print", country="JP")[0]
        .country
        == "DE"
    )

    a_rate("*", "print", 0, rule="Export, free of tax.")

    (part,) = Rates.on(DAY, home="DE").split(Money(100, "EUR"), tax_class="print", country="JP")
    assert (part.tax.amount, part.rule) == (0, "Export, free of tax.")


def test_a_new_rate_holds_from_its_day_on(db):
    a_rate("DE", "print", 900, holds_from=date(2027, 7, 1))

    def rate_on(day):
        parts = Rates.on(day, home="DE").split(Money(1, "EUR"), tax_class="print", country="DE")
        return parts[0].rate

    assert (rate_on(date(2027, 6, 30)), rate_on(date(2027, 7, 1))) == (700, 900)


def test_what_has_no_rate_cannot_be_sold(ada, now):
    with pytest.raises(TaxUnknown):
        an_order(offer=an_offer(tax_class="poster"), payer=ada, now=now)
    assert not Document.objects.exists()


def test_each_line_keeps_what_was_decided_about_its_tax(year, now):
    a_rate("AT", "print", 1000)
    a_rate("AT", "digital", 2000)
    a_rate("AT", "bundle", print_share=60)
    ben = a_subscriber(now=now, name="Ben Orr", country="AT")

    an_order(offer=year, payer=ben, now=now, country="AT")
    TaxRate.objects.all().delete()

    lines = Document.objects.get().lines.all()
    assert [(line.rate, line.country, line.seller) for line in lines] == [
        (1000, "AT", "DE123456789"),
        (2000, "AT", "DE123456789"),
    ]


@given(amount=st.integers(-10_000_00, 10_000_00), rate=st.integers(0, 9_999))
def test_net_and_tax_are_the_whole_and_the_tax_is_right_to_the_cent(amount, rate):
    net, tax = net_and_tax(Money(amount, "EUR"), rate)

    assert net.amount + tax.amount == amount
    assert abs(tax.amount * (10_000 + rate) - amount * rate) <= 10_000 + rate
