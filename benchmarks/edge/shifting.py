"""How far an article moves under its reader's eyes while it comes, in every variant of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from tests import chromium
from tests.installation import Installation, eventually
from tests.reading.pages import DESK, PHONE
from tests.reading.test_steadiness import late, shifts
from tests.settling import jobs_left

from benchmarks.door.stock import a_pass
from benchmarks.figures import Figure, figure
from octavo.door.store import Store
from octavo.door.store.pages import read

MOST = 2  # articles of each kind
SETTLES_WITHIN = 600.0  # seconds


def measure() -> Figure:
    """The worst of all, with faces that come late, on a telephone and on a desk."""
    with tempfile.TemporaryDirectory(prefix="octavo-shifts-") as folder:
        installation = Installation(Path(folder) / "data")
        with installation.serving("--demo"), sync_playwright() as play:
            eventually(lambda: jobs_left(installation) < 5, within=SETTLES_WITHIN, every=2)
            browser = play.chromium.launch(executable_path=chromium.PATH, args=chromium.FLAGS)
            found = list(_shifts(browser, installation))
    return figure("article.layout_shift", max(found), "", goal=0.01, better="lower")


def _shifts(browser: Browser, installation: Installation) -> Iterator[float]:
    for cookie in _readers(installation.folder):
        for size in (PHONE, DESK):
            for path in _articles(installation.folder):
                address = f"http://127.0.0.1:{installation.port}"
                width, height = size
                context = browser.new_context(
                    base_url=address,
                    viewport={"width": width, "height": height},
                    **chromium.EVERY_CONTEXT,
                )
                if cookie:
                    name, _, value = cookie.partition("=")
                    context.add_cookies([{"name": name, "value": value, "url": address}])
                context.route("**/*.woff2", late)
                yield sum(shift["value"] for shift in shifts(context, path))
                context.close()


def _readers(data: Path) -> list[str]:
    """Nobody, a subscriber, and one who reads without advertisements."""
    return ["", a_pass(data), a_pass(data, is_ad_free=True)]


def _articles(data: Path) -> list[str]:
    """Open ones and held-back ones, those with advertisements first."""
    pages = {address: read(page) for address, page in Store(data / "pages").state().pages.items()}
    articles = {at: page for at, page in pages.items() if page.item.kind == "article"}
    first = sorted(articles, key=lambda at: (not articles[at].quiet, at))
    held_back = [at for at in first if articles[at].item.access != "open"]
    return [*[at for at in first if at not in held_back][:MOST], *held_back[:MOST]]
