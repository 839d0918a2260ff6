"""Builds one edition in a process of its own: `python -m tests.press.one_build found|build SIZE`.

`found` makes a magazine with no. 7 first. SIZE is how many bytes the stand-in maker gives back; it
takes a second for them, so that two of these processes meet.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.website.settings")
django.setup()

from django.utils import timezone  # noqa: E402 - models come after Django is ready
from tests.factories import a_magazine, an_article, an_issue  # noqa: E402
from tests.press.makers import StandIn, standing_in  # noqa: E402

from octavo.core.issue.document import Issue as Frozen  # noqa: E402
from octavo.issues.models import Issue  # noqa: E402
from octavo.press.building import build, target  # noqa: E402
from octavo.press.forms import Bench  # noqa: E402
from octavo.press.made import Made  # noqa: E402


class Slow(StandIn):
    """Takes a second, and gives as many bytes as it was told."""

    size = 0

    def make_issue(self, issue: Frozen, *, bench: Bench) -> Made:
        time.sleep(1)
        return replace(super().make_issue(issue, bench=bench), content=b"p" * self.size)


def main(what: str, size: int) -> None:
    if what == "found":
        a_magazine()
        an_issue(articles=(an_article(),))
    with standing_in() as them:
        them["screen"] = Slow(version=str(size))
        them["screen"].size = size
        build(target(Issue.objects.get(number=7), "screen"), now=timezone.now())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
