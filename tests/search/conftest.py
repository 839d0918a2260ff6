"""What tests of the search begin with: a founded magazine, and a way to ask it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from tests.factories import a_magazine, a_published_issue, an_article

from octavo.core.access import Reader
from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.inlines import Text
from octavo.issues.models import Article, Magazine
from octavo.search.engines import Filters
from octavo.search.finding import find
from octavo.search.questions import read_question

NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def magazine(db, settings, tmp_path) -> Magazine:
    """The Vell Review, founded and empty, keeping its files in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return a_magazine()


@pytest.fixture
def printed(magazine) -> Callable[..., tuple[Article, ...]]:
    """Print an issue with an article of each text, a paragraph a line; it is headed by a number."""
    numbers = iter(range(1, 100))

    def print_issue(*texts: str, **changes: object) -> tuple[Article, ...]:
        number = next(numbers)
        articles = tuple(
            an_article(
                **{
                    "headline": f"Piece {number}.{at}",
                    "standfirst": "",
                    "blocks": tuple(Paragraph((Text(line),)) for line in text.splitlines()),
                    **changes,
                }
            )
            for at, text in enumerate(texts, start=1)
        )
        a_published_issue(number=number, articles=articles, now=NOW)
        return tuple(Article.objects.get(pk=article.pk) for article in articles)

    return print_issue


@pytest.fixture
def ask(magazine) -> Callable[..., list[str]]:
    """The headlines of what is found, best first."""

    def asking(typed: str, **filters: int) -> list[str]:
        question = read_question(typed)
        hits = find(question, filters=Filters(**filters), reader=Reader(), now=NOW)
        titles = dict(Article.objects.values_list("pk", "title"))
        return [titles[key] for key in hits.articles]

    return asking
