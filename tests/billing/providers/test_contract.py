"""What the port promises, asked of every provider."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from tests.billing.providers.conftest import World

from octavo.billing.providers.errors import KeyReused, NoticeForged, RefundTooMuch, Unknown
from octavo.billing.providers.port import ChargeAsked, Charged, Payer, RefundAsked, State
from octavo.core.terms import Money

GOOD, REFUSED, LATER = "4242424242424242", "4000000000000002", "4000000000000341"
ASKS, DEBIT = "4000002760003184", "DE89370400440532013000"
NUMBERS = count(int(datetime.now(UTC).timestamp()))
YEAR = Money(96_00, "EUR")
gap = pytest.mark.gap_of_localstripe


def a_payer() -> Payer:
    number = next(NUMBERS)
    return Payer(number, f"reader{number}@example.org")


def asked(world: World, number: str = "", *, payer: Payer | None = None) -> ChargeAsked:
    """A charge to a card that was kept before; without a number its payer is there."""
    payer, means = payer or a_payer(), ""
    key = f"octavo-{payer.number}"
    if number:
        field = world.provider.set_up(payer, key=f"{key}-field-{number}")
        world.enter(field.secret, number)
        payer = replace(payer, known_as=field.payer)
        card = world.provider.describe(field.id)
        assert card is not None
        means = card.means
    return ChargeAsked(key, "", 1, YEAR, payer, means, "2027-000001", datetime.now(UTC))


def again(made: Charged, said: ChargeAsked, **changed) -> ChargeAsked:
    return replace(said, id=made.id, attempt=said.attempt + 1, **changed)


def seen(world: World, charge: str) -> Charged:
    (found,) = world.provider.fetch(charge)
    return found


def test_a_card_that_was_kept_is_charged_while_nobody_is_there(world):
    made = world.provider.charge(said := asked(world, GOOD))

    assert (made.state, made.amount, made.key) == (State.DONE, YEAR, said.key)
    assert (made.means, made.payer) == (said.means, said.payer.known_as)
    assert seen(world, made.id) == made


def test_a_refused_card_is_an_answer(world):
    made = world.provider.charge(asked(world, LATER))

    assert (made.state, made.failure) == (State.FAILED, "card_declined")


@gap("It does not know that nobody is there, and waits for somebody who is asked.")
def test_a_bank_that_asks_while_nobody_is_there_refuses(world):
    made = world.provider.charge(asked(world, ASKS))

    assert (made.state, made.failure) == (State.FAILED, "authentication_required")


@gap("A debit is there at once.")
def test_a_direct_debit_is_on_its_way_and_then_there(world):
    made = world.provider.charge(asked(world, DEBIT))
    assert made.state is State.WAITING

    world.days_pass()

    assert seen(world, made.id).state is State.DONE


@gap("It does not look at the keys of requests.")
def test_the_same_charge_asked_again_is_the_same(world):
    said = asked(world, GOOD)

    assert world.provider.charge(said).id == world.provider.charge(said).id


@gap("It does not look at the keys of requests.")
def test_the_same_key_stands_for_no_other_sum(world):
    said = asked(world, GOOD)
    world.provider.charge(said)

    with pytest.raises(KeyReused):
        world.provider.charge(replace(said, amount=Money(1_00, "EUR")))


def test_what_is_paid_is_not_charged_again_by_another_try(world):
    made = world.provider.charge(said := asked(world, GOOD))

    after = world.provider.charge(again(made, said))

    assert (after.id, after.state) == (made.id, State.DONE)


def test_a_refused_charge_is_tried_again_with_another_card(world):
    payer = a_payer()
    refused = world.provider.charge(said := asked(world, LATER, payer=payer))
    other = asked(world, GOOD, payer=said.payer)

    after = world.provider.charge(again(refused, said, means=other.means))

    assert (after.id, after.state, after.means) == (refused.id, State.DONE, other.means)
    assert seen(world, refused.id).attempt == 2


def test_whoever_is_there_enters_a_card_and_pays_with_it(world):
    waits = world.provider.charge(asked(world))
    assert (waits.state, bool(waits.secret)) == (State.NEEDS_PAYER, True)

    world.pay(waits.secret, GOOD)

    paid = seen(world, waits.id)
    card = world.provider.describe(paid.means)
    assert paid.state is State.DONE
    assert (card.label, card.last_digits) == ("Visa", "4242")


def test_a_bank_asks_whoever_is_there(world):
    waits = world.provider.charge(asked(world))

    world.pay(waits.secret, ASKS)

    assert seen(world, waits.id).state is State.DONE


def test_whoever_is_there_may_take_another_card(world):
    waits = world.provider.charge(asked(world))
    world.pay(waits.secret, REFUSED)
    assert seen(world, waits.id).state is not State.DONE

    world.pay(waits.secret, GOOD)

    assert seen(world, waits.id).state is State.DONE


def test_whoever_comes_after_a_refused_charge_pays_the_same_one(world):
    refused = world.provider.charge(said := asked(world, LATER))

    waits = world.provider.charge(again(refused, said, means=""))
    assert (waits.id, waits.state) == (refused.id, State.NEEDS_PAYER)
    world.pay(waits.secret, GOOD)

    assert seen(world, refused.id).state is State.DONE


def test_a_card_is_kept_without_being_charged(world):
    field = world.provider.set_up(a_payer(), key=f"field-{next(NUMBERS)}")
    assert world.provider.describe(field.id) is None

    world.enter(field.secret, GOOD)

    card = world.provider.describe(field.id)
    assert (card.label, card.last_digits, card.expires_on.year) == ("Visa", "4242", 2039)


def test_a_card_that_a_bank_refuses_is_not_kept(world):
    field = world.provider.set_up(a_payer(), key=f"field-{next(NUMBERS)}")

    world.enter(field.secret, REFUSED)

    assert world.provider.describe(field.id) is None


def test_all_of_it_goes_back_and_no_more(world):
    made = world.provider.charge(asked(world, GOOD))
    first = world.provider.refund(RefundAsked(f"{made.key}-a", made.id, Money(60_00, "EUR")))

    with pytest.raises(RefundTooMuch):
        world.provider.refund(RefundAsked(f"{made.key}-b", made.id, Money(36_01, "EUR")))
    rest = world.provider.refund(RefundAsked(f"{made.key}-c", made.id, Money(36_00, "EUR")))

    assert {first.state, rest.state} == {State.DONE}
    assert {one.id for one in seen(world, made.id).refunds} == {first.id, rest.id}


def test_a_refund_asked_again_is_the_same(world):
    made = world.provider.charge(asked(world, GOOD))
    back = RefundAsked(f"{made.key}-back", made.id, Money(40_00, "EUR"))

    assert world.provider.refund(back).id == world.provider.refund(back).id

    (only,) = seen(world, made.id).refunds
    assert (only.key, only.amount) == (back.key, back.amount)


def test_what_nobody_has_paid_is_not_given_back(world):
    made = world.provider.charge(asked(world, LATER))

    with pytest.raises(RefundTooMuch):
        world.provider.refund(RefundAsked(f"{made.key}-back", made.id, Money(1, "EUR")))


def test_money_given_back_past_us_is_seen(world):
    made = world.provider.charge(asked(world, GOOD))

    world.give_back_by_hand(made.id, Money(5_00, "EUR"))

    (found,) = seen(world, made.id).refunds
    assert (found.key, found.amount) == ("", Money(5_00, "EUR"))


@gap("It has no disputes.")
def test_what_a_bank_has_taken_back_is_seen(world):
    made = world.provider.charge(asked(world, GOOD))

    world.dispute(made.id, YEAR)

    assert seen(world, made.id).disputed == YEAR


def test_what_was_made_since_an_instant_is_found(world):
    since = world.now() - timedelta(seconds=1)
    made = world.provider.charge(asked(world, GOOD))
    refused = world.provider.charge(asked(world, LATER))

    found = {one.id: one.state for one in world.provider.fetch(since)}

    assert found[made.id] is State.DONE
    assert found[refused.id] is State.FAILED
    later = [one.id for one in world.provider.fetch(world.now() + timedelta(minutes=1))]
    assert later == []


def test_what_it_does_not_know_it_says_so(world):
    with pytest.raises(Unknown):
        seen(world, "pi_nothing")
    with pytest.raises(Unknown):
        world.provider.describe("pm_nothing")


def test_a_webhook_names_the_charge_and_is_believed_for_five_minutes(world):
    made = world.provider.charge(asked(world, GOOD))
    body, headers = world.heard(made.id)
    now = world.now()

    notice = world.provider.verify(body, headers, now=now)

    assert notice.charge == made.id
    for minutes in (-6, 6):
        with pytest.raises(NoticeForged):
            world.provider.verify(body, headers, now=now + timedelta(minutes=minutes))
    with pytest.raises(NoticeForged):
        world.provider.verify(body + b" ", headers, now=now)
    with pytest.raises(NoticeForged):
        world.provider.verify(body, {}, now=now)
