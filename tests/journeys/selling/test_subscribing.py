"""A stranger subscribes, reads at once and leaves as easily: the promises, in a real browser.

Days that have passed are rows set in the past: the clock of the machine stays as it is.
"""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.selling.subscribing import (
    ARTICLE,
    CLICKS,
    HELD_BACK,
    HOLDER,
    IBAN,
    PAY,
    Clicks,
    at_the_desk,
    run,
    set_back,
    statement,
    subscribe,
    the_code,
)
from tests.reading import node
from tests.reading.test_axe import complaints

pytestmark = pytest.mark.journey


def test_a_stranger_subscribes_in_under_a_minute_and_reads_where_it_began(device, served):
    page = device()
    page.goto(ARTICLE)
    expect(page.get_by_role("main")).not_to_contain_text(HELD_BACK)
    began = time.monotonic()
    subscribe(page, served, email="cleo@vell.example")
    page.get_by_role("link", name="Fog over Vell").click()
    took = time.monotonic() - began

    expect(page.get_by_role("main")).to_contain_text(HELD_BACK)
    assert took < 60, f"{took:.1f} s without typing"


def test_a_transfer_is_matched_at_the_desk_and_the_page_says_what_comes_next(device, served):
    page, desk = device(), device(java_script_enabled=True)
    subscribe(page, served, email="ben@vell.example", code="print")
    said = page.get_by_role("main")
    expect(said).to_contain_text("DE02 1203 0000 0000 2020 51")
    reference = re.search(r"RF\d\d(?: ?\w{1,4})+", said.inner_text())
    assert reference

    at_the_desk(desk)
    desk.goto("/newsroom/desk/bank/")
    desk.locator("input[type=file]").set_input_files(statement(reference[0]))
    desk.get_by_role("button", name="Read and match").click()
    expect(desk.get_by_text("1 line matched")).to_be_visible()

    page.goto("/account/subscriptions/")
    expect(said).to_contain_text("of 24 issues, next: no. 8 on")
    expect(said).to_contain_text("Take your money back")


def test_cancelling_takes_two_clicks_and_is_undone_with_one(device, served):
    page, email, clicks = device(), "dora@vell.example", Clicks()
    subscribe(page, served, email=email)
    run(served, PAY.format(email=email))
    page.goto("/account/subscriptions/")

    clicks.on(page, "link", "Cancel")
    clicks.on(page, "button", "Cancel now")

    expect(page.get_by_role("heading", level=1)).to_have_text("It is cancelled")
    expect(page.get_by_role("main")).to_contain_text("Will you tell us why?")
    assert clicks.count == 2
    _note_clicks("cancel", clicks.count)
    page.goto(ARTICLE)
    expect(page.get_by_role("main")).to_contain_text(HELD_BACK)
    page.goto("/account/subscriptions/")
    page.get_by_role("button", name="Undo the cancellation").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It goes on")


def test_without_signing_in_address_and_number_are_enough(device, served):
    page, email = device(), "edgar@vell.example"
    subscribe(page, served, email=email)
    run(served, PAY.format(email=email))
    page.goto("/account/subscriptions/")
    heading = page.get_by_role("heading", name="Subscriber ").text_content() or ""
    number = heading.split()[-1]

    stranger = device()
    stranger.goto("/")
    stranger.get_by_role("link", name="Cancel a subscription").click()
    stranger.get_by_label("Your e-mail address").fill(email)
    stranger.get_by_label("Your subscriber number").fill(number)
    stranger.get_by_role("button", name="Go on").click()
    expect(stranger.get_by_role("main")).to_contain_text("What was paid is served")
    stranger.get_by_role("button", name="Cancel now").click()

    expect(stranger.get_by_role("heading", level=1)).to_have_text("It is cancelled")


def test_on_day_sixty_the_money_goes_back_in_two_clicks(device, served):
    page, email, clicks = device(), "frieda@vell.example", Clicks()
    subscribe(page, served, email=email)
    run(served, PAY.format(email=email))
    set_back(served, email, 60)
    page.goto("/account/subscriptions/")

    clicks.on(page, "link", "Take your money back")
    expect(page.get_by_role("main")).to_contain_text("€72.00 is given back.")
    page.get_by_label("Account holder").fill(HOLDER)
    page.get_by_label("IBAN").fill(IBAN)
    clicks.on(page, "button", "Give me my money back")

    expect(page.get_by_role("heading", level=1)).to_have_text("Your money goes back to you")
    assert clicks.count == 2
    _note_clicks("guarantee", clicks.count)
    page.goto(ARTICLE)
    expect(page.get_by_role("main")).not_to_contain_text(HELD_BACK)


def test_on_day_sixty_one_it_is_refused_with_the_day(device, served):
    page, email = device(), "gustav@vell.example"
    subscribe(page, served, email=email)
    run(served, PAY.format(email=email))
    set_back(served, email, 60)
    page.goto("/account/subscriptions/")
    page.get_by_role("link", name="Take your money back").click()

    set_back(served, email, 61)
    page.get_by_label("Account holder").fill(HOLDER)
    page.get_by_label("IBAN").fill(IBAN)
    page.get_by_role("button", name="Give me my money back").click()

    expect(page.get_by_role("alert")).to_contain_text("The last day for that was ")
    page.goto(ARTICLE)
    expect(page.get_by_role("main")).to_contain_text(HELD_BACK)


def test_a_withdrawal_is_confirmed_with_its_time(device, served):
    page = device()
    subscribe(page, served, email="hedda@vell.example")
    page.goto("/account/subscriptions/")
    page.get_by_role("link", name="Withdraw from the contract here").click()
    page.get_by_role("button", name="Confirm the withdrawal").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("You have withdrawn")
    expect(page.get_by_role("main")).to_contain_text(re.compile(r"Received.*\d\d:\d\d:\d\d"))


def test_an_address_abroad_is_asked_for_as_it_is_written_there(device, served):
    page = device()
    subscribe(page, served, email="ida@vell.example", code="print")
    page.goto("/account/subscriptions/")
    page.get_by_role("link", name="Send it to another address").click()
    page.get_by_label("Country").select_option("US")
    page.get_by_role("button", name="Take this country").click()
    page.get_by_label("Street and number").fill("1 Main St")
    page.get_by_label("Town or city").fill("Springfield")
    page.get_by_label("State").select_option("IL")
    page.get_by_label("ZIP code").fill("62701")
    page.get_by_label("It holds").select_option(label="From no. 8 on")
    page.get_by_role("button", name="Keep this address").click()

    said = page.get_by_role("main")
    expect(said).to_contain_text("on: Cleo Brandt, 1 Main St, Springfield, IL 62701, UNITED STATES")


def test_a_second_copy_goes_to_somebody_else(device, served):
    page, email = device(), "jakob@vell.example"
    subscribe(page, served, email=email, code="print")
    run(served, PAY.format(email=email))
    page.goto("/account/subscriptions/")
    page.get_by_role("link", name="Order a second copy").click()
    page.get_by_label("Street and number").fill("Kai 1")
    page.get_by_label("Postcode").fill("20359")
    page.get_by_label("Town or city").fill("Vell")
    page.get_by_label("Name of the recipient").fill("Oma Brandt")
    page.get_by_label("I accept").check()
    page.get_by_role("button", name="Order with obligation to pay").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ordered")

    page.goto("/account/subscriptions/")
    expect(page.get_by_role("main")).to_contain_text("Oma Brandt")


def test_everything_that_is_kept_is_handed_out_and_then_erased(device, served):
    page, email = device(), "klara@vell.example"
    subscribe(page, served, email=email)
    page.goto("/account/subscriptions/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Fetch everything that we keep of you").click()
    kept = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert kept.namelist()

    page.get_by_role("link", name="Have yourself erased").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Once more, please")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code").fill(the_code(served, email))
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Erase me").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("You are erased")
    page.goto("/account/subscriptions/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_who_has_subscribed_is_offered_nothing(device, served):
    page = device(java_script_enabled=True)
    page.goto("/")
    expect(page.locator(".offer")).to_be_visible()
    subscribe(page, served, email="leo@vell.example")

    page.goto("/")
    expect(page.locator(".offer")).to_be_hidden()


@pytest.mark.parametrize("size", [(390, 844), (1440, 900)], ids=["phone", "desk"])
def test_axe_finds_nothing_on_pages_of_subscribers(device, served, size):
    if not node.AXE.exists():
        pytest.skip("axe is not installed here")
    width, height = size
    page = device(
        java_script_enabled=True, bypass_csp=True, viewport={"width": width, "height": height}
    )
    email = f"mila{width}@vell.example"
    subscribe(page, served, email=email, code="print")
    found = _complaints(page)
    run(served, PAY.format(email=email))
    page.goto("/account/subscriptions/")
    ways = page.locator(".ways a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    for address in ["/account/subscriptions/", *dict.fromkeys(ways)]:
        if address.startswith("/account/subscriptions/") and not address.endswith(".pdf"):
            page.goto(address)
            found += _complaints(page)

    assert not found, "\n".join(found)


def _complaints(page: Page) -> list[str]:
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += [f"{page.url} {scheme}: {one}" for one in complaints(page)]
    return found


def _note_clicks(act: str, count: int) -> None:
    """For the figures of the area: how often somebody pressed something to leave."""
    known = json.loads(CLICKS.read_text()) if CLICKS.exists() else {}
    CLICKS.parent.mkdir(parents=True, exist_ok=True)
    CLICKS.write_text(json.dumps(known | {f"clicks.{act}": count}, indent=1) + "\n")
