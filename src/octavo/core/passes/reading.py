"""Reads a pass that somebody shows. Nothing it says is believed before its signature is."""

from __future__ import annotations

from hmac import compare_digest

from octavo.core.passes.document import ID, INSTANT, MOST_BYTES, NO_RIGHTS, VERSION, Pass
from octavo.core.passes.keys import KeyRing
from octavo.core.passes.refusing import PassRefused, Why
from octavo.core.passes.revoking import Revocations

CLOCKS_APART = 60  # seconds that another server's clock may be ahead
_FIELDS = 8


def read(shown: str, keys: KeyRing, revoked: Revocations, *, now: int) -> Pass | PassRefused:
    """The pass, or why it is not believed. `now` is in seconds since 1970.

    It never raises, whatever is shown.
    """
    if not shown:
        return PassRefused(Why.ABSENT)
    found = believed(shown, keys)
    if isinstance(found, PassRefused):
        return found
    return still_good(found, revoked, now=now)


def believed(shown: str, keys: KeyRing) -> Pass | PassRefused:
    """What the pass says, if one of our keys signed it. Its time and its end are another question.

    This depends on nothing but the text, so that the answer can be kept.
    """
    if len(shown) > MOST_BYTES or not shown.isascii():
        return PassRefused(Why.MALFORMED)
    words, _, signature = shown.rpartition(".")
    fields = words.split(".")
    if len(fields) != _FIELDS - 1 or fields[0] != VERSION:
        return PassRefused(Why.MALFORMED)
    key = keys.named(fields[1])
    if key is None:
        return PassRefused(Why.UNKNOWN_KEY)
    if not compare_digest(key.signature(words), signature):
        return PassRefused(Why.FORGED)
    return _said(fields)


def still_good(given: Pass, revoked: Revocations, *, now: int) -> Pass | PassRefused:
    """The pass itself, or why its time has not come, is over, or was cut short."""
    if given.issued_at > now + CLOCKS_APART:
        return PassRefused(Why.NOT_YET)
    if given.expires_at <= now:
        return PassRefused(Why.EXPIRED)
    if revoked.covers(given):
        return PassRefused(Why.REVOKED)
    return given


def _said(fields: list[str]) -> Pass | PassRefused:
    """The fields as a pass. What we signed is well formed; a leaked key would sign anything."""
    _, _, name, account, issued_at, expires_at, rights = fields
    if not (ID.fullmatch(name) and INSTANT.fullmatch(issued_at) and INSTANT.fullmatch(expires_at)):
        return PassRefused(Why.MALFORMED)
    held = () if rights == NO_RIGHTS else tuple(rights.split("~"))
    said = Pass(name, account, int(issued_at), int(expires_at), held)
    return said if said.is_well_formed else PassRefused(Why.MALFORMED)
