"""Refund: the desk gives money of one term back, with the term at its end or as goodwill."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing import letters
from octavo.billing.acts.doing import doing, named
from octavo.billing.bank_account import BankAccount
from octavo.billing.books import Reason, by_way_back, known_account
from octavo.billing.days import local_day
from octavo.billing.effects import Effect, in_words
from octavo.billing.errors import ReasonMissing, TermOver
from octavo.billing.models import Charge, Refund
from octavo.billing.standing import standing_of
from octavo.core import terms
from octavo.core.terms import Money
from octavo.core.terms.money import total
from octavo.memberships.models import Event, Subscription
from octavo.memberships.story import tell


class Kind(StrEnum):
    """What goes back, and whether the term ends."""

    WHOLE = "whole"
    PART = "part"
    GOODWILL = "goodwill"


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which term, by its number. Without a sum a part is what is not served yet."""

    kind: Kind
    term: int
    amount: Money | None = None


def refund(
    subscription: Subscription,
    asked: Asked,
    *,
    because: str,
    by: Account | None,
    now: datetime,
    account: BankAccount | None = None,
) -> list[Refund]:
    """Give it back the way it came, with its credit notes. The reason stays in the story."""
    if not because.strip():
        raise ReasonMissing(_("Say why it is given back."))
    with doing(subscription, now=now) as at_hand:
        who = named(by, at_hand.row)
        after = _after(at_hand.before, asked, today=at_hand.today, by=who)
        refunds = at_hand.keep(after, Reason(_said_of(asked.kind), account))
        told = tell(
            Event.Act.REFUNDED,
            of=at_hand.row,
            at=now,
            by=by,
            because=because.strip(),
            kind=asked.kind.value,
            amount=sum(one.amount for one in refunds),
            currency=after.currency,
            documents=[one.document.number for one in refunds],
        )
        letters.given_back(
            at_hand.row,
            refunds,
            ended_on=None if asked.kind is Kind.GOODWILL else at_hand.today,
            key=f"given-back:{told.pk}",
            now=now,
        )
    return refunds


def effect_of(
    subscription: Subscription,
    asked: Asked,
    *,
    now: datetime,
    account: BankAccount | None = None,
) -> Effect:
    """The exact sum, the way it goes back, and what ends; refused where the act would be."""
    standing, today = standing_of(subscription), local_day(now)
    after = _after(standing, asked, today=today, by="-")
    new = after.refunds[len(standing.refunds) :]
    amount = total([one.amount for one in new], standing.currency)
    said = [_("%(sum)s is given back.") % {"sum": in_words(amount)}]
    if asked.kind is Kind.GOODWILL:
        said.append(_("Nothing else changes: reading, copies and renewal go on as before."))
    else:
        said += _what_ends(standing, after, asked, today=today)
    kept = {term.number: term for term in subscription.terms.all()}
    for charge, some in by_way_back(kept, new).items():
        back = total([one.amount for one, _invoice in some], standing.currency)
        said.append(_way_back(charge, account or known_account(subscription), back))
    return Effect(tuple(said), amount=amount, on=today)


def _after(
    standing: terms.Subscription, asked: Asked, *, today: date, by: str
) -> terms.Subscription:
    if asked.kind is Kind.GOODWILL:
        amount = asked.amount or standing.nothing()
        return terms.give_goodwill(standing, asked.term, amount, today=today)
    term = next((one for one in standing.terms if one.number == asked.term), None)
    if term is not None and (not term.stands or (term.ends and term.ends <= today)):
        raise TermOver(_("This term is over: of it money can be given back as goodwill only."))
    amount_back = asked.amount
    if asked.kind is Kind.PART and amount_back is None:
        amount_back = terms.unserved_of(standing, asked.term, today=today)
    return terms.refund_and_end(standing, asked.term, amount_back, today=today, by=by)


def _what_ends(
    standing: terms.Subscription, after: terms.Subscription, asked: Asked, *, today: date
) -> list[str]:
    said = [_("The term ends at once: reading, and copies that are not sent yet.")]
    ended = [
        new.number
        for old, new in zip(standing.terms, after.terms, strict=True)
        if old.stands and not new.stands and new.number != asked.term
    ]
    if ended:
        said.append(_("What was paid or given for later ends with it, and that money goes back."))
    if standing.unpaid() is not None:
        said.append(_("The invoice that is open need not be paid."))
    last = after.last_settled()
    if last is not None and (last.ends is None or today < last.ends):
        said.append(_("The term before it is served to its end."))
    return [*said, _("Nothing is renewed or charged any more, and that cannot be undone.")]


def _way_back(charge: Charge | None, account: BankAccount | None, back: Money) -> str:
    said = {"sum": in_words(back)}
    if charge is not None:
        return _("%(sum)s goes back to %(card)s.") % (said | {"card": charge.means or "–"})
    if account is not None:
        to = {"iban": account.iban, "holder": account.holder}
        return _("%(sum)s goes to %(iban)s, %(holder)s.") % (said | to)
    return _("Nobody knows yet where %(sum)s goes: it waits on the payout list.") % said


def _said_of(kind: Kind) -> str:
    """What the credit note says; the reason is nobody's business but ours."""
    return {
        Kind.WHOLE: _("Given back, and ended."),
        Kind.PART: _("Given back in part, and ended."),
        Kind.GOODWILL: _("Given back as goodwill."),
    }[kind]
