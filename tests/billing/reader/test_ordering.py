"""A stranger orders on one page and a code, and reads; nothing is asked that is not needed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.accounts.people import join, the_code
from tests.billing.reader.pages import hidden, words
from tests.factories import a_paid_subscription, a_subscriber, an_article, an_offer, an_order

from octavo.access.holding import rights_of
from octavo.accounts.models import Account
from octavo.billing.days import local_day
from octavo.billing.models import Document
from octavo.memberships.models import Offer, Order, PromotionCode, Subscriber, Subscription

CLEO = "cleo@example.org"
HOME = {"street": "Deichgasse 7", "postcode": "20359", "city": "Vell"}


def fill_in(client: Client, offer: Offer, *, query: str = "", **said: str):
    """Fill in the order's form as it came, and press its button."""
    address = reverse("subscribe_order", args=[offer.code])
    unseen = hidden(client.get(address + query))
    usual = {"email": CLEO, "name": "Cleo Brandt", "country": "DE", "accepted": "on"}
    return client.post(address, {**unseen, **usual, **said})


def enter_code(client: Client, *, email: str = CLEO):
    return client.post(reverse("subscribe_code"), {"code": the_code(to=email)})


def test_a_stranger_orders_and_reads_on_trust(client, digital):
    asked = fill_in(client, digital)
    done = enter_code(client)

    subscription = Subscription.objects.get()
    assert asked["Location"] == reverse("subscribe_code")
    assert done["Location"] == reverse("subscription_welcome", args=[subscription.pk])
    account = Account.objects.get(email=CLEO)
    assert subscription.payer.account == subscription.recipient.account == account
    assert [right.kind for right in rights_of(account)] == ["subscriber"]
    assert subscription.order.price == 72_00
    assert (subscription.order.terms_version, subscription.order.privacy_version) == ("1", "1")


def test_nothing_is_ordered_before_the_code_is_entered(client, digital):
    fill_in(client, digital)
    wrong = client.post(reverse("subscribe_code"), {"code": "000000"})

    assert "That is not the code" in words(wrong)
    assert not Order.objects.exists()
    assert not client.session.get("_auth_user_id")


def test_three_wrong_codes_lead_back_to_the_form_which_is_still_filled_in(client, digital):
    fill_in(client, digital)
    for _ in range(2):
        client.post(reverse("subscribe_code"), {"code": "000000"})
    back = client.post(reverse("subscribe_code"), {"code": "000000"}, follow=True)

    assert 'value="Cleo Brandt"' in back.content.decode()


def test_an_address_with_an_account_is_asked_for_the_same_code(client, digital):
    known = a_subscriber(now=timezone.now(), name="Ada Moll")

    asked = fill_in(client, digital, email=known.email)
    enter_code(client, email=known.email)

    assert asked["Location"] == reverse("subscribe_code")
    assert Subscription.objects.get().payer == known
    assert Account.objects.count() == 1


def test_a_closed_account_looks_the_same_and_gets_no_code(client, digital):
    Account.objects.create_user(CLEO, is_active=False)

    asked = fill_in(client, digital)

    assert asked["Location"] == reverse("subscribe_code")
    assert "no account" in mail.outbox[-1].subject


def test_the_welcome_leads_back_to_the_article_and_says_how_to_pay(client, digital, settings):
    settings.MEDIA_ROOT.mkdir(exist_ok=True)
    article = an_article(headline="Fog")
    article.live = True
    article.save()
    fill_in(client, digital, query="?from=/articles/fog/")
    page = client.get(enter_code(client)["Location"])

    invoice = Document.objects.get()
    said = words(page)
    assert 'href="/articles/fog/"' in page.content.decode()
    assert "DE89 3704 0044 0532 0130 00" in said
    assert f"Invoice {invoice.number}" in said
    assert "<svg" in page.content.decode()
    assert Order.objects.get().led_by == "/articles/fog/"


def test_where_cards_are_taken_the_form_says_how_one_pays_and_pays_again(client, digital, settings):
    address = reverse("subscribe_order", args=[digital.code])
    assert "You pay by invoice, with a bank transfer." in words(client.get(address))

    settings.CARDS = "rehearsal"

    said = words(client.get(address))
    assert "You pay by card, or by invoice with a bank transfer." in said
    assert "it is charged again on the first day of each next term" in said
    assert "30 and 7 days before" in said


@pytest.mark.parametrize(
    "path", ["//evil.example/", "/newsroom/", "/articles/../x/", "javascript:x"]
)
def test_nothing_but_an_article_leads(client, digital, path):
    fill_in(client, digital, query=f"?from={path}")
    enter_code(client)

    assert Order.objects.get().led_by == ""


def test_of_a_digital_offer_no_postal_address_is_asked(client, digital, printed):
    web = client.get(reverse("subscribe_order", args=["digital"])).content.decode()
    paper = client.get(reverse("subscribe_order", args=["printed"])).content.decode()

    assert 'name="street"' not in web
    assert 'name="street"' in paper


def test_print_is_sent_where_the_country_would_deliver_it(client, printed):
    refused = fill_in(client, printed, **HOME | {"postcode": "2035"})
    assert "This is no postcode there" in words(refused)

    fill_in(client, printed, **HOME)
    enter_code(client)

    address = Subscriber.objects.get().addresses.get()
    assert (address.use, address.name, address.city) == ("delivery", "Cleo Brandt", "Vell")


def test_another_country_brings_its_own_parts_and_keeps_what_was_written(client, printed):
    address = reverse("subscribe_order", args=["printed"])

    page = client.post(address, {"country": "US", "name": "Cleo", "choose": "country"})

    said = page.content.decode()
    assert 'name="region"' in said
    assert 'value="Cleo"' in said
    assert 'role="alert"' not in said


def test_somebody_else_gets_it_at_their_address(client, printed):
    fill_in(client, printed, **HOME, other_name="Oma Brandt")
    enter_code(client)

    subscription = Subscription.objects.get()
    recipient = subscription.recipient
    assert recipient != subscription.payer
    assert recipient.addresses.get().name == "Oma Brandt"
    assert subscription.payer.addresses.get().use == "billing"


def test_a_present_does_not_move_the_copies_of_somebody_who_has_an_address(client, printed):
    ada = a_subscriber(now=timezone.now())
    before = list(ada.addresses.values_list("pk", flat=True))

    fill_in(client, printed, **HOME, other_name="Ada", other_email=ada.email)
    enter_code(client)

    assert Subscription.objects.get().recipient == ada
    assert list(ada.addresses.values_list("pk", flat=True)) == before


def test_a_present_waits_for_the_account_of_its_recipient(client, digital):
    fill_in(client, digital, other_name="Ben", other_email="Ben@Example.org")
    enter_code(client)
    waiting = Subscription.objects.get().recipient
    assert (waiting.account, waiting.email) == (None, "ben@example.org")

    join(Client(), email="ben@example.org")
    waiting.refresh_from_db()
    assert waiting.account is not None
    assert waiting.account.email == "ben@example.org"
    assert [right.kind for right in rights_of(waiting.account)] == ["subscriber"]


def test_who_is_signed_in_orders_with_one_press(signed_in, digital):
    ada = a_subscriber(now=timezone.now())
    done = fill_in(signed_in(ada.account), digital)

    assert Subscription.objects.get().payer == ada
    assert done.status_code == 302


def test_the_same_press_twice_orders_once(signed_in, digital):
    client = signed_in(a_subscriber(now=timezone.now()).account)
    first = fill_in(client, digital, token="the-same")
    again = fill_in(client, digital, token="the-same")

    assert first["Location"] == again["Location"]
    assert Order.objects.count() == 1


def test_a_second_order_waits_until_the_first_is_paid(signed_in, digital):
    ada = a_subscriber(now=timezone.now())
    an_order(offer=digital, payer=ada, now=timezone.now())

    refused = fill_in(signed_in(ada.account), digital)

    assert "There is an order that waits for its payment already." in words(refused)
    assert Order.objects.count() == 1


def test_a_paid_subscriber_orders_a_second_copy(signed_in, printed):
    now = timezone.now()
    first = a_paid_subscription(now=now, offer=printed)

    fill_in(signed_in(first.payer.account), printed, **HOME, other_name="Oma Moll")

    assert Subscription.objects.filter(payer=first.payer).count() == 2


def test_a_promotion_is_taken_off_before_the_button_is_pressed(client, digital):
    PromotionCode.objects.create(code="HALF", percent_off=50)
    address = reverse("subscribe_order", args=["digital"])

    shown = client.post(address, {"promotion": "half", "choose": "promotion"})
    assert "€36" in words(shown)
    unseen = fill_in(client, digital, promotion="HALF")
    assert "The price is €36 now." in words(unseen)

    fill_in(client, digital, query="?promotion=HALF", promotion="HALF")
    enter_code(client)
    assert Order.objects.get().price == 36_00


def test_a_promotion_that_does_not_hold_is_refused_beside_its_field(client, digital):
    refused = fill_in(client, digital, promotion="NONE")

    assert "There is no such code." in words(refused)
    assert not mail.outbox


def test_terms_must_be_accepted(client, digital):
    refused = fill_in(client, digital, accepted="")

    assert "Please accept the terms to go on." in words(refused)


def test_all_that_matters_stands_above_the_button(client, printed):
    page = words(client.get(reverse("subscribe_order", args=["printed"])))
    above, _, _ = page.partition("Order with obligation to pay")

    for said in (
        "24 issues",
        "€96",
        "Tax is included.",
        "Then €96 for the next 24 issues, until you cancel.",
        "Cancel on any day, in two clicks.",
        "All your money back within 60 days of paying, in two clicks.",
        "Withdraw from the contract within 14 days, without a reason.",
        "I accept",
    ):
        assert said in above


def test_an_offer_is_sold_only_where_it_is(client):
    austrian = an_offer(code="austria", formats="digital", regions="AT CH")

    refused = fill_in(client, austrian, country="DE")
    assert "Select a valid choice" in words(refused)
    fill_in(client, austrian, country="AT")
    enter_code(client)

    assert Subscriber.objects.get().addresses.get().country == "AT"


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"audience": "link"}, 200),
        ({"audience": "desk"}, 404),
        ({"on_sale_until": local_day(timezone.now())}, 404),
        ({"on_sale_from": local_day(timezone.now()) + timedelta(days=1)}, 404),
    ],
)
def test_whoever_knows_its_address_finds_what_is_on_sale(client, facts, status):
    an_offer(code="one", **facts)

    assert client.get(reverse("subscribe_order", args=["one"])).status_code == status
    listed = client.get(reverse("subscribe")).content.decode()
    assert "/subscribe/one/" not in listed


def test_public_offers_stand_on_their_page_with_price_and_price_of_an_issue(client, printed):
    page = words(client.get(reverse("subscribe")))

    assert "Print and digital €96 for 24 issues €4.00 an issue tax included" in page
    assert "Cancel on any day, in two clicks." in page


def test_one_article_is_bought_for_ever(client):
    article = an_article(headline="Fog")
    article.live = True
    article.save()
    offer = an_offer(
        code="alone", name="One article", formats="digital", unit="article", count=1, price=250,
        renews=False,
    )  # fmt: skip

    assert client.get(reverse("subscribe_order", args=["alone"])).status_code == 404
    page = client.get(reverse("subscribe_order", args=["alone"]) + f"?for={article.pk}")
    assert "You pay once, and it is yours to read for ever." in words(page)
    fill_in(client, offer, query=f"?for={article.pk}")
    enter_code(client)

    (right,) = rights_of(Account.objects.get(email=CLEO))
    assert (right.kind, right.key) == ("article", str(article.pk))


def test_codes_cannot_be_had_without_end(client, digital):
    for _ in range(3):
        fill_in(client, digital)

    assert fill_in(client, digital).status_code == 429


def test_pages_of_an_order_are_kept_by_nobody(client, digital):
    page = client.get(reverse("subscribe_order", args=["digital"]))

    assert page["Cache-Control"] == "private, no-store"
    assert page["X-Robots-Tag"] == "noindex"


NAMES = [
    "ليلى الهاشمي",
    "王小明",
    "Žofie Břízová",
    "Ελένη",
    "नेहा",
    "김민준",
    "Þórður",
    "נועה",
    "<b>Bo</b>",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stands_as_it_was_written(client, digital, name):
    fill_in(client, digital, name=name)
    enter_code(client)

    assert Subscriber.objects.get().name == name
    assert Document.objects.get().address["name"] == name


def test_the_checkout_asks_the_database_a_fixed_number_of_times(
    client, printed, django_assert_num_queries
):
    client.get("/subscribe/printed/")
    with django_assert_num_queries(7):
        client.get("/subscribe/printed/")
    an_offer(code="more")
    with django_assert_num_queries(7):
        client.get("/subscribe/printed/")
