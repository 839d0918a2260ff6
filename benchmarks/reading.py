"""What the reader's pages weigh, what Lighthouse says of them, and how fast Django sends them."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests import chromium
from tests.installation import Installation, eventually
from tests.reading import lighthouse
from tests.reading.pages import HOME, ISSUE, LONGEST, PHONE, USUAL, PageType
from tests.reading.weighing import Weight, weigh
from tests.settling import jobs_left

from benchmarks import serving
from benchmarks.figures import Figure, figure

CUT_WITHIN = 1800.0  # seconds
RUNS = 5  # of Lighthouse's performance, whose median counts
ASKED = {
    "home": HOME.path,
    "issue": ISSUE.path,
    "article": serving.ARTICLE,
    "search": "/search/?q=harbour",
}
MOST_QUERIES = {"home": 20, "issue": 20, "article": 12, "search": 20}


def measure() -> list[Figure]:
    """The figures of the pages, and the bare Wagtail page of the same article as a peer."""
    with tempfile.TemporaryDirectory(prefix="octavo-reading-") as folder:
        installation = Installation(Path(folder) / "data")
        with installation.serving("--demo"):
            wait_for_pictures(installation)
            figures = [*weights(installation), worst_of_lighthouse(installation)]
            speeds = {name: serving.load(installation.port, path) for name, path in ASKED.items()}
        with serving.bare(installation):
            bare = serving.load(installation.port)
        questions = {name: serving.queries(installation, path) for name, path in ASKED.items()}
    return [*figures, ratio(speeds["article"], bare), *of_each_page(speeds, questions)]


def wait_for_pictures(installation: Installation) -> None:
    """Until all are cut, those in AVIF too, as all but the first readers of an issue find it."""
    print("  waiting for the pictures to be cut ...", file=sys.stderr, flush=True)
    if not eventually(lambda: not jobs_left(installation), within=CUT_WITHIN, every=2):
        message = f"The pictures are not cut after {CUT_WITHIN:.0f} s."
        raise RuntimeError(message)


def weights(installation: Installation) -> list[Figure]:
    """The weight of the longest article, and of one of 1,100 words, as they come to a phone."""
    longest, usual = (weight_of(installation, page_type) for page_type in (LONGEST, USUAL))
    return [
        figure("article.wire_kb", longest.code_kb, "kB", goal=30, better="lower"),
        figure("article_1100.wire_kb", usual.code_kb, "kB", goal=25, better="lower"),
        figure("article.fonts_kb", longest.fonts_kb, "kB", goal=160, better="lower"),
    ]


def weight_of(installation: Installation, page_type: PageType) -> Weight:
    """One page in a browser that has never been here."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.PATH, args=chromium.FLAGS)
        width, height = PHONE
        context = browser.new_context(viewport={"width": width, "height": height})
        weight = weigh(context, f"http://localhost:{installation.port}", page_type.path)
        browser.close()
    return weight


def worst_of_lighthouse(installation: Installation) -> Figure:
    """The lowest score of any category on any of the three pages."""
    worst = 100.0
    for page_type in (HOME, ISSUE, LONGEST):
        address = f"http://localhost:{installation.port}{page_type.path}"
        said = lighthouse.scores(lighthouse.audit(address, lighthouse.WITHOUT_SPEED))
        runs = [performance(address) for _ in range(RUNS)]
        said["performance"] = statistics.median(runs)
        print(f"  Lighthouse, {page_type.name}: {said}", file=sys.stderr, flush=True)
        worst = min(worst, *said.values())
    return figure("lighthouse.worst", worst, "of 100", goal=98)


def performance(address: str) -> float:
    """One run of the category whose score varies from run to run."""
    return lighthouse.scores(lighthouse.audit(address, ("performance",)))["performance"]


def ratio(ours: dict[str, float], bare: dict[str, float]) -> Figure:
    """How the whole page compares with one that has nothing but headline and body."""
    peer = ("bare Wagtail page, pages/s", bare["per_s"])
    value = ours["per_s"] / bare["per_s"]
    return figure("article.rps_ratio_to_wagtail", value, "times", goal=1, peer=peer)


def of_each_page(speeds: dict[str, dict[str, float]], questions: dict[str, int]) -> list[Figure]:
    """Pages a second, the wait of the slowest hundredth, and queries, page by page."""
    figures = []
    for name, speed in speeds.items():
        figures += [
            figure(f"{name}.rps", speed["per_s"], "pages/s", goal=100),
            figure(f"{name}.p99_ms", speed["p99_ms"], "ms", goal=1000, better="lower"),
            figure(
                f"{name}.queries",
                questions[name],
                "queries",
                goal=MOST_QUERIES[name],
                better="lower",
            ),
        ]
    return figures
