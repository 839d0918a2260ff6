"""What subscribers are written: one letter for each event, once, by the names that the post knows.

Whoever has no e-mail address is written nothing; the desk sees that in the story.
"""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import CharField, Exists, F, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django_tasks import task

from octavo.billing.bank.accounts import shown_iban
from octavo.billing.bank.references import shown_reference
from octavo.billing.links import path_to_card, path_to_pay
from octavo.billing.models import Charge, Document, Means, Payment, Payout, Refund
from octavo.billing.paper.errors import PaperTrouble
from octavo.billing.papers import file_of
from octavo.billing.standing import means_of, standing_of
from octavo.billing.wording import length_in_words
from octavo.core import terms
from octavo.core.terms import Money
from octavo.core.terms.policy import GUARANTEE_DAYS, LAPSE_AFTER_DAYS
from octavo.core.terms.renewing import price_of_renewal
from octavo.jobs.queue import enqueue
from octavo.memberships.models import Address, Subscriber, Subscription
from octavo.post.errors import LetterRefusal
from octavo.post.letters import send
from octavo.post.models import Outgoing

logger = logging.getLogger(__name__)
Facts = dict[str, Any]


SWEPT_FOR = timedelta(days=2)


def send_those_of_orders(*, now: datetime) -> int:
    """Write to everybody who ordered lately and was not written to yet; return to how many.

    The checkout does not: the invoice is enclosed, and setting it takes a second.
    """
    told = Outgoing.objects.filter(
        key=Concat(Value("order-placed:"), Cast(OuterRef("pk"), CharField()))
    )
    waiting = Document.objects.invoices().filter(
        ~Exists(told), term__subscription__order__at=F("made_at"), made_at__gt=now - SWEPT_FOR
    )
    rows = waiting.exclude(payer__email="").order_by("pk").values_list("pk", flat=True)
    for pk in list(rows):
        send_with_invoice.call("order-placed", pk)
    return len(rows)


def renewal_ordered(invoice: Document) -> None:
    """The same for the next term."""
    enqueue(send_with_invoice, "renewed", invoice.pk)


@task()
def send_with_invoice(kind: str, document: int) -> None:
    """Set the invoice and write the letter that brings it. Done again, it changes nothing."""
    invoice = Document.objects.select_related("subscription", "term", "payer").get(pk=document)
    row = invoice.subscription
    facts = _of(row) | _bank(invoice) | _of_term(invoice)
    if kind == "order-placed":
        facts |= {
            "read_until": _trusted_until(invoice),
            "guarantee_days": str(GUARANTEE_DAYS),
            "terms": _terms_link(invoice),
        }
    _send(kind, invoice.payer, f"{kind}:{invoice.pk}", invoice.made_at, facts, enclosed=invoice)


@task()
def send_with_paid_invoice(payment: int) -> None:
    """Tell that the next term was charged, with its invoice. Done again, it changes nothing."""
    related = ("subscription", "term", "payer")
    paid = Payment.objects.select_related(*(f"document__{one}" for one in related)).get(pk=payment)
    invoice = paid.document
    charged = Charge.objects.filter(document=invoice).exclude(means=None).first()
    facts = {
        "card": str(charged.means) if charged else paid.get_method_display(),
        "paid_on": paid.on,
        "guarantee_until": _guarantee_until(standing_of(invoice.subscription), paid.on),
    }
    facts |= _of(invoice.subscription) | _bank(invoice) | _of_term(invoice)
    key = f"renewed-by-card:{invoice.pk}"
    _send("renewed-by-card", invoice.payer, key, paid.at, facts, enclosed=invoice)


def paid(payment: Payment, after: terms.Subscription, *, now: datetime) -> None:
    """The money is there: from when on it runs, and until when it can be had back.

    A renewal that was charged is told of with its invoice, which comes in no letter before.
    """
    term = after.term(payment.term.number)
    if payment.method == Payment.Method.CARD and term.number > 1 and term.replaces is None:
        enqueue(send_with_paid_invoice, payment.pk)
        return
    facts = {
        "invoice": payment.document.number,
        "amount": payment.money,
        "paid_on": payment.on,
        "begins_on": term.starts or payment.on,
        "lasts": length_in_words(term.length.unit, term.length.count),
        "guarantee_until": _guarantee_until(after, payment.on),
    }
    _write("paid", payment.subscription, f"paid:{payment.pk}", now, facts)


def reminder(row: Subscription, invoice: Document, *, key: str, now: datetime) -> None:
    """It is not paid yet, and lapses on a day."""
    began = max(invoice.term.ordered_on, invoice.term.starts or invoice.term.ordered_on)
    lapses_on = began + timedelta(days=LAPSE_AFTER_DAYS)
    _write("payment-reminder", row, key, now, _bank(invoice) | {"lapses_on": lapses_on})


def renewal_notice(
    row: Subscription, term: terms.Term, *, days: int, starts: date, key: str, now: datetime
) -> None:
    """What comes next, by which card it is paid, if by one, and how to stop it."""
    means = means_of(row)
    facts = {
        "renews_on": starts,
        "days": str(days),
        "amount": term.due,
        "card": str(means) if means else None,
        "lasts": length_in_words(term.length.unit, term.length.count),
        "cancel": _page(row, "cancel"),
    }
    kind = "renewal-notice-by-card" if means else "renewal-notice"
    _write(kind, row, key, now, facts)


def yearly_reminder(
    row: Subscription, standing: terms.Subscription, *, key: str, now: datetime, today: date
) -> None:
    """Once a year: what is held, what it costs, and how to stop it."""
    facts = _of_renewal(standing, today) | {"cancel": _page(row, "cancel")}
    _write("yearly-reminder", row, key, now, facts)


def price_notice(
    row: Subscription, before: Money, notice: terms.PriceNotice, *, key: str, now: datetime
) -> None:
    """Another price, and from when on."""
    facts = {
        "price_before": before,
        "price": notice.price,
        "holds_from": notice.holds_from,
        "cancel": _page(row, "cancel"),
    }
    _write("price-notice", row, key, now, facts)


def cancelled(row: Subscription, effective_on: date | None, *, key: str, now: datetime) -> None:
    """Cancelled: when it was asked, when it takes effect, how it is undone."""
    undo = _page(row, "undo")
    facts = {"asked_at": now, "effective_on": effective_on, "undo": undo}
    _write("cancelled", row, key, now, facts)


def cancellation_undone(
    row: Subscription, standing: terms.Subscription, *, key: str, now: datetime, today: date
) -> None:
    """It goes on as before."""
    _write("cancellation-undone", row, key, now, _of_renewal(standing, today))


def money_back(row: Subscription, refunds: list[Refund], *, key: str, now: datetime) -> None:
    """All of it comes back, and where it goes."""
    facts = _of_refunds(refunds) | {"ended_on": refunds[0].on}
    _write("money-back", row, key, now, facts)


def given_back(
    row: Subscription, refunds: list[Refund], *, ended_on: date | None, key: str, now: datetime
) -> None:
    """Some of it comes back, and where it goes; `ended_on` only where something ended by it."""
    _write("given-back", row, key, now, _of_refunds(refunds) | {"ended_on": ended_on})


def withdrawal_receipt(
    row: Subscription, refunds: list[Refund], *, key: str, now: datetime
) -> None:
    """The receipt that the law asks for: it names the time."""
    _write("withdrawal-receipt", row, key, now, {"received_at": now, **_of_refunds(refunds)})


def charge_failed(charge: Charge, *, key: str, now: datetime) -> None:
    """A card was refused: how to pay with another, and until when one reads on."""
    arrears, invoice = charge.arrears, charge.document
    facts = {
        "invoice": invoice.number,
        "amount": invoice.sum,
        "card": str(charge.means),
        "reads_until": arrears.ends_on if arrears else None,
        "pay": f"{settings.ADDRESS}{path_to_pay(invoice)}",
    }
    _write("charge-failed", invoice.subscription, key, now, facts)


def card_expires(row: Subscription, means: Means, *, on: date, key: str, now: datetime) -> None:
    """A card runs out before it is charged again: how to enter another."""
    facts = {"card": str(means), "expires_on": means.expires_on, "charged_on": on}
    _write("card-expires", row, key, now, facts | {"change": _card_link(row)})


def card_wanted(row: Subscription, *, key: str, now: datetime) -> None:
    """The desk sends the link by which a card is entered."""
    _write("card-wanted", row, key, now, {"change": _card_link(row)})


def lapsed(
    row: Subscription, *, on: date, key: str, now: datetime, invoice: Document | None = None
) -> None:
    """Nobody paid: the order came to nothing, and is taken up again from the invoice’s own page."""
    again = path_to_pay(invoice) if invoice and settings.CARDS else reverse("subscribe")
    facts = {"ended_on": on, "subscribe": f"{settings.ADDRESS}{again}"}
    _write("lapsed", row, key, now, facts)


def address_changed(address: Address, *, now: datetime) -> None:
    """Which address holds from when on: whoever did not ask for that, hears of it."""
    lines = (
        address.name,
        address.company,
        address.street,
        f"{address.postcode} {address.city}".strip(),
        address.country,
    )
    facts = {"address": "\n".join(filter(None, lines)), "holds_from": address.holds_from}
    owner = address.subscriber
    first = owner.pays_for.select_related("offer").last()
    named = {"offer": first.offer.name if first else "–"}
    whole = _about(owner) | named | facts
    _send("address-changed", owner, f"address-changed:{address.pk}", now, whole)


def complimentary(row: Subscription, *, because: str, until: date | None, now: datetime) -> None:
    """Something was given."""
    facts = {"because": because, "until": until}
    _write("complimentary", row, f"complimentary:{row.pk}", now, facts)


def _write(kind: str, row: Subscription, key: str, now: datetime, facts: Facts) -> None:
    """To who pays."""
    _send(kind, row.payer, key, now, _of(row) | facts)


def _send(
    kind: str,
    to: Subscriber,
    key: str,
    now: datetime,
    facts: Facts,
    *,
    enclosed: Document | None = None,
) -> None:
    if not to.email:
        return
    language = (to.account.language if to.account else "") or settings.LANGUAGE_CODE
    try:
        send(
            kind,
            to=to.email,
            language=language,
            facts={name: value for name, value in facts.items() if value is not None},
            key=key,
            now=now,
            attachments=_enclosed(enclosed) if enclosed else (),
        )
    except LetterRefusal:  # a promise is kept whether or not it can be written about
        logger.exception("%s was not written", key)


def _enclosed(document: Document) -> tuple[tuple[str, bytes], ...]:
    """The paper. A letter without it is better than none."""
    try:
        return ((f"{document.number}.pdf", file_of(document)),)
    except PaperTrouble:
        logger.exception("%s could not be set", document)
        return ()


def _about(to: Subscriber) -> Facts:
    account = f"{settings.ADDRESS}/account/subscriptions/"
    return {"name": to.name, "number": str(to.number), "account": account}


def _of(row: Subscription) -> Facts:
    return _about(row.payer) | {"offer": row.offer.name}


def _page(row: Subscription, act: str) -> str:
    return f"{settings.ADDRESS}/account/subscriptions/{row.pk}/{act}/"


def _card_link(row: Subscription) -> str:
    return f"{settings.ADDRESS}{path_to_card(row)}"


def _bank(invoice: Document) -> Facts:
    said = invoice.seller_said
    return {
        "invoice": invoice.number,
        "amount": invoice.sum,
        "due_on": invoice.due_on,
        "account_holder": said.get("account_holder") or said.get("name"),
        "iban": shown_iban(said.get("iban") or ""),
        "bic": said.get("bic"),
        "reference": shown_reference(invoice.reference),
    }


def _of_term(invoice: Document) -> Facts:
    term = invoice.term
    return {
        "begins_on": term.starts or invoice.due_on,
        "lasts": length_in_words(term.unit, term.count),
        "cancel": _page(invoice.subscription, "cancel"),
    }


def _of_renewal(standing: terms.Subscription, today: date) -> Facts:
    last = standing.last_settled()
    starts = last.ends if last else None
    return {
        "renews_on": starts,
        "amount": price_of_renewal(standing, starts=starts, today=today),
    }


def _of_refunds(refunds: list[Refund]) -> Facts:
    if not refunds:
        return {}
    payouts = list(dict.fromkeys(one.payout for one in refunds if one.payout))
    return {
        "amount": Money(sum(one.amount for one in refunds), refunds[0].currency),
        "credit_note": ", ".join(one.document.number for one in refunds),
        "to_account": ", ".join(filter(None, map(_where, payouts))) or None,
    }


def _where(payout: Payout) -> str:
    """The card or the account that a sum goes back to, as its owner knows it."""
    if payout.charge is not None:
        return str(payout.charge.means or "")
    return f"{payout.iban[:4]} … {payout.iban[-4:]}" if payout.iban else ""


def _guarantee_until(standing: terms.Subscription, on: date) -> date | None:
    """Its last day, unless that is over."""
    last_day = terms.last_day_of_guarantee(standing)
    return last_day if last_day and last_day >= on else None


def _trusted_until(invoice: Document) -> date | None:
    term = invoice.term
    if not term.trust_days or term.starts is None:
        return None
    return term.starts + timedelta(days=term.trust_days)


def _terms_link(invoice: Document) -> str | None:
    page = invoice.seller.terms_page
    return page.full_url if page else None
