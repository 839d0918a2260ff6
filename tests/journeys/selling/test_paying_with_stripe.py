"""Somebody pays by card in a field of Stripe's, as a stand-in shows it; the bank asks who it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.billing.providers.localstripe import PUBLIC, SECRET, WEBHOOKS, StripeWorld, running
from tests.installation import Installation, eventually
from tests.journeys.selling.subscribing import PASSWORD, PREPARE, run, subscribe

pytestmark = pytest.mark.journey
GOOD, REFUSED, ASKS = "4242424242424242", "4000000000000002", "4000002760003184"


@dataclass(frozen=True)
class Served:
    magazine: Installation
    stripe: str


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A magazine that takes cards through the stand-in, and is told by its webhooks."""
    folder = tmp_path_factory.mktemp("stripe")
    with running() as address:
        magazine = Installation(
            folder / "data",
            settings={
                "EMAIL_URL": f"file:{folder / 'mail'}",
                "OCTAVO_CARDS": "stripe",
                "OCTAVO_STRIPE_KEY": SECRET,
                "OCTAVO_STRIPE_PUBLIC_KEY": PUBLIC,
                "OCTAVO_STRIPE_WEBHOOKS": WEBHOOKS,
                "OCTAVO_STRIPE_ADDRESS": address,
                "OCTAVO_WEB_WORKERS": "1",
            },
        )
        with magazine.serving():
            run(magazine, PREPARE.replace("{password}", PASSWORD))
            there = f"http://127.0.0.1:{magazine.port}/billing/webhooks/stripe/"
            StripeWorld(address).tell(there)
            yield Served(magazine, address)


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """A reader's browser. Only the card page asks elsewhere, and its policy refuses nothing."""
    address = f"http://localhost:{served.magazine.port}"
    context = browser.new_context(base_url=address, locale="en-GB", service_workers="block")
    asked: list[tuple[str, str]] = []
    complaints: list[str] = []
    context.on("request", lambda one: asked.append((one.url, one.frame.url)))
    page = context.new_page()
    page.on("console", lambda one: complaints.append(one.text) if one.type == "error" else None)
    page.set_default_timeout(60_000)
    yield page
    context.close()
    elsewhere = [(url, at) for url, at in asked if not url.startswith(address)]
    assert elsewhere
    assert all(url.startswith(served.stripe) for url, _at in elsewhere)
    assert {at.endswith("/card/") for _url, at in elsewhere} == {True}
    assert not [one for one in complaints if "Content Security Policy" in one]


def to_the_field(page: Page, served: Served, email: str) -> None:
    subscribe(page, served.magazine, email=email)
    page.get_by_role("link", name="Pay by card").click()
    page.get_by_role("button", name="Enter a card").click()


def enter(page: Page, number: str) -> None:
    for name, value in (
        ("number", number),
        ("exp_month", "12"),
        ("exp_year", "39"),
        ("cvc", "123"),
    ):
        page.get_by_placeholder(name, exact=True).fill(value)
    page.get_by_role("button", name="Pay now").click()


def webhooks(served: Served) -> int:
    with served.magazine.database() as database:
        sentence = "SELECT count(*) FROM billing_webhook WHERE followed_at IS NOT NULL"
        return int(database.execute(sentence).fetchone()[0])


def test_the_bank_asks_who_it_is_and_the_year_is_paid(page, served):
    to_the_field(page, served, "ada@vell.example")
    enter(page, ASKS)
    page.get_by_role("button", name="Complete authentication").click()

    expect(page.get_by_text("Paid by card.")).to_be_visible()
    page.goto("/account/subscriptions/")
    expect(page.get_by_role("main")).to_contain_text("Take your money back")
    assert eventually(lambda: webhooks(served) >= 1, within=60)


def test_a_refused_card_is_said_and_another_pays(page, served):
    to_the_field(page, served, "ben@vell.example")
    enter(page, REFUSED)
    expect(page.get_by_role("alert")).to_have_text("Your card was declined.")

    enter(page, GOOD)

    expect(page.get_by_text("Paid by card.")).to_be_visible()


def test_whoever_is_not_believed_by_the_bank_takes_another_card(page, served):
    to_the_field(page, served, "cleo@vell.example")
    enter(page, ASKS)
    page.get_by_role("button", name="Fail authentication").click()
    expect(page.get_by_role("alert")).to_contain_text("failed authentication")

    enter(page, GOOD)

    expect(page.get_by_text("Paid by card.")).to_be_visible()
