"""Write down: money that went back past us is in our books as well, so that both sides agree.

The provider is asked what went, in no transaction; then the rows are written, and the case is
settled with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing.acts.doing import Doing, doing, named
from octavo.billing.acts.paying_out import match
from octavo.billing.acts.settling import held, settle
from octavo.billing.books import Reason
from octavo.billing.days import local_day
from octavo.billing.effects import Effect, in_words
from octavo.billing.errors import NothingToWriteDown, ReasonMissing
from octavo.billing.models import Case, Document, Payout, Refund
from octavo.billing.providers.errors import ProviderTrouble
from octavo.billing.providers.port import Charged, State
from octavo.billing.providers.registry import provider_named
from octavo.billing.standing import standing_of
from octavo.core import terms
from octavo.core.terms import Money
from octavo.memberships.models import Event
from octavo.memberships.story import tell

WRITTEN_DOWN = (Case.Kind.DISPUTE, Case.Kind.RETURNED_ELSEWHERE)


@dataclass(frozen=True, slots=True)
class Gone:
    """What went of what an invoice brought, and the payout by which it was owed already, if any."""

    invoice: Document
    amount: Money
    owed: Payout | None


def write_down(case: Case, *, ends: bool, because: str, by: Account, now: datetime) -> list[Refund]:
    """Add refund and credit note, as goodwill or with the term at its end, and settle the case."""
    if not because.strip():
        raise ReasonMissing(_("Say what came of it."))
    found = gone(case)
    with doing(found.invoice.subscription, now=now) as at_hand:
        row = held(case)
        refunds = [] if found.owed else _refund(at_hand, row, found, ends=ends, by=by)
        for payout in [found.owed] if found.owed else _payouts(refunds):
            match(payout, now=now, by=by)
        if refunds:
            tell(
                Event.Act.REFUNDED,
                of=at_hand.row,
                at=now,
                by=by,
                because=because.strip(),
                amount=found.amount.amount,
                currency=found.amount.currency,
                documents=[one.document.number for one in refunds],
            )
        settle(row, because=because, by=by, now=now)
    return refunds


def effect_of(case: Case, *, ends: bool, now: datetime) -> Effect:
    """What is written down, and what ends; refused where the act would be."""
    found, today = gone(case), local_day(now)
    facts = {"sum": in_words(found.amount), "number": found.invoice.number}
    if found.owed is not None:
        said = [_("%(sum)s was owed already: it counts as sent, and is not sent again.") % facts]
    else:
        standing = standing_of(found.invoice.subscription)
        _after(standing, found, ends=ends, today=today, by="-")
        said = [
            _("%(sum)s of invoice %(number)s counts as given back, with a credit note.") % facts,
            _("No money is sent: it has gone already."),
            _("The term ends at once: reading, and copies that are not sent yet.")
            if ends
            else _("Nothing else changes: reading, copies and renewal go on as before."),
        ]
    return Effect((*said, _("The case is settled.")), amount=found.amount, on=today)


def gone(case: Case) -> Gone:
    """What went, as the provider says it now; refused where it says nothing, or nothing went."""
    charge = case.charge
    if charge is None or case.kind not in WRITTEN_DOWN:
        raise NothingToWriteDown(_("This case is about no money that went past us."))
    try:
        (seen,) = provider_named(charge.provider).fetch(charge.provider_id)
    except ProviderTrouble as trouble:
        raise NothingToWriteDown(_("The provider does not answer: try later.")) from trouble
    amount = _amount(case, seen)
    if amount is None:
        raise NothingToWriteDown(_("By the provider’s word no money went, or it came back."))
    owed = Payout.objects.owed().filter(charge=charge, amount=amount.amount)
    is_return = case.kind == Case.Kind.RETURNED_ELSEWHERE
    return Gone(charge.document, amount, owed.first() if is_return else None)


def _amount(case: Case, seen: Charged) -> Money | None:
    if case.kind == Case.Kind.DISPUTE:
        if seen.disputed is not None and not seen.is_lost:
            raise NothingToWriteDown(_("The bank has not decided yet."))
        return seen.disputed
    for one in seen.refunds:
        if case.key == f"returned:{one.id}" and one.state is State.DONE:
            return one.amount
    return None


def _refund(at_hand: Doing, case: Case, found: Gone, *, ends: bool, by: Account) -> list[Refund]:
    who = named(by, at_hand.row)
    after = _after(at_hand.before, found, ends=ends, today=at_hand.today, by=who)
    is_dispute = case.kind == Case.Kind.DISPUTE
    said = _("Taken back by the bank.") if is_dispute else _("Given back at the provider.")
    return at_hand.keep(after, Reason(said, is_gone=is_dispute))


def _after(
    standing: terms.Subscription, found: Gone, *, ends: bool, today: date, by: str
) -> terms.Subscription:
    """All of it comes from the charge's own term, since it went by that charge."""
    number, amount = found.invoice.term.number, found.amount
    if ends:
        after = terms.refund_and_end(standing, number, amount, today=today, by=by)
    else:
        after = terms.give_goodwill(standing, number, amount, today=today)
    new = after.refunds[len(standing.refunds) :]
    if [one.term for one in new] != [number]:
        raise NothingToWriteDown(
            _("Other terms would be given back as well: give back what was paid for later first.")
        )
    return after


def _payouts(refunds: list[Refund]) -> list[Payout]:
    return [one.payout for one in refunds if one.payout is not None]
