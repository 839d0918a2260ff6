"""How each charge of a subscription stands, and what about it a person must look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from octavo.billing.models import Case, Charge, Payout
from octavo.core import terms
from octavo.memberships.models import Subscription


@dataclass(frozen=True, slots=True)
class Shown:
    """A charge, when it is tried next by itself, and what of it went or goes back to the card."""

    charge: Charge
    next_try: date | None
    given_back: tuple[Payout, ...]
    cases: tuple[Case, ...]

    @property
    def open_cases(self) -> list[Case]:
        """Those that nobody has settled."""
        return [case for case in self.cases if case.settled_at is None]

    @property
    def is_disputed(self) -> bool:
        """Whether a bank took money back, settled or not."""
        return any(case.kind == Case.Kind.DISPUTE for case in self.cases)


def charges_of(subscriptions: Iterable[Subscription]) -> Mapping[int, list[Shown]]:
    """By subscription, the newest first, in a fixed number of queries."""
    rows = Charge.objects.filter(document__subscription__in=list(subscriptions))
    found: dict[int, list[Shown]] = defaultdict(list)
    related = rows.select_related("document__term", "means").prefetch_related("payouts", "cases")
    for charge in related.order_by("-made_at", "-pk"):
        shown = Shown(
            charge, _next_try(charge), tuple(charge.payouts.all()), tuple(charge.cases.all())
        )
        found[charge.document.subscription_id].append(shown)
    return found


def _next_try(charge: Charge) -> date | None:
    """None for what is paid, under way, or not to be paid any more."""
    term, arrears = charge.document.term, charge.arrears
    is_open = term.paid_on is None and not term.ending
    is_tried = charge.state in {Charge.State.FAILED, Charge.State.NEEDS_PAYER}
    return terms.next_try(arrears) if is_open and is_tried and arrears else None
