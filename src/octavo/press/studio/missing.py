"""Which articles nobody has read aloud although they are to be."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from octavo.issues.errors import NewsroomRefusal
from octavo.issues.models import Article
from octavo.press.errors import PressTrouble
from octavo.press.models import ArticleVoice, Narration
from octavo.press.studio.choosing import house_voice
from octavo.press.studio.wanting import wanted

MOST_LOOKED_AT = 200


def unread() -> QuerySet[Article]:
    """Those with a text that readers have or will have, the newest first.

    What was tried and failed is not among them.
    """
    has_text = Q(live=True) | Q(approved_revision__isnull=False) | Q(cleared_revision__isnull=False)
    found = Article.objects.not_spiked().filter(has_text, narration=None)
    if not house_voice().is_narrated:
        found = found.filter(own_voice__isnull=False).exclude(
            own_voice__reads=ArticleVoice.Reads.HOUSE
        )
    found = found.exclude(own_voice__reads=ArticleVoice.Reads.NOBODY)
    return found.order_by("-first_published_at", "-pk")


def worth_another_try(*, most: int) -> list[Article]:
    """Those that failed and would now be made of something else: another text, voice or engine."""
    failed = Narration.objects.filter(state=Narration.State.FAILED).order_by("-since")
    rows = failed.select_related("article")[:MOST_LOOKED_AT]
    return [row.article for row in rows if _has_changed(row)][:most]


def _has_changed(row: Narration) -> bool:
    try:
        copy = wanted(row.article)
        return copy is None or copy.key() != row.failed_key
    except (PressTrouble, NewsroomRefusal):
        return False
