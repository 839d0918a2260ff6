"""A served magazine from its readers' side: finished pages, and a change that all see at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.installation import Installation, eventually

pytestmark = pytest.mark.alone
CHANGE = """
import django; django.setup()
from octavo.issues.models import StandingPage
page = StandingPage.objects.get(slug="about")
page.body = "<p>We changed one word.</p>"
page.save_revision().publish()
"""


def is_finished(installation: Installation, path: str) -> bool:
    """Whether the page comes from the store."""
    return "surrogate-key" in installation.get(path)[2]


def test_a_changed_word_is_there_for_every_reader_at_once(tmp_path: Path):
    """Each look is a connection of its own, so both doors are asked, and before any job has run."""
    installation = Installation(tmp_path / "data", settings={"OCTAVO_WEB_WORKERS": "1"})
    environment = {"DJANGO_SETTINGS_MODULE": "octavo.website.settings", **installation.environment}
    with installation.serving():
        assert eventually(lambda: is_finished(installation, "/about/"), every=0.5)
        before = installation.get("/about/")[1]
        assert eventually(lambda: is_finished(installation, "/"), every=0.5)

        subprocess.run([sys.executable, "-c", CHANGE], env=environment, check=True, timeout=600)

        seen = [installation.get("/about/")[1] for _ in range(20)]
        assert b"We changed one word." not in before
        assert all(b"We changed one word." in page for page in seen)
        assert eventually(lambda: is_finished(installation, "/about/"), every=0.5)
        assert b"We changed one word." in installation.get("/about/")[1]

        status = installation.octavo("press", "status", "--json").stdout
        assert '"lacking": 0' in status
        assert installation.octavo("press", "verify").stdout.startswith("Every page is whole")
        again = installation.octavo("press", "rebuild", "--quiet")
        assert again.stdout.startswith("Pages pressed: ")
        assert is_finished(installation, "/about/")
