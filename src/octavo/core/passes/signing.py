"""Writes a pass down and signs it."""

from __future__ import annotations

from octavo.core.passes.document import MOST_BYTES, Pass
from octavo.core.passes.keys import KeyRing


class NoSuchPass(ValueError):
    """A pass that cannot be written: a field with other letters, or a time that is too long."""


class TooManyRights(NoSuchPass):
    """More rights than a pass has room for."""


def sign(given: Pass, keys: KeyRing) -> str:
    """The pass as its reader carries it: at most 600 bytes of ASCII, fit for a cookie.

    Raises `NoSuchPass` for one that `read` would not believe, `TooManyRights` for one too long.
    """
    if not given.is_well_formed:
        message = "A field of the pass has other letters than it may, or its time is wrong."
        raise NoSuchPass(message)
    words = given.words(keys.current.name)
    signed = f"{words}.{keys.current.signature(words)}"
    if len(signed) > MOST_BYTES:
        message = f"{len(given.rights)} rights take more than {MOST_BYTES} bytes."
        raise TooManyRights(message)
    return signed
