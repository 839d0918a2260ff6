"""Ordering: what the checkout's button does."""

from datetime import date, timedelta

import pytest
from tests.factories import a_subscriber, an_account, an_offer, an_order, pay_invoice

from octavo.access.holding import rights_of
from octavo.billing.acts.ordering import Accepted, effect_of, place_order, promotion_of
from octavo.billing.errors import (
    NotAccepted,
    NothingNamed,
    OfferNotForYou,
    OfferNotOnSale,
    PromotionRefused,
    TokenTaken,
    TrialUsed,
    UnpaidOrderStands,
)
from octavo.billing.models import Document
from octavo.core.terms import Money
from octavo.memberships.enrolling import enrol
from octavo.memberships.models import Event, Offer, Order, PromotionCode, Subscription, Term


def nothing_was_ordered() -> bool:
    return not (
        Order.objects.exists() or Subscription.objects.exists() or Document.objects.exists()
    )


def test_an_order_makes_a_subscription_a_term_and_an_invoice(ada, year, now):
    order = an_order(offer=year, payer=ada, now=now, led_by="/articles/tides/")

    term = Term.objects.get()
    invoice = Document.objects.get()
    assert order.subscription.payer == order.subscription.recipient == ada
    assert (term.starts, term.ends, term.paid_on) == (date(2027, 3, 1), date(2028, 3, 1), None)
    assert (invoice.number, invoice.gross, invoice.due_on) == (
        "2027-000001",
        96_00,
        date(2027, 3, 15),
    )
    assert (order.terms_version, order.led_by) == ("1", "/articles/tides/")
    assert Event.objects.get().act == "ordered"


def test_who_orders_with_a_verified_address_reads_at_once_and_gets_no_copy_yet(ada, year, now):
    an_order(offer=year, payer=ada, now=now)

    (right,) = rights_of(ada.account)
    assert right.formats == {"digital"}
    assert right.until - right.since == timedelta(days=14)


def test_who_has_not_shown_that_the_address_is_theirs_reads_when_the_money_is_there(year, now):
    ben = a_subscriber(now=now, name="Ben Orr", verified=False)
    order = an_order(offer=year, payer=ben, now=now)
    assert rights_of(ben.account) == ()

    pay_invoice(order.subscription, now=now)

    assert [right.formats for right in rights_of(ben.account)] == [{"digital", "print"}]


def test_the_same_press_of_the_button_orders_once(ada, year, now):
    first = an_order(offer=year, payer=ada, now=now, token="t")

    assert an_order(offer=year, payer=ada, now=now, token="t") == first
    assert Order.objects.count() == Document.objects.count() == 1


def test_nobody_is_shown_the_order_of_somebody_else_by_its_token(ada, year, now):
    an_order(offer=year, payer=ada, now=now, token="t")

    with pytest.raises(TokenTaken):
        an_order(offer=year, payer=a_subscriber(now=now, name="Ben Orr"), now=now, token="t")


def test_one_order_waits_for_its_payment_at_a_time(ada, year, now):
    an_order(offer=year, payer=ada, now=now)

    with pytest.raises(UnpaidOrderStands):
        an_order(offer=year, payer=ada, now=now)
    assert Order.objects.count() == Document.objects.count() == 1


def test_the_same_address_under_another_number_is_the_same_person(ada, year, now):
    an_order(offer=year, payer=ada, now=now)
    again = enrol(name="Ada", email=ada.email.upper(), now=now)

    with pytest.raises(UnpaidOrderStands):
        an_order(offer=year, payer=again, now=now)


def test_a_second_copy_can_be_ordered_once_the_first_is_paid(ada, year, now):
    first = an_order(offer=year, payer=ada, now=now)
    pay_invoice(first.subscription, now=now)

    second = an_order(offer=year, payer=ada, now=now)

    assert second.subscription != first.subscription
    assert ada.subscriptions.count() == 2


def test_payer_and_recipient_may_be_two(ada, year, now):
    ben = a_subscriber(now=now, name="Ben Orr")

    order = an_order(offer=year, payer=ada, recipient=ben, now=now)
    pay_invoice(order.subscription, now=now)

    assert rights_of(ada.account) == ()
    assert len(rights_of(ben.account)) == 1


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"on_sale_from": date(2027, 3, 2)}, OfferNotOnSale),
        ({"on_sale_until": date(2027, 3, 1)}, OfferNotOnSale),
        ({"regions": "AT CH"}, OfferNotForYou),
        ({"audience": Offer.Audience.DESK}, OfferNotForYou),
        ({"unit": "issue", "count": 1, "renews": False}, NothingNamed),
    ],
)
def test_what_is_not_sold_cannot_be_ordered(ada, now, fields, refusal):
    with pytest.raises(refusal):
        an_order(offer=an_offer(**fields), payer=ada, now=now)
    assert nothing_was_ordered()


def test_the_desk_sells_what_is_kept_for_it(ada, now):
    desk = an_account(name="Dora", is_superuser=True)

    assert an_order(offer=an_offer(audience="desk"), payer=ada, now=now, by=desk)


def test_one_issue_is_bought_for_ever_and_without_a_renewal(ada, now):
    offer = an_offer(code="issue", unit="issue", count=1, renews=False, price=6_00)

    order = an_order(offer=offer, payer=ada, now=now, named="7")
    pay_invoice(order.subscription, now=now)

    (right,) = rights_of(ada.account)
    assert (right.kind, right.key, right.until) == ("issue", "7", None)


def test_terms_that_have_changed_must_be_accepted_again(ada, year, now):
    with pytest.raises(NotAccepted):
        place_order(
            offer=year,
            payer=ada,
            token="t",
            accepted=Accepted("0", "1"),
            country="DE",
            now=now,
        )
    assert nothing_was_ordered()


def test_a_trial_is_free_and_the_invoice_is_for_what_follows(ada, now):
    order = an_order(offer=an_offer(trial_days=14), payer=ada, now=now)

    trial, first = Term.objects.order_by("number")
    assert (trial.price, trial.paid_on) == (0, date(2027, 3, 1))
    assert (first.starts, Document.objects.get().due_on) == (date(2027, 3, 15), date(2027, 3, 29))
    assert order.price == 96_00


def test_a_trial_is_given_once(ada, now):
    offer = an_offer(trial_days=14)
    order = an_order(offer=offer, payer=ada, now=now)
    pay_invoice(order.subscription, now=now)

    with pytest.raises(TrialUsed):
        an_order(offer=offer, payer=ada, now=now)


def test_an_introductory_price_is_that_of_the_first_term_alone(ada, now):
    offer = an_offer(intro_price=10_00)

    an_order(offer=offer, payer=ada, now=now)

    assert Document.objects.get().gross == 10_00
    assert effect_of(offer, now=now).amount == Money(10_00, "EUR")


def test_a_promotion_takes_its_part_off_the_first_term(ada, year, now):
    code = PromotionCode.objects.create(code="SPRING", percent_off=25, amount_off=1_00)

    order = an_order(offer=year, payer=ada, now=now, promotion=code)

    assert (order.price, Document.objects.get().gross) == (71_00, 71_00)


def test_what_a_promotion_makes_free_needs_no_invoice(ada, year, now):
    code = PromotionCode.objects.create(code="FREE", percent_off=100)

    an_order(offer=year, payer=ada, now=now, promotion=code)

    assert not Document.objects.exists()
    assert Term.objects.get().paid_on == date(2027, 3, 1)


@pytest.mark.parametrize(
    "fields",
    [
        {"valid_from": date(2027, 3, 2)},
        {"valid_until": date(2027, 3, 1)},
        {"offer_code": "month"},
        {"most_uses": 0},
    ],
)
def test_a_promotion_that_does_not_hold_is_refused(ada, year, now, fields):
    code = PromotionCode.objects.create(code="SPRING", percent_off=25, **fields)

    with pytest.raises(PromotionRefused):
        an_order(offer=year, payer=ada, now=now, promotion=code)
    with pytest.raises(PromotionRefused):
        promotion_of("spring", year, today=date(2027, 3, 1))
    assert nothing_was_ordered()


def test_a_promotion_is_used_no_more_often_than_it_may_be(ada, year, now):
    code = PromotionCode.objects.create(code="ONE", percent_off=25, most_uses=1)
    an_order(offer=year, payer=ada, now=now, promotion=code)

    with pytest.raises(PromotionRefused):
        an_order(offer=year, payer=a_subscriber(now=now, name="Ben Orr"), now=now, promotion=code)


def test_what_will_be_paid_and_when_again_is_said_before(year, now):
    said = effect_of(year, now=now)

    assert said.sentences == (
        "€96.00 for 12 months.",
        "Reading begins at once; the invoice is due in 14 days.",
        "It renews for €96.00 each time until it is cancelled, which is possible any day.",
    )


def test_an_order_asks_the_database_little(ada, year, now, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        an_order(offer=year, payer=ada, now=now)
