"""Every act on one subscription, in any order, as days pass and issues come out.

What each act must do is foretold from plain facts that the machine keeps itself, and all laws are
checked after each step. `python -m tests.core.terms.machine STEPS` runs it and says what it did.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Protocol

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.core.terms import laws
from tests.core.terms.offers import FORMATS, LENGTHS, STARTS, euros, offers

from octavo.core import terms
from octavo.core.terms import (
    Ending,
    IssueOut,
    Length,
    Money,
    Offer,
    Subscription,
    Term,
    TermsRefusal,
    Unit,
)

STEPS_OF_A_LIFE = 50
READER = "subscriber"


class Life(RuleBasedStateMachine):
    """One subscription, from its order on."""

    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self.out: list[IssueOut] = []
        self.first_paid_on: date | None = None
        self.paid_so_far = 0
        self.renews_by_itself = self.may_end = True
        self.is_morning = False  # while the magazine does by itself what is due

    # --- acts ------------------------------------------------------------------------------------

    def on_sale(self, offer: Offer) -> Offer:
        """The offer as it is sold here."""
        return offer

    def begin(self, offer: Offer) -> Subscription:
        """Order it."""
        return terms.order(offer, today=self.today, trust_days=self.trust)

    def act(self, name: str, *arguments: Any, **facts: Any) -> bool:
        """Do it, if it may be done; a refusal changes nothing. Say whether it was done."""
        before = self.sub
        try:
            self.sub = getattr(terms, name)(before, *arguments, **facts)
        except TermsRefusal:
            return False
        self.grew_only(before)
        return True

    def grew_only(self, before: Subscription) -> None:
        """The ledgers and the list of terms only ever grow."""
        after = self.sub
        assert after.payments[: len(before.payments)] == before.payments
        assert after.refunds[: len(before.refunds)] == before.refunds
        assert after.served[: len(before.served)] == before.served
        for old, new in zip(before.terms, after.terms, strict=False):
            assert (old.number, old.length, old.formats) == (new.number, new.length, new.formats)
            assert (old.price, old.ordered_on) == (new.price, new.ordered_on)
            assert old.paid_on in (None, new.paid_on), "a payment was forgotten"
            assert old.ending in (None, new.ending), "a term that ended came back"

    @initialize(
        offer=offers(),
        today=STARTS,
        trust=st.sampled_from([14, 14, 0, 30]),
        renews_by_itself=st.booleans(),
        may_end=st.booleans(),
    )
    def order(
        self, offer: Offer, today: date, trust: int, renews_by_itself: bool, may_end: bool
    ) -> None:
        self.today, self.trust, self.renews_by_itself = today, trust, renews_by_itself
        self.may_end = may_end
        offer = self.on_sale(offer)
        self.sub = self.begin(offer)
        first = self.sub.terms[-1]
        assert first.price == (offer.price if offer.intro_price is None else offer.intro_price)
        assert first.starts == today + timedelta(days=offer.trial_days)
        assert (first.paid_on is None) == (first.price.amount > 0)

    @rule(days=st.sampled_from([1, 1, 2, 7, 13, 14, 30, 31, 59, 60, 61, 120]))
    def days_pass(self, days: int) -> None:
        for _ in range(days):
            self.today += timedelta(days=1)
            self.every_day()

    @rule(which=st.integers(0, 7), days=st.sampled_from([-1, 0, 1]))
    def an_edge_comes(self, which: int, days: int) -> None:
        """The days around the last one of the guarantee, of trust, of a term or of a pause."""
        edges = sorted(self._edges() - {self.today})
        if edges:
            until = edges[which % len(edges)] + timedelta(days=days)
            self.days_pass(days=max(0, (until - self.today).days))

    def _edges(self) -> set[date]:
        found = {self.sub.ordered_on + timedelta(days=14)}
        if self.first_paid_on is not None:
            found.add(self.first_paid_on + timedelta(days=60))
        for term in self.sub.terms:
            if term.ends is not None and term.ending is None:
                found.add(term.ends)
            if term.is_open and term.starts is not None:
                found.add(term.starts + timedelta(days=term.trust_days))
        found |= {one.ends for one in self.sub.pauses}
        return {day for day in found if self.today < day < self.today + timedelta(days=800)}

    def every_day(self) -> None:
        """What a magazine does each morning."""
        waiting = self.sub.unpaid()
        self.act("lapse_unpaid", today=self.today)
        if waiting is not None and waiting.replaces is None and waiting.starts is not None:
            days = (self.today - max(waiting.starts, waiting.ordered_on)).days
            assert self.sub.unpaid() == (waiting if days < 30 else None), "lapsed on another day"
        if self.renews_by_itself and terms.is_renewal_due(self.sub, today=self.today):
            self.is_morning = True
            assert self.act("renew", today=self.today, trust_days=self.trust), "due, and refused"
            self.is_morning = False

    @rule(weight=st.sampled_from([1, 1, 1, 2]), ago=st.sampled_from([0, 0, 0, 1, 3]))
    def an_issue_is_out(self, weight: int, ago: int) -> None:
        on = self.today - timedelta(days=ago)
        if self.out and on < self.out[-1].on:
            on = self.out[-1].on
        fresh = IssueOut(len(self.out) + 1, on, weight)
        self.out.append(fresh)
        due = self._is_served_by(fresh)
        assert self.act("serve", fresh)
        served = [one.issue for one in self.sub.served]
        if due is not None:
            assert (fresh.number in served) == due, "an issue that was paid for was not served"

    def _is_served_by(self, fresh: IssueOut) -> bool | None:
        """Whether somebody who pays gets it; None where that hangs on how a term ends."""
        if any(one.begins <= fresh.on < one.ends for one in self.sub.pauses):
            return False
        for term in laws.standing_terms(self.sub):
            if term.starts is None or term.starts > fresh.on or term.length.is_lasting:
                continue
            if term.ends is not None:
                if fresh.on < term.ends:
                    return term.length.unit is Unit.MONTHS or None
                continue
            weight = sum(one.weight for one in self.sub.served if one.term == term.number)
            return True if weight < term.length.count else None
        return False

    @precondition(lambda self: self.out)
    @rule(back=st.integers(0, 30))
    def an_issue_is_served_again(self, back: int) -> None:
        again = self.out[-1 - back % len(self.out)]
        if again.number in [one.issue for one in self.sub.served]:
            before = self.sub
            assert self.act("serve", again)
            assert self.sub == before, "an issue was debited again"

    @rule(off=st.sampled_from([0, 0, 0, 0, 0, 1, -1]))
    def pay(self, off: int) -> None:
        waiting = self.sub.unpaid()
        amount = euros(off) if waiting is None else waiting.price - euros(waiting.carried_in + off)
        begins = None if waiting is None else waiting.starts
        since = self._out_since(begins or self.today)
        is_paid = self.act("pay", amount, today=self.today, out=since)
        if waiting is None or off:
            assert not is_paid, "what is not due was taken"
            return
        if waiting.replaces is None:
            assert is_paid, "what is due was refused"
        if is_paid:
            self._was_paid(waiting, amount)

    def _out_since(self, starts: date) -> list[IssueOut]:
        return [one for one in self.out if starts <= one.on <= self.today]

    def _was_paid(self, waiting: Term, amount: Money) -> None:
        self.paid_so_far += amount.amount
        self.first_paid_on = self.first_paid_on or self.today
        paid = self.sub.term(waiting.number)
        assert paid.paid_on == self.today
        if waiting.replaces is not None:
            assert paid.starts == self.today
            assert self.sub.term(waiting.replaces).ending is Ending.CHANGED
        elif waiting.starts is not None:
            trusted_until = waiting.starts + timedelta(days=waiting.trust_days)
            begins = waiting.starts if self.today < trusted_until else self.today
            assert paid.starts == begins, "paid for, and begun on another day"

    @rule()
    def renew(self) -> None:
        before = self.sub
        price, starts = self._price_of_next(), self._start_of_next()
        may = (
            before.cancellation is None
            and before.sold.renews
            and not any(term.is_open for term in before.terms)
        )
        assert self.act("renew", today=self.today, trust_days=self.trust) == may
        if may:
            fresh = self.sub.terms[-1]
            assert fresh.starts == starts, "the renewal begins on another day"
            assert price in (None, fresh.price), "not the price as sold, nor the one told in time"

    @rule(times=st.integers(1, 3))
    def it_goes_on(self, times: int) -> None:
        """Renewed and paid at once, as by somebody who means to stay."""
        for _ in range(times):
            self.renew()
            self.pay(off=0)

    def _start_of_next(self) -> date | None:
        standing = laws.standing_terms(self.sub)
        if not standing:
            return self.today
        ends = standing[-1].ends
        return ends if ends is None else max(ends, self.today)

    def _price_of_next(self) -> Money | None:
        """As sold or as told in time; None before anything was bought."""
        if not any(
            term.paid_on and not term.is_trial and not term.given_by for term in self.sub.terms
        ):
            return None
        if self.sub.renews_as is not None:
            return self.sub.renews_as.price
        notice, starts = self.sub.notice, self._start_of_next() or self.today
        if notice is not None and starts - notice.given_on >= timedelta(days=30):
            return notice.price
        return self.sub.sold.price

    @precondition(lambda self: self.may_end)
    @rule()
    def cancel(self) -> None:
        before = self.sub
        standing = laws.standing_terms(before)
        runs = bool(standing) and (standing[-1].ends is None or standing[-1].ends > self.today)
        may = before.cancellation is None and (runs or before.unpaid() is not None)
        assert self.act("cancel", today=self.today, by=READER) == may
        if not may:
            return
        found = self.sub.cancellation
        assert found is not None
        assert (found.asked_on, found.by) == (self.today, READER)
        assert found.effective_on == (standing[-1].ends if runs else self.today)

    @invariant()
    def leaving_can_be_undone(self) -> None:
        """Asked each day, on trial: undoing restores all but what the cancellation made void."""
        if not hasattr(self, "sub") or self.sub.cancellation is not None:
            return
        before, today = self.sub, self.today
        standing = laws.standing_terms(before)
        lasts = bool(standing) and (standing[-1].ends is None or standing[-1].ends > today)
        if not lasts:
            return
        cancelled = terms.cancel(before, today=today, by=READER)
        laws.check(cancelled, today=today)
        undone = terms.undo_cancellation(cancelled, today=today)
        waiting = before.unpaid()
        if waiting is None:
            assert undone == before, "undoing does not restore what was"
        else:
            kept = before.terms[: waiting.number - 1]
            assert undone.terms[: waiting.number - 1] == kept
            assert undone.terms[waiting.number - 1].ending is Ending.VOID

    @rule()
    def undo_cancellation(self) -> None:
        before = self.sub
        was_cancelled = before.cancellation is not None
        done = self.act("undo_cancellation", today=self.today)
        assert was_cancelled or not done
        if done:
            assert self.sub == replace(before, cancellation=None)

    @precondition(lambda self: self.may_end)
    @rule(was_used=st.sampled_from([False, False, False, True]))
    def ask_guarantee(self, was_used: bool) -> None:
        may = self._guarantee_holds() and not was_used
        done = self.act("ask_guarantee", today=self.today, by=READER, was_used=was_used)
        assert done == may, "the guarantee is kept to the day, and once"

    @precondition(lambda self: self.may_end)
    @rule()
    def withdraw(self) -> None:
        may = self._may_withdraw()
        assert self.act("withdraw", today=self.today, by=READER) == may

    @invariant()
    def money_back_is_promised_to_the_day(self) -> None:
        """Asked each day, on trial: what would come of it is not kept."""
        if not hasattr(self, "sub"):
            return
        for name, may in (
            ("ask_guarantee", self._guarantee_holds()),
            ("withdraw", self._may_withdraw()),
        ):
            try:
                ended = getattr(terms, name)(self.sub, today=self.today, by=READER)
            except TermsRefusal:
                assert not may, f"{name}: refused a day too soon"
            else:
                assert may, f"{name}: granted a day too late"
                self._all_is_given_back(ended)

    @precondition(lambda self: self.may_end)
    @rule(which=st.integers(0, 20), share=st.sampled_from([-1, 0, 1, 33, 50, 100, 100, 101]))
    def refund_and_end(self, which: int, share: int) -> None:
        before = self.sub
        term = before.terms[which % len(before.terms)]
        whole = laws.funds(before, term)
        amount = whole * share // 100
        line = laws.standing_terms(before)
        runs = term in line and (term.ends is None or self.today < term.ends)
        may = runs and 0 < amount <= whole
        facts = {"today": self.today, "by": READER}
        assert self.act("refund_and_end", term.number, euros(amount), **facts) == may
        if not may:
            return
        behind = line[line.index(term) + 1 :]
        back = self._left(before) - self._left(self.sub)
        assert back == amount + sum(laws.funds(before, one) for one in behind)
        assert laws.standing_terms(self.sub) == line[: line.index(term)], "a term goes on"
        assert laws.funds(self.sub, self.sub.term(term.number)) == whole - amount
        for span in terms.held(self.sub.terms[term.number - 1 : term.number], self.sub.pauses):
            assert span.until is not None, "a right outlasts the refund"
            assert span.until <= self.today, "a right outlasts the refund"

    @rule(which=st.integers(0, 20), share=st.sampled_from([-1, 0, 1, 33, 100, 101]))
    def give_goodwill(self, which: int, share: int) -> None:
        before, waiting = self.sub, self.sub.unpaid()
        term = before.terms[which % len(before.terms)]
        kept = waiting.carried_in if waiting and waiting.replaces == term.number else 0
        whole = laws.funds(before, term) - kept
        amount = whole * share // 100
        may = 0 < amount <= whole
        assert self.act("give_goodwill", term.number, euros(amount), today=self.today) == may
        if may:
            assert self._left(before) - self._left(self.sub) == amount
            assert self.sub.served == before.served
            rights = terms.held(before.terms, before.pauses)
            assert terms.held(self.sub.terms, self.sub.pauses) == rights, "a right was touched"

    @precondition(lambda self: self.may_end)
    @rule()
    def write_off(self) -> None:
        before, waiting = self.sub, self.sub.unpaid()
        begun = waiting is not None and (
            waiting.replaces is not None
            or (waiting.starts is not None and waiting.starts <= self.today)
        )
        assert self.act("write_off", today=self.today) == begun
        if begun:
            assert self.sub.unpaid() is None
            assert laws.standing_terms(self.sub) == laws.standing_terms(before)
            assert not terms.is_renewal_due(self.sub, today=self.today) or waiting.replaces

    def _guarantee_holds(self) -> bool:
        return (
            self.first_paid_on is not None
            and self.today - self.first_paid_on <= timedelta(days=60)
            and self._left(self.sub) > 0
        )

    def _may_withdraw(self) -> bool:
        in_time = self.today - self.sub.ordered_on <= timedelta(days=14)
        return in_time and any(term.ending is None for term in self.sub.terms)

    def _left(self, of: Subscription) -> int:
        return self.paid_so_far - sum(one.amount.amount for one in of.refunds)

    def _all_is_given_back(self, ended: Subscription) -> None:
        assert self._left(ended) == 0, "a payment was kept"
        assert not any(term.ending is None for term in ended.terms), "a term goes on"
        for span in terms.held(ended.terms, ended.pauses):
            assert span.until is not None, "a right outlasts the refund"
            assert span.until <= self.today, "a right outlasts the refund"
        laws.check(ended, today=self.today)

    @rule(offer=offers())
    def change_now(self, offer: Offer) -> None:
        before, offer = self.sub, self.on_sale(offer)
        left = terms.balance(before, today=self.today).owed
        if not self.act("change_now", offer, today=self.today, trust_days=self.trust):
            return
        fresh = self.sub.terms[-1]
        assert fresh.price == offer.price
        assert fresh.carried_in <= left.amount, "more was credited than was left"
        if fresh.paid_on is None:
            assert before.terms == self.sub.terms[:-1], "something changed before it was paid"
            assert before.sold == self.sub.sold
        else:
            assert fresh.starts == self.today
            assert self.sub.sold == offer

    @rule(offer=offers())
    def change_at_end(self, offer: Offer) -> None:
        before, offer = self.sub, self.on_sale(offer)
        waiting = before.unpaid()
        if not self.act("change_at_end", offer, today=self.today):
            return
        standing = laws.standing_terms(self.sub)
        assert [term for term in standing if term.number <= len(before.terms)] == (
            laws.standing_terms(before)
        ), "a change at the end changed what was paid"
        again = self.sub.unpaid()
        if waiting is not None and waiting.replaces is None and again is not None:
            assert (again.starts, again.trust_days) == (waiting.starts, waiting.trust_days)

    @rule(wait=st.integers(0, 40), days=st.sampled_from([1, 2, 7, 30, 31, 180, 181]))
    def pause(self, wait: int, days: int) -> None:
        begins = self.today + timedelta(days=wait)
        ends = begins + timedelta(days=days)
        before = self.sub
        done = self.act("pause", begins=begins, ends=ends, today=self.today)
        assert not done or days <= 180
        if not done:
            return
        assert [(one.begins, one.ends) for one in self.sub.pauses] == sorted(
            [(one.begins, one.ends) for one in before.pauses] + [(begins, ends)]
        )
        for old, new in zip(before.terms, self.sub.terms, strict=True):
            if new.ending is None and old.ends is not None and new.ends is not None:
                assert new.ends >= old.ends, "a pause took days away"
        resumed = terms.resume(self.sub, today=self.today)
        if resumed.pauses == before.pauses:
            for old, new in zip(before.terms, resumed.terms, strict=True):
                assert new.starts == old.starts or new.starts >= old.starts  # type: ignore[operator]
                assert new.ends == old.ends or new.ends >= old.ends  # type: ignore[operator]

    @rule()
    def resume(self) -> None:
        may = any(self.today < one.ends for one in self.sub.pauses)
        assert self.act("resume", today=self.today) == may

    @rule(length=LENGTHS, formats=FORMATS)
    def give(self, length: Length, formats: frozenset[Any]) -> None:
        before = self.sub
        starts = self._start_of_next()
        if not self.act("give", length, today=self.today, **self.gift(formats)):
            assert before.unpaid() is not None
            return
        fresh = self.sub.terms[-1]
        assert (fresh.starts, fresh.price.amount) == (starts, 0)

    def gift(self, formats: frozenset[Any]) -> dict[str, Any]:
        """In which formats something is given here, and by whom."""
        return {"formats": formats, "by": "the desk"}

    @rule(price=st.sampled_from([0, 90_00, 150_00]))
    def give_price_notice(self, price: int) -> None:
        assert self.act("give_price_notice", euros(price), today=self.today)

    @rule(name=st.sampled_from(["renew", "resume", "undo_cancellation", "lapse_unpaid"]))
    def the_calendar_is_wrong(self, name: str) -> None:
        before = self.sub
        yesterday = self.sub.ordered_on - timedelta(days=1)
        assert not self.act(name, today=yesterday), "done before it was ordered"
        assert self.sub == before

    # --- laws ------------------------------------------------------------------------------------

    @invariant()
    def the_laws_hold(self) -> None:
        if not hasattr(self, "sub"):
            return
        type(self).steps += 1
        laws.check(self.sub, today=self.today)
        paid = sum(one.amount.amount for one in self.sub.payments)
        assert paid == self.paid_so_far, "the ledger forgot a payment"


class Counting(Protocol):
    """A machine that counts its steps."""

    steps: int


def run(
    steps: int, *, machine: type[Counting] = Life, derandomize: bool = True, shrinks: bool = False
) -> int:
    """So many steps, in lives of fifty; how many there were. Without shrinking, for speed."""
    machine.steps, shrinks = 0, shrinks and Phase.shrink in settings().phases
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=max(1, steps // STEPS_OF_A_LIFE),
            stateful_step_count=STEPS_OF_A_LIFE,
            derandomize=derandomize,
            database=None,
            deadline=None,
            phases=[Phase.generate, *([Phase.shrink] if shrinks else [])],
            suppress_health_check=list(HealthCheck),
        ),
    )
    return machine.steps


if __name__ == "__main__":
    print(run(int(sys.argv[1]), shrinks="shrink" in sys.argv), "steps")  # noqa: T201
