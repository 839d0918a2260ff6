"""Renew: the next term is ordered, with its invoice, at the price that was sold or told."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing.acts.doing import doing
from octavo.billing.books import open_invoice
from octavo.billing.days import local_day
from octavo.billing.effects import Effect, in_words
from octavo.billing.models import Document
from octavo.billing.selling import the_seller
from octavo.billing.standing import standing_of
from octavo.core import terms
from octavo.memberships.models import Event, Subscription
from octavo.memberships.story import tell


def renew(
    subscription: Subscription, *, now: datetime, by: Account | None = None
) -> Document | None:
    """Order the next term; return its invoice, or None where it costs nothing."""
    with doing(subscription, now=now) as at_hand:
        after = terms.renew(at_hand.before, today=at_hand.today, trust_days=the_seller().trust_days)
        at_hand.keep(after)
        invoice = open_invoice(at_hand.row)
        number = after.terms[-1].number
        tell(
            Event.Act.RENEWED,
            of=at_hand.row,
            at=now,
            by=by,
            key=f"renewed:{at_hand.row.pk}:{number}",
            term=number,
            price=after.terms[-1].price.amount,
            currency=after.currency,
            document=invoice.number if invoice else None,
        )
    return invoice


def effect_of(subscription: Subscription, *, now: datetime) -> Effect:
    """What renewing will do; refused where it would be."""
    standing = standing_of(subscription)
    after = terms.renew(standing, today=local_day(now))
    term = after.terms[-1]
    price = in_words(term.price)
    if term.starts is None:
        begins = _("The next term begins when the last issue of this one is used up.")
    else:
        begins = _("The next term begins on %(day)s.") % {"day": in_words(term.starts)}
    said = (begins, _("An invoice of %(price)s is written.") % {"price": price})
    return Effect(said, amount=term.price, on=term.starts)
