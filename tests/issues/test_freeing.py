"""The free article of the week in the newsroom: one click by who may publish, and one back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories import a_published_issue, a_publisher, a_writer, an_article

from octavo.issues import freeing
from octavo.issues.errors import NothingToFree
from octavo.issues.models import Article, Issue

OUT = datetime(2026, 1, 15, 9, tzinfo=UTC)


@pytest.fixture
def article(magazine) -> Article:
    """For subscribers, as its issue says, and out."""
    article = an_article(headline="Tides")
    issue = a_published_issue(articles=(article,), now=OUT)
    Issue.objects.filter(pk=issue.pk).update(access="subscribers")
    return Article.objects.get(pk=article.pk)


def edit_page(client, article: Article) -> str:
    return client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()


def test_one_click_opens_an_article_for_a_week_and_one_ends_it(article, client):
    client.force_login(a_publisher())
    free, end = (
        reverse(f"newsroom:{name}", args=[article.pk])
        for name in ("free_this_week", "end_free_time")
    )
    before = edit_page(client, article)

    client.post(free)
    article.refresh_from_db()
    meanwhile = edit_page(client, article)
    client.post(end)
    ended = Article.objects.get(pk=article.pk)

    assert free in before
    assert end in meanwhile
    assert article.free_until - article.free_from < timedelta(days=7, minutes=1)
    assert (ended.free_from, ended.free_until) == (None, None)


def test_a_writer_frees_nothing(article, client):
    client.force_login(a_writer())

    response = client.post(reverse("newsroom:free_this_week", args=[article.pk]))

    assert response.status_code != 200
    assert Article.objects.get(pk=article.pk).free_until is None


@pytest.mark.parametrize("state", ["a draft", "for everybody"])
def test_what_everybody_reads_or_nobody_yet_is_not_freed(article, state):
    if state == "a draft":
        article = an_article(headline="Locks")
    else:
        Issue.objects.update(access="")
        article = Article.objects.get(pk=article.pk)

    with pytest.raises(NothingToFree):
        freeing.free_this_week(article, by=None, now=timezone.now())


def test_several_articles_may_be_free_at_once(article):
    other = an_article(headline="Locks")
    a_published_issue(number=8, articles=(other,), now=OUT)
    Issue.objects.update(access="subscribers")
    other = Article.objects.get(pk=other.pk)
    now = timezone.now()

    for one in (article, other):
        freeing.free_this_week(one, by=None, now=now)

    assert all(freeing.is_free(Article.objects.get(pk=one.pk), now=now) for one in (article, other))
