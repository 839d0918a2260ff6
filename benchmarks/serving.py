"""How many article pages Django sends in a second, with how many questions to the database."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.installation import Installation, eventually

from benchmarks.figures import ROOT, Figure, figure

ARTICLE = "/articles/seven-oclock-with-a-bucket/"
WARM, SECONDS = 2, 8
QUERIES = """
import sys
import django; django.setup()
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
path = sys.argv[1]
reader = Client(headers={"host": "localhost"})
assert reader.get(path).status_code == 200
with CaptureQueriesContext(connection) as asked:
    reader.get(path)
print(len(asked))
"""


def measure() -> list[Figure]:
    """The figures of one article page, and a bare Wagtail page of the same article as a peer."""
    with tempfile.TemporaryDirectory(prefix="octavo-serving-") as folder:
        installation = Installation(Path(folder) / "data")
        with installation.serving("--demo"):
            ours = load(installation.port)
        with bare(installation):
            theirs = load(installation.port)
        questions = queries(installation)
    peer = "bare Wagtail page"
    return [
        figure(
            "article.django_rps", ours["per_s"], "pages/s", goal=100, peer=(peer, theirs["per_s"])
        ),
        figure(
            "article.p99_ms",
            ours["p99_ms"],
            "ms",
            goal=1000,
            better="lower",
            peer=(peer, theirs["p99_ms"]),
        ),
        figure("article.queries", questions, "queries", goal=12, better="lower"),
    ]


def queries(installation: Installation, path: str = ARTICLE) -> int:
    """How many questions to the database a page takes that has been asked for before."""
    return int(python(installation, "-c", QUERIES, path))


def load(port: int, path: str = ARTICLE) -> dict[str, float]:
    """Ask Django from another process, once to warm up and once to count.

    A query of its own is for no finished page, so the door leads it to Django.
    """
    path += ("&" if "?" in path else "?") + "by=django"
    for seconds in (WARM, SECONDS):
        command = [sys.executable, "-m", "benchmarks.loading", str(port), path, str(seconds)]
        done = subprocess.run(
            command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=120
        )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


@contextmanager
def bare(installation: Installation) -> Iterator[None]:
    """The peer on the same server with as many processes and threads."""
    options = ["--interface", "wsgi", "--workers", "2", "--blocking-threads", "4", "--no-log"]
    where = ["--host", "127.0.0.1", "--port", str(installation.port)]
    granian = Path(sys.executable).with_name("granian")
    server = subprocess.Popen(
        [granian, *options, *where, "benchmarks.bare:application"],
        cwd=ROOT,
        env=installation.environment,
    )
    try:
        if not eventually(lambda: answers(installation), within=30):
            message = "the bare page does not come"
            raise RuntimeError(message)
        yield
    finally:
        server.terminate()
        server.wait(timeout=20)


def answers(installation: Installation) -> bool:
    """Whether the bare page comes."""
    try:
        return installation.get(ARTICLE)[0] == 200
    except OSError:
        return False


def python(installation: Installation, *arguments: str) -> str:
    """What Python prints within the installation."""
    environment = installation.environment | {"DJANGO_SETTINGS_MODULE": "octavo.website.settings"}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.stdout
