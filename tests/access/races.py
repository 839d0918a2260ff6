"""One of several processes that open or give at once; prints what it got as JSON.

`python -m tests.access.races prepare|open|give` prints “ready”, and begins when it is given a line.
"""

from __future__ import annotations

import json
import os
import random
import sys
from datetime import UTC, datetime
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.website.settings")
django.setup()

from django.db import connection  # noqa: E402 - models come after Django is ready
from tests.access.cast import a_closed_article, a_gift, a_meter, granted  # noqa: E402
from tests.factories import a_magazine, an_account  # noqa: E402

from octavo.access.errors import NotGiven  # noqa: E402
from octavo.access.opening import open_with_account  # noqa: E402
from octavo.accounts.models import Account  # noqa: E402
from octavo.issues.access import item_of  # noqa: E402
from octavo.issues.models import Article, Publication  # noqa: E402

ARTICLES = 6
MOST = 3
NOW = datetime.now(UTC)


def prepare() -> None:
    """A magazine with so many closed articles, a meter, Ada who subscribes, Ben who does not."""
    a_magazine()
    for number in range(7, 7 + ARTICLES):
        out = datetime(2026, 1, 15, 9, tzinfo=UTC)
        a_closed_article(headline=f"Tides {number}", number=number, now=out)
    Publication.objects.update(gifts_a_month=MOST)
    a_meter(without=0, with_account=MOST)
    granted(an_account())
    an_account(name="Ben")


def open_all() -> list[str]:
    """Go to every article twice as Ben, in an order of one's own; return those that opened."""
    ben = Account.objects.get(email="ben@example.org")
    articles = list(Article.objects.all()) * 2
    random.shuffle(articles)
    return [
        article.slug
        for article in articles
        if open_with_account(ben.pk, item_of(article), besides=(), now=NOW)
    ]


def give_all() -> list[int]:
    """Give every article twice as Ada; return the numbers of the gifts."""
    ada = Account.objects.get(email="ada@example.org")
    articles = list(Article.objects.all()) * 2
    random.shuffle(articles)
    made = []
    for article in articles:
        try:
            made.append(a_gift(ada, article, now=NOW).pk)
        except NotGiven:
            continue
    return made


ACTS: dict[str, Any] = {"prepare": prepare, "open": open_all, "give": give_all}

if __name__ == "__main__":
    connection.ensure_connection()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    sys.stdout.write(json.dumps(ACTS[sys.argv[1]]()))
