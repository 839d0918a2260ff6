"""What tests of machines' reading begin with: a magazine with an issue that is out, and more."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from tests.factories import a_magazine, a_published_issue, an_article, an_issue

from octavo.core.manuscript.document import Byline
from octavo.issues.models import Article, Author, AuthorShelf, Issue, Magazine, Publication

NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def magazine(db, settings, tmp_path) -> Magazine:
    """The Vell Review at a public address, keeping its files in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.ADDRESS = "https://vell.example"
    cache.clear()
    made = a_magazine(
        name="The Vell Review", strapline="Twice a month", description="Of the harbour."
    )
    Publication.objects.update(publisher="Pilot Station Press", issn="2049-3630")
    return made


@pytest.fixture
def author(magazine) -> Author:
    return AuthorShelf.objects.get().add_child(
        instance=Author(title="Ada Moll", slug="ada-moll", biography="<p>Ada <i>writes</i>.</p>")
    )


@pytest.fixture
def issue(magazine, author, now) -> Issue:
    """No. 7 with two articles; a third that was spiked, a draft, and a number to come."""
    issue = a_published_issue(
        articles=(
            an_article(headline="Fog & <i>rain</i>", bylines=(Byline("Ada Moll"), Byline("Ben"))),
            an_article(headline="Bread", lead_image=None),
            an_article(headline="Spiked"),
        ),
        title="Water",
        cover_lines="Water\nWhat it leaves behind",
        now=now,
    )
    Article.objects.get(title="Spiked").spike(because="Not true.", by=None, now=now)
    an_article(headline="Draft")
    an_issue(number=8, title="Later", articles=(an_article(headline="Tomorrow"),))
    return issue


@pytest.fixture
def fog(issue) -> Article:
    return Article.objects.get(title="Fog & <i>rain</i>")
