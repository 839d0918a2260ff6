"""An editor closes an issue and sees its editions made; readers fetch them when it has appeared."""

import io
import zipfile
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from tests.journeys.newsroom import close_issue, make_ready, publish

pytestmark = pytest.mark.journey

ISSUE = "To whom it may concern"
PDF, EPUB = "/issues/19/the-vell-review-19.pdf", "/issues/19/the-vell-review-19.epub"


def test_the_editions_of_a_closed_issue_are_made_and_fetched(signed_in, magazine):
    editor = signed_in("editor")
    issue_page = close_issue(editor, ISSUE, because="A trial of the press.")
    board = issue_page.replace("/pages/", "/issue/").replace("/edit/", "/editions/")
    editor.goto(issue_page)
    expect(editor.locator(f"a[href='{urlsplit(board).path}']").first).to_be_attached()
    editor.goto(board)
    grid = editor.locator(".press-grid")
    expect(grid.get_by_role("columnheader")).to_have_text(
        ["Article", "Web", "Print", "Screen PDF", "EPUB", "Audiobook"], use_inner_text=True
    )
    reader = editor.context.browser.new_context(base_url=magazine.address).new_page()
    assert reader.request.get(PDF).status == 404

    publisher = signed_in("publisher")
    make_ready(publisher, issue_page, because="A trial of the press.")
    publish(publisher, issue_page)
    expect(publisher.get_by_text("has appeared").first).to_be_visible()

    reader.goto("/issues/19/")
    links = reader.locator(".files a")
    assert [link.get_attribute("href") for link in links.all()] == [PDF, EPUB]
    with reader.expect_download() as download:
        links.first.click()
    assert download.value.suggested_filename == "the-vell-review-19.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    with zipfile.ZipFile(io.BytesIO(reader.request.get(EPUB).body())) as book:
        assert book.read("mimetype") == b"application/epub+zip"
