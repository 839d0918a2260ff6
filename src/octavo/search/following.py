"""Follows the newsroom: within the transaction in which an article appears, it can be found."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_delete
from wagtail.signals import page_published, page_unpublished

from octavo.issues.models import Article, Author, Issue
from octavo.search import indexing
from octavo.search.models import IndexedArticle


def follow() -> None:
    """Connect what happens in the newsroom with what it means for the index."""
    page_published.connect(_article_published, sender=Article)
    page_unpublished.connect(_article_withdrawn, sender=Article)
    page_published.connect(_author_published, sender=Author)
    page_published.connect(_issue_published, sender=Issue)
    pre_delete.connect(_indexed_article_deleted, sender=IndexedArticle)


def _article_published(instance: Article, **_signal: Any) -> None:
    if instance.live and instance.spiked_at is None:
        indexing.take_in(instance)
    else:
        indexing.take_out(instance)


def _article_withdrawn(instance: Article, **_signal: Any) -> None:
    indexing.take_out(instance)


def _author_published(instance: Author, **_signal: Any) -> None:
    indexing.take_in_works_of(instance)


def _issue_published(instance: Issue, **_signal: Any) -> None:
    indexing.date_articles_of(instance)


def _indexed_article_deleted(instance: IndexedArticle, **_signal: Any) -> None:
    indexing.forget_words(instance)
