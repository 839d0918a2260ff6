"""What an article that is not for everybody shows to whom."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.factories import a_published_issue, an_article, an_editor

from octavo.core.manuscript.blocks import Paragraph, Subhead
from octavo.core.manuscript.inlines import Text
from octavo.issues.models import Article, Issue, Section

OPENING = "It began with a wet cellar, and nobody in the house knew why the water came on Sundays."
HELD_BACK = "The harbour master had kept two books since the winter of the long frost."
FILLER = "The tide tables hung on the kitchen wall and nobody had looked at them for a year."
LINES = [OPENING, *([FILLER] * 10), HELD_BACK]


@pytest.fixture
def article(magazine, now) -> Article:
    """One for subscribers, out in issue 7, with subheads further down."""
    heads = [Subhead((Text(f"Book {number}"),)) for number in range(3)]
    blocks = (*(Paragraph((Text(line),)) for line in LINES), *heads)
    article = an_article(headline="Tides", blocks=blocks)
    issue = a_published_issue(articles=(article,), now=now)
    Issue.objects.filter(pk=issue.pk).update(access="subscribers")
    return Article.objects.get(pk=article.pk)


def _page(client, address: str = "/articles/tides/", **environ: str) -> str:
    return client.get(address, **environ).content.decode()


def _facts(html: str) -> dict:
    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])
    return next(it for it in told["@graph"] if it["@type"] == "NewsArticle")


def test_a_stranger_reads_the_opening_and_is_told_for_whom_the_rest_is(article, client):
    response = client.get("/articles/tides/")

    html = response.content.decode()
    assert "nobody in the house knew why" in html
    assert HELD_BACK not in html
    assert "Book 1" not in html
    assert "The rest is for subscribers." in html
    assert response["Cache-Control"] == "private, no-cache"
    assert "Cookie" in response["Vary"]


def test_who_keeps_pages_is_told_what_decided(article, client):
    item = client.get("/articles/tides/").octavo_item

    assert (item.access, item.article) == ("subscribers", str(article.pk))


def test_the_page_is_made_in_the_variant_that_is_asked_for_inside_the_machine(article, client):
    full = _page(client, **{"octavo.variant": "full"})

    assert HELD_BACK in full
    assert "The rest is for" not in full
    assert HELD_BACK not in _page(client, **{"octavo.variant": "teaser"})


def test_nobody_outside_asks_for_a_variant(article, client):
    for name in ("octavo.variant", "Octavo-Variant", "octavo_variant"):
        response = client.get("/articles/tides/", headers={name: "full"})

        assert HELD_BACK not in response.content.decode()


def test_structured_data_say_that_the_text_is_not_free(article, client):
    facts = _facts(_page(client))

    assert facts["isAccessibleForFree"] is False
    assert facts["hasPart"] == {
        "@type": "WebPageElement",
        "isAccessibleForFree": False,
        "cssSelector": ".text",
    }
    assert "noarchive" in _page(client)


def test_the_article_has_a_word_before_its_issue_and_that_before_the_section(article, client):
    Section.objects.filter(slug="politics").update(access="registered")
    Article.objects.filter(pk=article.pk).update(section=Section.objects.get(slug="politics"))

    assert "The rest is for subscribers." in _page(client)

    Issue.objects.update(access="")
    assert "The rest is for readers with an account." in _page(client)

    Article.objects.filter(pk=article.pk).update(access="open")
    html = _page(client)
    assert HELD_BACK in html
    assert _facts(html)["isAccessibleForFree"] is True


def test_the_wall_opens_at_midnight_of_the_publication(article, client, monkeypatch, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    Issue.objects.update(opens_after=30)
    Article.objects.filter(pk=article.pk).update(published_on=date(2026, 1, 1))

    midnight = datetime(2026, 1, 30, 23, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: midnight - timedelta(seconds=1))
    before = _page(client)
    monkeypatch.setattr("django.utils.timezone.now", lambda: midnight)
    after = _page(client)

    assert HELD_BACK not in before
    assert "31 January 2026" in before
    assert HELD_BACK in after
    assert _facts(after)["isAccessibleForFree"] is True


def test_an_embargo_hides_all_of_it_everywhere(article, client, now):
    Article.objects.filter(pk=article.pk).update(embargoed_until=now + timedelta(days=3650))

    assert client.get("/articles/tides/").status_code == 404
    for address in ("/", "/issues/7/", "/feed/", "/sitemaps/articles-1.xml"):
        assert "tides" not in _page(client, address).lower(), address


def test_a_list_names_what_is_not_for_everybody(article, client):
    for address in ("/", "/issues/7/", "/feed/", "/sitemaps/articles-1.xml"):
        html = _page(client, address)
        assert "tides" in html.lower(), address
        assert HELD_BACK not in html, address


@pytest.mark.parametrize(("mode", "sees"), [("", True), ("subscriber", True), ("stranger", False)])
def test_the_newsroom_looks_at_an_article_as_any_kind_of_reader(article, client, mode, sees):
    client.force_login(an_editor())

    html = _page(client, f"/newsroom/pages/{article.pk}/view_draft/?mode={mode}")

    assert (HELD_BACK in html) is sees
