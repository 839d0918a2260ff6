"""What a reader's window hears and shows, asked of the page itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page
from tests.journeys.listening.studio import ARTICLE

LIT = (
    """name => [...CSS.highlights.get(`octavo-${name}`)].map(range => range.toString()).join("")"""
)
SOUND = "audio => ({ at: audio.currentTime, paused: audio.paused, speed: audio.playbackRate })"


def listen(page: Page, path: str = ARTICLE, *, goes_there: bool = True) -> Locator:
    """Press the line above the text, wait until something is heard; the bar that has come."""
    if goes_there:
        page.goto(path)
    page.locator(".listen").get_by_role("button", name="Listen").click()
    page.wait_for_function("() => document.querySelector('audio').currentTime > 0.05")
    page.wait_for_function("() => !document.querySelector('[data-act=sentence-on]').disabled")
    return bar(page)


def bar(page: Page) -> Locator:
    return page.get_by_role("region", name="Player")


def sound(page: Page) -> dict[str, Any]:
    """Where the sound is, whether it rests, how fast it goes."""
    return page.locator("audio").evaluate(SOUND)


def go_to(page: Page, seconds: float) -> None:
    """Move the sound, and wait until it and the page are there."""
    page.locator("audio").evaluate(
        """(audio, seconds) => new Promise(done => {
            audio.addEventListener("seeked",
                () => requestAnimationFrame(() => requestAnimationFrame(done)), { once: true });
            audio.currentTime = seconds;
        })""",
        seconds,
    )


def rest(page: Page) -> None:
    """Pause, so that nothing moves while one looks."""
    bar(page).get_by_role("button", name="Pause").click()
    page.wait_for_function("() => document.querySelector('audio').paused")


def lit(page: Page, name: str = "sentence") -> str:
    """The words that are lit as the sentence, or as the word."""
    return str(page.evaluate(LIT, name))


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until it holds."""
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(50)
    message = "it never came to hold"
    raise AssertionError(message)
