"""A whole installation with one article that can be heard, and somebody who listens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from tests.installation import Installation

ROOT = Path(__file__).parents[2]
WHO, PASSWORD = "ada@example.org", "tides"
PLANT = """
from datetime import UTC, datetime
import django; django.setup()
from tests.factories import a_magazine, a_narration, a_published_issue, an_account, an_article
from octavo.listening.making import make_feed
now = datetime.now(UTC)
a_magazine()
tides = an_article(headline="Tides")
a_narration(tides, now=now)
a_published_issue(articles=(tides,), now=now)
print(make_feed(an_account(), label="Phone", now=now).address)
"""


def planted(installation: Installation) -> str:
    """The path of the feed of a magazine with one article that can be heard."""
    environment = {"DJANGO_SETTINGS_MODULE": "octavo.website.settings", **installation.environment}
    made = subprocess.run(
        [sys.executable, "-c", PLANT],
        env=environment,
        cwd=ROOT,
        check=True,
        timeout=600,
        capture_output=True,
        text=True,
    )
    return urlsplit(made.stdout.split()[-1]).path
