"""The lexicon of one article: the magazine's words, and over them those of its own."""

from __future__ import annotations

from django.db.models import Q

from octavo.core.renditions.narration.spoken.lexicon import Lexicon
from octavo.core.renditions.narration.spoken.lexicon import lexicon_of as said_so
from octavo.issues.models import Article
from octavo.press.models import LexiconWord


def lexicon_of(article: Article | None) -> Lexicon:
    """What is said of the words of this article; without one, the magazine's own lexicon."""
    rows = LexiconWord.objects.filter(Q(article=None) | Q(article=article))
    house_first = sorted(rows, key=lambda row: row.article_id is not None)
    return said_so({row.written: row.said for row in house_first})
