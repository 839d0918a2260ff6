"""Takings that came by card stand under the name of their provider, coming and going."""

from datetime import date

from tests.billing.cards.conftest import BEGINS, a_card
from tests.factories import a_subscriber, an_offer, an_order

from octavo.billing.acts import charging
from octavo.billing.acts.guarantee import give_money_back
from octavo.billing.acts.receiving import receive
from octavo.billing.books import open_invoice
from octavo.billing.days import local_day
from octavo.billing.takings import takings_of, totals
from octavo.core.terms import Money

MARCH = date(2028, 3, 1)
ALL_OF_IT, NOTHING = Money(96_00, "EUR"), Money(0, "EUR")


def test_what_a_provider_charged_stands_under_its_name(till, renewed, invoice):
    charging.charge(invoice, provider="rehearsal", means=a_card(till, renewed), now=BEGINS)

    found = takings_of(MARCH)

    assert {one.kind.way for one in found} == {"rehearsal"}
    assert totals(found) == [(ALL_OF_IT, NOTHING, ALL_OF_IT)]


def test_what_goes_back_by_card_stands_there_as_well(provider, till):
    row = an_order(offer=an_offer(), payer=a_subscriber(now=BEGINS), now=BEGINS).subscription
    means = a_card(till, row)
    charging.charge(open_invoice(row), provider="rehearsal", means=means, now=BEGINS)
    give_money_back(row, by=None, now=BEGINS)

    assert totals(takings_of(MARCH, way="rehearsal")) == [(ALL_OF_IT, ALL_OF_IT, NOTHING)]


def test_a_card_that_was_refused_takes_no_credit_for_a_transfer(till, renewed, invoice):
    poor = a_card(till, renewed, number="4000000000000341")
    charging.charge(invoice, provider="rehearsal", means=poor, now=BEGINS)
    receive(invoice, amount=invoice.sum, on=local_day(BEGINS), method="transfer", now=BEGINS)

    assert {one.kind.way for one in takings_of(MARCH)} == {"transfer"}
