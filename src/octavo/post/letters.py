"""Writes letters: each once for its key, in the transaction of whoever has something to tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from octavo.post.composing import compose
from octavo.post.kinds import Kind, kind_named
from octavo.post.models import Enclosure, Outgoing
from octavo.post.tasks import ask_for_round
from octavo.post.wording import base


def send(  # noqa: PLR0913 - a letter is all of this
    kind: str,
    *,
    to: str,
    language: str,
    facts: Mapping[str, Any],
    key: str,
    now: datetime,
    attachments: Iterable[tuple[str, bytes]] = (),
) -> Outgoing:
    """Write one letter; a job sends it once the transaction around has ended.

    A letter with the same key that is there already is returned as it is, whatever the facts.
    One to what is no address is given up at once, and says so: nobody's act fails for that.
    Raises LetterRefusal for an unknown kind or a fact that is missing.
    """
    found: Outgoing | None = Outgoing.objects.filter(key=key).first()
    if found is None:
        written = _written(kind_named(kind), to, language=language, facts=facts, key=key, now=now)
        found = _kept(written, attachments)
    if found.due_at is not None:
        transaction.on_commit(ask_for_round, robust=True)
    return found


def _written(
    kind: Kind, to: str, *, language: str, facts: Mapping[str, Any], key: str, now: datetime
) -> Outgoing:
    letter = compose(kind, facts, language=language)
    is_address = _is_address(to)
    return Outgoing(
        kind=kind.name,
        to=to[:254],
        language=base(language),
        key=key,
        subject=letter.subject,
        html=letter.html,
        text=letter.text,
        stop_link=str(facts.get("stop", "")) if kind.is_declinable else "",
        rank=kind.rank,
        is_demanded=kind.is_demanded,
        keeps_words=not (kind.is_secret or kind.is_declinable),
        made_at=now,
        worthless_at=now + kind.lasts if kind.lasts else None,
        due_at=now if is_address else None,
        failed_because="" if is_address else f"“{to[:80]}” is no address that a letter reaches.",
    )


def _is_address(to: str) -> bool:
    try:
        validate_email(to)
    except ValidationError:
        return False
    return True


def _kept(letter: Outgoing, attachments: Iterable[tuple[str, bytes]]) -> Outgoing:
    """The row, or the one that another process has written under the key just now."""
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
            Enclosure.objects.bulk_create(
                Enclosure(letter=letter, name=name, content=content)
                for name, content in attachments
            )
    except IntegrityError:
        return Outgoing.objects.get(key=letter.key)
    return letter
