"""An editor brings copy in and an issue out; readers see it when it has appeared, not before."""

import pytest
from playwright.sync_api import expect
from tests.journeys.newsroom import approve, bring, close_issue, publish

pytestmark = pytest.mark.journey


def test_raw_copy_becomes_an_article_in_a_published_issue(signed_in, magazine):
    assert magazine.octavo("issue", "plan", "--year", "2027", "--per-year", "12").returncode == 0
    editor = signed_in("editor")
    edit_page = bring(editor, headline="The lock that nobody keeps", issue="No. 20: Issue 20")
    approve(editor, edit_page)

    reader = editor.context.browser.new_context(base_url=magazine.address).new_page()
    assert reader.goto("/articles/the-lock-that-nobody-keeps/").status == 404

    issue_page = close_issue(editor, "Issue 20")
    publisher = signed_in("publisher")
    publish(publisher, issue_page)
    expect(publisher.get_by_text("has appeared").first).to_be_visible()

    reader.goto("/")
    reader.get_by_role("link", name="The lock that nobody keeps").first.click()
    article = reader.get_by_role("article")
    expect(article).to_contain_text("Nobody is paid to open the lock at Lannock.")
    expect(article).to_contain_text("By Osric Tane")
    expect(article).to_contain_text("there is no hour without a name")
    expect(article).not_to_contain_text("Subscribe to the Courier")
    expect(article).not_to_contain_text("Share on Facebook")
    reader.context.close()


def test_the_flatplan_is_arranged_with_the_keyboard_alone(signed_in, magazine):
    editor = signed_in("editor")
    editor.goto("/newsroom/issues/")
    editor.get_by_role("link", name="To whom it may concern", exact=True).first.click()
    items = editor.locator("[data-inline-panel-child]:has([name$='-section_head'])")
    expect(items).to_have_count(14)

    items.nth(7).get_by_role("button", name="Move down").focus()
    editor.keyboard.press("Enter")
    with editor.expect_navigation():
        editor.keyboard.press("Control+s")

    shown = magazine.octavo("issue", "show", "19").stdout
    assert shown.index("Which way we sit") < shown.index("Who owns the fog")
