"""From the opening of an article to all of it, and out again, in a real browser."""

from __future__ import annotations

import re
import sqlite3

import pytest
from playwright.sync_api import Error, Page, expect
from tests.journeys.conftest import RunningMagazine

pytestmark = pytest.mark.journey

ADDRESS = "reader@journey.example"
PASSWORD = "a lamp in the harbour"
HELD_BACK = "The rest is for subscribers."


@pytest.fixture(scope="module")
def closed(magazine: RunningMagazine) -> str:
    """The address of an article for subscribers."""
    asked = magazine.octavo("manage", "shell", "-c", CLOSE)
    assert asked.returncode == 0, asked.stderr
    return asked.stdout.split()[-1]


CLOSE = """
from octavo.accounts.models import Account
from octavo.issues.models import Issue, Publication
said = Publication.objects.get(site__is_default_site=True)
said.meter_without_account = said.meter_with_account = 0
said.save()
issue = Issue.objects.published().first()
article = issue.flatplan.exclude(article=None).first().article
article.access = "subscribers"
article.save()
account = Account.objects.create_user("reader@journey.example", "a lamp in the harbour")
try:
    account.emailaddress_set.create(email=account.email, verified=True, primary=True)
except AttributeError:
    pass
print(article.url)
"""


def _sign_in(page: Page, magazine: RunningMagazine, *, then: str) -> None:
    page.goto(f"{magazine.address}{then}")
    page.locator(".held-back").get_by_role("link", name="Sign in").click()
    page.locator("[name=login]").fill(ADDRESS)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_a_reader_signs_in_is_granted_a_right_and_reads_until_signed_out_elsewhere(
    browser, magazine, closed
):
    phone, laptop = (browser.new_context(base_url=magazine.address) for _ in range(2))
    page, other = phone.new_page(), laptop.new_page()

    page.goto(closed)
    expect(page.get_by_text(HELD_BACK)).to_be_visible()
    _sign_in(page, magazine, then=closed)
    expect(page).to_have_url(f"{magazine.address}{closed}")
    expect(page.get_by_text(HELD_BACK)).to_be_visible()  # an account is no subscription

    granted = magazine.octavo(
        *("access", "grant", "--reader", ADDRESS, "--until", "2099-01-01", "--reason", "A prize.")
    )
    assert granted.returncode == 0, granted.stderr
    page.reload()
    expect(page.get_by_text(HELD_BACK)).to_have_count(0)

    _sign_in(other, magazine, then=closed)
    expect(other.get_by_text(HELD_BACK)).to_have_count(0)
    other.goto("/account/devices/")
    other.get_by_role("button", name=re.compile("everywhere|all", re.I)).first.click()
    page.reload()
    expect(page.get_by_text(HELD_BACK)).to_be_visible()
    phone.close()
    laptop.close()


def test_copies_for_reading_offline_go_with_the_right_and_with_signing_out(
    browser, magazine, closed
):
    context = browser.new_context(base_url=magazine.address)
    page = context.new_page()
    _sign_in(page, magazine, then=closed)
    expect(page.get_by_text(HELD_BACK)).to_have_count(0)
    with sqlite3.connect(magazine.folder / "octavo.sqlite3") as database:
        (number,) = database.execute(
            "SELECT max(number) FROM issues_issue WHERE state = 'published'"
        ).fetchone()

    def keep() -> None:
        page.goto(f"/issues/{number}/")
        page.get_by_role("button", name="Keep this issue for reading offline").click()
        expect(page.get_by_text("This issue is kept on this device")).to_be_visible(timeout=60_000)

    keep()
    context.set_offline(True)
    page.goto(closed)
    expect(page.locator(".kept-notice")).to_be_visible()
    expect(page.get_by_text(HELD_BACK)).to_have_count(0)

    page.evaluate(RUN_OUT)
    with pytest.raises(Error, match="ERR_"):  # nothing is left to show, not even a list
        page.goto(closed)
    context.set_offline(False)
    page.goto("/about/")
    assert page.evaluate("caches.keys().then(names => names.length)") == 0

    keep()
    page.goto("/account/sign-out/")
    page.get_by_role("main").get_by_role("button").first.click()
    page.wait_for_function("caches.keys().then(names => names.length === 0)")
    page.goto(closed)
    expect(page.get_by_text(HELD_BACK)).to_be_visible()
    context.close()


RUN_OUT = """async () => {
  const cache = await caches.open((await caches.keys())[0]);
  const list = await (await cache.match("/app/issue.json")).json();
  await cache.put("/app/issue.json", Response.json({ ...list, until: "2020-01-01T00:00:00Z" }));
}"""
