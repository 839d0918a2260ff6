"""Hands letters over to whoever carries mail: one round of sending, and what becomes of each.

A letter is taken for a while before it is handed over, and marked when it went. Who is killed in
between has it sent once more by the next, under the same Message-ID.
"""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from typing import Any

from django.core.mail import get_connection

from octavo.post.message import message_of
from octavo.post.models import Outgoing
from octavo.post.policy import A_ROUND, pause_after
from octavo.post.suppressing import why_not

LOG = logging.getLogger("octavo.post")

Clock = Callable[[], datetime]

# SMTPException and everything of a network is an OSError.
TROUBLE: tuple[type[Exception], ...] = (OSError,)
if find_spec("anymail"):
    from anymail.exceptions import AnymailError, AnymailRecipientsRefused

    TROUBLE = (OSError, AnymailError)
    REFUSED: tuple[type[Exception], ...] = (AnymailRecipientsRefused,)
else:
    REFUSED = ()


@dataclass
class Round:
    """What came of one round."""

    sent: int = 0
    failed: int = 0
    is_mail_away: bool = False


def deliver_due(*, clock: Clock) -> Round:
    """Send what is due until nothing is, the mail is away, or others have their turn."""
    began, done = clock(), Round()
    connection: Any = None
    while clock() - began < A_ROUND:
        letter = _next(now=clock())
        if letter is None:
            break
        connection = connection or get_connection()
        outcome = _hand_over(letter, connection, clock=clock)
        done.sent += letter.sent_at is not None
        if outcome is not None:
            done.failed += 1
            _close(connection)
            connection = None
            if _is_away(outcome):
                done.is_mail_away = True
                break
    if connection is not None:
        _close(connection)
    return done


def deliver(letter: Outgoing, *, clock: Clock) -> bool:
    """Send this one letter now, for somebody waits for it; False when it did not go.

    One that another process has just taken counts as gone.
    """
    if letter.due_at is None:
        return letter.sent_at is not None
    if not letter.take(now=clock()):
        return True
    connection = get_connection()
    outcome = _hand_over(letter, connection, clock=clock)
    _close(connection)
    return outcome is None


def is_any_due(*, now: datetime) -> bool:
    """Whether there is work for another round."""
    return Outgoing.objects.due(now=now).exists()


def _next(*, now: datetime) -> Outgoing | None:
    """The first that is due and that no other process takes before us."""
    for letter in Outgoing.objects.due(now=now)[:20]:
        if letter.take(now=now):
            return letter
    return None


def _hand_over(letter: Outgoing, connection: Any, *, clock: Clock) -> Exception | None:
    """Send it and keep what came of it; return what went wrong, if that was the mail's doing."""
    if because := _why_never(letter, now=clock()):
        letter.fail(because, again_at=None)
        return None
    try:
        _send(letter, connection)
    except TROUBLE as trouble:
        _keep_failure(letter, trouble, now=clock())
        return trouble
    except ValueError as trouble:  # something in it that no mail can carry; others go on
        LOG.exception("The letter %s cannot be sent", letter.pk)
        letter.fail(f"It cannot be sent: {trouble}", again_at=None)
        return None
    letter.went(now=clock())
    return None


def _send(letter: Outgoing, connection: Any) -> None:
    """Hand it over. A backend that stays silent and sends nothing has failed, too."""
    if not connection.send_messages([message_of(letter, connection)]):
        sentence = "The mail backend sent nothing."
        raise OSError(sentence)


def _why_never(letter: Outgoing, *, now: datetime) -> str:
    if letter.worthless_at is not None and letter.worthless_at <= now:
        return "It came too late to be worth anything."
    if not letter.is_demanded and (because := why_not(letter.to, kind=letter.kind)):
        return f"Suppressed: {because}."
    return ""


def _keep_failure(letter: Outgoing, trouble: Exception, *, now: datetime) -> None:
    pause = None if _is_refused(trouble) else pause_after(letter.tries)
    because = f"{type(trouble).__name__}: {trouble}"
    letter.fail(because, again_at=now + pause if pause else None)
    if pause is None:
        LOG.error("The letter %s (%s) is given up: %s", letter.pk, letter.kind, because)
    else:
        LOG.warning("The letter %s (%s) waits %s: %s", letter.pk, letter.kind, pause, because)


def _is_refused(trouble: Exception) -> bool:
    """Whether the other side said never to this letter, rather than not now."""
    if isinstance(trouble, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in trouble.recipients.values())
    if isinstance(trouble, smtplib.SMTPDataError):
        return trouble.smtp_code >= 500
    return isinstance(trouble, REFUSED)


def _is_away(trouble: Exception) -> bool:
    """Whether the next letter would fare the same: nobody answers, or nobody lets us in."""
    about_this_one = (
        smtplib.SMTPRecipientsRefused,
        smtplib.SMTPDataError,
        smtplib.SMTPSenderRefused,
        *REFUSED,
    )
    return not isinstance(trouble, about_this_one)


def _close(connection: Any) -> None:
    try:
        connection.close()
    except TROUBLE:
        LOG.debug("The mail connection was gone already")
