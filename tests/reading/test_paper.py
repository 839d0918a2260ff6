"""On paper a page is what somebody wrote, with its author and date; nothing is left to click."""

from __future__ import annotations

import pytest
from tests.reading.conftest import Look
from tests.reading.pages import EVERY, LONGEST, PageType

pytestmark = pytest.mark.journey

FURNITURE = "nav, button, input, dialog, details, .offer, .onward, .skip, .margin-list, .share"


# What was searched for stands in a field, what a device keeps in a list of links, and an account or
# an order in forms.
NOT_PRINTED = ("/search/", "/offline/", "/account/", "/subscribe/", "/cancel/")
PRINTED = [page for page in EVERY if not page.path.startswith(NOT_PRINTED)]


@pytest.mark.parametrize("page_type", PRINTED, ids=lambda page_type: page_type.name)
def test_nothing_of_the_furniture_is_printed(look: Look, page_type: PageType):
    page = look(page_type)
    page.emulate_media(media="print")

    printed = page.locator(FURNITURE).evaluate_all(
        "all => all.filter(it => it.checkVisibility()).map(it => it.outerHTML.slice(0, 80))"
    )

    assert printed == []


def test_headline_author_and_date_stand_in_what_browsers_repeat_on_each_page(look: Look):
    page = look(LONGEST)
    shown_on_screen = page.locator(".running").is_visible()
    page.emulate_media(media="print")
    running = page.locator(".running")

    assert not shown_on_screen
    assert running.is_visible()
    assert page.locator("h1").inner_text() in running.inner_text()
    assert running.evaluate("it => getComputedStyle(it).display") == "table-header-group"
    assert running.evaluate("it => getComputedStyle(it.parentElement).display") == "table"


def test_the_address_stands_at_the_end_of_a_printed_article(look: Look):
    page = look(LONGEST)
    page.emulate_media(media="print")

    assert LONGEST.path in page.locator(".source").inner_text()
