"""A reader makes a podcast, hears it in a program that knows no accounts, and ends it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import podcastparser
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.installation import Installation
from tests.listening.planting import PASSWORD, WHO, planted
from tests.reading.test_axe import complaints

pytestmark = pytest.mark.journey
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A magazine with an article that can be heard, and Ada’s account with one podcast."""
    folder = tmp_path_factory.mktemp("podcast") / "data"
    installation = Installation(folder, settings={"OCTAVO_WEB_WORKERS": "1"})
    installation.prepare()
    planted(installation)
    with installation.serving():
        yield installation


@pytest.fixture
def page(browser: Browser, served: Installation, request) -> Iterator[Page]:
    """Ada, signed in, without JavaScript unless a test asks for it."""
    options = {"java_script_enabled": False, "service_workers": "block"}
    context = browser.new_context(
        base_url=f"http://localhost:{served.port}", **(options | getattr(request, "param", {}))
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto("/account/sign-in/")
    page.locator("[name=login]").fill(WHO)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.goto("/account/")
    yield page
    context.close()


def test_a_podcast_is_made_heard_and_revoked_without_a_script(page, served):
    page.get_by_role("link", name="Your podcasts").click()
    page.get_by_label("Name").fill("Kitchen")
    page.get_by_role("button", name="Make a podcast").click()
    address = page.get_by_label("Address").input_value()
    expect(page.get_by_alt_text("The address above, to be scanned")).to_be_visible()
    path = urlsplit(address).path
    assert address == f"http://localhost:{served.port}{path}"

    status, feed, headers = served.get(path)
    (episode,) = podcastparser.parse(address, io.BytesIO(feed))["episodes"]
    sound = urlsplit(episode["enclosures"][0]["url"]).path
    part = served.get(sound, Range="bytes=0-2")
    assert (status, headers["cache-control"]) == (200, "private, no-cache")
    assert (part[0], part[1]) == (206, b"mp3")

    page.goto(address)  # as a phone does that has read the code
    expect(page.get_by_role("heading", level=1)).to_have_text("A private podcast")
    expect(page.locator("a[href^='antennapod-subscribe:']")).to_be_visible()

    page.goto("/account/podcast/")
    assert path.split("/")[2] not in page.content()
    kitchen = page.get_by_role("listitem").filter(has_text="Kitchen")
    expect(kitchen).to_contain_text(re.compile(r"last fetched \S+"))
    kitchen.get_by_role("button", name="Revoke").click()
    expect(page.get_by_text("“Kitchen” is revoked.")).to_be_visible()
    assert (served.get(path)[0], served.get(sound)[0]) == (410, 410)


@pytest.mark.parametrize("page", [{"java_script_enabled": True, "bypass_csp": True}], indirect=True)
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_its_pages_are_for_everybody(page, size):
    """On a phone and on a desk, by day and by night; nothing is wider than the window."""
    page.set_viewport_size(size)
    found = []
    for name in ("list", "made", "found"):
        address = page.get_by_label("Address").input_value() if name == "found" else ""
        page.goto(address or "/account/podcast/")
        if name == "made":
            page.get_by_label("Name").fill(f"Tablet {size['width']}")
            page.get_by_role("button", name="Make a podcast").click()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += [f"{name}, {scheme}: {complaint}" for complaint in complaints(page)]
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width == size["width"]

    assert not found, "\n".join(found)
