"""How soon a changed word is there for everybody, and how fast a magazine is pressed."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
from statistics import median

from tests.installation import Installation, eventually
from tests.settling import jobs_left

from benchmarks.figures import ROOT, Figure, figure

ARTICLE = "/articles/seven-oclock-with-a-bucket/"
LOOKS, TIMES = 20, 7
PUBLISH = """
import sys, time
import django; django.setup()
from octavo.issues.models import Article
for word in sys.stdin:
    article = Article.objects.get(slug=sys.argv[1].strip("/").split("/")[-1])
    article.standfirst, began = word.strip(), time.time()
    article.save_revision().publish()
    print(began, time.time(), flush=True)
"""
# Ten thousand articles of a thousand words, each of their pages with its lists, once.
REBUILD = """
import sys, time
import django; django.setup()
from benchmarks.archive import fill
from octavo.press.finished.addresses import every_address
from octavo.press.finished.rebuilding import rebuild
from octavo.website.schema.preparing import prepare_database
from octavo.website.serving.static_files import collect
prepare_database(say=lambda sentence: print(sentence, file=sys.stderr))
collect()
fill()
addresses = list(dict.fromkeys(every_address()))
began, count = time.monotonic(), 0
for number, pressed in enumerate(rebuild(addresses)):
    count += pressed
    if number % 40 == 0:
        print(f"  {count} of {len(addresses)} pages", file=sys.stderr, flush=True)
if count < len(addresses) * 0.99:
    raise SystemExit(f"{count} of {len(addresses)} pages were pressed.")
print(count / (time.monotonic() - began))
"""


def measure(installation: Installation) -> list[Figure]:
    """The figures of a served demo."""
    with installation.serving("--demo"):
        eventually(lambda: jobs_left(installation) < 5, within=600, every=2)
        took, waits = _publish(installation)
        plain = _plain(installation)
    pages = float(_python(Installation(installation.folder.parent / "archive"), REBUILD))
    return [
        figure("publish_ms", median(took), "ms", goal=400, better="lower"),
        figure("publish_to_visible_ms", median(waits), "ms", goal=200, better="lower"),
        figure("publish_to_visible_worst_ms", max(waits), "ms", goal=1000, better="lower"),
        figure("rebuild.pages_per_s", pages, "pages/s", goal=40),
        figure("django.rps", plain, "req/s", goal=0),
    ]


def _publish(installation: Installation) -> tuple[list[float], list[float]]:
    """Milliseconds that publishing takes, and from its end until so many readers saw the word."""
    publisher = subprocess.Popen(
        [sys.executable, "-c", PUBLISH, ARTICLE],
        env={"DJANGO_SETTINGS_MODULE": "octavo.website.settings", **installation.environment},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
    )  # fmt: skip
    took, waits = [], []
    for number in range(TIMES):
        word = f"Word number {number} of this morning."
        publisher.stdin.write(word + "\n")  # type: ignore[union-attr]
        began, published = map(float, publisher.stdout.readline().split())  # type: ignore[union-attr]
        took.append((published - began) * 1000)
        for _ in range(LOOKS):
            if word not in _read(installation.port):
                message = "An old page was sent after the change."
                raise RuntimeError(message)
        waits.append((time.time() - published) * 1000)
        time.sleep(1)
    publisher.communicate(timeout=20)
    return took, waits


def _read(port: int) -> str:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    line.request("GET", ARTICLE)
    found = line.getresponse().read().decode()
    line.close()
    return found


def _plain(installation: Installation) -> float:
    """Pages a second from Django alone: a query of its own is for no finished page."""
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.loading", str(installation.port),
         f"{ARTICLE}?by=django", "5"],
        capture_output=True, text=True, check=True, env=os.environ,
    )  # fmt: skip
    return float(json.loads(said.stdout)["per_s"])


def _python(installation: Installation, code: str, *arguments: str) -> str:
    environment = {"DJANGO_SETTINGS_MODULE": "octavo.website.settings", **installation.environment}
    said = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    return said.stdout.strip().splitlines()[-1]
