"""Reads one article in a process of its own: `python -m tests.press.studio.one_reading found|read`.

`found` makes a magazine with an article of many sentences first, and reads nothing.
"""

from __future__ import annotations

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.website.settings")
django.setup()

from django.utils import timezone  # noqa: E402 - models come after Django is ready
from tests.factories import a_magazine, an_article  # noqa: E402

from octavo.core.manuscript.blocks import Paragraph  # noqa: E402
from octavo.core.manuscript.inlines import Text  # noqa: E402
from octavo.issues.models import Article  # noqa: E402
from octavo.press.studio.attempting import attempt  # noqa: E402

COUNT = 30


def found() -> None:
    a_magazine()
    said = [f"The {number} boats of Vell came home before the tide did." for number in range(COUNT)]
    an_article(headline="Boats", blocks=tuple(Paragraph((Text(one),)) for one in said))


if __name__ == "__main__":
    if sys.argv[1] == "found":
        found()
    else:
        attempt(Article.objects.get(slug="boats"), now=timezone.now())
