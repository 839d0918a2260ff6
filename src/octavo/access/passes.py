"""Hands out passes, and takes them back. What a pass is, `docs/reference/pass.md` says."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from threading import Lock

from django.conf import settings

from octavo.access.holding import rights_of
from octavo.accounts.models import Account
from octavo.core.access import Right
from octavo.core.passes import AND_MORE, MOST_BYTES, KeyRing, Pass, TooManyRights, sign
from octavo.door.passes import Believer, Revoker, make_keys
from octavo.door.passes import keys as door_keys

COOKIE = "octavo_pass"
# Says to a page, which is the same for all who may read it, that its reader has subscribed: then it
# offers no subscription. It grants nothing.
SUBSCRIBES = "octavo_subscriber"
_CATCHING_UP = Lock()  # several threads answer in one process
LASTS = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Issued:
    """A pass as its reader carries it, for how many seconds, and whether a subscriber does."""

    words: str
    seconds: int
    is_subscribers: bool = False


def issue_pass(account: Account, *, now: datetime) -> Issued:
    """A new pass for that account, with what it holds now."""
    # In the second in which others were taken back it is dated one later, or it would be as well.
    at = max(int(now.timestamp()), believer().taken_back_until(str(account.pk)) + 1)
    given = Pass(
        id=secrets.token_urlsafe(16),
        account=str(account.pk),
        issued_at=at,
        expires_at=at + int(LASTS.total_seconds()),
    )
    rights = rights_of(account)
    return Issued(
        words=_signed(given, rights, now=now),
        seconds=given.expires_at - at,
        is_subscribers=any(right.kind == "subscriber" and _holds(right, now) for right in rights),
    )


def take_back_passes(account: Account, *, at: datetime) -> None:
    """Take back every pass of that account that was issued until now: it says too much, or less."""
    revoker().revoke_account(str(account.pk), now=int(at.timestamp()))


def take_back(shown: str, *, now: datetime) -> None:
    """Take back this one pass, as when its reader signs out of one device."""
    holder = believer().holder(shown, now=now.timestamp())
    if holder is not None:
        revoker().revoke(holder.id, runs_out=holder.expires_at)


def believer() -> Believer:
    """The same that the door asks, brought up to date before each question."""
    found = _believer(data_folder())
    with _CATCHING_UP:
        if found.is_behind():
            found.catch_up()
    return found


def revoker() -> Revoker:
    """Writes the list of passes that were taken back."""
    return _revoker(data_folder())


def keys() -> KeyRing:
    """The keys of this installation, made when there are none yet; then doors read them."""
    path = data_folder() / door_keys.NAME
    are_new = not path.exists()
    ring = make_keys(path)
    if are_new:
        revoker().keys_changed()
    return ring


def renew_keys() -> str:
    """Sign with a new key from now on, here and at every door; its name."""
    ring = door_keys.renew_keys(data_folder() / door_keys.NAME)
    revoker().keys_changed()
    return ring.current.name


def _signed(given: Pass, rights: tuple[Right, ...], *, now: datetime) -> str:
    """With as many rights as there is room for; what is over is left out first."""
    lasting = [right for right in rights if right.until is None or right.until > now]
    words = [right.words for right in lasting]
    ring = keys()
    for count in range(len(words), -1, -1):
        more = (AND_MORE,) if count < len(words) else ()
        try:
            return sign(replace(given, rights=(*words[:count], *more)), ring)
        except TooManyRights:
            continue
    message = f"A pass without rights is longer than {MOST_BYTES} bytes."
    raise AssertionError(message)


def _holds(right: Right, now: datetime) -> bool:
    return right.since <= now and (right.until is None or now < right.until)


def data_folder() -> Path:
    """Where doors find keys, meter and list."""
    return Path(settings.DATA)


@cache
def _revoker(data: Path) -> Revoker:
    return Revoker(data)


@cache
def _believer(data: Path) -> Believer:
    keys()
    made = Believer(data)
    made.catch_up()
    return made
