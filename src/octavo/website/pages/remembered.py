"""Remembers what an article's text came to: reading and rendering it again would give the same.

Kept in each process, for the articles that are read most. What the database may change without
the article (the address of a page it links to) is read again after a minute at the latest.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from time import monotonic

from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.measuring import reading_minutes, word_count
from octavo.core.manuscript.teaser import given_away
from octavo.issues.models import Article

ARTICLES = 256
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Text:
    """An article as it was last published, how long it is, and how long it takes to read.

    The teaser is for those who may not read all of it: no more than its first words.
    """

    manuscript: Manuscript
    teaser: Manuscript
    words: int
    minutes: int


@dataclass(frozen=True, slots=True)
class _Version:
    """Which text of which article. The article itself is only where that text is read from."""

    number: int
    published_at: datetime
    until: int
    article: Article = field(compare=False)


def text_of(article: Article, *, is_preview: bool) -> Text:
    """The article's text; that of a preview is what an editor has, and never remembered."""
    published_at = article.last_published_at
    if is_preview or published_at is None:
        return _text(article)
    return _remembered(_Version(article.pk, published_at, int(monotonic() // SECONDS), article))


def forget() -> None:
    """Read every article again when it is asked for."""
    _remembered.cache_clear()


@lru_cache(maxsize=ARTICLES)
def _remembered(version: _Version) -> Text:
    return _text(version.article)


def _text(article: Article) -> Text:
    manuscript = article.manuscript()
    return Text(
        manuscript, given_away(manuscript), word_count(manuscript), reading_minutes(manuscript)
    )
