"""One demo magazine for all checks of its pages, and windows of a real browser that look at it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route
from tests import chromium
from tests.installation import Installation
from tests.reading.pages import BROKEN, DESK, PageType


@dataclass
class Magazine:
    """The demo as a reader's browser finds it."""

    installation: Installation

    @property
    def address(self) -> str:
        return f"http://localhost:{self.installation.port}"

    def get(self, path: str) -> tuple[int, bytes, dict[str, str]]:
        """Status, body and headers of a page; of the broken one, what a real fault gave."""
        return self.broken if path == BROKEN else self.installation.get(path)

    @cached_property
    def broken(self) -> tuple[int, bytes, dict[str, str]]:
        """What Django answers while a table is missing. The door would not notice."""
        with self.installation.database() as database:
            database.execute("ALTER TABLE issues_correction RENAME TO put_away")
            try:
                return self.installation.get("/corrections/?of=django")
            finally:
                database.execute("ALTER TABLE put_away RENAME TO issues_correction")

    def show_broken(self, context: BrowserContext) -> None:
        """Let a window show that answer at an address of its own."""
        status, body, headers = self.broken

        def answer(route: Route) -> None:
            route.fulfill(status=status, body=body, headers=headers)

        context.route(self.address + BROKEN, answer)


Look = Callable[..., Page]


@pytest.fixture(scope="session")
def magazine(settled_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Magazine]:
    """The demo magazine, served as `make run` serves it the second time."""
    folder = tmp_path_factory.mktemp("reading")
    shutil.copytree(settled_demo, folder / "data")
    installation = Installation(folder / "data", settings={"OCTAVO_WEB_WORKERS": "1"})
    with installation.serving("--demo"):
        yield Magazine(installation)


@pytest.fixture
def window(browser: Browser, magazine: Magazine) -> Iterator[Callable[..., BrowserContext]]:
    """Opens windows of a size, with more of Playwright's options; they close after the test."""
    opened: list[BrowserContext] = []

    def open_window(size: tuple[int, int] = DESK, **options: object) -> BrowserContext:
        width, height = size
        usual = {
            **chromium.EVERY_CONTEXT,
            "base_url": magazine.address,
            "viewport": {"width": width, "height": height},
            "service_workers": "block",  # else each window would keep the whole issue
        }
        context = browser.new_context(**usual | options)
        opened.append(context)
        return context

    yield open_window
    for context in opened:
        context.close()


@pytest.fixture
def look(window: Callable[..., BrowserContext], magazine: Magazine) -> Look:
    """Looks at a page: opened in a window of a size, its faces loaded."""

    def look_at(page_type: PageType, size: tuple[int, int] = DESK, **options: object) -> Page:
        context = window(size, **options)
        if page_type.path == BROKEN:
            magazine.show_broken(context)
        page = context.new_page()
        answer = page.goto(page_type.path)
        assert answer is not None
        assert answer.status == page_type.status, f"{page_type.path} answers {answer.status}"
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    return look_at


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    return {"executable_path": chromium.PATH, "args": chromium.FLAGS}
