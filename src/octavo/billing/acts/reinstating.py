"""Reinstate: what lapsed is ordered again, once for each invoice that nobody paid."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from octavo.billing.acts.ordering import Accepted, place_order
from octavo.billing.days import local_day
from octavo.billing.documents import country_of
from octavo.billing.errors import OfferNotOnSale, ReinstatingRefused
from octavo.billing.models import Document
from octavo.billing.selling import the_seller
from octavo.core.terms import Ending
from octavo.memberships.models import Offer, Order, Subscription, Term

LED_BY = "/pay/"  # what readers saw before they ordered


def reinstate(invoice: Document, *, accepted: Accepted, now: datetime) -> Document:
    """Order again what that invoice was for, and return the new one; done again, the same one.

    It is the present version of the same offer, for the same people, at its full price. It begins
    today, and is read once it is paid: nobody is trusted twice.
    """
    if known := reinstated_by(invoice):
        return known
    today, lapsed = local_day(now), invoice.subscription
    order = place_order(
        offer=offer_again(invoice, today=today),
        payer=lapsed.payer,
        holder=lapsed.holder,
        recipient=lapsed.recipient,
        token=_token(invoice),
        led_by=LED_BY,
        accepted=accepted,
        country=country_of(lapsed.payer, on=today, default=the_seller().country),
        now=now,
        again=True,
    )
    return _invoice_of(order)


def offer_again(invoice: Document, *, today: date) -> Offer:
    """The version of the offer that is sold now. Refused to who left, and where none is."""
    _refuse_unless_lapsed(invoice)
    _refuse_if_back(invoice, today=today)
    code = invoice.subscription.offer.code
    found: Offer | None = Offer.objects.on_sale(today=today).filter(code=code).first()
    if found is None or not found.price or found.audience == Offer.Audience.DESK:
        raise OfferNotOnSale(_("This offer is not on sale any more."))
    return found


def reinstated_by(invoice: Document) -> Document | None:
    """The invoice of the order by which it was taken up again before."""
    order = Order.objects.filter(token=_token(invoice)).first()
    return _invoice_of(order) if order else None


def _refuse_unless_lapsed(invoice: Document) -> None:
    lapsed = invoice.subscription
    has_left = (
        lapsed.cancel_asked_on is not None
        or lapsed.payer.erased_at is not None
        or lapsed.refunds.exists()
    )
    if invoice.term.ending != Ending.LAPSED or has_left:
        raise ReinstatingRefused(_("There is nothing here to be taken up again."))


def _refuse_if_back(invoice: Document, *, today: date) -> None:
    """Not to who ordered the same by themselves since then, or was renewed at the desk."""
    lapsed = invoice.subscription
    theirs = Subscription.objects.filter(payer=lapsed.payer, offer__code=lapsed.offer.code)
    since = Term.objects.filter(subscription__in=theirs, ordered_on__gte=invoice.term.ended_on)
    if since.filter(ending="").exclude(ends__lte=today).exists():
        raise ReinstatingRefused(_("You have subscribed again already."))


def _invoice_of(order: Order) -> Document:
    found: Document = Document.objects.invoices().get(
        subscription=order.subscription, term__number=1
    )
    return found


def _token(invoice: Document) -> str:
    """One order for each lapsed invoice, under a token that nobody can send with a form."""
    return salted_hmac("octavo.billing.reinstating", str(invoice.pk)).hexdigest()
