"""Change the offer: now, with what is left credited, or at the end of the term."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing.acts.doing import Doing, doing
from octavo.billing.bank_account import BankAccount
from octavo.billing.books import Reason
from octavo.billing.days import local_day
from octavo.billing.effects import Effect, in_words
from octavo.billing.errors import ChargeOnItsWay, OfferNotOnSale
from octavo.billing.models import Charge
from octavo.billing.selling import the_seller
from octavo.billing.standing import standing_of
from octavo.core import terms
from octavo.core.terms.money import total
from octavo.memberships.models import Event, Offer, Subscription
from octavo.memberships.story import tell


def change_now(
    subscription: Subscription,
    offer: Offer,
    *,
    now: datetime,
    by: Account | None,
    account: BankAccount | None = None,
) -> None:
    """Order another offer in the place of the running term, what is left of it taken off.

    If something is due, the old term runs on until that is paid; if too much was paid, the rest is
    given back.
    """
    with doing(subscription, now=now) as at_hand:
        _refuse_unless_sold(offer, today=at_hand.today)
        _refuse_while_charged(at_hand.row)
        at_hand.row.renews_as = offer  # so that this version is the one that is kept
        after = terms.change_now(
            at_hand.before,
            offer.as_sold(),
            today=at_hand.today,
            trust_days=the_seller().trust_days,
        )
        at_hand.keep(after, Reason(_("Change of offer."), account))
        _tell(at_hand, offer, by=by, when="now")


def change_at_end(
    subscription: Subscription, offer: Offer, *, now: datetime, by: Account | None
) -> None:
    """Renew as another offer. A renewal that was ordered and not paid is ordered anew."""
    with doing(subscription, now=now) as at_hand:
        _refuse_unless_sold(offer, today=at_hand.today)
        _refuse_while_charged(at_hand.row)
        at_hand.row.renews_as = offer
        after = terms.change_at_end(at_hand.before, offer.as_sold(), today=at_hand.today)
        at_hand.keep(after, Reason(_("Change of offer.")))
        _tell(at_hand, offer, by=by, when="at_end")


def effect_of(
    subscription: Subscription, offer: Offer, *, now: datetime, at_end: bool = False
) -> Effect:
    """What is credited, what is due or given back, and from when on; refused where it would be."""
    standing, today = standing_of(subscription), local_day(now)
    _refuse_unless_sold(offer, today=today)
    _refuse_while_charged(subscription)
    if at_end:
        return _effect_at_end(standing, offer, today=today)
    credit = terms.credit_of_change(standing, today=today)
    after = terms.change_now(standing, offer.as_sold(), today=today)
    term = after.terms[-1]
    said = [_("%(sum)s is left of the running term and counts.") % {"sum": in_words(credit)}]
    if term.due:
        said.append(_("%(sum)s is to be paid.") % {"sum": in_words(term.due)})
        said.append(_("The running term goes on until that is there; then the new one begins."))
        return Effect(tuple(said), amount=term.due, on=None)
    back = total([one.amount for one in after.refunds[len(standing.refunds) :]], standing.currency)
    if back:
        said.append(_("%(sum)s is given back.") % {"sum": in_words(back)})
    said.append(_("The new term begins today."))
    return Effect(tuple(said), amount=-back, on=today)


def _effect_at_end(standing: terms.Subscription, offer: Offer, *, today: date) -> Effect:
    terms.change_at_end(standing, offer.as_sold(), today=today)
    last = standing.last_settled()
    begins = last.ends if last else None
    price = offer.money(offer.price)
    said = [
        _("The next term is “%(offer)s” for %(price)s.")
        % {"offer": offer.name, "price": in_words(price)}
    ]
    if standing.unpaid() is not None:
        said.append(_("The invoice that is open is taken back, and another one written."))
    return Effect(tuple(said), amount=price, on=begins)


def _refuse_unless_sold(offer: Offer, *, today: date) -> None:
    if not Offer.objects.on_sale(today=today).filter(pk=offer.pk).exists():
        raise OfferNotOnSale(_("This offer is not on sale."))


def _refuse_while_charged(subscription: Subscription) -> None:
    """What is on its way pays the invoice that there is, and would have to come back."""
    if Charge.objects.under_way().filter(document__subscription=subscription).exists():
        raise ChargeOnItsWay(
            _("A charge is on its way: change the offer once it is paid or refused.")
        )


def _tell(at_hand: Doing, offer: Offer, *, by: Account | None, when: str) -> None:
    tell(
        Event.Act.CHANGED,
        of=at_hand.row,
        at=at_hand.now,
        by=by,
        offer=offer.code,
        version=offer.version,
        when=when,
    )
