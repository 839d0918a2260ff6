"""Leaving: cancel and undo, money back, withdrawal."""

from datetime import date, timedelta

import pytest
from tests.factories import (
    a_paid_subscription,
    a_subscriber,
    an_account,
    an_offer,
    an_order,
    pay_invoice,
)

from octavo.access.holding import rights_of
from octavo.billing.acts import cancelling, guarantee, renewing, withdrawing
from octavo.billing.bank_account import BankAccount
from octavo.billing.errors import BankAccountWrong, ReasonMissing
from octavo.billing.models import Document, GuaranteeUse, Payout, Refund
from octavo.billing.standing import standing_of
from octavo.core.terms import (
    AlreadyCancelled,
    GuaranteeExpired,
    GuaranteeUsed,
    Money,
    NothingToUndo,
    NotPossible,
    WithdrawalExpired,
)
from octavo.memberships.models import Event

THEIRS = BankAccount("DE02 1203 0000 0000 2020 51", "Ada Moll")


@pytest.fixture
def subscription(ada, year, now):
    return a_paid_subscription(payer=ada, offer=year, now=now)


def test_who_cancels_reads_to_the_end_of_what_was_paid(ada, subscription, now):
    said = cancelling.effect_of(subscription, now=now)
    cancelling.cancel(subscription, by=ada.account, now=now)

    assert said.on == subscription.cancel_effective_on == date(2028, 3, 1)
    assert (subscription.cancelled_by, subscription.cancel_asked_at) == ("subscriber", now)
    assert rights_of(ada.account)[0].until.date() == date(2028, 3, 1)
    with pytest.raises(AlreadyCancelled):
        cancelling.cancel(subscription, by=ada.account, now=now)


def test_the_desk_cancels_in_its_own_name(subscription, now):
    desk = an_account(name="Dora", groups=("Subscriber desk",))

    cancelling.cancel(subscription, by=desk, now=now)

    assert subscription.cancelled_by == "dora@example.org"


def test_a_cancellation_is_undone_until_it_takes_effect(subscription, now):
    cancelling.cancel(subscription, by=None, now=now)

    cancelling.undo(subscription, by=None, now=now)

    assert subscription.cancel_asked_on is None
    with pytest.raises(NothingToUndo):
        cancelling.undo(subscription, by=None, now=now)


def test_the_reason_is_asked_afterwards(subscription, now):
    with pytest.raises(NotPossible):
        cancelling.say_why(subscription, "Too much to read.", now=now)
    cancelling.cancel(subscription, by=None, now=now)

    cancelling.say_why(subscription, " Too much to read. ", now=now)

    assert subscription.cancel_reason == "Too much to read."


def test_an_order_that_is_cancelled_before_it_is_paid_owes_nothing(ada, year, now):
    subscription = an_order(offer=year, payer=ada, now=now).subscription

    cancelling.cancel(subscription, by=None, now=now)

    note = Document.objects.get(kind="credit_note")
    assert (note.number, note.gross, note.corrects.number) == ("C2027-000001", 96_00, "2027-000001")
    assert not Document.objects.open().exists()
    assert not Refund.objects.exists()
    assert rights_of(ada.account) == ()


def test_on_the_sixtieth_day_all_of_the_money_comes_back(ada, subscription, now):
    then = now + timedelta(days=60)
    said = guarantee.effect_of(subscription, now=then)

    (refund,) = guarantee.give_money_back(subscription, by=None, now=then, account=THEIRS)

    assert said.amount == refund.money == Money(96_00, "EUR")
    assert refund.document.corrects == Document.objects.invoices().get()
    assert (refund.payout.iban, refund.payout.matched_at) == ("DE02120300000000202051", None)
    assert rights_of(ada.account)[0].until <= then
    assert subscription.cancel_effective_on == date(2027, 4, 30)
    assert Event.objects.last().act == "refunded"


def test_on_the_sixty_first_day_it_is_refused_with_the_date(subscription, now):
    then = now + timedelta(days=61)

    with pytest.raises(GuaranteeExpired) as refused:
        guarantee.effect_of(subscription, now=then)
    with pytest.raises(GuaranteeExpired):
        guarantee.give_money_back(subscription, by=None, now=then, account=THEIRS)

    assert refused.value.last_day == date(2027, 4, 30)
    assert not Refund.objects.exists()
    assert not Payout.objects.exists()
    assert not GuaranteeUse.objects.exists()
    assert Document.objects.count() == 1


def test_a_renewal_begun_within_the_sixty_days_comes_back_too(ada, now):
    month = an_offer(code="month", count=1, price=8_00)
    subscription = a_paid_subscription(payer=ada, offer=month, now=now)
    then = now + timedelta(days=20)
    renewing.renew(subscription, now=then)
    pay_invoice(subscription, now=then)

    refunds = guarantee.give_money_back(subscription, by=None, now=then, account=THEIRS)

    assert [one.amount for one in refunds] == [8_00, 8_00]
    assert Document.objects.filter(kind="credit_note").count() == 2
    assert Payout.objects.get().amount == 16_00
    standing = standing_of(subscription)
    assert standing.paid() == standing.refunded()


def test_a_renewal_that_was_not_paid_is_taken_back_and_nothing_is_sent_for_it(ada, now):
    month = an_offer(code="month", count=1, price=8_00)
    subscription = a_paid_subscription(payer=ada, offer=month, now=now)
    renewing.renew(subscription, now=now)

    guarantee.give_money_back(subscription, by=None, now=now, account=THEIRS)

    assert Payout.objects.get().amount == 8_00
    assert Document.objects.filter(kind="credit_note").count() == 2
    assert not Document.objects.open().exists()


def test_where_the_money_goes_may_be_said_later(subscription, now):
    guarantee.give_money_back(subscription, by=None, now=now)

    assert Payout.objects.lacking_an_account().count() == 1


@pytest.mark.parametrize("same", ["person", "address", "account"])
def test_the_guarantee_is_given_once_to_a_person(ada, subscription, now, same):
    guarantee.give_money_back(subscription, by=None, now=now, account=THEIRS)
    ben = a_subscriber(now=now, name="Ben Orr")
    if same == "address":
        ada.email = ""
        ada.save()
        ben.email = "ada@example.org"
        ben.save()
    payer = ada if same == "person" else ben
    again = a_paid_subscription(payer=payer, offer=subscription.offer, now=now)
    account = THEIRS if same == "account" else None

    with pytest.raises(GuaranteeUsed):
        guarantee.give_money_back(again, by=None, now=now, account=account)

    assert Refund.objects.count() == 1


def test_the_desk_may_give_it_a_second_time_and_says_why(ada, subscription, now):
    desk = an_account(name="Dora", groups=("Subscriber desk",))
    guarantee.give_money_back(subscription, by=None, now=now, account=THEIRS)
    again = a_paid_subscription(payer=ada, offer=subscription.offer, now=now)

    with pytest.raises(ReasonMissing):
        guarantee.give_money_back(again, by=desk, now=now, overruled=True)
    guarantee.give_money_back(again, by=desk, now=now, overruled=True, because="Our mistake.")

    use = GuaranteeUse.objects.last()
    assert (use.overruled_by, use.overruled_because) == (desk, "Our mistake.")


def test_nothing_is_given_back_twice(subscription, now):
    guarantee.give_money_back(subscription, by=None, now=now, account=THEIRS)

    with pytest.raises((GuaranteeUsed, NotPossible)):
        guarantee.give_money_back(subscription, by=None, now=now, account=THEIRS)
    assert Refund.objects.count() == Payout.objects.count() == 1


def test_the_contract_is_undone_on_the_fourteenth_day_and_not_on_the_fifteenth(subscription, now):
    with pytest.raises(WithdrawalExpired):
        withdrawing.withdraw(subscription, by=None, now=now + timedelta(days=15))
    then = now + timedelta(days=14)
    assert withdrawing.effect_of(subscription, now=then).amount == Money(96_00, "EUR")

    withdrawing.withdraw(subscription, by=None, now=then, account=THEIRS)

    assert Payout.objects.get().amount == 96_00
    assert Event.objects.last().at == then
    assert not GuaranteeUse.objects.exists()


def test_an_unpaid_order_can_be_withdrawn_and_no_money_moves(ada, year, now):
    subscription = an_order(offer=year, payer=ada, now=now).subscription

    assert withdrawing.withdraw(subscription, by=None, now=now) == []

    assert Document.objects.filter(kind="credit_note").count() == 1
    assert not Payout.objects.exists()


@pytest.mark.parametrize(
    "iban",
    ["", "DE02120300000000202052", "DE0212030000000020205", "é" * 22, "DE٠٢120300000000202051"],
)
def test_a_mistyped_account_is_refused_before_anything_is_sent_there(iban):
    with pytest.raises(BankAccountWrong):
        BankAccount(iban, "Ada Moll")
