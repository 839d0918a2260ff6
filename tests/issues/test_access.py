from datetime import UTC, datetime

import pytest
from tests.factories import an_article, an_editor, an_issue

from octavo.core.access import Reader
from octavo.issues.access import (
    REGISTERED,
    STRANGER,
    SUBSCRIBER,
    decision_on,
    decisions_on,
    readable,
)
from octavo.issues.models import Article, Issue

NOW = datetime(2026, 1, 15, 9, tzinfo=UTC)


@pytest.fixture
def issue(magazine) -> Issue:
    """A published issue of two articles, of which the second was spiked afterwards."""
    issue = an_issue(articles=(an_article(headline="Kept"), an_article(headline="Spiked")))
    issue.close(by=None, now=NOW)
    issue.appear(now=NOW)
    Article.objects.get(title="Spiked").spike(because="Not true.", by=None, now=NOW)
    return issue


def test_what_is_published_is_open(issue, client):
    for address in ("/", "/issues/", "/issues/7/", "/articles/kept/", "/politics/", "/about/"):
        assert client.get(address).status_code == 200, address


def test_what_has_not_appeared_is_not_there(issue, client):
    an_article(headline="Draft")
    an_issue(number=8)

    for address in ("/articles/draft/", "/issues/8/", "/articles/spiked/"):
        assert client.get(address).status_code == 404, address


def test_a_spiked_article_is_refused_even_if_it_were_live(issue, client):
    Article.objects.filter(title="Spiked").update(live=True)

    assert client.get("/articles/spiked/").status_code == 404


def test_listings_leave_out_what_a_reader_may_not_see(issue):
    an_article(headline="Draft")

    seen = readable(Article.objects.all(), reader=Reader(), now=NOW)

    assert [article.title for article in seen] == ["Kept"]


@pytest.mark.parametrize("reader", [STRANGER, REGISTERED, SUBSCRIBER])
def test_many_articles_are_decided_on_as_each_by_itself(issue, reader):
    """Rows are read for it instead of pages: whatever an editor said counts the same."""
    said = [
        {"access": ""},
        {"access": "subscribers"},
        {"access": "subscribers", "opens_on": NOW.date()},
        {"access": "open", "embargoed_until": NOW.replace(year=2027)},
        {"access": "registered", "section": None},
    ]
    for number, values in enumerate(said):
        made = an_article(headline=f"No. {number}")
        Article.objects.filter(pk=made.pk).update(live=number != 0, **values)
    Issue.objects.update(access="subscribers", opens_after=30)

    decisions = decisions_on(Article.objects.all(), reader=reader, now=NOW)

    assert len(decisions) == 7
    assert decisions == {
        it.pk: decision_on(it, reader=reader, now=NOW) for it in Article.objects.all()
    }


def test_a_shelf_leads_home(issue, client):
    assert client.get("/articles/").headers["Location"] == "/"
    assert client.get("/authors/").headers["Location"] == "/"


def test_an_editor_previews_what_readers_cannot_see(issue, client):
    draft = an_article(headline="Draft")
    client.force_login(an_editor())

    response = client.get(f"/newsroom/pages/{draft.pk}/view_draft/")

    assert response.status_code == 200
    assert b"Draft" in response.content
