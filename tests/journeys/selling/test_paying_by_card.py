"""Cards: refused, asked about, charged again a year later, taken back by a bank, and changed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.journeys.selling.subscribing import (
    ARTICLE,
    FAILS_LATER,
    GRACE_ENDS,
    HELD_BACK,
    TAKEN_BACK,
    YEAR_ENDS,
    at_the_desk,
    enter,
    from_a_letter,
    pay_by_card,
    run,
    subscribe,
    the_link_to_pay,
)

pytestmark = pytest.mark.journey


def test_a_card_is_refused_another_asks_who_it_is_and_pays(device, served):
    page = device()
    subscribe(page, served, email="nils@vell.example")
    page.get_by_role("link", name="Pay by card").click()
    page.get_by_role("button", name="Enter a card").click()

    enter(page, "4000 0000 0000 0002")
    expect(page.get_by_role("alert")).to_have_text("The card was refused. Please try another one.")

    enter(page, "4000 0027 6000 3184")
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it you?")
    page.get_by_role("button", name="It is me").click()

    expect(page.get_by_text("Paid by card.")).to_be_visible()
    page.goto("/account/subscriptions/")
    expect(page.get_by_role("main")).to_contain_text("Take your money back")


def test_a_renewal_that_fails_is_mended_from_the_letter_with_another_card(device, served):
    page, email = device(), "otto@vell.example"
    pay_by_card(page, served, email=email, number=FAILS_LATER)
    run(served, YEAR_ENDS.format(email=email))
    page.goto(ARTICLE)
    expect(page.get_by_role("main")).to_contain_text(HELD_BACK)

    stranger = device()
    stranger.goto(the_link_to_pay(served, email))
    expect(stranger.get_by_role("alert")).to_contain_text("Please try another one.")
    stranger.get_by_role("button", name="Enter a card").click()
    enter(stranger, "4242 4242 4242 4242")

    expect(stranger.get_by_role("heading", level=1)).to_have_text("Paid by card.")
    letter = from_a_letter(served, email, r"charged to (Visa …4242)")
    page.goto("/account/subscriptions/")
    expect(page.get_by_role("main")).to_contain_text(f"from {letter}")


def test_what_lapsed_is_taken_up_again_from_the_same_letter(device, served):
    page, email = device(), "paula@vell.example"
    pay_by_card(page, served, email=email, number=FAILS_LATER)
    run(served, YEAR_ENDS.format(email=email))
    link = the_link_to_pay(served, email)
    run(served, GRACE_ENDS.format(email=email))
    page.goto(ARTICLE)
    expect(page.get_by_role("main")).not_to_contain_text(HELD_BACK)

    stranger = device()
    stranger.goto(link)
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Your subscription has ended")
    stranger.get_by_role("button", name="Order with obligation to pay").click()
    stranger.get_by_role("button", name="Enter a card").click()
    enter(stranger, "4242 4242 4242 4242")

    expect(stranger.get_by_role("heading", level=1)).to_have_text("Paid by card.")
    page.goto(ARTICLE)
    expect(page.get_by_role("main")).to_contain_text(HELD_BACK)


def test_a_bank_takes_the_money_back_and_the_desk_writes_it_down(device, served):
    page, desk, email = device(), device(java_script_enabled=True), "rosa@vell.example"
    pay_by_card(page, served, email=email, number="4242 4242 4242 4242")
    run(served, TAKEN_BACK.format(email=email))

    at_the_desk(desk)
    desk.goto("/newsroom/desk/cases/")
    case = desk.get_by_role("row", name="took it back")
    expect(case).to_contain_text("Cleo Brandt")
    case.get_by_role("button", name="Take").click()
    expect(desk.get_by_text("You look after it now.")).to_be_visible()
    desk.get_by_role("row", name="took it back").get_by_role("link", name="Write down").click()
    desk.get_by_label("What came of it").fill("Lost: the card was stolen.")
    desk.get_by_label("The term ends today").check()
    desk.get_by_role("button", name="Show what will happen").click()
    expect(desk.get_by_role("main")).to_contain_text("€72.00")
    desk.get_by_role("button", name="Write down that the money went").click()

    expect(desk.get_by_text("Written down, and settled.")).to_be_visible()
    page.goto(ARTICLE)
    expect(page.get_by_role("main")).not_to_contain_text(HELD_BACK)


def test_the_desk_mails_a_link_and_another_card_is_charged_from_then_on(device, served):
    page, desk, email = device(), device(java_script_enabled=True), "sven@vell.example"
    pay_by_card(page, served, email=email, number="4242 4242 4242 4242")
    at_the_desk(desk)
    desk.goto(f"/newsroom/desk/?q={email}")
    desk.get_by_role("link", name="Cleo Brandt").first.click()
    desk.get_by_role("link", name="Mail a link to enter a card").click()
    desk.get_by_role("button", name="Mail a link to enter a card").click()
    expect(desk.get_by_text("The link is on its way.")).to_be_visible()

    stranger = device()
    stranger.goto(from_a_letter(served, email, r"(https?://\S+/card/\S+)"))
    expect(stranger.get_by_role("main")).to_contain_text("are charged to Visa …4242")
    stranger.get_by_role("button", name="Enter another card").click()
    stranger.get_by_label("Card number").fill("4000 0027 6000 3184")
    stranger.get_by_role("button", name="Keep this card").click()
    stranger.get_by_role("button", name="It is me").click()

    expect(stranger.get_by_role("main")).to_contain_text("From now on Visa …3184 is charged.")
    page.goto("/account/subscriptions/")
    expect(page.get_by_role("main")).to_contain_text("from Visa …3184")
