"""A magazine that sells, and the devices of those who come to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.installation import Installation
from tests.journeys.selling.subscribing import PASSWORD, PREPARE, run


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A magazine with one article that is held back, two offers, and mail in a folder."""
    folder = tmp_path_factory.mktemp("subscribing")
    installation = Installation(
        folder / "data",
        settings={
            "EMAIL_URL": f"file:{folder / 'mail'}",
            "OCTAVO_CARDS": "rehearsal",
            "OCTAVO_WEB_WORKERS": "1",
        },
    )
    with installation.serving():
        run(installation, PREPARE.replace("{password}", PASSWORD))
        yield installation


@pytest.fixture
def device(browser: Browser, served: Installation) -> Iterator[Callable[..., Page]]:
    """Opens the magazine on another device, without JavaScript, and hears whom it asks."""
    opened: list[tuple[BrowserContext, list[str]]] = []

    def open_device(**options: object) -> Page:
        address = f"http://localhost:{served.port}"
        usual = {"java_script_enabled": False, "locale": "en-GB", "service_workers": "block"}
        context = browser.new_context(base_url=address, **(usual | options))
        asked: list[str] = []
        context.on("request", lambda one: asked.append(one.url))
        opened.append((context, asked))
        page = context.new_page()
        page.set_default_timeout(60_000)
        return page

    yield open_device
    for context, asked in opened:
        context.close()
        elsewhere = [url for url in asked if not url.startswith("http://localhost:")]
        assert not elsewhere
