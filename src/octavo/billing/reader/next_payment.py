"""What a reader pays next, when, and whether their card is charged for it by itself."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from octavo.billing.effects import in_words
from octavo.billing.models import Charge, Document
from octavo.billing.standing import means_of
from octavo.core import terms
from octavo.core.terms.renewing import price_of_renewal
from octavo.memberships.models import Subscription


def card_that_pays(row: Subscription, invoice: Document | None) -> str:
    """Which card is charged next, as its owner knows it; none where somebody has to pay.

    That is so without a card, and when it was refused for the invoice that waits.
    """
    means = means_of(row)
    if means is None or Charge.objects.in_arrears().filter(document=invoice).exists():
        return ""
    return str(means)


def next_payment_in_words(
    standing: terms.Subscription, invoice: Document | None, *, card: str, today: date
) -> str:
    """What is paid next, when, and by which card, if by one."""
    unpaid = standing.unpaid()
    if unpaid is not None:
        on = unpaid.starts if card else invoice.due_on if invoice else None
        return _sum_on(in_words(unpaid.due), on, card=card)
    last = standing.last_settled()
    if standing.cancellation is not None or last is None or not standing.sold.renews:
        return "" if last is None or last.length.is_lasting else _("None")
    price = in_words(price_of_renewal(standing, starts=last.ends, today=today))
    if card:
        return _sum_on(price, last.ends, card=card)
    if last.ends is None:
        return _("%(sum)s, when two issues are left") % {"sum": price}
    return _("%(sum)s on %(day)s") % {"sum": price, "day": in_words(last.ends)}


def _sum_on(price: str, on: date | None, *, card: str) -> str:
    """A card is charged on a day, or when the issues of the term are used up."""
    said = {"sum": price, "card": card, "day": in_words(on) if on else ""}
    if not card:
        return _("%(sum)s, by %(day)s") % said if on else price
    if on is None:
        return _("%(sum)s from %(card)s, with the first issue of the next term") % said
    return _("%(sum)s on %(day)s, from %(card)s") % said
