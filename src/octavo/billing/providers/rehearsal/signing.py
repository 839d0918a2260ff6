"""Webhooks of the rehearsal: signed with the time, and believed for five minutes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from hmac import compare_digest, new

from octavo.billing.providers.errors import NoticeForged
from octavo.billing.providers.port import Notice
from octavo.billing.providers.rehearsal.till import Happened

HEADER = "Rehearsal-Signature"
BELIEVED_FOR = timedelta(minutes=5)
LONGEST_TIME = 12  # digits of a second since 1970


def signed(happened: Happened, *, secret: str, now: datetime) -> tuple[bytes, dict[str, str]]:
    """The body and the headers of a webhook."""
    said = {"id": happened.id, "charge": happened.charge, "at": happened.at.isoformat()}
    body = json.dumps(said).encode()
    at = int(now.timestamp())
    return body, {HEADER: f"{at},{_signature(at, body, secret)}"}


def verify(body: bytes, headers: Mapping[str, str], *, secret: str, now: datetime) -> Notice:
    """What it tells; raises NoticeForged for another hand, another body, or another time."""
    at, _, signature = headers.get(HEADER, "").partition(",")
    if why := _why_not(body, at, signature, secret=secret, now=now):
        raise NoticeForged(why)
    said = json.loads(body)
    return Notice(said["id"], said["charge"], datetime.fromisoformat(said["at"]))


def _why_not(body: bytes, at: str, signature: str, *, secret: str, now: datetime) -> str:
    if not secret or not at.isdecimal() or len(at) > LONGEST_TIME:
        return "It is not signed."
    if not compare_digest(signature.encode(), _signature(int(at), body, secret).encode()):
        return "The signature is of something else."
    if abs(now - datetime.fromtimestamp(int(at), UTC)) > BELIEVED_FOR:
        return "It is too old, or from the future."
    return ""


def _signature(at: int, body: bytes, secret: str) -> str:
    return new(secret.encode(), f"{at}.".encode() + body, sha256).hexdigest()
