"""The player is light, keeps still, reads in every light, and is worked with the keyboard."""

from __future__ import annotations

import brotli
import pytest
from playwright.sync_api import Page, expect
from tests.journeys.listening.hearing import bar, go_to, listen, rest
from tests.journeys.listening.studio import ARTICLE
from tests.reading.test_axe import complaints
from tests.reading.test_keyboard import HERE, TARGETS, walk
from tests.reading.test_markup import complaints as faults_of_markup
from tests.reading.test_reflow import SPACED, cut_in
from tests.reading.test_steadiness import WATCH

from octavo.website.joining import joined, parts_of

pytestmark = pytest.mark.journey

MOST_BYTES = 25_000
MOST_ON_DEMAND = 12_000
PHONE, DESK = (390, 844), (1440, 900)
SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])


def window(size: tuple[int, int]) -> dict[str, object]:
    return {"viewport": {"width": size[0], "height": size[1]}, "reduced_motion": "reduce"}


def opened(page: Page) -> None:
    """The player with all that it holds, at rest in the middle of the article."""
    player = listen(page)
    go_to(page, 27)
    rest(page)
    player.get_by_role("button", name="More").click()
    player.locator("summary").click()


def test_an_article_with_a_narration_is_light(recorded):
    page = recorded[ARTICLE][0]
    sheet, script = joined("octavo/article-page.css"), joined("octavo/article-page.js")

    weights = [len(brotli.compress(part, quality=5)) for part in (page, sheet, script)]

    assert sum(weights) <= MOST_BYTES, weights


def test_the_player_is_light():
    sheet = parts_of("octavo/listening.js")[0].with_name("player.css").read_bytes()

    assert len(brotli.compress(joined("octavo/listening.js"))) <= MOST_ON_DEMAND
    assert len(brotli.compress(sheet)) <= MOST_ON_DEMAND / 4


def test_its_markup_is_valid(recorded, tmp_path):
    (tmp_path / "heard.html").write_bytes(recorded[ARTICLE][0])

    assert faults_of_markup(tmp_path) == {"heard": []}


@SIZES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit, size, scheme):
    page = visit(**window(size), color_scheme=scheme, bypass_csp=True)
    page.goto(ARTICLE)
    found = complaints(page)

    opened(page)
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(200)
    found += complaints(page)

    assert not found, "\n".join(found)


@SIZES
def test_nothing_moves_when_the_player_comes(visit, size):
    page = visit(**window(size))
    page.add_init_script(WATCH)
    page.goto(ARTICLE, wait_until="networkidle")
    page.locator(".listen").scroll_into_view_if_needed()
    page.evaluate("document.fonts.ready.then(() => { window.shifts.length = 0; })")
    before = page.locator(".text").bounding_box()

    listen(page, goes_there=False)

    assert page.locator(".text").bounding_box() == before
    assert page.evaluate("window.shifts") == []


def test_it_fits_every_window(visit):
    page = visit(**window((320, 256)), bypass_csp=True)
    opened(page)

    found = cut_in(page, (320, 256), (320, 800), PHONE, (768, 1024), (1023, 800), DESK)
    page.add_style_tag(content=SPACED)
    found += cut_in(page, PHONE, DESK)
    page.add_style_tag(content="html { font-size: 200% !important }")
    found += cut_in(page, PHONE, DESK)

    excused = f'<a href="{ARTICLE}">'  # the title ends in an ellipsis: it stands above the text
    faults = [fault for fault in found if excused not in fault]
    assert not faults, "\n".join(faults)


@SIZES
def test_tab_comes_to_all_of_it_and_nothing_is_under_it(visit, size):
    page = visit(**window(size))
    opened(page)
    page.evaluate(TARGETS)
    bar(page).get_by_role("slider").focus()

    stops = walk(page)
    page.locator(".skip").focus()
    stops += walk(page)

    inside = [stop["html"] for stop in stops if stop["place"] >= 0]
    for part in ('data-act="play"', "sentence-on", 'name="speed"', "goes-on", "data-piece"):
        assert any(part in html for html in inside), part
    faults = [f"shows no focus: {stop['html']}" for stop in stops if not stop["is_marked"]]
    faults += [f"is covered: {stop['html']}" for stop in stops if stop["is_covered"]]
    faults += [f"is out of sight: {stop['html']}" for stop in stops if not stop["is_in_sight"]]
    assert not faults, "\n".join(faults)


def test_what_has_the_focus_is_not_under_the_bar(visit):
    page = visit(**window(PHONE))
    listen(page)
    rest(page)
    link = page.locator(".notes [role=doc-backlink]")

    link.evaluate("it => scrollTo(0, scrollY + it.getBoundingClientRect().top - innerHeight + 20)")
    link.focus()

    assert not page.evaluate(HERE)["is_covered"]


def test_the_last_line_of_the_page_stands_above_the_bar(visit):
    page = visit(**window(PHONE))
    player = listen(page)
    rest(page)

    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")

    last = page.locator(".foot").bounding_box()
    assert last["y"] + last["height"] <= player.bounding_box()["y"]


def test_paper_has_no_player(visit):
    page = visit(**window(DESK))
    listen(page)

    page.emulate_media(media="print")

    expect(page.locator(".listen")).to_be_hidden()
    expect(page.locator(".player")).to_be_hidden()


def test_forced_colours_take_nothing_away(visit):
    page = visit(**window(DESK))
    opened(page)

    page.emulate_media(forced_colors="active")

    for button in bar(page).get_by_role("button").all():
        expect(button).to_be_visible()
    mark = page.locator(".player .play .mark")
    colour = "(it, part) => getComputedStyle(it, part).backgroundColor"
    around, inside = mark.evaluate(colour, None), mark.evaluate(colour, "::before")
    assert around != inside
