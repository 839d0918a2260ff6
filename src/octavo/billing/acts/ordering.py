"""Order: a subscription, its first term and its invoice in one transaction, once for each token."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from allauth.account.models import EmailAddress
from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from octavo.accounts.models import Account
from octavo.billing.books import lines_of
from octavo.billing.days import local_day
from octavo.billing.documents import Invoiced, address_of, write_invoice
from octavo.billing.effects import Effect, in_words
from octavo.billing.errors import (
    BillingRefusal,
    NotAccepted,
    NothingNamed,
    OfferNotForYou,
    OfferNotOnSale,
    PromotionRefused,
    TokenTaken,
    TrialUsed,
    UnpaidOrderStands,
)
from octavo.billing.models import Payment, Seller
from octavo.billing.selling import the_seller
from octavo.billing.taxing import Rates
from octavo.billing.turns import one_by_one, turn
from octavo.billing.wording import length_in_words
from octavo.core import terms
from octavo.core.terms import Money
from octavo.core.terms.offers import LASTING
from octavo.memberships.keeping import begin, drawn_up
from octavo.memberships.models import Event, Offer, Order, PromotionCode, Subscriber, Term
from octavo.memberships.story import tell
from octavo.rows.adding import add
from octavo.rows.asking import Question

_VERIFIED = Question(
    lambda account: EmailAddress.objects.filter(user_id=account, verified=True).values_list("pk"),
    account=1,
)
# Unpaid ones and trials of a person.
_TERMS_IN_THE_WAY = Question(
    lambda payer, email: (
        Term.objects.filter(
            _like(payer, email, "subscription__payer__"),
            Q(paid_on=None, ending="") | Q(is_trial=True),
        )
        .order_by("subscription", "number")
        .values_list("is_trial", "subscription")
    ),
    payer=1,
    email="a@example.org",
)

MAY_SERVE = "memberships.serve_subscribers"


@dataclass(frozen=True, slots=True)
class Accepted:
    """Which version of the terms and of the privacy notice the payer agreed to."""

    terms_version: str
    privacy_version: str


@dataclass(frozen=True, slots=True)
class Roles:
    """Who pays, who holds it, who receives it: one person, or up to three."""

    payer: Subscriber
    holder: Subscriber
    recipient: Subscriber


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for."""

    offer: Offer
    roles: Roles
    token: str
    named: str
    promotion: PromotionCode | None
    led_by: str
    accepted: Accepted
    country: str
    by: Account | None
    again: bool


def place_order(  # noqa: PLR0913 - an order is all of this
    *,
    offer: Offer,
    payer: Subscriber,
    holder: Subscriber | None = None,
    recipient: Subscriber | None = None,
    token: str,
    named: str = "",
    promotion: PromotionCode | None = None,
    led_by: str = "",
    accepted: Accepted,
    country: str,
    now: datetime,
    by: Account | None = None,
    again: bool = False,
) -> Order:
    """Order an offer. The same token returns the same order, however often it is sent.

    Whoever has an address that was verified reads on trust from now on; nobody else does before
    the money is there. `country` is where the payer is, for tax and for where it is sold. `by` is
    somebody at the desk who orders for the payer. What lapsed and is ordered `again` costs the full
    price, has no trial, and is read once it is paid.
    """
    today, seller = local_day(now), the_seller()
    roles = Roles(payer, holder or payer, recipient or payer)
    asked = Asked(
        offer, roles, token, named, promotion, led_by, accepted, country.upper(), by, again
    )
    try:
        with one_by_one():
            return _placed(asked, seller, now=now, today=today)
    except (IntegrityError, BillingRefusal):
        if known := _known(token, payer):  # the same press of the button, a moment before
            return known
        raise


def _placed(asked: Asked, seller: Seller, *, now: datetime, today: date) -> Order:
    """Check and ask all that can be before, so that nobody waits long for this transaction."""
    offer, payer = asked.offer, asked.roles.payer
    _refuse_unless_sold(asked, today=today)
    _refuse_unless_accepted(asked.accepted, seller)
    made = _by_the_rules(asked, seller, today=today)
    price = made.terms[-1].price
    rates = Rates.on(today, home=seller.country)
    address = address_of(payer, on=today)
    roles = (asked.roles.holder, payer, asked.roles.recipient)
    subscription, rows = drawn_up(made, offer=offer, named=asked.named, roles=roles, now=now)
    sold = rows[-1]
    lines = lines_of(subscription, sold, rates=rates, country=asked.country) if sold.price else []
    with turn():
        _refuse_a_second(asked)
        _refuse_if_used_up(asked.promotion)
        begin(subscription, rows)
        order = add(
            Order(
                token=asked.token,
                subscription=subscription,
                payer=payer,
                offer=offer,
                promotion=asked.promotion,
                price=price.amount,
                currency=price.currency,
                at=now,
                terms_version=asked.accepted.terms_version,
                privacy_version=asked.accepted.privacy_version,
                led_by=asked.led_by[:255],
            )
        )
        if sold.price:
            write_invoice(Invoiced(subscription, sold, address), lines, seller=seller, now=now)
        _tell(order, by=asked.by)
    return order


def _by_the_rules(asked: Asked, seller: Seller, *, today: date) -> terms.Subscription:
    """What is ordered, as the rules have it begin."""
    sold = asked.offer.as_sold(named=asked.named)
    if asked.again:
        afresh = replace(sold, trial_days=0)
        return terms.order(afresh, today=today, price=sold.price, trust_days=0)
    price = price_for(asked.offer, asked.promotion, today=today)
    trust_days = seller.trust_days if may_be_trusted(asked.roles.payer) else 0
    return terms.order(sold, today=today, price=price, trust_days=trust_days)


def price_for(offer: Offer, promotion: PromotionCode | None, *, today: date) -> Money:
    """What the first term costs, with what a promotion takes off."""
    first = offer.as_sold(named="1" if offer.unit in LASTING else "").first_price()
    if promotion is None:
        return first
    _refuse_unless_valid(promotion, offer, today=today)
    off = first.part(promotion.percent_off, 100).amount + promotion.amount_off
    return Money(max(0, first.amount - off), first.currency)


def promotion_of(typed: str, offer: Offer, *, today: date) -> PromotionCode | None:
    """The promotion that somebody typed, None for nothing typed; refused if it does not hold."""
    if not typed.strip():
        return None
    found = PromotionCode.objects.filter(code__iexact=typed.strip()).first()
    if found is None:
        raise PromotionRefused(_("There is no such code."))
    _refuse_unless_valid(found, offer, today=today)
    _refuse_if_used_up(found)
    return found


def may_be_trusted(payer: Subscriber) -> bool:
    """Whether the payer's address was verified: then reading begins before the money is there."""
    if payer.account_id is None:
        return False
    return bool(_VERIFIED.ask(account=payer.account_id))


def effect_of(
    offer: Offer, promotion: PromotionCode | None = None, *, now: datetime, trusted: bool = True
) -> Effect:
    """What an order will do: what is paid now and again, when, and how to leave."""
    today, seller = local_day(now), the_seller()
    price = price_for(offer, promotion, today=today)
    length = length_in_words(offer.unit, offer.count)
    said = [_("%(price)s for %(length)s.") % {"price": in_words(price), "length": length}]
    if offer.trial_days:
        said.append(_("The first %(days)s days are free.") % {"days": offer.trial_days})
    if trusted and price and seller.trust_days:
        said.append(
            _("Reading begins at once; the invoice is due in %(days)s days.")
            % {"days": seller.trust_days}
        )
    if offer.renews:
        again = in_words(offer.money(offer.price))
        said.append(
            _("It renews for %(price)s each time until it is cancelled, which is possible any day.")
            % {"price": again}
        )
    else:
        said.append(_("It does not renew."))
    return Effect(tuple(said), amount=price, on=today)


def persons_like(person: Subscriber) -> Q:
    """All rows of subscribers that are this person: the row, or the same address."""
    return _like(person.pk, _address_like(person))


def _like(key: int, email: str, before: str = "") -> Q:
    return Q(**{f"{before}pk": key}) | Q(**{f"{before}email": email})


def _address_like(person: Subscriber) -> str:
    """The address that is compared; without one something that nobody has for an address."""
    return person.email.lower() or str(person.pk)


def _known(token: str, payer: Subscriber) -> Order | None:
    known = Order.objects.filter(token=token).first()
    if known is not None and known.payer_id != payer.pk:
        raise TokenTaken(_("This order was placed by somebody else."))
    return known


def _refuse_unless_sold(asked: Asked, *, today: date) -> None:
    offer, by = asked.offer, asked.by
    if not offer.is_on_sale(today=today):
        raise OfferNotOnSale(_("This offer is not on sale."))
    if offer.countries() and asked.country not in offer.countries():
        raise OfferNotForYou(_("This offer is not sold in that country."))
    is_desk = by is not None and by.has_perm(MAY_SERVE)
    if offer.audience == Offer.Audience.DESK and not is_desk:
        raise OfferNotForYou(_("Only the subscriber desk sells this offer."))
    if (offer.unit in LASTING) != bool(asked.named):
        raise NothingNamed(_("One issue or article must be named, and nothing else is."))


def _refuse_unless_accepted(accepted: Accepted, seller: Seller) -> None:
    if (accepted.terms_version, accepted.privacy_version) != (
        seller.terms_version,
        seller.privacy_version,
    ):
        raise NotAccepted(_("The terms have changed meanwhile: please read and accept them again."))


def _refuse_unless_valid(promotion: PromotionCode, offer: Offer, *, today: date) -> None:
    begins, ends = promotion.valid_from or date.min, promotion.valid_until or date.max
    if not begins <= today < ends:
        raise PromotionRefused(_("This code does not hold today."))
    if promotion.offer_code and promotion.offer_code != offer.code:
        raise PromotionRefused(_("This code is for another offer."))


def _refuse_if_used_up(promotion: PromotionCode | None) -> None:
    """Within a transaction the row is held, so that nobody takes the last use twice."""
    if promotion is None or promotion.most_uses is None:
        return
    if transaction.get_connection().in_atomic_block:
        PromotionCode.objects.select_for_update().get(pk=promotion.pk)
    if promotion.orders.count() >= promotion.most_uses:
        raise PromotionRefused(_("This code was used up."))


def _refuse_a_second(asked: Asked) -> None:
    """One order that nobody has paid for each person, and one trial. The person is held."""
    payer = asked.roles.payer
    if connection.features.has_select_for_update:  # else nobody writes beside this transaction
        list(Subscriber.objects.select_for_update().filter(persons_like(payer)))
    found = _TERMS_IN_THE_WAY.ask(payer=payer.pk, email=_address_like(payer))
    for is_trial, subscription in found:
        if is_trial and asked.offer.trial_days and not asked.again:
            raise TrialUsed(_("The trial was used before: please choose an offer without one."))
        if not is_trial and not Payment.objects.filter(subscription=subscription).exists():
            raise UnpaidOrderStands(_("There is an order that waits for its payment already."))


def _tell(order: Order, *, by: Account | None) -> None:
    tell(
        Event.Act.ORDERED,
        of=order.subscription,
        at=order.at,
        by=by,
        offer=order.offer.code,
        version=order.offer.version,
        price=order.price,
        currency=order.currency,
    )
