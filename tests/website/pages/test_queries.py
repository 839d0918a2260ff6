"""Every page asks the database a fixed number of questions, however much it shows."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories import a_published_issue, an_article

from octavo.core.manuscript.blocks import Figure, Footnote, Paragraph
from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import Text
from octavo.issues.models import Author, AuthorShelf
from octavo.website.pages.remembered import forget

# With nothing remembered from an earlier request but the cuts of pictures.
QUERIES = {
    "/": 20,
    "/issues/7/": 21,
    "/articles/tides-1/": 15,
    "/politics/": 16,
    "/authors/ada-moll/": 16,
    "/issues/": 13,
    "/about/": 11,
    "/corrections/": 7,
    "/feed/": 5,
    "/sitemap.xml": 6,
}


def _magazine_of(*, articles: int, paragraphs: int, now) -> None:
    AuthorShelf.objects.get().add_child(
        instance=Author(title="Ada Moll", slug="ada-moll", biography="<p>Ada writes.</p>")
    )
    written = tuple(
        an_article(
            headline=f"Tides {number}",
            bylines=(Byline("Ada Moll"), *(Byline(f"Ben {n}") for n in range(paragraphs))),
            blocks=(
                *(Paragraph((Text("It began with a wet cellar."),)) for _ in range(paragraphs)),
                *(Figure(source="tide.png", alt="A cellar") for _ in range(paragraphs)),
                Footnote("1", (Text("A note."),)),
            ),
        )
        for number in range(1, articles + 1)
    )
    issue = a_published_issue(articles=written, now=now)
    for number in range(1, articles):
        a_published_issue(number=number, dated_on=issue.dated_on, now=now)
    written[0].correct("A number was wrong.", by=None)
    written[0].save_revision().publish()


@pytest.mark.parametrize("size", [2, 6])
def test_a_page_asks_as_often_for_little_as_for_much(magazine, client, now, size):
    _magazine_of(articles=size, paragraphs=size, now=now)
    asked = {}

    for address in QUERIES:
        assert client.get(address).status_code == 200, address  # cuts the pictures
        cache.clear()
        forget()
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked[address] = len(queries)

    assert asked == QUERIES
