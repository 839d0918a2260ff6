"""A subscription as its reader sees it: how it stands, what comes next, and what may be done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from octavo.billing.effects import in_words
from octavo.billing.models import Document
from octavo.billing.reader.next_payment import card_that_pays, next_payment_in_words
from octavo.billing.reader.wording import formats_in_words
from octavo.billing.standing import means_of, standing_of
from octavo.core import terms
from octavo.core.terms import Ending, IssueOut, TermsRefusal
from octavo.core.terms.policy import GUARANTEE_DAYS, WITHDRAWAL_DAYS
from octavo.issues.models import Article, Issue
from octavo.memberships.models import Subscriber, Subscription


@dataclass(frozen=True, slots=True)
class Way:
    """Something that may be done: the words of the link, and a line beside it."""

    name: str
    address: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """All that the page shows of one subscription."""

    row: Subscription
    name: str
    named: str
    state: str
    facts: tuple[tuple[str, str], ...]
    terms: tuple[tuple[str, str], ...]
    out: tuple[Way, ...]
    ways: tuple[Way, ...]
    may_undo: bool
    documents: tuple[Document, ...]
    invoice: Document | None
    is_mine: bool
    is_over: bool
    is_charged: bool  # its invoice is paid by card without anybody doing anything


def seen(row: Subscription, *, me: Subscriber, today: date, to_come: Sequence[Issue]) -> Seen:
    """The subscription as `me` sees it; `to_come` are the issues that are planned, in order."""
    standing = standing_of(row)
    is_mine = me.pk in {row.holder_id, row.payer_id}
    documents = list(row.documents.order_by("made_at", "pk")) if me.pk == row.payer_id else []
    unpaid = standing.unpaid()
    invoice = next(
        (
            one
            for one in documents
            if unpaid and one.kind == Document.Kind.INVOICE and one.term_id == _pk(row, unpaid)
        ),
        None,
    )
    is_over = _is_over(standing, today)
    card = card_that_pays(row, invoice) if is_mine else ""
    calendar = [IssueOut(issue.number, issue.dated_on, issue.weight) for issue in to_come]
    return Seen(
        row=row,
        name=row.offer.name,
        named=target_title(row),
        state=state_in_words(standing, today=today),
        facts=tuple(_facts(row, standing, invoice, card=card, today=today, calendar=calendar)),
        terms=tuple(_term_in_words(standing, term) for term in standing.terms),
        out=tuple(_ways_out(row, standing, today)) if is_mine else (),
        ways=(*_other_ways(row, standing, today, is_mine=is_mine), *_card(row, standing, me)),
        may_undo=is_mine and _is_possible(lambda: terms.undo_cancellation(standing, today=today)),
        documents=tuple(documents),
        invoice=invoice,
        is_mine=is_mine,
        is_over=is_over,
        is_charged=bool(card and invoice),
    )


def state_in_words(standing: terms.Subscription, *, today: date) -> str:
    """How it stands, in a sentence or two."""
    if not standing.line():
        return _ended(standing)
    if (unpaid := standing.unpaid()) is not None and standing.last_settled() is None:
        return _on_trust(unpaid, today)
    running = standing.current(today) or standing.last_settled()
    if running is None or (running.ends is not None and running.ends <= today):
        return _("It has ended.")
    if running.length.is_lasting:
        return _("Yours to read for ever.")
    if pause := next((one for one in standing.pauses if one.begins <= today < one.ends), None):
        return _("Paused until %(day)s.") % {"day": in_words(pause.ends)}
    return _runs(standing, running)


def target_title(row: Subscription) -> str:
    """The headline or the title of the one thing that was bought."""
    if not row.named:
        return ""
    kind = Article if row.offer.unit == "article" else Issue
    return str(kind.objects.filter(pk=row.named).values_list("title", flat=True).first() or "")


def _runs(standing: terms.Subscription, running: terms.Term) -> str:
    found = standing.cancellation
    if found is not None:
        if found.effective_on is None:
            return _("Cancelled. You read until the issue after the last one of yours is out.")
        return _("Cancelled. You read until %(day)s.") % {"day": in_words(found.effective_on)}
    if running.is_trial:
        return _("On trial until %(day)s.") % {"day": in_words(running.ends or date.max)}
    if running.given_by and running.ends:
        return _("A present of the magazine, until %(day)s.") % {"day": in_words(running.ends)}
    if running.ends is None:
        return _("It runs until your last issue is out.")
    if standing.sold.renews:
        return _("It runs until %(day)s, and then goes on.") % {"day": in_words(running.ends)}
    return _("It runs until %(day)s, and ends then.") % {"day": in_words(running.ends)}


def _on_trust(unpaid: terms.Term, today: date) -> str:
    until = (unpaid.starts or today) + timedelta(days=unpaid.trust_days)
    if today < until:
        return _(
            "Ordered. You read until %(day)s, and for as long as you like once it is paid."
        ) % {"day": in_words(until)}
    return _("Ordered. It begins once your payment is here.")


def _ended(standing: terms.Subscription) -> str:
    last = standing.terms[-1] if standing.terms else None
    if last is None or last.ended_on is None:
        return _("It has ended.")
    said = {
        Ending.LAPSED: _("The order lapsed on %(day)s, since it was not paid."),
        Ending.REFUNDED: _("Ended on %(day)s, and your money goes back to you."),
        Ending.WITHDRAWN: _("You withdrew from the contract on %(day)s."),
        Ending.VOID: _("The order was cancelled on %(day)s. Nothing is to be paid."),
        Ending.CHANGED: _("Changed for another on %(day)s."),
    }[last.ending or Ending.VOID]
    return said % {"day": in_words(last.ended_on)}


def _facts(
    row: Subscription,
    standing: terms.Subscription,
    invoice: Document | None,
    *,
    card: str,
    today: date,
    calendar: Sequence[IssueOut],
) -> list[tuple[str, str]]:
    facts = [(_("What comes"), formats_in_words(row.offer))]
    if row.recipient_id not in {row.payer_id, row.holder_id}:
        facts.append((_("For"), row.recipient.name))
    if delivered := _delivered(standing, today=today, calendar=calendar):
        facts.append((_("Delivered"), delivered))
    if next_payment := next_payment_in_words(standing, invoice, card=card, today=today):
        facts.append((_("Next payment"), next_payment))
    if standing.renews_as is not None:
        facts.append((_("After that"), row.renews_as.name if row.renews_as else ""))
    return facts


def _term_in_words(standing: terms.Subscription, term: terms.Term) -> tuple[str, str]:
    """When it was, and what it cost and brought."""
    if term.starts is None:
        when = _("To come")
    elif end := term.ended_on or term.ends:
        when = _("%(starts)s to %(ends)s") % {
            "starts": in_words(term.starts),
            "ends": in_words(max(term.starts, end)),
        }
    else:
        when = _("Since %(starts)s") % {"starts": in_words(term.starts)}
    said = [_("nothing to pay") if not term.price else in_words(term.price)]
    if term.price:
        said.append(
            _("paid on %(day)s") % {"day": in_words(term.paid_on)}
            if term.paid_on
            else _("not paid")
        )
    if numbers := [str(one.issue) for one in standing.served if one.term == term.number]:
        said.append(_("issues %(numbers)s") % {"numbers": ", ".join(numbers)})
    return when, "; ".join(said)


def _delivered(standing: terms.Subscription, *, today: date, calendar: Sequence[IssueOut]) -> str:
    """ "7 of 24 delivered, next: no. 8 on 15 April"."""
    found = terms.delivery(standing, today=today, calendar=calendar)
    if found is None or _is_over(standing, today):
        return ""
    said = {"served": found.served, "of": found.of}
    words = (
        _("%(served)s of %(of)s issues") % said
        if found.of is not None
        else ngettext("%(served)s issue so far", "%(served)s issues so far", found.served) % said
    )
    if found.next is None:
        return words
    return _("%(words)s, next: no. %(number)s on %(day)s") % {
        "words": words,
        "number": found.next.number,
        "day": in_words(found.next.on),
    }


def _ways_out(row: Subscription, standing: terms.Subscription, today: date) -> list[Way]:
    """Leaving, in plain sight: each of these is a link and a button away."""
    ways = []
    if _is_possible(lambda: terms.cancel(standing, today=today, by="-")):
        is_paid = standing.last_settled() is not None
        note = _("What is paid still comes.") if is_paid else _("Nothing is to be paid then.")
        ways.append(_way(row, "cancel", pgettext("a subscription", "Cancel"), note))
    last_day = terms.last_day_of_guarantee(standing)
    if last_day and standing.paid() != standing.refunded():
        if today <= last_day:
            note = _("All of it, until %(day)s.") % {"day": in_words(last_day)}
            ways.append(_way(row, "money-back", _("Take your money back"), note))
        else:
            note = _("The guarantee of %(days)s days ended on %(day)s.") % {
                "days": GUARANTEE_DAYS,
                "day": in_words(last_day),
            }
            ways.append(Way("", "", "", note))
    if _is_possible(lambda: terms.withdraw(standing, today=today, by="-")):
        until = terms.last_day_of_withdrawal(standing)
        note = _("Within %(days)s days, until %(day)s.") % {
            "days": WITHDRAWAL_DAYS,
            "day": in_words(until),
        }
        ways.append(_way(row, "withdraw", _("Withdraw from the contract here"), note))
    return ways


def _other_ways(
    row: Subscription, standing: terms.Subscription, today: date, *, is_mine: bool
) -> list[Way]:
    ways = []
    is_over, running = _is_over(standing, today), standing.current(today)
    if "print" in standing.sold.formats and not is_over:
        ways.append(_way(row, "address", _("Send it to another address")))
    if not is_mine or is_over or running is None or running.length.is_lasting:
        return ways
    if running.stands and not standing.cancellation and not standing.unpaid():
        ways.append(_way(row, "change", _("Change to another offer")))
    if any(today < one.ends for one in standing.pauses):
        ways.append(_way(row, "resume", _("End the pause")))
    elif running.stands:
        ways.append(_way(row, "pause", _("Pause")))
    if row.offer.replaced_at is None and row.offer.audience != "desk":
        second = reverse("subscribe_order", args=[row.offer.code]) + "?copy=2"
        words = _("Order a second copy")
        ways.append(Way("second", second, words, _("For you or for somebody else.")))
    return ways


def _card(row: Subscription, standing: terms.Subscription, me: Subscriber) -> Iterator[Way]:
    """Whoever pays may enter a card, where cards are taken and something is charged again."""
    is_charged = standing.sold.renews and standing.cancellation is None
    if not (settings.CARDS and is_charged and row.payer_id == me.pk):
        return
    means = means_of(row)
    if means or standing.last_settled() is not None:  # before that it is paid on its own page
        words = _("Change your card") if means else _("Pay by card from now on")
        address = reverse("subscription_change_card", args=[row.pk])
        yield Way("card", address, words, str(means) if means else "")


def _way(row: Subscription, name: str, words: str, note: str = "") -> Way:
    return Way(name, reverse("subscription_act", args=[row.pk, name]), words, note)


def _is_over(standing: terms.Subscription, today: date) -> bool:
    line = standing.line()
    return not line or (line[-1].ends is not None and line[-1].ends <= today)


def _is_possible(act: Callable[[], object]) -> bool:
    try:
        act()
    except TermsRefusal:
        return False
    return True


def _pk(row: Subscription, term: terms.Term) -> int | None:
    return next((one.pk for one in row.terms.all() if one.number == term.number), None)
