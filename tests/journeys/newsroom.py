"""What staff do in the newsroom, as a person would, in a browser."""

import re
from datetime import datetime

from playwright.sync_api import Page, expect

SECONDS_TO_MAKE = 240  # of all editions, on a machine that is busy with other tests

PASTED = """Harrack Courier

SPRING AT THE LOCK

By Osric Tane [https://courier.example/authors/osric-tane]

3 March 2027

Share on Facebook
Copy link

Photo: Jens Aarden

The lock at Lannock opens twice a day, and since the autumn nobody has been paid to open it. The
gates are worked by whoever is there. On the morning I came that was a dentist and two boys, who had
the order of the paddles by heart and would not be told it.

The keeper's post was abolished in the budget of 2024, on the ground that the canal carried no
freight. It carried none because the lock was shut on Sundays, and on Sundays the freight came.

By Osric Tane | 3 March 2027

There is a book in the hut. Everyone who works the gates writes a name and an hour in it, and so far
there is no hour without a name. The Board has asked for the book to be sent in.

Subscribe to the Courier
For 4 crowns a month you get:
- Every article
- Our Sunday letter
- Cancel any
"""


def choose_action(page: Page, name: str) -> None:
    """Open the menu beside Save and take one of its actions."""
    footer = page.locator("footer.footer")
    footer.get_by_role("button", name="More actions").click()
    with page.expect_navigation():
        footer.get_by_role("button", name=name, exact=True).click()


def bring(page: Page, *, headline: str, issue: str) -> str:
    """Paste the raw copy, correct what was guessed, store it in the issue; return its edit page."""
    page.goto("/newsroom/copy/")
    page.get_by_label("Or paste text").fill(PASTED)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_label("Headline")).to_have_value("SPRING AT THE LOCK")
    expect(page.locator("[name=bylines-0-name]")).to_have_value("Osric Tane")
    page.get_by_label("Headline").fill(headline)
    page.get_by_label("Section").select_option(label="Environment")
    page.get_by_label("Standfirst").fill("Nobody is paid to open the lock at Lannock. It opens.")
    page.get_by_label("Credit of the lead image").fill("")  # the picture itself did not come
    page.get_by_label("Put into issue").select_option(label=issue)
    with page.expect_navigation():
        page.get_by_role("button", name="Store as a draft").click()
    expect(page).to_have_url(re.compile(r"/newsroom/pages/\d+/edit/"))
    return page.url


def approve(page: Page, edit_page: str) -> None:
    """Submit the article and take it through both steps of the workflow."""
    choose_action(page, "Submit to Edit and check")
    for _step in ("Edit", "Check"):
        page.goto(edit_page)
        choose_action(page, "Approve")


def close_issue(page: Page, title: str, *, because: str = "") -> str:
    """Close the issue of that title, overruling what is missing if there is a reason to.

    Returns the address of its edit page.
    """
    page.goto("/newsroom/issues/")
    page.get_by_role("link", name=title, exact=True).first.click()
    edit_page = page.url
    page.goto(edit_page.replace("/pages/", "/issue/").replace("/edit/", "/close/"))
    if because:
        page.get_by_label("Close it nevertheless, because").fill(because)
        page.get_by_role("button", name="Overrule and close").click()
    else:
        page.get_by_role("button", name="Close the issue").click()
    expect(page.get_by_text("is closed").first).to_be_visible()
    return edit_page


def make_ready(page: Page, issue_page: str, *, because: str) -> None:
    """Wait on the board until all editions are made; overrule what a demo's drafts lack."""
    page.goto(issue_page.replace("/pages/", "/issue/").replace("/edit/", "/editions/"))
    expect(page.locator("#board:not([data-at-work])")).to_be_attached(
        timeout=SECONDS_TO_MAKE * 1000
    )
    while page.get_by_text("The issue cannot appear yet:").count():
        page.reload()  # the form to overrule stands below what was made
        page.locator("[name=form][type=radio]").first.check()
        page.locator("[name=because]").fill(because)
        page.get_by_role("button", name="Overrule").click()
    expect(page.get_by_text("All that the issue promises is ready.")).to_be_visible()


def publish(page: Page, issue_page: str) -> None:
    """Wait for the editions, and press the button that lets the closed issue appear now."""
    make_ready(page, issue_page, because="A trial of the press.")
    page.goto(issue_page.replace("/pages/", "/issue/").replace("/edit/", "/publish/"))
    page.get_by_role("button", name="Publish the issue").click()


def set_to_appear(page: Page, issue_page: str, *, at: datetime) -> None:
    """Set the time, of the publication's clock, at which the closed issue appears."""
    page.goto(issue_page.replace("/pages/", "/issue/").replace("/edit/", "/publish/"))
    page.get_by_label("at a set time").check()
    page.get_by_label("Time", exact=True).fill(f"{at:%Y-%m-%d %H:%M}")
    page.get_by_role("button", name="Publish the issue").click()
    expect(page.get_by_text("appears at the time you set").first).to_be_visible()
