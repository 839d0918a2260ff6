"""Which articles nobody has read aloud although they are to be."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from octavo.issues.models import Article
from octavo.press.models import ArticleVoice
from octavo.press.studio.choosing import house_voice


def unread() -> QuerySet[Article]:
    """Those with a text that readers have or will have, the newest first.

    What was tried and failed is not among them: it is tried again when something has changed.
    """
    has_text = Q(live=True) | Q(approved_revision__isnull=False) | Q(cleared_revision__isnull=False)
    found = Article.objects.not_spiked().filter(has_text, narration=None)
    if not house_voice().is_narrated:
        found = found.filter(own_voice__isnull=False)
    found = found.exclude(own_voice__reads=ArticleVoice.Reads.NOBODY)
    return found.order_by("-first_published_at", "-pk")
