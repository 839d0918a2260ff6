"""Looks at the money: whether charges go through, and what a person has to look at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings

from octavo.billing.models import Case, Charge, Payout
from octavo.website.doctor.findings import Finding, note, well, wrong

LATE = timedelta(minutes=30)


def examine(*, is_public: bool, now: datetime) -> Iterator[Finding]:
    """Who charges cards, which charges got no answer, and which cases are open."""
    if is_public and settings.CARDS == "rehearsal":
        sentence = "Cards are rehearsed: whoever orders pays with a number that everybody knows."
        yield wrong("cards", sentence, "Remove OCTAVO_CARDS.")
    if is_public and settings.CARDS == "stripe" and settings.STRIPE.is_test:
        sentence = "Stripe is asked with the keys for tests: cards are entered, and no money comes."
        yield wrong("cards", sentence, "Set the live keys.")
    silent = Charge.objects.unanswered(before=now - LATE).count()
    if silent:
        sentence = f"{silent} have waited for an answer of the provider for over half an hour."
        yield wrong("charges", sentence, "Nothing is lost: they are asked again every minute.")
    stuck = Payout.objects.through_a_provider().filter(asked_at__lt=now - LATE).count()
    if stuck:
        sentence = f"{stuck} sums have not gone back to the card that they came from."
        yield wrong("refunds", sentence, "The log says why the provider does not give them back.")
    cases = Case.objects.open().count()
    if cases:
        sentence = f"{cases} cases are open: disputes, or differences from a provider's books."
        yield note("cases", sentence, "Somebody at the subscriber desk looks at them.")
    if not silent and not stuck and not cases:
        yield well("money", "Nothing waits for a provider, and no case is open.")
