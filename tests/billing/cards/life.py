"""One subscription that is paid by card: every act in any order, and a provider with every fault.

The provider is silent before or after it has done something, its webhooks come late, twice, mixed
up or never, and money moves there past us. What must hold is looked at after each step; what both
sides must agree on, once everything has settled.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.billing.cards.conftest import a_card
from tests.billing.ledger_laws import breaches
from tests.factories import a_subscriber, an_offer, an_order, pay_invoice

from octavo.billing import daily
from octavo.billing.acts import (
    cancelling,
    charging,
    guarantee,
    hearing,
    pausing,
    renewing,
    withdrawing,
)
from octavo.billing.acts.reconciling import reconcile
from octavo.billing.acts.returning import send_all_back
from octavo.billing.books import open_invoice
from octavo.billing.days import local_day
from octavo.billing.due.charging import charge_what_is_due
from octavo.billing.models import Case, Charge, Document, Payment, Payout, Webhook
from octavo.billing.providers import registry
from octavo.billing.providers.errors import ProviderSilent, Unknown
from octavo.billing.providers.port import ChargeAsked, Charged, State
from octavo.billing.providers.rehearsal import signing
from octavo.billing.providers.rehearsal.cards import CARDS
from octavo.billing.providers.rehearsal.delivering import Delivery
from octavo.billing.providers.rehearsal.provider import Rehearsal
from octavo.billing.providers.rehearsal.till import SLOW, Happened, Till
from octavo.billing.tasks import ANSWERED_WITHIN
from octavo.core.terms import Money, TermsRefusal
from octavo.core.terms.policy import CHARGE_DAYS

NAME, SECRET = "rehearsal", "tides"
BEGINS = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
A_MOMENT = timedelta(minutes=3)
NIGHTS_WITHOUT = 2  # both sides are compared since three days ago
NUMBERS = st.sampled_from(sorted(CARDS))
KEPT = st.sampled_from(sorted(number for number, card in CARDS.items() if not card.is_refused))
WHICH = st.integers(0, 30)
LOST = st.lists(st.sampled_from(["", "before", "after"]), min_size=1, max_size=6)


class Watched(Rehearsal):
    """The provider, and beside it somebody who knows what may be charged."""

    def __init__(self, life: LifeWithCards) -> None:
        super().__init__(life.till, silences=life.silence, secret=SECRET)
        self.life = life

    def charge(self, asked: ChargeAsked) -> Charged:
        self.life.is_charged(asked)
        return super().charge(asked)


class LifeWithCards(RuleBasedStateMachine):
    """From its order on."""

    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self.undone_at_the_end = transaction.atomic()
        self.undone_at_the_end.__enter__()
        self.has_written = True
        self.watching = connection.execute_wrapper(self.see)
        self.watching.__enter__()
        self.depth = len(connection.savepoint_ids)
        self.now, self.till = BEGINS, Till(now=BEGINS)
        self.delivery = Delivery(self.till)
        self.lost: list[str] = []
        self.is_down = self.has_left = False
        self.nights_without = 0
        self.past_us: set[str] = set()  # the keys of charges that somebody touched there
        self.disputed: set[str] = set()
        self.invoices: dict[str, str] = {}  # a key to the invoice that was charged by it
        self.is_morning = False  # while the magazine charges by itself what is due
        self.tried: dict[str, list[date]] = {}  # an invoice to the mornings on which it was
        self.before = registry.provider_named(NAME)
        registry.use(NAME, Watched(self))

    def teardown(self) -> None:
        registry.use(NAME, self.before)
        self.watching.__exit__(None, None, None)
        transaction.set_rollback(True)
        self.undone_at_the_end.__exit__(None, None, None)

    def see(self, execute: Callable[..., Any], sql: str, *args: Any) -> Any:
        self.has_written = self.has_written or sql.startswith(("INSERT", "UPDATE", "DELETE"))
        return execute(sql, *args)

    # --- the provider ----------------------------------------------------------------------------

    def silence(self) -> str:
        if self.lost:
            return self.lost.pop()
        return "before" if self.is_down else ""

    def is_charged(self, asked: ChargeAsked) -> None:
        """Whenever the provider is asked to take money, this must hold."""
        document = Document.objects.select_related("term").get(number=asked.invoice)
        term = document.term
        assert not self.has_left, "charged after it was cancelled or given back"
        assert (term.paid_on, term.ending) == (None, ""), "charged, and nothing was due"
        shown = Money(term.price - term.carried_in, term.currency)
        assert asked.amount == shown, "charged another sum than was shown"
        assert len(connection.savepoint_ids) == self.depth, "asked within a transaction"
        assert self.invoices.setdefault(asked.key, asked.invoice) == asked.invoice
        if self.is_morning:
            tried = self.tried.setdefault(asked.invoice, [])
            assert local_day(self.now) not in tried, "tried twice on one day"
            tried.append(local_day(self.now))
            assert len(tried) <= len(CHARGE_DAYS), "tried more often than the policy says"

    @rule(lost=LOST)
    def some_calls_are_lost(self, lost: list[str]) -> None:
        self.lost = lost

    @rule(is_down=st.booleans())
    def the_provider_goes_down_or_is_back(self, is_down: bool) -> None:
        self.is_down = is_down

    @rule(which=WHICH, is_followed=st.booleans())
    def a_webhook_comes(self, which: int, is_followed: bool) -> None:
        self.told(self.delivery.take(which), is_followed=is_followed)

    @rule(which=WHICH, is_followed=st.booleans())
    def a_webhook_comes_again(self, which: int, is_followed: bool) -> None:
        self.told(self.delivery.again(which), is_followed=is_followed)

    @rule(which=WHICH)
    def a_webhook_is_lost(self, which: int) -> None:
        self.delivery.lose(which)

    def told(self, happened: Happened | None, *, is_followed: bool) -> None:
        """It is kept; the job that follows it runs now, or dies and is left to the sweep."""
        if happened is None:
            return
        body, headers = signing.signed(happened, secret=SECRET, now=self.now)
        heard = hearing.hear(NAME, body, headers, now=self.now)
        if heard is not None and is_followed:
            hearing.follow(heard, now=self.now)

    @rule(which=WHICH)
    def a_bank_takes_it_back(self, which: int) -> None:
        if done := self.taken_there(which):
            self.till.dispute(done.id, done.amount)
            self.disputed.add(done.id)

    @rule(which=WHICH, part=st.sampled_from([1, 2]))
    def somebody_gives_it_back_there(self, which: int, part: int) -> None:
        if done := self.taken_there(which):
            left = done.amount.amount - sum(one.amount.amount for one in done.refunds)
            if left // part:
                self.past_us.add(done.key)
                self.till.give_back_by_hand(done.id, Money(left // part, done.amount.currency))

    def taken_there(self, which: int) -> Charged | None:
        done = [one for one in self.till.charges.values() if one.state is State.DONE]
        return done[which % len(done)] if done else None

    # --- people ----------------------------------------------------------------------------------

    @initialize(
        trial_days=st.sampled_from([0, 0, 7]),
        intro_price=st.sampled_from([None, None, 1_00]),
        number=NUMBERS,
    )
    def order(self, trial_days: int, intro_price: int | None, number: str) -> None:
        offer = an_offer(
            formats="digital", count=1, price=9_00, intro_price=intro_price, trial_days=trial_days
        )
        payer = a_subscriber(now=self.now)
        self.row = an_order(offer=offer, payer=payer, now=self.now).subscription
        self.pay_by_card(number=number, comes_back=True)

    @rule(number=NUMBERS, comes_back=st.booleans())
    def pay_by_card(self, number: str, comes_back: bool) -> None:
        """On the page of the invoice that is open; whoever leaves it is not heard of here."""
        invoice = open_invoice(self.row)
        if invoice is None:
            return
        row = charging.charge(invoice, provider=NAME, now=self.now)
        self.enter(row, number)
        if comes_back:
            charging.ask(Charge.objects.get(pk=row.pk), now=self.now)

    @rule(which=WHICH, number=NUMBERS)
    def pay_on_an_old_page(self, which: int, number: str) -> None:
        """A page that was left open, perhaps for something that is not due any more."""
        rows = list(Charge.objects.all())
        if rows:
            self.enter(rows[which % len(rows)], number)

    def enter(self, row: Charge, number: str) -> None:
        if row.provider_id:
            with suppress(Unknown):
                self.till.pay(self.till.charges[row.provider_id].secret, number)

    @rule(number=KEPT)
    def take_another_card(self, number: str) -> None:
        a_card(self.till, self.row, number=number)

    @rule()
    def pay_by_transfer(self) -> None:
        if open_invoice(self.row) is not None:
            self.does(lambda: pay_invoice(self.row, now=self.now))

    @rule()
    def renew(self) -> None:
        self.does(lambda: renewing.renew(self.row, now=self.now))

    @rule()
    def cancel(self) -> None:
        if self.does(lambda: cancelling.cancel(self.row, by=None, now=self.now)):
            self.has_left = True

    @rule()
    def undo_cancellation(self) -> None:
        if self.does(lambda: cancelling.undo(self.row, by=None, now=self.now)):
            self.has_left = False

    @rule(way=st.sampled_from([guarantee.give_money_back, withdrawing.withdraw]))
    def take_it_back(self, way: Callable[..., Any]) -> None:
        if self.does(lambda: way(self.row, by=None, now=self.now)):
            self.has_left = True

    @rule(wait=st.integers(0, 20), days=st.sampled_from([1, 7, 31]))
    def pause(self, wait: int, days: int) -> None:
        begins = local_day(self.now) + timedelta(days=wait)
        ends = begins + timedelta(days=days)
        act = pausing.pause
        self.does(lambda: act(self.row, begins=begins, ends=ends, now=self.now, by=None))

    def does(self, act: Callable[[], Any]) -> bool:
        try:
            with transaction.atomic():
                act()
        except TermsRefusal:
            return False
        return True

    # --- the magazine, as time passes ------------------------------------------------------------

    @rule()
    def a_moment_passes(self) -> None:
        self.pass_time(A_MOMENT)
        before = self.now - ANSWERED_WITHIN
        charging.follow_up(before=before, now=self.now)
        hearing.follow_all(before=before, now=self.now)
        send_all_back(now=self.now)

    @rule(days=st.sampled_from([1, 1, 2, 3, 4, 7, 14]))
    def days_pass(self, days: int) -> None:
        for _ in range(days):
            self.pass_time(timedelta(days=1) - A_MOMENT)
            self.a_night()
            self.a_morning()
            self.a_moment_passes()

    def a_morning(self) -> None:
        """The daily run is started twice, since nothing must hang on how often it is."""
        self.is_morning = True
        charge_what_is_due(now=self.now)
        charge_what_is_due(now=self.now)
        self.is_morning = False
        daily.run(now=self.now)

    def a_night(self) -> None:
        """Both sides are compared, sooner or later: no provider is down for longer than that."""
        if self.nights_without == NIGHTS_WITHOUT:
            self.lost, self.is_down = [], False
        try:
            charging.look_again(now=self.now)
            found = reconcile(NAME, now=self.now)
        except ProviderSilent:
            self.nights_without += 1
            return
        self.nights_without = 0
        strange = [text for text in found if text.partition(":")[0] not in self.past_us]
        assert strange == [], f"nobody touched it there: {strange}"

    def pass_time(self, passed: timedelta) -> None:
        self.now += passed
        self.till.pass_time(passed)

    @rule()
    def everything_settles(self) -> None:
        """The provider answers, nothing is on its way, and both sides have been compared."""
        self.lost, self.is_down = [], False
        self.pass_time(SLOW)
        self.a_moment_passes()
        self.a_night()
        self.a_moment_passes()
        self.both_sides_agree()

    # --- laws ------------------------------------------------------------------------------------

    def both_sides_agree(self) -> None:
        taken = self.till.taken()
        rows = list(Charge.objects.select_related("document"))
        assert set(taken) <= {row.key for row in rows}, "money came of which nobody knows"
        for row in (row for row in rows if row.key not in self.past_us):
            assert row.state not in {Charge.State.ASKED, Charge.State.WAITING}
            assert kept_of(row) == taken.get(row.key, 0), f"{row}: not what was taken there"
            assert not Payout.objects.owed().filter(charge=row).exists(), f"{row}: still owed"
        assert not Webhook.objects.waiting().exists()
        disputes = Case.objects.filter(kind=Case.Kind.DISPUTE)
        assert {one.key for one in disputes} == {f"dispute:{pk}" for pk in self.disputed}

    @invariant()
    def the_laws_hold(self) -> None:
        if not hasattr(self, "row"):
            return
        type(self).steps += 1
        if self.has_written:
            assert breaches(today=local_day(self.now)) == []
            self.has_written = False
        by_invoice: dict[str, int] = {}
        for one in self.till.charges.values():
            back = sum(it.amount.amount for it in one.refunds)
            assert back <= one.amount.amount, "more was given back than was taken"
            if one.state in {State.DONE, State.WAITING}:
                invoice = self.invoices[one.key]
                by_invoice[invoice] = by_invoice.get(invoice, 0) + one.amount.amount
        for document in Document.objects.filter(number__in=by_invoice):
            assert by_invoice[document.number] <= document.gross, "more than was shown"


def kept_of(row: Charge) -> int:
    """What our rows say that a charge has brought and left here."""
    paid = sum(Payment.objects.filter(reference=row.key).values_list("amount", flat=True))
    stray = row.money.amount if row.state == Charge.State.TOO_LATE else 0
    sent = Payout.objects.filter(charge=row).exclude(matched_at=None)
    return paid + stray - sum(sent.values_list("amount", flat=True))
