"""Charge: what an invoice asks for is taken by a card, once, whatever happens on the way.

In three steps: the row is written; the provider is asked, in no transaction; its answer is kept.
Whoever is killed between two of them goes on from the row: the provider knows by its key that it is
the same charge. What it says is kept by how the row stands now, so that no answer counts twice.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from octavo.billing.acts.doing import doing, holding
from octavo.billing.acts.receiving import is_open, receive
from octavo.billing.days import local_day
from octavo.billing.errors import ChargeOnItsWay, DocumentNotOpen
from octavo.billing.models import CardChange, Charge, Document, Mandate, Means, Payment, Payout
from octavo.billing.providers.errors import ProviderRefuses, ProviderSilent
from octavo.billing.providers.port import Card, ChargeAsked, Charged, Payer, Provider, State
from octavo.billing.providers.registry import provider_named
from octavo.core import terms
from octavo.core.terms import TermsRefusal
from octavo.memberships.models import Subscriber

logger = logging.getLogger(__name__)

LATEST = timedelta(hours=1)  # what may lie between the two clocks when a charge is looked for
NEVER_ASKED = "never asked"
MOST_SILENCES = 5  # in a row: then it is down, and each question would wait for its timeout
RELATED = ("document__subscription", "document__term", "document__payer", "means")


def charge(
    document: Document, *, provider: str, means: Means | None = None, now: datetime
) -> Charge:
    """Charge an invoice to a card, or, without one, have its payer enter one.

    While nobody knows what came of the last try, that one is asked about again.
    """
    return ask(begin(document, provider=provider, means=means, now=now), now=now)


def begin(
    document: Document, *, provider: str, means: Means | None = None, now: datetime
) -> Charge:
    """Write down that it is charged. Refused for what need not be paid any more."""
    with holding(document.subscription):
        row = Charge.objects.filter(document=document).first()
        if row is not None and row.state in {Charge.State.ASKED, Charge.State.WAITING}:
            return row
        if not is_open(document) or (row is not None and row.state in Charge.OVER):
            raise DocumentNotOpen(_("There is nothing to pay for this document any more."))
        row = row or Charge(document=document, provider=provider, made_at=now)
        row.known_as = known_as(document.payer, provider=provider, means=means)
        row.attempt += 1
        row.means, row.state, row.asked_at = means, Charge.State.ASKED, now
        row.save()
    return row


def ask(row: Charge, *, now: datetime) -> Charge:
    """Ask the provider to charge, or how it stands with what it was asked before.

    Without an answer the row waits as it is. What a provider refuses to hear is logged and, if
    nothing was charged yet, a failure; so one charge that goes wrong never keeps others back.
    """
    if row.state in Charge.OVER:
        return row
    try:
        seen = _answer(row)
        if seen is not None:
            return conclude_seen(row, seen, now=now)
    except ProviderSilent as silence:
        logger.warning("%s: %s", row.key, silence)
        return row
    except ProviderRefuses as refusal:
        logger.error("%s: %s", row.key, refusal)  # noqa: TRY400 - the sentence says it all
        return _keep_failure(row, str(refusal), now=now)
    return _keep_failure(row, NEVER_ASKED, now=now)


def follow_up(*, before: datetime, now: datetime) -> int:
    """Ask again what was asked before and not answered; return how many are decided now."""
    return _ask_all(Charge.objects.unanswered(before=before), now=now)


def look_again(*, now: datetime) -> int:
    """Ask about what is on its way for days; return how many have arrived or failed.

    Webhooks tell of them at once; this finds, once a night, those of which nobody was told.
    """
    return _ask_all(Charge.objects.on_their_way(), now=now)


def conclude_seen(row: Charge, seen: Charged, *, now: datetime) -> Charge:
    """The same as `conclude`, after asking what is printed on a card that is new."""
    card = _card(row, seen, provider_named(row.provider))
    return conclude(row, seen, card=card, now=now)


def conclude(row: Charge, seen: Charged, *, card: Card | None = None, now: datetime) -> Charge:
    """Keep what the provider says of a charge. Said again, or late, it changes nothing."""
    if (seen.key, seen.amount) != (row.key, row.money) or row.provider_id not in ("", seen.id):
        message = f"{row.key} is {row.money}, and {seen.id} is {seen.key} of {seen.amount}."
        raise ProviderRefuses(message)
    with holding(row.document.subscription):
        kept = _held(row)
        is_of_an_earlier_try = seen.attempt < kept.attempt and seen.state is not State.DONE
        if kept.state in Charge.OVER or is_of_an_earlier_try:
            return kept
        kept.provider_id, kept.known_as = seen.id, seen.payer
        payer = kept.document.subscription.payer
        if card is not None and payer.erased_at is None:
            kept.means = keep_means(card, of=kept, payer=payer, now=now)
        if seen.state is State.DONE:
            _keep_paid(kept, now=now)
        elif seen.state is State.FAILED:
            _fail(kept, seen.failure, now=now)
        elif seen.state is State.WAITING:  # also after a card that was refused
            kept.state, kept.failure = Charge.State.WAITING, ""
        elif kept.state != Charge.State.FAILED:
            kept.state = Charge.State.NEEDS_PAYER
        kept.save()
    return kept


def _keep_paid(kept: Charge, *, now: datetime) -> None:
    """The money is ours: it pays the invoice, or goes back where nothing was due any more."""
    kept.settled_at, kept.failure = now, ""
    try:
        with transaction.atomic():
            receive(
                kept.document,
                amount=kept.money,
                on=local_day(now),
                method=Payment.Method.CARD,
                now=now,
                reference=kept.key,
            )
    except TermsRefusal:
        kept.state = Charge.State.TOO_LATE
        Payout.objects.create(
            subscriber=kept.document.subscription.payer,
            charge=kept,
            amount=kept.money.amount,
            currency=kept.money.currency,
            end_to_end=f"OCTAVO-CHARGE-{kept.pk}",
            text=_("Paid when nothing was due any more"),
            asked_at=now,
        )
    else:
        kept.state = Charge.State.PAID
        _keep_mandate(kept, now=now)


def _keep_mandate(kept: Charge, *, now: datetime) -> None:
    """What follows is charged to the same, unless its payer has given another since."""
    row, means = kept.document.subscription, kept.means
    if means is None or not row.offer.renews or row.payer.erased_at is not None:
        return
    given = Mandate.objects.filter(subscription=row).first()
    if given is not None and (given.means_id == means.pk or given.given_at > kept.asked_at):
        return
    Mandate.objects.update_or_create(subscription=row, defaults={"means": means, "given_at": now})


def keep_means(card: Card, *, of: Charge | CardChange, payer: Subscriber, now: datetime) -> Means:
    """The card by which a payer paid, or which they entered, as it is shown to them."""
    made, _is_new = Means.objects.get_or_create(
        provider=of.provider,
        name=card.means,
        defaults={
            "payer": payer,
            "known_as": of.known_as,
            "label": card.label,
            "last_digits": card.last_digits,
            "expires_on": card.expires_on,
            "made_at": now,
        },
    )
    return made


def _fail(kept: Charge, failure: str, *, now: datetime) -> None:
    """Once for each try. What is digital is read on until the grace is over."""
    if kept.state == Charge.State.FAILED:
        return
    has_seen_it = kept.means is None and kept.state != Charge.State.WAITING
    kept.state, kept.failure = Charge.State.FAILED, failure[:120]
    if has_seen_it:
        return  # its payer was there, and may take another card
    with doing(kept.document.subscription, now=now) as at_hand:
        arrears = terms.failed(kept.arrears, today=at_hand.today)
        kept.failed_first_on, kept.tried_on = arrears.since, arrears.tried_on
        at_hand.keep(terms.read_on(at_hand.before, since=arrears.since))


def _keep_failure(row: Charge, failure: str, *, now: datetime) -> Charge:
    with holding(row.document.subscription):
        kept = _held(row)
        if kept.state == Charge.State.ASKED and kept.attempt == row.attempt:
            _fail(kept, failure, now=now)
            kept.save()
    return kept


def _answer(row: Charge) -> Charged | None:
    """What the provider says; None where it was never asked, and is not to be asked any more."""
    provider = provider_named(row.provider)
    if row.state != Charge.State.ASKED:
        (seen,) = provider.fetch(row.provider_id)
        return seen
    return provider.charge(_asked(row)) if is_open(row.document) else _found(row, provider)


def _asked(row: Charge) -> ChargeAsked:
    payer = row.document.payer
    return ChargeAsked(
        key=row.key,
        id=row.provider_id,
        attempt=row.attempt,
        amount=row.money,
        payer=Payer(payer.number, payer.email, row.known_as),
        means=row.means.name if row.means else "",
        invoice=row.document.number,
        begun_at=row.made_at,
        keeps_card=row.document.subscription.offer.renews,
    )


def refuse_while_under_way(invoice: Document) -> None:
    """Nobody knows yet whether it is paid: raises ChargeOnItsWay."""
    if Charge.objects.under_way().filter(document=invoice).exists():
        raise ChargeOnItsWay(
            _("A charge for this invoice is on its way: wait until it is paid or refused.")
        )


def known_as(payer: Subscriber, *, provider: str, means: Means | None = None) -> str:
    """By which name the provider knows a payer, or who owns that card there; empty at first."""
    if means is not None:
        return means.known_as
    kept: list[QuerySet[Any]] = [
        payer.means.filter(provider=provider),
        Charge.objects.filter(document__payer=payer, provider=provider),
        CardChange.objects.filter(subscription__payer=payer, provider=provider),
    ]
    names = (rows.exclude(known_as="").values_list("known_as", flat=True).first() for rows in kept)
    return next(filter(None, names), "")


def _found(row: Charge, provider: Provider) -> Charged | None:
    """The charge, if the provider has it: what was cancelled meanwhile is not charged now."""
    made = provider.fetch(row.provider_id or row.made_at - LATEST)
    return next((one for one in made if one.key == row.key), None)


def _card(row: Charge, seen: Charged, provider: Provider) -> Card | None:
    """What is printed on a card that we do not know yet."""
    is_known = not seen.means or (row.means is not None and row.means.name == seen.means)
    if is_known or seen.state not in {State.DONE, State.WAITING}:
        return None
    try:
        return provider.describe(seen.means)
    except ProviderRefuses as refusal:  # the money counts, whatever it came from
        logger.warning("%s: %s", row.key, refusal)
        return None


def _ask_all(rows: QuerySet[Charge], *, now: datetime) -> int:
    """Until the provider has been silent several times in a row: then the next sweep goes on."""
    decided = silences = 0
    for pk in list(rows.order_by("pk").values_list("pk", flat=True)):
        after = ask(Charge.objects.select_related(*RELATED).get(pk=pk), now=now)
        decided += after.state not in Charge.UNDECIDED
        silences = silences + 1 if after.state == Charge.State.ASKED else 0
        if silences == MOST_SILENCES:
            break
    return decided


def _held(row: Charge) -> Charge:
    return Charge.objects.select_for_update(of=("self",)).select_related(*RELATED).get(pk=row.pk)
