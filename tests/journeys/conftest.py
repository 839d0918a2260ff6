"""A real magazine on a free port of this machine, and a real browser in front of it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests import chromium

from octavo.website.demo.staff import HOST, PASSWORD

SECONDS_TO_START = 240
SECONDS_TO_STOP = 20
expect.set_options(timeout=20_000)  # a busy machine shows the same, later
OCTAVO = Path(sys.executable).with_name("octavo")


@dataclass(frozen=True, slots=True)
class RunningMagazine:
    """A served magazine: where it answers and where its data lies."""

    address: str
    folder: Path
    variables: dict[str, str]
    served: subprocess.Popen[bytes]

    def stop(self) -> None:
        """Stop serving, as Ctrl-C does; for the last journey of a file."""
        self.served.send_signal(signal.SIGINT)
        self.served.wait(SECONDS_TO_STOP)

    def octavo(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the octavo command against this magazine."""
        return subprocess.run(
            [OCTAVO, *arguments],
            env=self.variables,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    return {"executable_path": chromium.PATH, "args": chromium.FLAGS}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, object]:
    return chromium.EVERY_CONTEXT


@pytest.fixture(scope="session")
def newsstand(
    settled_demo: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningMagazine]:
    """The demo magazine, served once for all journeys that only read."""
    folder = tmp_path_factory.mktemp("newsstand") / "data"
    shutil.copytree(settled_demo, folder)
    with _served(folder) as running:
        yield running


@pytest.fixture(scope="module")
def magazine(
    settled_demo: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningMagazine]:
    """The demo magazine for journeys that change it; each file has its own."""
    folder = tmp_path_factory.mktemp("magazine") / "data"
    shutil.copytree(settled_demo, folder)
    with _served(folder) as running:
        yield running


@pytest.fixture
def signed_in(browser: Browser, magazine: RunningMagazine) -> Iterator[Callable[[str], Page]]:
    """A window of the newsroom for one of the staff, opened by role."""
    contexts = []

    def sign_in(role: str) -> Page:
        context = browser.new_context(
            base_url=magazine.address, viewport={"width": 1440, "height": 1000}
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.goto("/newsroom/")
        page.locator("[name=login]").fill(f"{role}@{HOST}")
        page.locator("[name=password]").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        expect(page.locator("#wagtail-sidebar")).to_be_attached()
        return page

    yield sign_in
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def base_url() -> str:
    return ""


@contextmanager
def _served(folder: Path) -> Iterator[RunningMagazine]:
    port = _free_port()
    variables = {
        **os.environ,
        "OCTAVO_DATA": str(folder),
        "PORT": str(port),
        "OCTAVO_WEB_WORKERS": "1",
    }
    for theirs in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):  # of the tests, not of the magazine
        variables.pop(theirs, None)
    written = folder.with_name("serve.log")
    with written.open("w+") as log:
        served = subprocess.Popen(
            [OCTAVO, "serve", "--demo"],
            env=variables,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        running = RunningMagazine(f"http://localhost:{port}", folder, variables, served)
        try:
            _wait_until_it_answers(running.address, served, written)
            yield running
        finally:
            running.stop()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_until_it_answers(address: str, served: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        if served.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own address
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"The magazine did not answer:\n{log.read_text()[-4000:]}")
