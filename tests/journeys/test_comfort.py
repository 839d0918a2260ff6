"""A reader sets the page to their liking, leaves, and finds it so again; nobody is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests import chromium

pytestmark = pytest.mark.journey

ARTICLE = "/articles/the-line-at-low-water/"
PAGES = ("/", "/issues/18/", ARTICLE, "/politics/", "/issues/", "/corrections/", "/offline/")
LARGEST = 1.4
NARROWEST = {"width": 360, "height": 740}


@pytest.fixture
def visit(browser: Browser, newsstand) -> Iterator[Callable[..., Page]]:
    """A window of a browser that may have been here before."""
    contexts: list[BrowserContext] = []

    def open_window(**kept) -> Page:
        shown = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light", **kept}
        context = browser.new_context(
            **{**chromium.EVERY_CONTEXT, **shown}, base_url=newsstand.address
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        return page

    yield open_window
    for context in contexts:
        context.close()


def next_day(page: Page) -> dict:
    """What the device still holds when the browser is opened again."""
    return {"storage_state": page.context.storage_state()}


def letters(page: Page) -> float:
    """How large the text of the article is set."""
    sizes = "element => parseFloat(getComputedStyle(element).fontSize)"
    return float(page.locator(".text > p").nth(2).evaluate(sizes))


def paper(page: Page) -> str:
    return str(
        page.locator("body").evaluate("element => getComputedStyle(element).backgroundColor")
    )


def kept(page: Page) -> dict:
    return page.evaluate("Object.fromEntries(Object.entries(localStorage))")


def choose(page: Page, *names: str) -> None:
    """Open the reading settings, choose, and close them again."""
    page.get_by_role("button", name="Reading settings").click()
    panel = page.locator("#reading-settings")
    for name in names:
        panel.get_by_label(name, exact=True).check()
    panel.get_by_role("button", name="Close").click()
    expect(panel).to_be_hidden()


def read_to(page: Page, number: int) -> str:
    """Scroll until that paragraph is at the top and kept; return its first words."""
    paragraph = page.locator(".text > p").nth(number)
    paragraph.evaluate("element => element.scrollIntoView({ block: 'start' })")
    words = paragraph.inner_text()[:12]
    page.wait_for_function("words => localStorage['octavo-places']?.includes(words)", arg=words)
    return words


def test_somebody_changes_the_text_size_and_comes_back_next_day(visit):
    page = visit()
    page.goto(ARTICLE)
    usual = letters(page)

    choose(page, "Largest", "Dark")

    assert letters(page) == pytest.approx(usual * LARGEST, rel=0.01)
    assert paper(page) == "rgb(21, 23, 26)"
    page = visit(**next_day(page))
    page.route("**/settings*.js", lambda route: route.abort())  # only what runs before the paint
    page.goto(ARTICLE)
    assert letters(page) == pytest.approx(usual * LARGEST, rel=0.01)
    assert paper(page) == "rgb(21, 23, 26)"


def test_the_settings_show_what_was_chosen_and_go_back_to_what_comes(visit):
    page = visit()
    page.goto(ARTICLE)
    usual = letters(page)
    choose(page, "Large", "Dark")
    page.goto("/")

    panel = page.locator("#reading-settings")
    expect(panel.get_by_label("Large", exact=True)).to_be_checked()
    expect(panel.get_by_label("Dark", exact=True)).to_be_checked()
    bars = page.locator("meta[name=theme-color]").evaluate_all("all => all.map(it => it.media)")
    assert bars == ["not all", "all"]
    page.goto(ARTICLE)
    page.get_by_role("button", name="Reading settings").click()
    panel.locator("[name=size][value='']").check()
    panel.get_by_label("As the device").check()
    assert letters(page) == usual
    assert paper(page) == "rgb(253, 252, 250)"


def test_without_script_the_settings_hold_on_the_page_they_are_set_on(visit):
    page = visit(java_script_enabled=False)
    page.goto(ARTICLE)
    line = page.locator(".text > p").nth(2)
    before = line.bounding_box()["height"]

    choose(page, "Largest", "Narrow")

    assert line.bounding_box()["height"] > before * LARGEST
    expect(page.get_by_text("Keep the place where I stopped")).to_be_hidden()
    expect(page.get_by_role("button", name="Copy link")).to_be_hidden()
    expect(page.get_by_label("Address of this article")).to_have_value(page.url)


def test_the_largest_text_breaks_no_page_of_the_narrowest_phone(visit):
    page = visit(viewport=NARROWEST)
    page.goto("/")
    choose(page, "Largest")

    wider = {}
    for address in PAGES:
        page.goto(address)
        across = page.evaluate("document.documentElement.scrollWidth")
        if across > NARROWEST["width"]:
            wider[address] = across
    assert wider == {}


def test_somebody_goes_on_reading_where_they_stopped(visit):
    page = visit()
    page.goto(ARTICLE)
    words = read_to(page, 8)

    page = visit(**next_day(page))
    page.goto(ARTICLE)

    offered = page.get_by_role("link", name="Go on where you stopped")
    expect(offered).to_contain_text(words)
    assert page.evaluate("scrollY") == 0  # nobody is moved without asking
    offered.click()
    expect(page.locator(".text > p").nth(8)).to_be_in_viewport()


def test_who_has_read_to_the_end_begins_again(visit):
    page = visit()
    page.goto(ARTICLE)
    read_to(page, 8)

    page.evaluate("scrollTo(0, document.body.scrollHeight)")

    page.wait_for_function("() => localStorage['octavo-places'] === '{}'")
    page.goto(ARTICLE)
    expect(page.get_by_role("link", name="Go on where you stopped")).to_be_hidden()


def test_a_place_is_found_in_a_corrected_text_or_forgotten(visit):
    page = visit()
    page.goto(ARTICLE)
    words = read_to(page, 8)
    moved = (
        "const it = JSON.parse(localStorage['octavo-places']); for (const one of Object.values(it))"
    )
    written = "; localStorage['octavo-places'] = JSON.stringify(it)"

    page.evaluate(f"{{ {moved} one.at = 3 {written} }}")
    page.goto(ARTICLE)
    expect(page.get_by_role("link", name="Go on where you stopped")).to_contain_text(words)
    page.evaluate(f"{{ {moved} one.words = 'Words that were struck out' {written} }}")
    page.goto(ARTICLE)
    expect(page.get_by_role("link", name="Go on where you stopped")).to_be_hidden()
    assert kept(page)["octavo-places"] == "{}"


def test_no_more_than_forty_places_are_kept(visit):
    page = visit()
    page.goto("/")
    page.evaluate(
        "localStorage['octavo-places'] = JSON.stringify(Object.fromEntries([...Array(40).keys()]"
        ".map(n => [`/articles/${n}/`, { at: 5, words: 'Some', on: n }])))"
    )

    page.goto(ARTICLE)
    read_to(page, 8)

    places = page.evaluate("Object.keys(JSON.parse(localStorage['octavo-places']))")
    assert len(places) == 40
    assert ARTICLE in places
    assert "/articles/0/" not in places


def test_who_wants_nothing_kept_has_nothing_kept(visit):
    page = visit()
    page.goto(ARTICLE)
    read_to(page, 8)
    choose(page, "Large")
    page.get_by_role("button", name="Reading settings").click()

    page.get_by_label("Keep the place where I stopped").uncheck()
    assert "octavo-places" not in kept(page)
    page.get_by_role("button", name="Forget all that is kept").click()
    expect(page.get_by_text("Forgotten.")).to_be_visible()

    assert kept(page) == {}
    assert page.context.cookies() == []


def test_keys_lead_through_the_issue(visit):
    page = visit()
    first, contents, search = "/articles/for-six-months-only/", "/issues/18/", "/search/"
    page.goto(first)

    page.keyboard.press("j")
    page.wait_for_url(lambda url: not url.endswith(first))
    assert "/articles/" in page.url
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**{first}")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("Next article")
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    expect(page.get_by_role("dialog", name="Reading settings")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.wait_for_url(f"**{contents}")
    page.keyboard.press("/")
    page.wait_for_url(f"**{search}")


def test_keys_are_left_to_who_types_or_holds_another_or_switched_them_off(visit):
    page = visit()
    page.goto("/search/")
    page.get_by_role("searchbox").press_sequentially("ct?")
    expect(page).to_have_url("/search/")
    expect(page.get_by_role("searchbox")).to_have_value("ct?")

    page.goto(ARTICLE)
    for held in ("Control+j", "Alt+j", "Meta+c"):
        page.keyboard.press(held)
    page.get_by_role("button", name="Reading settings").click()
    page.get_by_label("Listen for keys").uncheck()
    page.keyboard.press("Escape")
    for key in ("j", "ArrowRight", "c", "/", "?"):
        page.keyboard.press(key)

    expect(page).to_have_url(ARTICLE)
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


def test_an_article_is_passed_on_without_telling_anybody(visit):
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(ARTICLE)

    page.get_by_role("button", name="Copy link").click()

    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert [url for url in asked if not url.startswith(page.url.removesuffix(ARTICLE))] == []
