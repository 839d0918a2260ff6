"""What goes wrong in more than one place at once: two tries, two cards, two shops, two payments."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.billing.cards.conftest import BEGINS, a_card
from tests.billing.ledger_laws import breaches
from tests.factories import a_paid_subscription, a_subscriber, an_offer, an_order

from octavo.billing import daily
from octavo.billing.acts import (
    changing,
    changing_cards,
    charging,
    erasing,
    guarantee,
    hearing,
    returning,
)
from octavo.billing.acts.reconciling import reconcile
from octavo.billing.acts.writing_down import gone
from octavo.billing.books import open_invoice
from octavo.billing.days import local_day
from octavo.billing.due.charging import charge_what_is_due
from octavo.billing.errors import ChargeOnItsWay, NothingToWriteDown
from octavo.billing.models import Case, Charge, Mandate, Means, Payment, Payout
from octavo.billing.providers.errors import ProviderRefuses
from octavo.billing.providers.port import ChargeAsked, Payer, State
from octavo.billing.providers.rehearsal.cards import GOOD
from octavo.memberships.models import Term
from octavo.post.models import Outgoing

DEBIT, BOUNCES, LATER = "DE89370400440532013000", "DE62370400440532013001", "4000000000000341"
TODAY = local_day(BEGINS)
SOON = BEGINS + timedelta(minutes=10)


def charge(invoice, means=None, *, now=BEGINS):
    return charging.charge(invoice, provider="rehearsal", means=means, now=now)


def test_a_debit_chosen_after_a_refused_card_is_on_its_way(till, renewed, invoice):
    charge(invoice, a_card(till, renewed, number=LATER))
    row = Charge.objects.get()
    seen = replace(till.charge_of(row.provider_id), state=State.WAITING, failure="")

    charging.conclude(row, seen, now=SOON)

    assert (Charge.objects.get().state, Charge.objects.get().failure) == ("waiting", "")
    assert Charge.objects.under_way().exists()


def test_a_payment_in_another_shop_of_the_same_account_pays_nothing_here(till, renewed, invoice):
    row = charge(invoice)
    theirs = replace(
        till.charge_of(row.provider_id), id="charge_of_theirs", state=State.DONE, means=""
    )

    with pytest.raises(ProviderRefuses):
        charging.conclude(row, theirs, now=SOON)
    assert hearing.charge_of("rehearsal", theirs) is None
    assert hearing.charge_of("rehearsal", replace(theirs, id=row.provider_id)) == row
    for key in (f"octavo-{row.pk}", f"octavo-{row.pk}-1", "octavo--1", "octavo-x-1", ""):
        assert hearing.charge_of("rehearsal", replace(theirs, id=row.provider_id, key=key)) is None
    assert not Payment.objects.filter(document=invoice).exists()


def test_money_taken_twice_for_one_invoice_is_a_case(till, renewed, invoice):
    row = charge(invoice, a_card(till, renewed))
    double = replace(till.charge_of(row.provider_id), id="charge_999")
    till.charges[double.id] = double
    till._changed[double.id] = till.now

    assert len(reconcile("rehearsal", now=SOON)) == 1

    assert Case.objects.get().kind == Case.Kind.DIFFERENCE


def test_a_card_is_charged_to_whom_the_provider_knows_as_its_owner(till, renewed, invoice):
    """Two pages for cards were open at once, and the provider made two payers of one."""
    a_card(till, renewed)
    asked = Payer(renewed.payer.number, renewed.payer.email)
    field = till.set_up(asked, key="another page")
    other = Means.objects.create(
        payer=renewed.payer, provider="rehearsal", known_as=field.payer, label="Visa",
        name=till.enter(field.secret, GOOD), last_digits="4242", made_at=BEGINS,
    )  # fmt: skip

    assert charge(invoice, other).state == Charge.State.PAID


def test_an_offer_is_not_changed_while_the_renewal_is_on_its_way(till, renewed, invoice):
    charge(invoice, a_card(till, renewed, number=DEBIT))
    other = an_offer(code="other", formats="digital", price=50_00)

    for act in (changing.change_at_end, changing.change_now):
        with pytest.raises(ChargeOnItsWay):
            act(renewed, other, now=BEGINS, by=None)
    with pytest.raises(ChargeOnItsWay):
        changing.effect_of(renewed, other, now=BEGINS, at_end=True)


def test_who_pays_an_order_by_debit_is_neither_reminded_nor_lapsed_while_it_is_on_its_way(
    provider, till, renewed
):
    order = an_order(offer=renewed.offer, payer=renewed.payer, now=BEGINS, token="a second copy")
    invoice = open_invoice(order.subscription)
    till.pay(till.charge_of(charge(invoice).provider_id).secret, DEBIT)
    charging.look_again(now=BEGINS)
    provider.silences = lambda: "before"

    for days in range(1, 40):
        daily.run(now=BEGINS + timedelta(days=days))

    term = Term.objects.get(pk=invoice.term_id)
    assert term.ending == ""
    assert not Outgoing.objects.filter(kind="payment-reminder", text__contains=invoice.number)
    assert term.starts + timedelta(days=term.trust_days) > TODAY + timedelta(days=39)


def test_a_debit_that_bounces_after_its_payer_has_gone_is_told_of(till, renewed):
    order = an_order(offer=renewed.offer, payer=renewed.payer, now=BEGINS, token="a second copy")
    invoice = open_invoice(order.subscription)
    till.pay(till.charge_of(charge(invoice).provider_id).secret, BOUNCES)
    charging.look_again(now=BEGINS)
    till.pass_time(timedelta(days=2))
    later = BEGINS + timedelta(days=2)
    charging.look_again(now=later)

    daily.run(now=later)

    assert Charge.objects.get(document=invoice).arrears.since == local_day(later)
    assert "SEPA …3001" in Outgoing.objects.get(kind="charge-failed").text


def test_a_killed_change_of_card_has_begun_the_charge_that_was_promised(
    provider, till, renewed, invoice
):
    charge(invoice, a_card(till, renewed, number=LATER))
    row = changing_cards.begin(renewed, provider="rehearsal", now=BEGINS)
    till.enter(changing_cards.field_of(row).secret, GOOD)
    calls = iter(["", "before"])  # the card is described; then nothing more is heard
    provider.silences = lambda: next(calls, "")

    changing_cards.look(row, now=BEGINS)
    assert Charge.objects.get().state == Charge.State.ASKED
    charging.follow_up(before=SOON, now=SOON)

    assert Charge.objects.get().state == Charge.State.PAID


def test_who_is_erased_gets_no_card_again(till, renewed, invoice):
    waiting = charge(invoice)
    row = changing_cards.begin(renewed, provider="rehearsal", now=BEGINS)
    field = changing_cards.field_of(row)
    erasing.erase(renewed.payer, by=None, now=BEGINS)

    till.pay(till.charge_of(waiting.provider_id).secret, GOOD)
    till.enter(field.secret, GOOD)
    charging.look_again(now=SOON)
    charging.conclude_seen(waiting, till.charge_of(waiting.provider_id), now=SOON)
    changing_cards.look_at_all(now=SOON)

    assert not Means.objects.exists()
    assert not Mandate.objects.exists()


def test_money_that_the_provider_does_not_give_back_goes_by_transfer(till, renewed, invoice):
    made = charge(invoice, a_card(till, renewed))
    Payment.objects.filter(term__number=1)._raw_delete(using="default")
    Term.objects.filter(number=1).update(paid_on=TODAY)
    guarantee.give_money_back(renewed, by=None, now=BEGINS)
    owed = Payout.objects.get()
    till.charges[made.provider_id] = replace(till.charge_of(made.provider_id), state=State.FAILED)

    assert [returning.send_all_back(now=SOON) for _ in range(3)] == [0, 0, 0]
    case = Case.objects.get()
    assert case.kind == Case.Kind.NOT_SENT

    returning.send_by_transfer(case, by=None, now=SOON)

    assert list(Payout.objects.lacking_an_account()) == [owed]
    assert not Case.objects.open().exists()


def test_a_dispute_is_written_down_once_it_is_lost(till, renewed, invoice):
    made = charge(invoice, a_card(till, renewed))
    till.dispute(made.provider_id, made.money, is_lost=False)
    reconcile("rehearsal", now=SOON)
    case = Case.objects.get(kind=Case.Kind.DISPUTE)

    with pytest.raises(NothingToWriteDown, match="not decided"):
        gone(case)
    till.win(made.provider_id)
    with pytest.raises(NothingToWriteDown, match="came back"):
        gone(case)
    till.dispute(made.provider_id, made.money)

    assert gone(case).amount == made.money
    assert breaches(today=TODAY) == []


def test_a_provider_that_is_down_is_not_waited_for_by_each_charge(provider, till):
    year = an_offer(formats="digital", unit="months", count=12)
    ordered = BEGINS - timedelta(days=366)
    for number in range(8):
        payer = a_subscriber(now=ordered, name=f"Reader{number} Moll")
        row = a_paid_subscription(offer=year, payer=payer, now=ordered)
        a_card(till, row)
    daily.run(now=BEGINS - timedelta(days=10))
    asked = []
    provider.silences = lambda: asked.append(1) or "before"

    assert charge_what_is_due(now=BEGINS) == 8
    assert len(asked) == charging.MOST_SILENCES
    assert Charge.objects.filter(state=Charge.State.ASKED).count() == 8

    provider.silences = str
    assert charging.follow_up(before=SOON, now=SOON) == 8
    assert len(till.taken()) == 8


def test_a_charge_of_nobody_is_left_to_the_comparison(till):
    somebody = Payer(1, "nobody@example.org")
    asked = ChargeAsked("octavo-7-1", "", 1, an_offer().money(5_00), somebody, "", "-", BEGINS)
    made = till.charge(asked)

    assert hearing.take_note("rehearsal", made, now=SOON) is None
