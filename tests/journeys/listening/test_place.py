"""The place is kept: on the device for everybody, and for subscribers on all of theirs."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.listening.hearing import go_to, listen, rest, sound, until
from tests.journeys.listening.studio import ARTICLE, READ

pytestmark = pytest.mark.journey


def kept(page: Page) -> dict:
    return json.loads(page.evaluate("localStorage['octavo-heard'] ?? '{}'"))


def next_day(page: Page) -> dict:
    """What the device still holds when the browser is opened again."""
    return {"storage_state": page.context.storage_state()}


def test_somebody_goes_on_where_they_stopped(visit):
    page = visit()
    listen(page)
    go_to(page, 42)
    rest(page)

    again = visit(**next_day(page))
    again.goto(ARTICLE)
    assert again.evaluate("scrollY") == 0
    again.locator(".listen button").click()

    until(again, lambda: sound(again)["at"] >= 42)
    assert sound(again)["at"] < 50


def test_the_place_is_kept_when_the_page_is_left(visit):
    page = visit()
    listen(page)
    go_to(page, 31)

    page.goto("/articles/the-only-voter/")

    assert 31 <= kept(page)[ARTICLE]["seconds"] < 40


def test_what_was_heard_to_its_end_begins_again(visit, recorded):
    page = visit()
    listen(page)
    go_to(page, 42)
    rest(page)
    assert ARTICLE in kept(page)
    page.locator(".listen button").click()

    go_to(page, json.loads(recorded[f"/sound/{READ[0]}.json"][0])["duration"] - 0.3)

    until(page, lambda: ARTICLE not in kept(page))


def test_no_more_than_forty_places_are_kept(visit):
    page = visit()
    page.goto(ARTICLE)
    page.evaluate(
        "localStorage['octavo-heard'] = JSON.stringify(Object.fromEntries([...Array(40).keys()]"
        ".map(n => [`/articles/${n}/`, { seconds: 9, on: n }])))"
    )

    listen(page, goes_there=False)
    go_to(page, 42)
    rest(page)

    assert len(kept(page)) == 40
    assert ARTICLE in kept(page)
    assert "/articles/0/" not in kept(page)


def test_who_wants_no_place_kept_has_none_kept(visit, studio):
    page = visit(subscribes=True)
    listen(page)
    go_to(page, 42)
    rest(page)
    until(page, lambda: bool(studio.told))  # of the pause
    told = len(studio.told)
    page.get_by_role("button", name="Reading settings").click()

    page.get_by_label("Keep the place where I stopped").uncheck()
    assert kept(page) == {}
    page.keyboard.press("Escape")
    go_to(page, 60)
    page.goto("/articles/the-only-voter/")

    assert kept(page) == {}
    assert len(studio.told) == told


def test_a_device_forgets_all_of_it_on_a_word(visit):
    page = visit()
    player = listen(page)
    player.get_by_role("button", name="More").click()
    player.get_by_label("1.5×").check()
    go_to(page, 42)
    rest(page)
    page.get_by_role("button", name="Reading settings").click()

    page.get_by_role("button", name="Forget all that is kept").click()

    assert page.evaluate("Object.keys(localStorage)") == []


def test_a_subscriber_goes_on_where_another_device_stopped(visit, studio):
    studio.place = 50.5
    page = visit(subscribes=True)

    listen(page)

    until(page, lambda: 50.5 <= sound(page)["at"] < 60)


def test_a_subscribers_place_is_told_at_a_pause_and_on_leaving(visit, studio):
    page = visit(subscribes=True)
    listen(page)
    go_to(page, 20)
    rest(page)
    until(page, lambda: len(studio.told) == 1)
    page.locator(".listen button").click()
    until(page, lambda: not sound(page)["paused"])
    go_to(page, 70)

    page.goto("/articles/the-only-voter/")

    until(page, lambda: len(studio.told) > 1)
    assert [round(seconds, -1) for seconds, _ in (studio.told[0], studio.told[-1])] == [20, 70]
    assert {token for _, token in studio.told} == {"token"}


def test_a_subscribers_place_is_told_every_fifteen_seconds(visit, studio):
    page = visit(subscribes=True)
    page.clock.install()
    listen(page)
    assert studio.told == []

    page.clock.fast_forward("00:16")

    until(page, lambda: len(studio.told) == 1)


def test_a_strangers_place_is_nobodys_business(visit, studio):
    page = visit()
    listen(page)
    go_to(page, 42)
    rest(page)
    page.goto("/articles/the-only-voter/")

    assert studio.told == []
    assert not [path for path in studio.asked if path.endswith("/place")]
    assert page.context.cookies() == []


def test_a_browser_that_keeps_nothing_plays_as_well(visit):
    page = visit(forgives="it is shut off")  # what only remembers ends there
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " { get() { throw new Error('it is shut off'); } })"
    )
    player = listen(page)

    player.get_by_role("button", name="More").click()
    player.get_by_label("1.5×").check()
    go_to(page, 42)
    rest(page)

    assert sound(page)["speed"] == 1.5


def test_a_late_answer_keeps_nobody_waiting(visit):
    page = visit(subscribes=True)
    page.route("**/place", lambda route: None)
    page.goto(ARTICLE)

    page.locator(".listen button").click()

    until(page, lambda: sound(page)["at"] > 0)
    expect(page.get_by_role("region", name="Player")).to_be_visible()
