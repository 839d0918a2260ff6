"""A reader hears an article: plays it, goes about in it, and lets the issue go on."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.listening.hearing import bar, go_to, listen, rest, sound, until
from tests.journeys.listening.studio import ARTICLE, NEXT, PREFACE, READ, SECONDS

pytestmark = pytest.mark.journey

HEARD_ONLY = ("listening.js", "player.css", ".wav", ".json", "/place")


def is_playing(page: Page) -> bool:
    return not sound(page)["paused"]


def title_of(studio, slug: str) -> str:
    """What its page is called."""
    page = studio.answers[f"/articles/{slug}/"][0].decode()
    return page.partition("<title>")[2].partition(" ·")[0]


def cues_of(studio) -> dict:
    return json.loads(studio.answers[f"/sound/{READ[0]}.json"][0])


def near_the_end(page: Page, studio) -> None:
    go_to(page, cues_of(studio)["duration"] - 0.3)


def test_a_reader_plays_and_pauses(visit):
    page = visit()

    player = listen(page)

    expect(player).to_be_visible()
    expect(page.locator(".listen").get_by_role("button", name="Pause")).to_be_visible()
    rest(page)
    expect(player.get_by_role("button", name="Play")).to_be_visible()
    page.locator(".listen button").click()
    assert is_playing(page)


def test_who_only_reads_fetches_nothing_of_it(visit, studio):
    page = visit()
    page.goto(ARTICLE)
    page.wait_for_load_state("networkidle")

    assert not [path for path in studio.asked if path.endswith(HEARD_ONLY)]
    expect(bar(page)).to_be_hidden()

    listen(page, goes_there=False)
    asked = {name for name in HEARD_ONLY if any(path.endswith(name) for path in studio.asked)}
    assert asked == set(HEARD_ONLY) - {"/place"}


def test_fifteen_seconds_back_and_on(visit):
    page = visit()
    player = listen(page)
    rest(page)
    go_to(page, 20)

    player.get_by_role("button", name="On 15 seconds").click()
    assert sound(page)["at"] == 35
    for _ in range(3):
        player.get_by_role("button", name="Back 15 seconds").click()
    assert sound(page)["at"] == 0


def test_a_sentence_on_and_back(visit):
    page = visit()
    player = listen(page)
    rest(page)
    third = PREFACE + 2 * SECONDS
    go_to(page, third + 0.3)

    player.get_by_role("button", name="A sentence on").click()
    assert sound(page)["at"] == third + SECONDS
    player.get_by_role("button", name="A sentence back").click()
    assert sound(page)["at"] == third, "the one before, as this one has hardly begun"
    go_to(page, third + 1.8)
    player.get_by_role("button", name="A sentence back").click()
    assert sound(page)["at"] == third, "its own beginning"


def test_a_part_on_and_back(visit, studio):
    page = visit()
    player = listen(page)
    rest(page)
    begins = [chapter["starts"] for chapter in cues_of(studio)["chapters"]]

    player.get_by_role("button", name="A part on").click()
    player.get_by_role("button", name="A part on").click()
    assert sound(page)["at"] == begins[2]
    player.get_by_role("button", name="A part back").click()
    assert sound(page)["at"] == begins[1]


def test_the_speed_is_chosen_and_remembered(visit, studio):
    page = visit()
    player = listen(page)
    player.get_by_role("button", name="More").click()

    player.get_by_label("1.5×").check()

    assert sound(page)["speed"] == 1.5
    again = visit(storage_state=page.context.storage_state())
    player = listen(again, NEXT)
    assert sound(again)["speed"] == 1.5
    player.get_by_role("button", name="More").click()
    expect(player.get_by_label("1.5×")).to_be_checked()


def test_keys_of_the_page_play_and_lead_through_the_sentences(visit):
    page = visit()
    page.goto(ARTICLE)

    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("Play the narration")
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    until(page, lambda: is_playing(page) and sound(page)["at"] > 0)
    expect(bar(page).get_by_role("button", name="A sentence on")).to_be_enabled()
    page.keyboard.press("p")
    until(page, lambda: not is_playing(page))
    go_to(page, PREFACE)
    page.keyboard.press(".")
    assert sound(page)["at"] == PREFACE + SECONDS
    page.keyboard.press(",")
    assert sound(page)["at"] == PREFACE


def test_the_player_has_keys_of_its_own_and_turns_no_page(visit):
    page = visit()
    player = listen(page)
    rest(page)
    go_to(page, 30)
    player.get_by_role("button", name="More").focus()

    page.keyboard.press("ArrowRight")
    assert sound(page)["at"] == 45
    page.keyboard.press("ArrowLeft")
    assert sound(page)["at"] == 30
    page.keyboard.press("k")
    until(page, lambda: is_playing(page))
    page.keyboard.press("Enter")
    expect(player.locator(".player-panel")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(player.locator(".player-panel")).to_be_hidden()
    player.get_by_role("slider").focus()
    page.keyboard.press("Space")
    until(page, lambda: not is_playing(page))
    assert page.url.endswith(ARTICLE)


def test_the_place_is_moved_and_said(visit):
    page = visit()
    player = listen(page)
    rest(page)
    slider = player.get_by_role("slider", name="Place in the narration")

    slider.fill("65")

    until(page, lambda: sound(page)["at"] == 65)
    expect(player.locator(".player-time")).to_contain_text("1:05")
    expect(slider).to_have_attribute("aria-valuetext", "1:05 of 3:29")


def test_the_issue_goes_on_by_itself_if_that_was_chosen(visit, studio):
    page = visit()
    player = listen(page)
    player.get_by_role("button", name="More").click()
    expect(player.locator("summary")).to_contain_text(title_of(studio, READ[1])[:30])
    expect(player.locator(".player-then")).to_be_hidden()
    player.get_by_label("Go on with the next article").check()
    expect(player.locator(".player-then")).to_contain_text(title_of(studio, READ[1])[:30])

    near_the_end(page, studio)

    page.wait_for_function(
        "slug => document.querySelector('audio').currentSrc.includes(slug)", arg=READ[1]
    )
    until(page, lambda: is_playing(page))
    expect(player.locator(".player-title a")).to_have_attribute("href", NEXT)
    expect(player.locator("[aria-current]")).to_have_count(1)
    assert page.url.endswith(ARTICLE)


def test_an_article_ends_where_nothing_was_chosen(visit, studio):
    page = visit()
    listen(page)

    near_the_end(page, studio)

    page.wait_for_function("() => document.querySelector('audio').ended")
    page.wait_for_timeout(300)
    assert READ[0] in page.locator("audio").evaluate("audio => audio.currentSrc")
    expect(bar(page).get_by_role("button", name="Play")).to_be_visible()


def test_another_article_of_the_issue_is_taken_from_the_list(visit):
    page = visit()
    player = listen(page)
    player.get_by_role("button", name="More").click()
    player.locator("summary").click()

    player.locator("[data-piece]").nth(2).click()

    page.wait_for_function(
        "slug => document.querySelector('audio').currentSrc.includes(slug)", arg=READ[2]
    )
    until(page, lambda: is_playing(page))
    expect(player.locator(".player-next")).to_have_text("–")


def test_it_stops_after_a_quarter_of_an_hour(visit):
    page = visit()
    page.clock.install()
    player = listen(page)
    player.get_by_role("button", name="More").click()
    player.get_by_label("15 minutes").check()

    page.clock.fast_forward("14:00")
    assert is_playing(page)
    page.clock.fast_forward("02:00")

    until(page, lambda: not is_playing(page))
    expect(player.get_by_role("status")).to_have_text("Stopped, as you wished.")
    expect(player.get_by_label("Never")).to_be_checked()


def test_it_stops_at_the_end_though_the_issue_would_go_on(visit, studio):
    page = visit()
    player = listen(page)
    player.get_by_role("button", name="More").click()
    player.get_by_label("Go on with the next article").check()
    player.get_by_label("At the end").check()

    near_the_end(page, studio)

    expect(player.get_by_role("status")).to_have_text("Stopped, as you wished.")
    assert READ[0] in page.locator("audio").evaluate("audio => audio.currentSrc")


def test_a_lock_screen_shows_and_works_it(visit):
    page = visit()
    page.add_init_script(
        "const set = navigator.mediaSession.setActionHandler.bind(navigator.mediaSession);"
        "globalThis.keys = {}; navigator.mediaSession.setActionHandler ="
        " (name, act) => { keys[name] = act; set(name, act); }"
    )
    listen(page)

    shown = page.evaluate(
        "(({ title, artist, album }) => [title, artist, album])(navigator.mediaSession.metadata)"
    )
    assert shown == ["The line at low water", "Olaf Brandreth", "The Vell Review, issue 7"]
    page.evaluate("keys.pause()")
    until(page, lambda: not is_playing(page))
    page.evaluate("keys.seekto({ seekTime: 50 })")
    assert sound(page)["at"] == 50
    page.evaluate("keys.seekbackward()")
    assert sound(page)["at"] == 35


def test_a_narration_that_cannot_be_fetched_is_owned_up_to(visit):
    page = visit()
    page.route("**/*.wav", lambda route: route.abort())
    page.goto(ARTICLE)

    page.locator(".listen button").click()

    expect(bar(page).get_by_role("status")).to_contain_text("could not be fetched")


def test_without_cues_it_is_heard_as_well(visit):
    page = visit()
    page.route("**/sound/*.json", lambda route: route.fulfill(status=404))
    page.goto(ARTICLE)

    page.locator(".listen button").click()

    until(page, lambda: sound(page)["at"] > 0)
    expect(bar(page).get_by_role("button", name="On 15 seconds")).to_be_visible()
    expect(bar(page).get_by_role("button", name="A sentence on")).to_be_hidden()


def test_closing_it_stops_it(visit):
    page = visit()
    player = listen(page)

    player.get_by_role("button", name="Close").click()

    expect(player).to_be_hidden()
    assert not is_playing(page)
    expect(page.locator(".listen button")).to_be_focused()


def test_without_script_the_browsers_own_player_plays_it(visit):
    page = visit(java_script_enabled=False)
    page.goto(ARTICLE)
    line = page.locator(".listen")

    expect(line).to_contain_text("Listen · 8 minutes")
    expect(line).to_contain_text("Read by a synthetic voice")
    assert line.locator("source").count() == 2
    for name in ("Transcript", "MP3, 6.9 MB"):
        expect(line.get_by_role("link", name=name)).to_be_visible()
    line.locator("audio").focus()
    page.keyboard.press("Space")
    until(page, lambda: sound(page)["at"] > 0)
