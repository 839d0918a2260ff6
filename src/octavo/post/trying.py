"""Letters to oneself: with their example, or to see whether mail leaves at all."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from octavo.post.composing import Composed
from octavo.post.forgetting import ONCE
from octavo.post.kinds import Kind, Rank
from octavo.post.models import Outgoing
from octavo.post.tasks import ask_for_round

# A test is looked for at once; one that comes tomorrow confuses.
LASTS = timedelta(hours=1)


def example_of(kind: Kind) -> dict[str, Any]:
    """All that the letter tells, of people and sums that do not exist."""
    more = {"stop": f"{settings.ADDRESS}/account/"} if kind.is_declinable else {}
    return {**kind.example, **more}


def send_test(letter: Composed, *, to: str, language: str, key: str, now: datetime) -> Outgoing:
    """Send this letter to somebody who works here; its subject says that it is a test."""
    made: Outgoing = Outgoing.objects.create(
        kind="test",
        to=to,
        language=language,
        key=f"{ONCE}{key}",
        subject=f"[Test] {letter.subject}"[:200],
        html=letter.html,
        text=letter.text,
        rank=Rank.AWAITED,
        is_demanded=True,
        keeps_words=False,
        made_at=now,
        worthless_at=now + LASTS,
        due_at=now,
    )
    transaction.on_commit(ask_for_round, robust=True)
    return made
