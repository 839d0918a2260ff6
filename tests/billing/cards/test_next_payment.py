"""The account page says which card pays next, and asks for money only where somebody has to pay."""

from __future__ import annotations

from datetime import timedelta

from tests.billing.cards.conftest import BEGINS, a_card
from tests.factories import a_paid_subscription, a_subscriber, an_offer

from octavo.billing.acts import charging
from octavo.billing.days import local_day
from octavo.billing.reader.looking import Seen, seen

BEFORE = local_day(BEGINS) - timedelta(days=20)


def look(row, *, today=BEFORE) -> Seen:
    return seen(row, me=row.payer, today=today, to_come=[])


def next_payment(row) -> str:
    return dict(look(row).facts)["Next payment"]


def test_an_invoice_that_a_card_pays_names_the_card_and_the_day(till, renewed):
    assert next_payment(renewed) == "€96.00, by 15 March 2028"
    assert not look(renewed).is_charged

    a_card(till, renewed)

    assert next_payment(renewed) == "€96.00 on 1 March 2028, from Visa …4242"
    assert look(renewed).is_charged


def test_a_card_that_was_refused_pays_nothing_and_its_owner_is_asked(till, renewed, invoice):
    refused = a_card(till, renewed, number="4000000000000341")
    charging.charge(invoice, provider="rehearsal", means=refused, now=BEGINS)

    assert next_payment(renewed) == "€96.00, by 15 March 2028"
    assert not look(renewed).is_charged


def test_before_the_renewal_is_ordered_the_card_is_named_as_well(provider, till):
    year = a_paid_subscription(now=BEGINS)
    a_card(till, year)

    assert next_payment(year) == "€96.00 on 1 March 2029, from Visa …4242"


def test_a_term_of_issues_is_charged_with_the_first_one_of_the_next(provider, till):
    row = a_paid_subscription(now=BEGINS, offer=an_offer(unit="issues", count=24))
    a_card(till, row)

    assert next_payment(row) == "€96.00 from Visa …4242, with the first issue of the next term"


def test_nobody_else_sees_with_which_card_it_is_paid(till, renewed):
    a_card(till, renewed)
    cleo = a_subscriber(name="Cleo Lind", now=BEGINS)

    assert "Visa" not in str(seen(renewed, me=cleo, today=BEFORE, to_come=[]).facts)
