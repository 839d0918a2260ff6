"""What went wrong between two sides has an owner, and a way to bring both together again."""

from __future__ import annotations

import pytest
from tests.billing.desk.cards.conftest import both_agree, paid_by_card
from tests.billing.desk.pages import confirm_at, read_at
from tests.factories import an_account

from octavo.billing.acts import guarantee
from octavo.billing.acts.erasing import erase
from octavo.billing.acts.hearing import open_case
from octavo.billing.acts.reconciling import reconcile
from octavo.billing.days import local_day
from octavo.billing.models import Case, Payment, Payout, Refund
from octavo.billing.standing import standing_of
from octavo.core.terms import Money

CASES = "/newsroom/desk/cases/"


@pytest.fixture
def charge(till, begun, now):
    return paid_by_card(till, begun, now)


@pytest.fixture
def disputed(till, charge, now) -> Case:
    """Ada's bank has taken everything back."""
    till.dispute(charge.provider_id, Money(9_00, "EUR"))
    reconcile("rehearsal", now=now)
    return Case.objects.get(kind="dispute")


@pytest.fixture
def returned(till, charge, now) -> Case:
    """Somebody gave a part back at the provider's own desk."""
    till.give_back_by_hand(charge.provider_id, Money(4_00, "EUR"))
    reconcile("rehearsal", now=now)
    return Case.objects.get(kind="returned_elsewhere")


def words(desk, address: str) -> str:
    return desk.get(address).content.decode()


def of(case: Case, act: str) -> str:
    return f"{CASES}{case.pk}/{act}/"


def page_of(case: Case) -> str:
    return f"/newsroom/desk/subscribers/{case.charge.document.payer.number}/"


def test_a_dispute_stands_in_the_list_and_on_the_page_of_its_payer(desk, disputed):
    html = words(desk, CASES)
    assert "The payer’s bank took it back" in html
    assert page_of(disputed) in html
    assert "One case is open." in words(desk, "/newsroom/desk/")

    page = words(desk, page_of(disputed))
    assert "A case about this person’s money is open." in page
    assert "Nobody looks after it yet" in page
    assert "<b>disputed</b>" in page
    assert "case: the payer’s bank took it back" in page


def test_a_case_is_taken_and_given_to_somebody_else_who_serves(desk, disputed, tor):
    una = an_account(name="Una", groups=("Subscriber desk",))
    wanda = an_account(name="Wanda", groups=("Writers",))

    desk.post(CASES, {"take": disputed.pk})
    assert Case.objects.get().owner == tor
    assert disputed.text in words(desk, f"{CASES}?show=mine")

    assert "Select a valid choice" in read_at(desk, of(disputed, "give"), owner=str(wanda.pk))
    confirm_at(desk, of(disputed, "give"), owner=str(una.pk))
    assert Case.objects.get().owner == una
    assert disputed.text not in words(desk, f"{CASES}?show=mine")


def test_a_case_is_settled_once_with_a_reason_that_stays(desk, disputed, tor):
    confirm_at(desk, of(disputed, "settle"), because="Ada has paid by transfer.")

    case = Case.objects.get()
    assert (case.owner, case.settled_because) == (tor, "Ada has paid by transfer.")
    assert disputed.text not in words(desk, CASES)
    assert "Ada has paid by transfer." in words(desk, f"{CASES}?show=settled")
    page = words(desk, page_of(disputed))
    assert "A case about this person’s money" not in page
    assert "case settled: the payer’s bank took it back" in page
    again = desk.post(of(case, "settle"), {"because": "x", "shown": "x"})
    assert "Something has changed" in again.content.decode() or again.status_code == 422
    assert "settled already" in desk.post(CASES, {"take": case.pk}, follow=True).content.decode()


def test_a_refund_made_past_us_is_written_down_and_both_sides_agree(desk, till, returned, now):
    assert reconcile("rehearsal", now=now) != []
    said = {"because": "Given back by Tor at the provider."}

    shown = read_at(desk, of(returned, "write-down"), **said)
    assert "€4.00 of invoice" in shown
    assert "No money is sent: it has gone already." in shown
    confirm_at(desk, of(returned, "write-down"), **said)

    refund = Refund.objects.get()
    assert (refund.amount, refund.document.gross) == (4_00, 4_00)
    assert refund.payout.matched_at is not None
    assert not Case.objects.open().filter(kind="returned_elsewhere").exists()
    both_agree(now)
    assert list(till.taken().values()) == [5_00], "nothing was sent twice"


def test_what_was_owed_and_given_back_by_hand_counts_as_sent(desk, till, charge, now):
    row = charge.document.subscription
    Payment.objects.filter(term__number=1)._raw_delete(using="default")
    guarantee.give_money_back(row, by=None, now=now)
    till.give_back_by_hand(charge.provider_id, Money(9_00, "EUR"))
    reconcile("rehearsal", now=now)
    case = Case.objects.get(kind="returned_elsewhere")

    assert "was owed already" in read_at(desk, of(case, "write-down"), because="By hand.")
    confirm_at(desk, of(case, "write-down"), because="By hand.")

    assert Payout.objects.get().matched_at is not None
    assert Refund.objects.count() == 1
    both_agree(now)


@pytest.mark.parametrize("ends", [False, True])
def test_a_lost_dispute_is_written_down_and_the_term_may_end(desk, disputed, now, ends):
    row = disputed.charge.document.subscription
    said = {"because": "Lost."} | ({"ends": "on"} if ends else {})

    confirm_at(desk, of(disputed, "write-down"), **said)

    refund = Refund.objects.get()
    assert (refund.amount, refund.payout) == (9_00, None)
    assert standing_of(row).terms[1].ended_on == (local_day(now) if ends else None)
    assert not Payout.objects.exists(), "nothing is sent: the bank has taken it"
    both_agree(now)


def test_of_a_dispute_that_was_won_nothing_is_written_down(desk, provider, till, disputed):
    kept = till.charge_of(disputed.charge.provider_id)
    till.charges[kept.id] = type(kept)(
        **{name: getattr(kept, name) for name in kept.__slots__} | {"disputed": None}
    )
    assert "no money went, or it came back" in read_at(
        desk, of(disputed, "write-down"), because="Won."
    )

    provider.silences = lambda: "before"
    assert "does not answer" in read_at(desk, of(disputed, "write-down"), because="Won.")
    assert not Refund.objects.exists()


def test_a_difference_of_nobody_is_settled_by_word_alone(desk, now):
    open_case(Case.Kind.DIFFERENCE, "difference:x", "charge_9: unknown", charge=None, now=now)
    case = Case.objects.get()

    assert "charge_9: unknown" in words(desk, CASES)
    assert of(case, "write-down") not in words(desk, CASES)
    assert "no money that went past us" in read_at(desk, of(case, "write-down"), because="x")
    confirm_at(desk, of(case, "settle"), because="Of another shop.")
    assert not Case.objects.open().exists()


def test_who_is_erased_leaves_no_words_in_a_case(disputed, now, desk):
    confirm_at(desk, of(disputed, "settle"), because="Ada is ill.")

    erase(disputed.charge.document.payer, by=None, now=now)

    assert Case.objects.get().settled_because == ""
