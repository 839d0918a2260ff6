"""Going on in another way: change of offer, pause, gifts, another address."""

from datetime import date, timedelta

import pytest
from tests.factories import a_paid_subscription, a_subscriber, an_account, an_offer, pay_invoice

from octavo.access.holding import rights_of
from octavo.billing.acts import changing, giving, guarantee, moving, noting, pausing, renewing
from octavo.billing.errors import AddressSenseless, DateSenseless, OfferNotOnSale, ReasonMissing
from octavo.billing.models import Document, DocumentLine, Payout
from octavo.billing.standing import standing_of
from octavo.core.terms import Length, Money, NotPossible, PauseSenseless, Unit
from octavo.memberships.models import Address, Event, Term
from octavo.post.models import Outgoing

BOTH = frozenset({"digital", "print"})
PARTS = {
    "country": "AT",
    "name": "Ada Moll",
    "street": "Ring 1",
    "city": "Wien",
    "postcode": "1010",
}


@pytest.fixture
def subscription(ada, year, now):
    return a_paid_subscription(payer=ada, offer=year, now=now)


@pytest.fixture
def digital(db):
    return an_offer(code="digital", formats="digital", price=36_50)


@pytest.fixture
def large(db):
    return an_offer(code="large", count=24, price=180_00)


def test_a_dearer_offer_begins_when_its_difference_is_paid(subscription, large, now):
    then = now + timedelta(days=183)  # half of 366 days
    said = changing.effect_of(subscription, large, now=then)
    changing.change_now(subscription, large, now=then, by=None)

    invoice = Document.objects.open().get()
    assert said.amount == invoice.sum == Money(132_00, "EUR")
    assert sum(line.gross for line in invoice.lines.all() if line.gross < 0) == -48_00
    assert Term.objects.get(number=1).ending == ""

    pay_invoice(subscription, now=then)

    old, new = Term.objects.order_by("number")
    assert (old.ending, new.starts) == ("changed", date(2027, 8, 31))
    subscription.refresh_from_db()
    assert subscription.offer == large


def test_a_cheaper_offer_begins_at_once_and_the_rest_goes_back(ada, subscription, digital, now):
    then = now + timedelta(days=183)
    said = changing.effect_of(subscription, digital, now=then)
    changing.change_now(subscription, digital, now=then, by=None)

    assert said.amount == Money(-11_50, "EUR")
    assert Payout.objects.get().amount == 11_50
    new = Document.objects.invoices().last()
    assert (new.gross, [line.gross for line in new.lines.filter(gross__gt=0)]) == (0, [36_50])
    assert next(right.formats for right in rights_of(ada.account)) == {"digital"}


def test_an_offer_that_a_credit_paid_for_can_be_changed_again(subscription, digital, now):
    """What is credited then was sold once, though nothing was paid for it by itself."""
    then, later = now + timedelta(days=183), now + timedelta(days=213)
    cheapest = an_offer(code="small", price=10_00, formats="digital", tax_class="digital")
    changing.change_now(subscription, digital, now=then, by=None)
    changing.change_now(subscription, cheapest, now=later, by=None)

    first, second, third = Document.objects.invoices().order_by("pk")
    assert (first.gross, second.gross, third.gross) == (first.gross, 0, 0)
    standing = standing_of(subscription)
    kept = sum(document.gross for document in Document.objects.invoices()) - sum(
        document.gross for document in Document.objects.filter(kind="credit_note")
    )
    assert (standing.paid() - standing.refunded()).amount == kept


def test_after_a_change_the_guarantee_still_gives_back_every_payment(subscription, large, now):
    then = now + timedelta(days=20)
    changing.change_now(subscription, large, now=then, by=None)
    pay_invoice(subscription, now=then)

    guarantee.give_money_back(subscription, by=None, now=then)

    standing = standing_of(subscription)
    assert standing.paid() == standing.refunded()
    notes = Document.objects.filter(kind="credit_note")
    assert {note.gross for note in notes} == {note.corrects.gross for note in notes}
    assert {note.tax for note in notes} == {note.corrects.tax for note in notes}


def test_a_rest_and_then_all_of_it_make_up_the_invoice_to_the_cent(subscription, digital, now):
    then = now + timedelta(days=20)
    changing.change_now(subscription, digital, now=then, by=None)
    guarantee.give_money_back(subscription, by=None, now=then)

    invoice = Document.objects.invoices().first()
    lines = DocumentLine.objects.filter(document__corrects=invoice)
    for column in ("net", "tax", "gross"):
        taken = sum(lines.values_list(column, flat=True))
        assert taken == getattr(invoice, column)


def test_another_offer_may_follow_at_the_end_of_the_term(subscription, digital, now):
    said = changing.effect_of(subscription, digital, now=now, at_end=True)
    changing.change_at_end(subscription, digital, now=now, by=None)
    assert (subscription.offer.code, subscription.renews_as.code) == ("year", "digital")

    renewing.renew(subscription, now=now)

    second = Term.objects.get(number=2)
    assert (second.price, second.formats, second.starts) == (36_50, "digital", said.on)
    assert Document.objects.open().get().lines.get().tax_class == "digital"


def test_a_renewal_that_is_not_paid_is_ordered_anew_as_another_offer(subscription, digital, now):
    renewing.renew(subscription, now=now)

    changing.change_at_end(subscription, digital, now=now, by=None)

    assert Document.objects.open().get().gross == 36_50
    assert Document.objects.filter(kind="credit_note").get().gross == 96_00


def test_what_is_not_on_sale_cannot_be_changed_to(subscription, now):
    gone = an_offer(code="gone", on_sale_until=date(2027, 1, 1))

    with pytest.raises(OfferNotOnSale):
        changing.change_now(subscription, gone, now=now, by=None)
    with pytest.raises(OfferNotOnSale):
        changing.change_at_end(subscription, gone, now=now, by=None)


def test_a_pause_moves_the_end_by_as_much_and_ends_when_one_likes(ada, subscription, now):
    begins, ends = date(2027, 4, 1), date(2027, 5, 1)
    said = pausing.effect_of(subscription, begins=begins, ends=ends, now=now)
    pausing.pause(subscription, begins=begins, ends=ends, now=now, by=ada.account)

    assert said.on == Term.objects.get().ends == date(2028, 3, 31)
    assert len(rights_of(ada.account)) == 2

    then = now + timedelta(days=41)  # 11 April
    assert pausing.effect_of_resuming(subscription, now=then).on == date(2028, 3, 11)
    pausing.resume(subscription, now=then, by=ada.account)
    assert Term.objects.get().ends == date(2028, 3, 11)


def test_a_senseless_pause_changes_nothing(subscription, now):
    with pytest.raises(PauseSenseless):
        pausing.pause(
            subscription, begins=date(2027, 5, 1), ends=date(2027, 4, 1), now=now, by=None
        )
    assert subscription.pauses == []
    assert not Event.objects.filter(act="paused").exists()


def test_the_desk_gives_a_year_and_says_why_and_until_when(now):
    desk, cleo = an_account(name="Dora"), a_subscriber(now=now, name="Cleo Lind")

    made = giving.give(
        recipient=cleo,
        length=Length(Unit.MONTHS, 12),
        formats=BOTH,
        because="For the photographs.",
        by=desk,
        now=now,
        until=date(2027, 12, 24),
    )

    term = made.terms.get()
    assert (term.price, term.given_by, term.given_because, term.ends) == (
        0,
        "dora@example.org",
        "For the photographs.",
        date(2027, 12, 24),
    )
    assert rights_of(cleo.account)[0].until.date() == date(2027, 12, 24)
    assert not Document.objects.exists()
    assert Outgoing.objects.get().kind == "complimentary"
    with pytest.raises(NotPossible):
        renewing.renew(made, now=now)


@pytest.mark.parametrize(
    ("because", "until", "refusal"),
    [(" ", None, ReasonMissing), ("A prize.", date(2027, 3, 1), DateSenseless)],
)
def test_a_gift_has_a_reason_and_does_not_end_before_it_begins(ada, now, because, until, refusal):
    with pytest.raises(refusal):
        giving.give(
            recipient=ada,
            length=Length(Unit.MONTHS, 12),
            formats=BOTH,
            because=because,
            by=an_account(name="Dora"),
            now=now,
            until=until,
        )
    assert not Term.objects.exists()


def test_a_copy_that_got_lost_is_made_good_behind_what_was_paid(subscription, now):
    desk = an_account(name="Dora")

    giving.prolong(subscription, length=Length(Unit.MONTHS, 1), because="Lost.", by=desk, now=now)

    extra = Term.objects.get(number=2)
    assert (extra.starts, extra.price, extra.given_because) == (date(2028, 3, 1), 0, "Lost.")


def test_a_new_address_holds_from_its_day_on_and_the_old_one_until_then(ada, now):
    moving.change_address(
        ada, use="billing", parts=PARTS, holds_from=date(2027, 4, 1), now=now, by=ada.account
    )

    before = moving.address_on(ada, "delivery", day=date(2027, 3, 31))
    after = moving.address_on(ada, "delivery", day=date(2027, 4, 1))
    assert (before.city, after.city) == ("Vell", "Wien")
    assert Event.objects.get().said == {
        "use": "billing",
        "country": "AT",
        "holds_from": "2027-04-01",
    }
    assert "Ring 1" in Outgoing.objects.get(kind="address-changed").text


@pytest.mark.parametrize(
    ("parts", "refusal"),
    [
        ({**PARTS, "country": "Austria"}, AddressSenseless),
        ({**PARTS, "name": " \0 "}, AddressSenseless),
        ({**PARTS, "planet": "Earth"}, AddressSenseless),
        ({**PARTS, "city": "W" * 500}, AddressSenseless),
    ],
)
def test_a_senseless_address_is_refused(ada, now, parts, refusal):
    with pytest.raises(refusal):
        moving.change_address(
            ada, use="billing", parts=parts, holds_from=date(2027, 4, 1), now=now, by=None
        )
    assert Address.objects.count() == 1


def test_an_address_does_not_hold_from_yesterday_on(ada, now):
    with pytest.raises(DateSenseless):
        moving.change_address(
            ada, use="billing", parts=PARTS, holds_from=date(2027, 2, 28), now=now, by=None
        )


def test_invoices_go_to_the_address_of_their_day(ada, subscription, now):
    moving.change_address(
        ada, use="billing", parts=PARTS, holds_from=date(2027, 4, 1), now=now, by=None
    )
    renewing.renew(subscription, now=now + timedelta(days=40))

    first, second = Document.objects.invoices()
    assert (first.address["city"], second.address["city"]) == ("Vell", "Wien")


def test_a_note_stands_in_the_story(ada, now):
    noting.note(ada, " Called twice. ", by=an_account(name="Dora"), now=now)

    assert Event.objects.get().because == "Called twice."
    with pytest.raises(ReasonMissing):
        noting.note(ada, " ", by=an_account(name="Edda"), now=now)
