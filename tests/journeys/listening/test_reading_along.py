"""What is read is lit in the text, and stays in view until the reader scrolls."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.journeys.listening.hearing import bar, go_to, listen, lit, rest, sound, until
from tests.journeys.listening.studio import ARTICLE, NEXT, PREFACE, READ, SECONDS

pytestmark = pytest.mark.journey

# Goes to each sentence in turn, and says what is lit then.
LIT_AT_EACH = """
async sentences => {
    const audio = document.querySelector("audio");
    const lit = [];
    for (const { starts } of sentences) {
        const there = new Promise(done => audio.addEventListener("seeked", done, { once: true }));
        audio.currentTime = starts + 0.05;
        await there;
        await new Promise(requestAnimationFrame);
        lit.push([...CSS.highlights.get("octavo-sentence")].map(it => it.toString()).join(""));
    }
    return lit;
}
"""
TEXT = """() => [...document.querySelectorAll(".opener, .text")].map(it => it.innerHTML).join("")"""
STILL = {"reduced_motion": "reduce"}


@pytest.fixture
def cues(recorded) -> dict:
    return json.loads(recorded[f"/sound/{READ[0]}.json"][0])


def opening(page: Page) -> Locator:
    return page.locator(".text > p.opening")


def paragraph(page: Page, number: int) -> Locator:
    return page.locator(".text > p").nth(number)


def first_sentence(cues: dict, of: Locator) -> dict:
    """The cue of the sentence that a paragraph begins with."""
    words = of.text_content() or ""
    return next(one for one in cues["sentences"] if one["path"] and words.startswith(one["text"]))


def test_every_sentence_that_is_read_is_found_on_the_page(visit, cues):
    page = visit(**STILL)
    listen(page)
    rest(page)

    found = page.evaluate(LIT_AT_EACH, cues["sentences"])

    assert found == [one["text"] if one["path"] else "" for one in cues["sentences"]]


def test_a_note_mark_in_a_sentence_stays_dark(visit, cues):
    page = visit(**STILL)
    page.goto(ARTICLE)
    sentence = first_sentence(cues, paragraph(page, 4))
    paragraph(page, 4).evaluate(
        """it => {
            const rest = it.firstChild.splitText(12);
            rest.before(document.querySelector(".note-mark").cloneNode(true));
        }"""
    )

    listen(page, goes_there=False)
    rest(page)
    go_to(page, sentence["starts"])

    assert paragraph(page, 4).locator(".note-mark").count() == 1
    assert lit(page) == sentence["text"]


def test_the_word_is_lit_in_its_sentence(visit, cues):
    page = visit(**STILL)
    listen(page)
    rest(page)
    sentence = cues["sentences"][4]
    starts, ends, begins, stops = sentence["words"][3]

    go_to(page, (starts + ends) / 2)

    assert lit(page) == sentence["text"]
    assert lit(page, "word") == sentence["text"][begins:stops]


def test_signs_that_a_script_counts_twice_move_no_light(visit, cues):
    page = visit(**STILL)
    clef = {"id": "clef", "path": "x", "text": "𝄞 A clef, 𝄢 another.", "starts": 2.0, "ends": 4.0}
    clef["words"] = [[2.0, 3.0, 4, 8], [3.0, 4.0, 12, 19]]
    said = {**cues, "sentences": [cues["sentences"][0], clef]}
    page.route("**/sound/*.json", lambda route: route.fulfill(json=said))
    page.goto(ARTICLE)
    opening(page).evaluate("(it, words) => { it.textContent = words; }", clef["text"])
    listen(page, goes_there=False)
    rest(page)

    go_to(page, 2.5)
    assert lit(page, "word") == "clef"
    go_to(page, 3.5)
    assert lit(page, "word") == "another"


def test_a_corrected_sentence_stays_dark_and_the_next_is_found(visit, cues):
    page = visit(**STILL)
    page.goto(ARTICLE)
    gone, following = cues["sentences"][5:7]
    page.locator(".text").evaluate(
        "(it, words) => { it.innerHTML = it.innerHTML.replace(words, 'It was put right.'); }",
        gone["text"],
    )
    listen(page, goes_there=False)
    rest(page)

    go_to(page, gone["starts"] + 0.3)
    assert lit(page) == ""
    go_to(page, following["starts"] + 0.3)
    assert lit(page) == following["text"]


def test_the_light_goes_on_while_it_is_read(visit, cues):
    page = visit(**STILL)
    listen(page)
    go_to(page, PREFACE + 0.2)

    first, second = cues["sentences"][1:3]
    assert lit(page) == first["text"]
    until(page, lambda: lit(page) == second["text"])
    words = set()
    for _ in range(10):
        words.add(lit(page, "word"))
        page.wait_for_timeout(40)
    assert len(words) > 1


def test_the_page_is_not_touched(visit):
    page = visit(**STILL)
    page.goto(ARTICLE)
    before = page.evaluate(TEXT)

    listen(page, goes_there=False)
    go_to(page, 30)
    page.wait_for_timeout(300)

    assert lit(page)
    assert page.evaluate(TEXT) == before


def test_a_paragraph_is_heard_by_the_mark_in_its_margin(visit, cues):
    page = visit(**STILL)
    listen(page)
    mark = page.get_by_role("button", name="Hear it from this paragraph")
    expect(mark).to_be_hidden()

    paragraph(page, 4).hover()
    paragraph(page, 4).hover(position={"x": 50, "y": 30})
    expect(mark).to_be_visible()
    mark.click()

    expected = first_sentence(cues, paragraph(page, 4))
    until(page, lambda: lit(page) == expected["text"])
    assert expected["starts"] <= sound(page)["at"] < expected["starts"] + SECONDS


def test_a_click_into_the_text_moves_no_voice(visit):
    page = visit(**STILL)
    listen(page)
    rest(page)
    paragraph(page, 3).scroll_into_view_if_needed()

    paragraph(page, 3).dblclick(position={"x": 60, "y": 10})

    assert sound(page)["at"] < PREFACE + SECONDS
    assert page.evaluate("getSelection().toString()").strip()
    page.locator(".text .note-mark").first.click()
    assert page.url.endswith("#note-1")


def test_a_tapped_paragraph_gets_the_mark(visit, cues):
    page = visit(viewport={"width": 390, "height": 844}, has_touch=True, **STILL)
    listen(page)
    paragraph(page, 2).scroll_into_view_if_needed()

    paragraph(page, 2).tap()
    mark = page.get_by_role("button", name="Hear it from this paragraph")
    box = mark.bounding_box()
    mark.tap()

    assert box["width"] >= 24
    assert box["height"] >= 44
    expected = first_sentence(cues, paragraph(page, 2))["text"]
    until(page, lambda: lit(page) == expected)


def test_the_page_follows_and_stops_when_the_reader_scrolls(visit, cues):
    page = visit(**STILL)
    player = listen(page)
    back = player.get_by_role("button", name="Back to where it is read")
    later = first_sentence(cues, paragraph(page, 12))
    go_to(page, later["starts"])
    until(page, lambda: page.evaluate("scrollY") > 500)
    expect(paragraph(page, 12)).to_be_in_viewport()
    expect(back).to_be_hidden()

    page.mouse.move(640, 400)
    page.mouse.wheel(0, -1500)
    expect(back).to_be_visible()
    left = page.evaluate("scrollY")
    page.wait_for_timeout(2500)
    assert page.evaluate("scrollY") == left, "another sentence came, and nothing moved"

    player.get_by_role("link", name="The line at low water").click()
    until(page, lambda: page.evaluate("scrollY") > left)
    expect(back).to_be_hidden()
    page.mouse.wheel(0, -1500)
    expect(back).to_be_visible()
    left = page.evaluate("scrollY")
    back.click()
    until(page, lambda: page.evaluate("scrollY") > left)
    expect(back).to_be_hidden()


def test_a_gentle_scroll_of_its_own_is_not_taken_for_the_readers(visit, cues):
    page = visit(reduced_motion="no-preference")
    player = listen(page)

    for number in (6, 12, 18):
        go_to(page, first_sentence(cues, paragraph(page, number))["starts"])
        expect(paragraph(page, number)).to_be_in_viewport()
        page.wait_for_timeout(1000)

    expect(player.get_by_role("button", name="Back to where it is read")).to_be_hidden()


def test_nothing_scrolls_under_a_selection(visit, cues):
    page = visit(**STILL)
    listen(page)
    rest(page)
    opening(page).scroll_into_view_if_needed()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.opening'))")
    before = page.evaluate("scrollY")

    go_to(page, first_sentence(cues, paragraph(page, 12))["starts"])
    page.wait_for_timeout(200)

    assert page.evaluate("scrollY") == before


def test_it_is_heard_from_where_one_reads_by_a_key(visit, cues):
    page = visit(**STILL)
    listen(page)
    page.mouse.move(640, 400)
    paragraph(page, 7).evaluate("it => scrollTo(0, scrollY + it.getBoundingClientRect().top - 4)")

    page.keyboard.press("h")

    expected = first_sentence(cues, paragraph(page, 7))["text"]
    until(page, lambda: lit(page) == expected)


def test_without_highlights_the_paragraph_is_marked(visit, cues):
    page = visit(**STILL)
    page.add_init_script("delete globalThis.Highlight")
    listen(page)
    rest(page)

    go_to(page, first_sentence(cues, paragraph(page, 3))["starts"])

    expect(page.locator("[data-read]")).to_have_count(1)
    expect(paragraph(page, 3)).to_have_attribute("data-read", "")


def test_what_stands_on_another_page_lights_nothing(visit):
    page = visit(**STILL)
    player = listen(page)
    go_to(page, PREFACE + 0.3)
    assert lit(page)

    player.get_by_role("button", name="More").click()
    player.locator("summary").click()
    player.locator("[data-piece]").nth(1).click()

    until(page, lambda: lit(page) == "")
    player.get_by_role("button", name="More").click()
    paragraph(page, 2).hover()
    expect(page.get_by_role("button", name="Hear it from this paragraph")).to_be_hidden()
    bar(page).locator(".player-title a").click()
    page.wait_for_url(f"**{NEXT}")
