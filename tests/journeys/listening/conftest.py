"""Pages of a magazine that can be heard, rendered once, and a server that knows nothing else."""

from __future__ import annotations

import json
import pickle
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, BrowserContext, Page
from tests import chromium
from tests.installation import PATIENCE, Installation
from tests.journeys.listening.rendering import Answers

from octavo.website.joining import JOINED, joined

ROOT = Path(__file__).parents[3]
PARTIAL = re.compile(r"bytes=(\d+)-(\d*)")


@dataclass
class Studio:
    """The served magazine, and what its readers' devices ask it and tell it."""

    answers: Answers
    address: str = ""
    place: float | None = None
    told: list[tuple[float, str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def answer(self, path: str) -> tuple[bytes, str, str] | None:
        """A page, a sound, its cues; or a static file, as it lies in the source."""
        if path not in self.answers and path.startswith("/static/"):
            name = path.removeprefix("/static/")
            found = joined(name) if name in JOINED else _read(finders.find(name))
            if found is not None:
                self.answers[path] = (found, guess_type(path)[0] or "font/woff2", "")
        return self.answers.get(path)


def _read(path: str | None) -> bytes | None:
    return Path(path).read_bytes() if path else None


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """Three articles of one issue, and what there is to hear of them."""
    folder = tmp_path_factory.mktemp("studio")
    installation = Installation(folder / "data")
    installation.prepare()
    subprocess.run(
        [sys.executable, "-m", "tests.journeys.listening.rendering", folder / "answers"],
        env=installation.environment | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
        cwd=ROOT,
        check=True,
        timeout=PATIENCE,
    )
    return pickle.loads((folder / "answers").read_bytes())  # noqa: S301 - our own


class _Handler(BaseHTTPRequestHandler):
    """Answers what was rendered, parts of sounds, and keeps the place of whoever is signed in."""

    protocol_version = "HTTP/1.1"
    studio: Studio

    def do_GET(self) -> None:
        self.studio.asked.append(self.path)
        if self.path.endswith("/place"):
            self._send_place()
        elif (found := self.studio.answer(self.path)) is None:
            self._send(404, b"", "text/plain")
        else:
            self._send_file(*found)

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        seconds = float(parse_qs(sent)["seconds"][0])
        self.studio.told.append((seconds, self.headers.get("X-CSRFToken", "")))
        self._send(204, b"", "")

    def _send_place(self) -> None:
        if self.studio.place is None:
            self._send(204, b"", "")
        else:
            said = json.dumps({"seconds": self.studio.place}).encode()
            self._send(200, said, "application/json")

    def _send_file(self, body: bytes, media_type: str, policy: str) -> None:
        if wanted := PARTIAL.match(self.headers.get("Range", "")):
            starts, ends = int(wanted[1]), int(wanted[2] or len(body) - 1)
            part = body[starts : ends + 1]
            span = f"bytes {starts}-{starts + len(part) - 1}/{len(body)}"
            self._send(206, part, media_type, {"Content-Range": span})
        else:
            self._send(200, body, media_type, {"Content-Security-Policy": policy} if policy else {})

    def _send(
        self, status: int, body: bytes, media_type: str, said: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        usual = {} if status == 204 else {"Content-Type": media_type, "Content-Length": len(body)}
        for name, value in {"Accept-Ranges": "bytes", **usual, **(said or {})}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def studio(recorded: Answers) -> Iterator[Studio]:
    """The magazine on a free port of this machine."""
    served = Studio(recorded)
    handler = type("Handler", (_Handler,), {"studio": served})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    served.address = f"http://localhost:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield served
    server.shutdown()
    server.server_close()


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, studio: Studio) -> Iterator[Visit]:
    """Opens a window of a browser that may have been here before. No script may go wrong in it."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_window(*, subscribes: bool = False, forgives: str = "-", **options: object) -> Page:
        usual = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}
        context = browser.new_context(
            **chromium.EVERY_CONTEXT | usual | options, base_url=studio.address
        )
        contexts.append(context)
        if subscribes:
            said = {"octavo_subscriber": "1", "csrftoken": "token"}
            context.add_cookies(
                [{"name": n, "value": v, "url": studio.address} for n, v in said.items()]
            )
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: _hear(complaints, str(error), but=forgives))
        page.on("console", lambda line: _hear(complaints, line.text, only="Security Policy"))
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert not complaints


def _hear(complaints: list[str], line: str, *, only: str = "", but: str = "-") -> None:
    if only in line and line != but:
        complaints.append(line)
