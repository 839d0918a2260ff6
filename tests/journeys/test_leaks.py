"""Not one sentence of what is held back leaves, whatever is asked for and whatever is shown."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
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
    """The demo with every article closed: what is held back, what is shown, where it is served."""
    return _closed(settled_demo, tmp_path_factory.mktemp("leaks") / "data", meter=(0, 0))


@pytest.fixture(scope="module")
def metered(settled_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The same, where three may be opened without an account and five with one."""
    told = _closed(settled_demo, tmp_path_factory.mktemp("metered") / "data", meter=(3, 5))
    with told["installation"].serving():
        yield told


def _closed(settled_demo: Path, folder: Path, *, meter: tuple[int, int]) -> dict[str, Any]:
    shutil.copytree(settled_demo, folder)
    installation = Installation(folder)
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.leaking", *map(str, meter)],
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
    status, body, headers = site.get(address, **({"Cookie": shown} if shown else {}))
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
    held, shown = told["held_back"], told["cookies"]["subscriber"]

    for address, sentences in held.items():
        seen = _seen({address: sentences}, {address: _ask(site, address, shown)[2]})
        assert {sentence for _address, sentence in seen} == set(sentences), address
    assert sum(map(len, held.values())) > 500


WHO_MAY_NOT = ("nobody", "registered", "taken back", "forged", "expired", "print alone")
GUESTS_WHO_MAY_NOT = ("given one long ago", "opened last month", "forged guest")


@pytest.mark.parametrize("who", [*WHO_MAY_NOT, *GUESTS_WHO_MAY_NOT])
def test_nobody_else_is_sent_one_of_them(told, site, who):
    shown = told["cookies"][who]
    said = _crawl(site, shown)
    behind = [f"{address}?of=django" for address in told["held_back"]]
    said |= {address: _ask(site, address, shown)[2] for address in behind}

    assert set(told["held_back"]) <= set(said), "every article was asked for"
    assert _seen(told["held_back"], said) == []


def test_a_right_to_one_issue_shows_no_sentence_of_another(told, site):
    said = _crawl(site, told["cookies"]["other right"])
    mine = _read_in(told, said)

    assert 0 < len(mine) < len(told["held_back"])
    assert _seen(_but(told, mine), said) == []


@pytest.mark.parametrize(("who", "count"), [("given one", 1), ("opened three", 3)])
def test_what_was_given_or_opened_shows_no_sentence_of_another(told, site, who, count):
    said = _crawl(site, told["cookies"][who])
    mine = _read_in(told, said)

    assert len(mine) == count
    assert _seen(_but(told, mine), said) == []


@pytest.mark.parametrize(("who", "most"), [("nobody", 3), ("opened three", 3), ("registered", 5)])
def test_no_more_is_read_with_the_meter_than_it_says(metered, who, most):
    """By a browser that keeps its cookies; one that throws them away begins anew, as is said."""
    installation, jar = metered["installation"], Jar(metered["cookies"][who])

    said = {}
    for address in [*metered["held_back"]] * 2:
        _status, _body, headers = installation.get(address, **jar.shown())
        jar.keep(value for name, value in headers.items() if name.lower() == "set-cookie")
        said[address] = _ask(installation, address, jar.cookie)[2]

    mine = _read_in(metered, said)
    assert len(mine) == most
    assert _seen(_but(metered, mine), said) == []


class Jar:
    """Cookies as a browser keeps them, as far as passes need it."""

    def __init__(self, cookie: str) -> None:
        self._kept = dict(one.split("=", 1) for one in cookie.split("; ") if one)

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self._kept.items())

    def shown(self) -> dict[str, str]:
        return {"Cookie": self.cookie} if self._kept else {}

    def keep(self, set_cookies: Iterable[str]) -> None:
        for one in set_cookies:
            name, value = one.partition(";")[0].split("=", 1)
            self._kept[name] = value


def _read_in(told: dict[str, Any], said: dict[str, str]) -> set[str]:
    """The articles of which their own page has shown something that is held back."""
    held = told["held_back"]
    return {
        address
        for address in held
        if held[address] and _seen({address: held[address]}, {address: said[address]})
    }


def _but(told: dict[str, Any], mine: set[str]) -> dict[str, list[str]]:
    return {address: held for address, held in told["held_back"].items() if address not in mine}


def test_the_search_shows_no_words_around_what_it_finds(told, site):
    words = ("harbour", "the clerk", '"in the winter"', "water", "lamp", "committee", "salt")

    said = {
        address: _ask(site, address, "")[2]
        for address in (f"/search/?q={quote(query)}" for query in words)
    }

    assert _seen(told["held_back"], said) == []


def test_files_are_for_those_who_may_read_all_that_is_in_them(told, site):
    shown = told["cookies"]
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
        for who in (*WHO_MAY_NOT, *GUESTS_WHO_MAY_NOT):
            status, _kind, said = _ask(site, file, shown[who])
            led = "location: /subscribe/" in said.lower()
            assert (status, led) == (302, True), (file, who)
