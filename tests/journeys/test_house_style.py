"""A publisher makes the magazine their own, sees it before anybody does, and then readers do."""

import re

import pytest
from playwright.sync_api import Page, expect

from octavo.website.house_style.checking import House, pairings
from octavo.website.house_style.ground import Colours
from octavo.website.house_style.tokens import tokens

pytestmark = pytest.mark.journey

A_WHILE = 60_000  # milliseconds: the first time, the pages in the preview cut their pictures
DRAWN = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50"><path d="M0 0h200v50z"/></svg>'
)


def open_page(page: Page) -> None:
    """The page itself; its eight previews come in their own time."""
    page.goto("/newsroom/house-style/", wait_until="domcontentloaded")


def choose(page: Page, field: str, colour: str) -> None:
    page.get_by_label(field, exact=True).fill(colour)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save").click(no_wait_after=True)


def paper_of(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


# For each text on a page its colour and the ground it stands on, as “words on ground”.
SEEN = """() => {
  const hex = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    const code = [red, green, blue].map((it) => it.toString(16).padStart(2, "0")).join("");
    return alpha ? `#${code}`.toUpperCase() : "";
  };
  const seen = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    const isBare = !texts.currentNode.textContent.trim() || !element.checkVisibility();
    if (isBare || element.closest(".cover, script, noscript, .out-of-sight")) continue;
    let under = element;
    const ground = () => hex(getComputedStyle(under).backgroundColor);
    while (!ground() && under.parentElement) under = under.parentElement;
    seen.add(`${hex(getComputedStyle(element).color)} on ${ground()}`);
  }
  return [...seen];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_of_colours_on_the_pages_stands_in_the_table(browser, magazine, scheme):
    """Words on a cover are left out: what they stand on is a picture, which is measured itself.

    This comes first, while the magazine is in the house's own colours.
    """
    own = tokens()
    checked = {
        frozenset((one.words, one.on))
        for one in pairings(House(Colours(), own, dict(own.sections)))
        if one.scheme == scheme
    }
    reader = browser.new_context(base_url=magazine.address, color_scheme=scheme).new_page()

    for address in (
        "/",
        "/issues/18/",
        "/articles/put-nothing-in-writing/",
        "/politics/",
        "/corrections/",
    ):
        reader.goto(address, wait_until="domcontentloaded")
        reader.wait_for_function(f"({SEEN})().length > 1")
        seen = reader.evaluate(SEEN)
        assert [it for it in seen if frozenset(it.split(" on ")) not in checked] == [], address
    reader.context.close()


def test_a_publisher_gives_the_magazine_its_own_name_colours_and_logo(signed_in, magazine):
    publisher = signed_in("publisher")
    open_page(publisher)

    publisher.locator("[name=name]").fill("The Green Review")
    choose(publisher, "Paper", "#f4f8f2")
    choose(publisher, "Ink", "#123524")
    publisher.get_by_label("Quire (Source Serif)").check()
    shown = publisher.frame_locator("iframe[title='Home page'][data-ground='light'] >> nth=0")
    expect(shown.locator(".wordmark")).to_have_text("The Green Review", timeout=A_WHILE)
    expect(shown.locator("body")).to_have_css("background-color", "rgb(244, 248, 242)")

    reader = publisher.context.browser.new_context(base_url=magazine.address).new_page()
    reader.goto("/")
    assert paper_of(reader) == "rgb(253, 252, 250)"  # nothing is kept so far

    logo = {"name": "green.svg", "mimeType": "image/svg+xml", "buffer": DRAWN}
    publisher.get_by_label("Logo", exact=True).set_input_files(logo)
    save(publisher)
    expect(publisher.get_by_text("Your readers see this house style now.")).to_be_visible()

    reader.reload()
    assert paper_of(reader) == "rgb(244, 248, 242)"
    expect(reader).to_have_title(re.compile("The Green Review"))
    mark = reader.get_by_role("banner").get_by_role("img", name="The Green Review")
    expect(mark).to_have_js_property("naturalWidth", 200)
    headline = reader.locator(".headline").first
    assert "Quire Display" in headline.evaluate("it => getComputedStyle(it).fontFamily")
    assert reader.evaluate(
        "document.fonts.ready.then(() => document.fonts.check('20px Quire Text'))"
    )
    reader.context.close()


def test_words_that_could_not_be_read_are_refused_and_mended_with_what_is_proposed(signed_in):
    publisher = signed_in("publisher")
    open_page(publisher)

    choose(publisher, "Ink in the dark", "#555555")
    expect(publisher.get_by_text(re.compile(r"Words on dark: \d+ pairs cannot"))).to_be_visible()
    save(publisher)

    said = publisher.get_by_text(re.compile("Text on the paper, on dark: #555555 on #15171A has"))
    expect(said).to_be_visible()
    proposed = re.search(r"“Ink in the dark” that passes is (#\w{6})", said.inner_text())[1]

    choose(publisher, "Ink in the dark", proposed.lower())
    save(publisher)
    expect(publisher.get_by_text("Your readers see this house style now.")).to_be_visible()


def test_a_house_style_is_previewed_without_script(signed_in, magazine):
    publisher = signed_in("publisher")
    without = publisher.context.browser.new_context(
        base_url=magazine.address,
        java_script_enabled=False,
        storage_state=publisher.context.storage_state(),
    ).new_page()
    open_page(without)

    without.locator("[name=name]").fill("The Unseen Review")
    without.get_by_role("button", name="Preview").click(no_wait_after=True)

    shown = without.frame_locator("iframe >> nth=0")
    expect(shown.locator(".cover-name").first).to_have_text("The Unseen Review", timeout=A_WHILE)
    reader = without.context.new_page()
    reader.goto("/")
    expect(reader).not_to_have_title(re.compile("Unseen"))
    without.context.close()
