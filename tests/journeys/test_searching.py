"""A reader finds an old article again by a few words they remember, without any script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests import chromium

pytestmark = pytest.mark.journey


@pytest.fixture
def reader(browser: Browser, newsstand) -> Iterator[Page]:
    """Somebody whose browser runs no script."""
    context = browser.new_context(
        **chromium.EVERY_CONTEXT, base_url=newsstand.address, java_script_enabled=False
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


def search_for(reader: Page, words: str) -> None:
    reader.get_by_role("searchbox").fill(words)
    reader.get_by_role("button", name="Search", exact=True).click()


def test_a_reader_finds_an_old_article_by_a_phrase_in_its_body(reader):
    reader.goto("/")
    reader.get_by_role("link", name="Search", exact=True).click()

    search_for(reader, "“driven from the middle”")

    hits = reader.get_by_role("main").get_by_role("listitem")
    expect(hits).to_have_count(1)
    expect(hits.locator("mark")).to_have_text(["driven from the middle"])
    hits.get_by_role("link").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text(
        "Upper Sorn has half a fire engine"
    )
    expect(reader.get_by_role("main")).to_contain_text("driven from the middle")


def test_a_reader_who_cannot_spell_it_is_led_on(reader):
    reader.goto("/search/?q=telephonne")

    reader.get_by_role("link", name="telephone").click()

    expect(reader.get_by_role("searchbox")).to_have_value("telephone")
    expect(reader.locator("mark").first).to_be_visible()


def test_a_reader_narrows_what_was_found(reader):
    reader.goto("/search/?q=harbour")
    everything = reader.locator(".hit").count()
    reader.get_by_role("combobox", name="Section").select_option(label="Environment")

    reader.get_by_role("button", name="Search", exact=True).click()

    narrowed = reader.locator(".hit")
    assert 0 < narrowed.count() < everything
    expect(narrowed.locator(".kicker-words")).to_have_text(["Environment"] * narrowed.count())
    reader.get_by_role("link", name="Search everything").click()
    expect(reader.locator(".hit")).to_have_count(everything)
