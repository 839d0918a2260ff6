"""Not one sentence of what is held back leaves, whatever is asked for and whatever is shown."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from tests.installation import Installation
from tests.journeys.leaking import letters

pytestmark = pytest.mark.journey

MOST_ADDRESSES = 2_000
BEGINNINGS = (
    "/",
    *("/robots.txt", "/sitemap.xml", "/sitemaps/news.xml", "/.well-known/tdmrep.json"),
    *("/feed/", "/feed.rss", "/feed.json", "/search/", "/offline/", "/no-such-page/"),
    *("/manifest.webmanifest", "/service-worker.js", "/app/issue.json", "/account/sign-in/"),
)
LINK = re.compile(
    r"""(?:href|src|action)="([^"]+)"|<loc>([^<]+)</loc>|"(https?://[^"\s]+|/[^"\s]*)\""""
)
ELSEWHERE = ("/newsroom/", "/account/", "/static/", "/media/", "/share/")
ENDINGS_OF_TEXT = ("html", "xml", "json", "javascript", "plain", "manifest")


@pytest.fixture(scope="module")
def told(settled_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The demo with every article closed: what is held back, the passes, and where it is served."""
    folder = tmp_path_factory.mktemp("leaks") / "data"
    shutil.copytree(settled_demo, folder)
    installation = Installation(folder)
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.leaking"],
        env=installation.environment | {"DJANGO_SETTINGS_MODULE": "octavo.website.settings"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {"installation": installation, **json.loads(done.stdout)}


@pytest.fixture(scope="module")
def site(told: dict[str, Any]) -> Iterator[Installation]:
    with told["installation"].serving():
        yield told["installation"]


def _ask(site: Installation, address: str, shown: str) -> tuple[int, str, str]:
    """Status, kind, and all words that came: headers, and the body as it would be read."""
    cookie = {"Cookie": f"octavo_pass={shown}"} if shown else {}
    status, body, headers = site.get(address, **cookie)
    said = " ".join(f"{name}: {value}" for name, value in headers.items())
    kind = headers.get("Content-Type", headers.get("content-type", ""))
    text = body.decode("utf-8", "replace") if _is_text(kind) else ""
    return status, kind, f"{said}\n{text}"


def _is_text(kind: str) -> bool:
    return any(ending in kind for ending in ENDINGS_OF_TEXT)


def _links(site: Installation, address: str, text: str) -> Iterator[str]:
    for found in LINK.finditer(text):
        whole = urljoin(
            f"http://127.0.0.1:{site.port}{address}", unescape(next(filter(None, found.groups())))
        )
        parts = urlsplit(whole)
        if parts.hostname in {"127.0.0.1", "localhost"} and parts.port in {site.port, None}:
            yield quote(parts.path, safe="/%:@") + (f"?{parts.query}" if parts.query else "")


def _crawl(site: Installation, shown: str) -> dict[str, str]:
    """Every address that can be come to, with the words that came from it."""
    found: dict[str, str] = {}
    waiting = [*BEGINNINGS]
    while waiting and len(found) < MOST_ADDRESSES:
        address = waiting.pop()
        if address in found or address.startswith(
            ("/newsroom/", "/account/", "/static/", "/media/")
        ):
            continue
        _status, kind, said = _ask(site, address, shown)
        found[address] = said
        if "html" in kind or "xml" in kind or "json" in kind:
            waiting += _links(site, address, said)
    assert not waiting, "there are more addresses than anybody looks at"
    return found


def _seen(held: dict[str, list[str]], said: dict[str, str]) -> list[tuple[str, str]]:
    """Each sentence that was held back, and where it stood all the same."""
    read = {
        address: letters(unescape(re.sub(r"<[^>]+>", "", text))) + letters(text)
        for address, text in said.items()
    }
    return [
        (address, sentence)
        for address, text in read.items()
        for sentences in held.values()
        for sentence in sentences
        if sentence in text
    ]


def test_a_subscriber_reads_every_sentence(told, site):
    """So whatever is not found below is not there, and not only looked for in the wrong way."""
    held, shown = told["held_back"], told["passes"]["subscriber"]

    for address, sentences in held.items():
        seen = _seen({address: sentences}, {address: _ask(site, address, shown)[2]})
        assert {sentence for _address, sentence in seen} == set(sentences), address
    assert sum(map(len, held.values())) > 500


@pytest.mark.parametrize("who", ["nobody", "registered", "taken back", "forged", "expired"])
def test_nobody_else_is_sent_one_of_them(told, site, who):
    shown = told["passes"][who]
    said = _crawl(site, shown)
    behind = [f"{address}?of=django" for address in told["held_back"]]
    said |= {address: _ask(site, address, shown)[2] for address in behind}

    assert set(told["held_back"]) <= set(said), "every article was asked for"
    assert _seen(told["held_back"], said) == []


def test_a_right_to_one_issue_shows_no_sentence_of_another(told, site):
    said = _crawl(site, told["passes"]["other right"])
    mine = {
        address
        for address in told["held_back"]
        if _seen({address: told["held_back"][address]}, {address: said[address]})
    }
    others = {address: held for address, held in told["held_back"].items() if address not in mine}

    assert 0 < len(mine) < len(told["held_back"])
    assert _seen(others, said) == []


def test_the_search_shows_no_words_around_what_it_finds(told, site):
    words = ("harbour", "the clerk", '"in the winter"', "water", "lamp", "committee", "salt")

    said = {
        address: _ask(site, address, "")[2]
        for address in (f"/search/?q={quote(query)}" for query in words)
    }

    assert _seen(told["held_back"], said) == []


def test_files_are_for_those_who_may_read_all_that_is_in_them(told, site):
    shown = told["passes"]
    pages = [*told["held_back"], told["newest"]]
    files = {
        link
        for page in pages
        for link in _links(site, page, _ask(site, page, shown["subscriber"])[2])
        if link.endswith((".pdf", ".epub", ".m4b"))
    }

    assert files
    for file in sorted(files)[:12]:
        assert _ask(site, file, shown["subscriber"])[0] == 200, file
        for who in ("nobody", "registered", "taken back", "forged", "expired"):
            status, _kind, said = _ask(site, file, shown[who])
            led = "location: /subscribe/" in said.lower()
            assert (status, led) == (302, True), (file, who)
