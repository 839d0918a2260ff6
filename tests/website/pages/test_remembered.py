"""What is remembered of an article is what its page would say anyway."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.factories import a_published_issue, an_article

from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.inlines import Text
from octavo.issues.models import Article
from octavo.website.pages import remembered


def _published(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def test_a_text_is_read_once_for_many_readers(magazine, now, django_assert_num_queries):
    article = an_article()
    a_published_issue(articles=(article,), now=now)
    first = remembered.text_of(_published(article), is_preview=False)
    again = _published(article)

    with django_assert_num_queries(0):
        assert remembered.text_of(again, is_preview=False) is first


def test_a_page_says_the_same_the_second_time_and_the_new_text_after_a_change(
    magazine, now, client
):
    article = an_article()
    a_published_issue(articles=(article,), now=now)
    address = _published(article).url

    first, second = client.get(address).content, client.get(address).content
    article = _published(article)
    article.take(
        replace(
            article.manuscript(),
            blocks=(Paragraph((Text("It dried in the end, and nobody minded."),)),),
        )
    )
    article.save_revision().publish()

    assert first == second
    assert b"nobody minded." in client.get(address).content
    assert b"wet cellar." not in client.get(address).content


def test_a_preview_shows_what_the_editor_has_now(magazine, now):
    article = an_article()
    a_published_issue(articles=(article,), now=now)
    article = _published(article)
    remembered.text_of(article, is_preview=False)

    article.standfirst = "Not yet stored."

    assert remembered.text_of(article, is_preview=True).manuscript.standfirst == "Not yet stored."


def test_what_changed_without_the_article_is_read_again_within_a_minute(magazine, now, monkeypatch):
    article = an_article()
    a_published_issue(articles=(article,), now=now)
    first = remembered.text_of(_published(article), is_preview=False)
    later = remembered.monotonic() + timedelta(seconds=remembered.SECONDS).total_seconds()
    monkeypatch.setattr(remembered, "monotonic", lambda: later)

    assert remembered.text_of(_published(article), is_preview=False) is not first
