"""A guest's pass: what somebody without a subscription has opened, or was given. It is soft.

    g1.<key>.<rights>.<signature>

It names nobody, and nobody can take it back: whoever throws the cookie away begins anew, whoever
keeps an old one has what it said. So it carries what a magazine gives away, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from hmac import compare_digest

from octavo.core.passes.document import MOST_BYTES, RIGHT
from octavo.core.passes.keys import KeyRing

VERSION = "g1"
KINDS = ("m", "g")  # rights of other kinds are not a guest's, whoever signed them
_FIELDS = 4


def read_guest(shown: str, keys: KeyRing) -> tuple[str, ...]:
    """The words of the rights in it, none where it is not believed. It never raises."""
    if len(shown) > MOST_BYTES or not shown.isascii():
        return ()
    words, _, signature = shown.rpartition(".")
    fields = words.split(".")
    if len(fields) != _FIELDS - 1 or fields[0] != VERSION:
        return ()
    key = keys.named(fields[1])
    if key is None or not compare_digest(key.signature(words), signature):
        return ()
    rights = tuple(fields[2].split("~"))
    return rights if all(map(_is_guests, rights)) else ()


def sign_guest(rights: Iterable[str], keys: KeyRing) -> str | None:
    """The pass with these rights, in this order; None where there are none, or no room for them.

    Raises ValueError for a right that is no guest's.
    """
    held = tuple(rights)
    if not held:
        return None
    if not all(map(_is_guests, held)):
        message = "A guest's pass carries what was opened or given, and nothing else."
        raise ValueError(message)
    words = ".".join((VERSION, keys.current.name, "~".join(held)))
    signed = f"{words}.{keys.current.signature(words)}"
    return signed if len(signed) <= MOST_BYTES else None


def sign_guest_making_room(rights: Iterable[str], keys: KeyRing) -> str | None:
    """The same; where there is no room for all, the gifts that came first are left out."""
    held = list(rights)
    while (signed := sign_guest(held, keys)) is None:
        oldest = next((right for right in held if right.startswith("g")), None)
        if oldest is None:
            return None
        held.remove(oldest)
    return signed


def _is_guests(right: str) -> bool:
    return right.startswith(KINDS) and RIGHT.fullmatch(right) is not None
