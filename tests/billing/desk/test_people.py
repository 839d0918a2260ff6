"""The desk's pages about people: finding, the whole story, rights, taking somebody down."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import TestCase
from tests.access.cast import a_closed_article
from tests.factories import (
    a_paid_subscription,
    a_subscriber,
    an_account,
    an_editor,
    an_issue,
    an_offer,
    an_order,
)

from octavo.access.models import Grant
from octavo.billing.acts.cancelling import cancel
from octavo.billing.acts.erasing import erase
from octavo.billing.acts.guarantee import give_money_back
from octavo.billing.acts.noting import note
from octavo.billing.books import open_invoice
from octavo.memberships.enrolling import enrol
from octavo.memberships.models import Subscriber


def page(client, subscriber: Subscriber) -> str:
    return client.get(f"/newsroom/desk/subscribers/{subscriber.number}/").content.decode()


def test_somebody_is_found_and_the_list_says_what_they_have(desk, now):
    ada = a_paid_subscription(now=now).payer
    enrol(name="Ben Voss", now=now)

    html = desk.get("/newsroom/desk/?q=ada").content.decode()

    assert f'href="/newsroom/desk/subscribers/{ada.number}/"' in html
    assert "20359 Vell" in html
    assert "A year, in print and digital" in html
    assert "Ben Voss" not in html


def test_a_number_that_is_somebodys_opens_the_page_at_once(desk, now):
    ada = a_subscriber(now=now)

    response = desk.get(f"/newsroom/desk/?q={ada.number}")

    assert response.url == f"/newsroom/desk/subscribers/{ada.number}/"


def test_who_is_not_found_is_said_to_be_so(desk):
    assert "Nobody is found by “qwertz”" in desk.get("/newsroom/desk/?q=qwertz").content.decode()


def test_what_stands_now_is_on_top(desk, now):
    an_issue(number=8, dated_on=(now + timedelta(days=20)).date())
    ada = a_paid_subscription(now=now).payer

    html = page(desk, ada)

    assert "running" in html
    assert "It renews on" in html
    assert "0 delivered, next: no. 8 on" in html
    assert "€96.00" in html
    assert "Deichgasse 7" in html
    for act in ("renew", "change", "pause", "cancel", "withdraw", "guarantee"):
        assert f"/{act}/" in html, act
    for act in ("undo", "resume", "paid", "remind"):
        assert f"/{act}/" not in html, act


def test_an_order_waits_for_its_payment_and_says_so(desk, now):
    order = an_order(offer=an_offer(), payer=a_subscriber(now=now), now=now)

    html = page(desk, order.payer)

    assert "waits for payment" in html
    assert "Reads on trust until" in html
    assert open_invoice(order.subscription).number in html
    assert "/paid/" in html


def test_an_order_without_a_verified_address_opens_nothing_on_trust(desk, now):
    payer = a_subscriber(now=now, verified=False)
    an_order(offer=an_offer(), payer=payer, now=now)

    assert "Nothing can be read before the money is there." in page(desk, payer)


def test_the_whole_story_is_told_newest_first(desk, now, tor):
    subscription = a_paid_subscription(now=now - timedelta(days=3))
    ada = subscription.payer
    note(ada, "Rang about her address.", by=tor, now=now - timedelta(days=2))
    cancel(subscription, by=tor, now=now - timedelta(days=1))
    give_money_back(subscription, by=tor, now=now)

    html = page(desk, ada)
    story = html[html.index('class="sd-story"') :]

    told = ["to be given back", "cancelled", "Rang about her address.", "paid: bank transfer"]
    places = [story.index(words) for words in (*told, "ordered")]
    assert places == sorted(places)
    assert "by Tor" in story
    assert "money given back" in html


def test_a_letter_stands_in_the_story(desk, now):
    with TestCase.captureOnCommitCallbacks(execute=True):
        ada = a_paid_subscription(now=now).payer

    assert "letter: " in page(desk, ada)


def test_whoever_receives_a_subscription_of_another_sees_who_pays(desk, now):
    ada = a_subscriber(now=now)
    cleo = enrol(name="Cleo Voss", now=now)
    an_order(offer=an_offer(), payer=ada, recipient=cleo, now=now)

    assert "Paid by" in page(desk, cleo)
    assert "Goes to" in page(desk, ada)


def test_an_erased_person_keeps_number_and_invoices_and_nothing_can_be_done(desk, now):
    ada = a_paid_subscription(now=now).payer

    erase(ada, by=None, now=now)
    html = page(desk, ada)

    assert "erased on" in html
    assert "Invoice" in html or "invoice" in html
    assert "/address/" not in html
    assert desk.get(f"/newsroom/desk/subscribers/{ada.number}/address/").status_code == 404


def test_the_page_costs_as_many_queries_however_long_the_story_is(
    desk, now, tor, django_assert_max_num_queries
):
    ada = a_paid_subscription(now=now).payer
    with django_assert_max_num_queries(70) as short:
        page(desk, ada)

    for _ in range(30):
        note(ada, "Again.", by=tor, now=now)
    with django_assert_max_num_queries(len(short)):
        page(desk, ada)


def test_a_list_of_many_costs_as_many_queries_as_one_of_few(
    desk, now, django_assert_max_num_queries
):
    enrol(name="Anna Berg", now=now)
    with django_assert_max_num_queries(40) as short:
        desk.get("/newsroom/desk/?q=anna")

    for number in range(20):
        enrol(name=f"Anna {number}", now=now)
    with django_assert_max_num_queries(len(short)):
        desk.get("/newsroom/desk/?q=anna")


def test_an_account_that_became_a_subscriber_is_one_person(desk, now):
    ada = a_subscriber(now=now)
    cleo = an_account(name="Cleo")

    assert desk.get(f"/newsroom/desk/readers/{ada.account_id}/").url.endswith(f"/{ada.number}/")
    assert "cleo@example.org" in desk.get(f"/newsroom/desk/readers/{cleo.pk}/").content.decode()
    made = desk.post(f"/newsroom/desk/readers/{cleo.pk}/enrol/")
    assert made.url == f"/newsroom/desk/subscribers/{cleo.subscriber.number}/"


NEW = {
    "name": "Jürgen Öztürk",
    "email": "jo@example.org",
    "street": "Am Deich 1",
    "postcode": "1010",
    "city": "Wien",
    "country": "at",
}


def test_somebody_who_rang_is_taken_down_and_found_at_once(desk):
    response = desk.post("/newsroom/desk/new/", NEW)

    made = Subscriber.objects.get()
    assert response.url == f"/newsroom/desk/subscribers/{made.number}/"
    assert made.addresses.get().country == "AT"
    assert "Jürgen Öztürk" in desk.get("/newsroom/desk/?q=oztu wien").content.decode()


def test_whoever_is_known_already_is_shown_before_a_second_row_is_made(desk, now):
    known = enrol(name="Jo Öztürk", email="jo@example.org", now=now)

    html = desk.post("/newsroom/desk/new/", NEW).content.decode()

    assert f"/newsroom/desk/subscribers/{known.number}/" in html
    assert Subscriber.objects.count() == 1
    desk.post("/newsroom/desk/new/", NEW | {"is_other": "on"})
    assert Subscriber.objects.count() == 2


def test_a_country_that_is_none_takes_nobody_down(desk):
    response = desk.post("/newsroom/desk/new/", NEW | {"country": "??"})

    assert response.status_code == 422
    assert "Name the country." in response.content.decode()
    assert not Subscriber.objects.exists()


# Rights to read


@pytest.fixture
def article(now):
    return a_closed_article(now=now - timedelta(days=1))


def grant_form(now, **changes: str) -> dict[str, str]:
    until = now + timedelta(days=30)
    return {"until": f"{until:%Y-%m-%d %H:%M}", "reason": "Won the crossword."} | changes


def test_the_desk_grants_one_issue_and_it_is_kept_who_did_and_why(desk, article, now):
    cleo = an_account(name="Cleo")
    address = f"/newsroom/desk/readers/{cleo.pk}/"

    response = desk.post(f"{address}grant/", grant_form(now, item="7"))

    given = Grant.objects.get()
    assert response.url == address
    assert (given.kind, given.issue.number, given.granted_by.first_name) == ("issue", 7, "Tor")
    assert "Won the crossword." in desk.get(address).content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"item": "99"}, "There is no issue 99."),
        ({"item": "/articles/nowhere/"}, "There is no article “nowhere”."),
        ({"item": "?"}, "Give the number of an issue"),
        ({"until": "2020-01-01 00:00"}, "It must end after it begins."),
        ({"reason": ""}, "This field is required."),
    ],
)
def test_a_grant_that_makes_no_sense_is_said_to_and_nothing_is_granted(
    desk, article, now, changes, said
):
    ada = a_subscriber(now=now)

    response = desk.post(
        f"/newsroom/desk/readers/{ada.account_id}/grant/", grant_form(now, **changes)
    )

    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Grant.objects.exists()


def test_a_grant_is_withdrawn_once_and_with_a_reason(desk, article, now):
    cleo = an_account(name="Cleo")
    page_of = f"/newsroom/desk/readers/{cleo.pk}/"
    desk.post(f"{page_of}grant/", grant_form(now))
    address = f"{page_of}grants/{Grant.objects.get().pk}/withdraw/"

    desk.post(address, {"because": " "})
    assert Grant.objects.standing().exists()
    desk.post(address, {"because": "A mistake."})
    twice = desk.post(address, {"because": "Again."}, follow=True).content.decode()

    assert "It has ended already." in twice
    assert Grant.objects.get().withdrawn_because == "A mistake."


def test_the_desk_is_told_why_somebody_cannot_read_that(desk, article, now):
    ada = a_subscriber(now=now)
    address = f"/newsroom/desk/subscribers/{ada.number}/?item=/articles/tides/"
    before = desk.get(address).content.decode()

    a_paid_subscription(payer=ada, now=now)
    after = desk.get(address).content.decode()

    assert "<b>No.</b>" in before
    assert "<b>Yes.</b>" in after
    assert "This reader is a subscriber." in after


def test_nobody_else_comes_to_the_desk(client, now):
    ada = a_paid_subscription(now=now).payer
    client.force_login(an_editor())

    for address in ("", f"subscribers/{ada.number}/", "new/", "bank/", "payouts/", "numbers/"):
        assert client.get(f"/newsroom/desk/{address}").status_code in {302, 403}, address
    assert "/newsroom/desk/" not in client.get("/newsroom/").content.decode()
