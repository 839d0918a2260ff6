"""Cards that run out: their payer is asked for another before the next charge."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from octavo.billing import letters
from octavo.billing.acts.doing import Doing
from octavo.billing.due.renewals import likely_start
from octavo.billing.due.telling import going_on
from octavo.billing.models import Mandate
from octavo.core import terms
from octavo.core.terms.policy import ASK_FOR_CARD_DAYS
from octavo.memberships.models import Event, Subscription, Term
from octavo.memberships.story import tell, was_told


def find_expiring(today: date) -> QuerySet[Subscription]:
    """Those whose next charge is near, with a card that may have run out by then."""
    theirs = Term.objects.filter(subscription=OuterRef("pk"), ending="")
    soon = today + timedelta(days=ASK_FOR_CARD_DAYS)
    ending = theirs.filter(paid_on__isnull=False, ends__gt=today, ends__lte=soon)
    counted = theirs.filter(paid_on=None, starts=None, number__gt=1)  # in issues: no day yet
    return going_on().filter(
        Exists(ending) | Exists(counted),
        Q(mandate__means__expires_on__lt=soon + timedelta(days=ASK_FOR_CARD_DAYS)),
    )


def ask_for_card(at_hand: Doing) -> bool:
    """Once for each card and term."""
    means = Mandate.objects.select_related("means").get(subscription=at_hand.row).means
    expires_on, charged_on = means.expires_on, _charged_on(at_hand)
    if expires_on is None or charged_on is None:
        return False
    if not terms.is_card_wanted(expires_on, charged_on=charged_on, today=at_hand.today):
        return False
    key = f"card-expires:{means.pk}:{at_hand.row.pk}:{means.expires_on}"
    if was_told(key):
        return False
    tell(Event.Act.CARD_ASKED, of=at_hand.row, at=at_hand.now, key=key)
    letters.card_expires(at_hand.row, means, on=charged_on, key=key, now=at_hand.now)
    return True


def _charged_on(at_hand: Doing) -> date | None:
    """The day of the next charge; counted in issues, as the plan of issues has it."""
    last, next_ = at_hand.before.last_settled(), at_hand.before.unpaid()
    if last is not None and last.ends is not None:
        return last.ends
    return likely_start(at_hand, next_, ASK_FOR_CARD_DAYS) if next_ is not None else None
