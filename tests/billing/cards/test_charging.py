"""An invoice is charged to a card once: whoever is silent, killed, late or cancels meanwhile."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.billing.cards.conftest import BEGINS, ORDERED, a_card
from tests.billing.ledger_laws import breaches
from tests.factories import a_subscriber, an_order

from octavo.billing.acts import cancelling, charging, erasing, guarantee
from octavo.billing.acts.returning import send_all_back
from octavo.billing.books import needs_account, open_invoice
from octavo.billing.days import local_day
from octavo.billing.desk.acts.ending import with_account
from octavo.billing.effects import Effect
from octavo.billing.errors import DocumentNotOpen
from octavo.billing.models import Charge, Mandate, Means, Payment, Payout
from octavo.billing.providers.errors import ProviderRefuses
from octavo.billing.providers.rehearsal.cards import GOOD
from octavo.billing.providers.rehearsal.till import Till
from octavo.core.terms import Money, TermsRefusal
from octavo.memberships.models import Term
from octavo.post.models import Outgoing

TODAY = local_day(BEGINS)
LATER = BEGINS + timedelta(minutes=10)


def charge(invoice, means=None):
    return charging.charge(invoice, provider="rehearsal", means=means, now=BEGINS)


def go_on(now=LATER) -> int:
    return charging.follow_up(before=now, now=now)


def test_a_card_pays_the_invoice_and_the_next_year_has_begun(till, renewed, invoice):
    done = charge(invoice, a_card(till, renewed))

    paid = Payment.objects.get(document=invoice)
    assert (done.state, paid.method, paid.amount) == ("paid", "card", 96_00)
    assert Term.objects.get(pk=invoice.term_id).paid_on == TODAY
    assert till.taken() == {done.key: 96_00}
    assert breaches(today=TODAY) == []


def test_a_term_that_is_charged_leaves_the_mandate_as_it_was_given(till, renewed, invoice):
    means = a_card(till, renewed)

    charge(invoice, means)

    kept = Mandate.objects.get(subscription=renewed)
    assert (kept.means, kept.given_at) == (means, ORDERED)


def test_an_invoice_is_charged_once_however_often_it_is_asked(till, renewed, invoice):
    means = a_card(till, renewed)
    charge(invoice, means)

    with pytest.raises(DocumentNotOpen):
        charge(invoice, means)

    assert list(till.taken().values()) == [96_00]


def test_a_refused_card_is_an_answer_and_what_is_digital_is_read_on(till, renewed, invoice):
    done = charge(invoice, a_card(till, renewed, number="4000000000000341"))

    assert (done.state, done.failure, done.failed_first_on) == ("failed", "card_declined", TODAY)
    assert Term.objects.get(pk=invoice.term_id).trust_days >= 14
    assert not Payment.objects.filter(document=invoice).exists()


@pytest.mark.parametrize("lost", ["before", "after"])
def test_without_an_answer_it_waits_and_is_asked_again_by_itself(
    provider, till, renewed, invoice, lost
):
    means = a_card(till, renewed)
    provider.silences = lambda: lost
    assert charge(invoice, means).state == Charge.State.ASKED
    assert charge(invoice, means).attempt == 1, "a second try before the first was answered"

    provider.silences = str
    assert go_on() == 1

    assert Charge.objects.get().state == Charge.State.PAID
    assert list(till.taken().values()) == [96_00]


def test_nothing_is_charged_for_what_was_cancelled_before_anybody_answered(
    provider, till, renewed, invoice
):
    means = a_card(till, renewed)
    provider.silences = lambda: "before"
    charge(invoice, means)
    cancelling.cancel(renewed, by=None, now=BEGINS)

    provider.silences = str
    go_on()

    assert till.taken() == {}
    assert Charge.objects.get().state == Charge.State.FAILED


def test_money_that_comes_after_a_cancellation_goes_back(provider, till, renewed, invoice):
    means = a_card(till, renewed)
    provider.silences = lambda: "after"
    charge(invoice, means)
    cancelling.cancel(renewed, by=None, now=BEGINS)

    provider.silences = str
    go_on()
    assert Charge.objects.get().state == Charge.State.TOO_LATE
    assert send_all_back(now=LATER) == 1

    assert list(till.taken().values()) == [0]
    assert not Payment.objects.filter(document=invoice).exists()
    assert breaches(today=TODAY) == []


def test_a_direct_debit_is_on_its_way_for_days_and_then_pays(till, renewed, invoice):
    done = charge(invoice, a_card(till, renewed, number="DE89370400440532013000"))
    assert done.state == Charge.State.WAITING
    assert go_on() == 0

    assert charging.look_again(now=LATER) == 0
    till.pass_time(timedelta(days=2))

    assert charging.look_again(now=BEGINS + timedelta(days=2)) == 1
    assert Charge.objects.get().state == Charge.State.PAID


def test_whoever_enters_a_card_pays_with_it_and_is_charged_to_it_from_then_on(
    till, renewed, invoice
):
    waiting = charge(invoice)
    assert waiting.state == Charge.State.NEEDS_PAYER
    seen = till.charge_of(waiting.provider_id)
    till.pay(seen.secret, "4000000000000002")
    charging.ask(waiting, now=BEGINS)
    assert (Charge.objects.get().state, Charge.objects.get().arrears) == ("failed", None)

    till.pay(seen.secret, "4000002760003184")
    charging.ask(waiting, now=BEGINS)

    renewed.refresh_from_db()
    assert Charge.objects.get().state == Charge.State.PAID
    assert str(renewed.mandate.means) == "Visa …3184"


def test_money_back_goes_back_to_the_card_and_once(provider, till, renewed, invoice):
    charge(invoice, a_card(till, renewed))
    Term.objects.filter(number=1).update(paid_on=TODAY)
    Payment.objects.filter(term__number=1)._raw_delete(using="default")
    first = Payment.objects.get()

    guarantee.give_money_back(renewed, by=None, now=BEGINS)
    owed = Payout.objects.get()
    assert (owed.charge, owed.amount, owed.iban) == (first.document.charge, 96_00, "")
    assert not Payout.objects.by_transfer().exists(), (
        "no bank is asked, and no statement matches it"
    )
    told = Outgoing.objects.get(kind="money-back").text
    assert "Visa …4242" in told

    provider.silences = lambda: "after"
    assert send_all_back(now=LATER) == 0
    provider.silences = str
    assert send_all_back(now=LATER) == 1

    assert list(till.taken().values()) == [0]
    assert not Payout.objects.owed().exists()


def test_a_charge_that_goes_wrong_keeps_no_other_back(provider, till, renewed, invoice):
    made = charge(invoice, a_card(till, renewed, number="DE89370400440532013000"))
    ben = an_order(offer=renewed.offer, payer=a_subscriber(now=BEGINS, name="Ben"), now=BEGINS)
    other = open_invoice(ben.subscription)
    charge(other, a_card(till, ben.subscription, number="DE89370400440532013000"))
    till.charges.pop(made.provider_id)
    till._done_at.pop(made.provider_id)
    till.pass_time(timedelta(days=2))

    assert charging.look_again(now=LATER) == 1

    assert Charge.objects.get(document=other).state == Charge.State.PAID
    assert Charge.objects.get(document=invoice).state == Charge.State.WAITING


def test_who_paid_by_card_alone_is_asked_for_no_account_and_the_desk_is_told_so(
    till, renewed, invoice
):
    assert needs_account(renewed)
    charge(invoice, a_card(till, renewed))
    Payment.objects.filter(term__number=1)._raw_delete(using="default")

    assert not needs_account(renewed)
    said = with_account(Effect((), amount=Money(96_00, "EUR")), {}, renewed)
    assert said.sentences == ("It goes back to the card that it came from.",)


def test_who_is_erased_leaves_no_card_behind(till, renewed, invoice):
    charge(invoice, a_card(till, renewed))

    erasing.erase(renewed.payer, by=None, now=BEGINS)

    means = Means.objects.get()
    assert (means.label, means.last_digits, means.expires_on) == ("", "", None)
    assert not Mandate.objects.exists()


def test_an_answer_about_another_sum_is_refused(till, renewed, invoice):
    done = charge(invoice)
    seen = till.charge_of(done.provider_id)
    forged = replace(seen, amount=seen.amount + seen.amount)

    with pytest.raises(ProviderRefuses):
        charging.conclude(done, forged, now=BEGINS)


def test_what_was_said_earlier_changes_nothing_when_it_comes_later(till, renewed, invoice):
    """Every order of what the provider said of one charge, each said twice, ends the same."""
    means = a_card(till, renewed, number="4000000000000341")
    charge(invoice, means)
    said = [till.charge_of(Charge.objects.get().provider_id)]
    good = a_card(till, renewed)
    row = charging.begin(invoice, provider="rehearsal", means=good, now=BEGINS)
    till.charge(charging._asked(row))
    said.append(till.charge_of(row.provider_id))

    for order in permutations([*said, *said]):
        for seen in order:
            charging.conclude(row, seen, now=BEGINS)

    assert Charge.objects.get().state == Charge.State.PAID
    assert Payment.objects.filter(document=invoice).count() == 1


def test_what_is_said_of_an_earlier_try_leaves_a_later_one_open(provider, till, renewed, invoice):
    charge(invoice, a_card(till, renewed, number="4000000000000341"))
    yesterday = till.charge_of(Charge.objects.get().provider_id)
    provider.silences = lambda: "before"
    row = charge(invoice, a_card(till, renewed))

    charging.conclude(row, yesterday, now=LATER)

    after = Charge.objects.get()
    assert (after.state, after.attempt) == (Charge.State.ASKED, 2)


ACTS = ("charge", "go on", "cancel", "send back")
LOST = st.lists(st.sampled_from(["", "before", "after"]), max_size=12)
NUMBERS = (GOOD, "4000000000000341", "DE89370400440532013000")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lost=LOST, acts=st.lists(st.sampled_from(ACTS), max_size=10), number=st.sampled_from(NUMBERS)
)
def test_nothing_is_taken_twice_or_kept_wrongly(provider, invoice, lost, acts, number):
    """Whatever is lost, and whatever is done in any order: both sides end with the same sums."""
    with transaction.atomic():
        provider.till, end = Till(now=BEGINS), BEGINS + timedelta(days=3)
        means = a_card(provider.till, invoice.subscription, number=number)
        waiting = list(lost)
        provider.silences = lambda: waiting.pop() if waiting else ""
        for act in acts:
            with suppress(TermsRefusal):
                do(act, invoice, means)
        provider.silences = str
        provider.till.pass_time(timedelta(days=3))
        go_on(end)
        charging.look_again(now=end)
        send_all_back(now=end)

        ours = sum(Payment.objects.filter(document=invoice).values_list("amount", flat=True))
        assert sum(provider.till.taken().values()) == ours
        assert ours in (0, 96_00)
        assert breaches(today=local_day(end)) == []
        transaction.set_rollback(True)


def do(act, invoice, means) -> None:
    if act == "charge":
        charge(invoice, means)
    elif act == "go on":
        go_on()
    elif act == "cancel":
        cancelling.cancel(invoice.subscription, by=None, now=BEGINS)
    else:
        send_all_back(now=LATER)
