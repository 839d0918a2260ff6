"""Writes letters: each once for its key, in the transaction of whoever has something to tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from octavo.post.composing import compose
from octavo.post.errors import NotAnAddress
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
    Raises LetterRefusal: for an unknown kind, a fact that is missing, an address that is none.
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
    try:
        validate_email(to)
    except ValidationError:
        message = f"“{to}” is no address that a letter reaches."
        raise NotAnAddress(message) from None
    letter = compose(kind, facts, language=language)
    return Outgoing(
        kind=kind.name,
        to=to,
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
        due_at=now,
    )


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
