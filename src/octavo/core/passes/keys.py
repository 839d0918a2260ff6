"""The keys that passes are signed with. A new one is added first and used later: nobody notices."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256

from octavo.core.passes.document import KEY

LEAST_BYTES = 32


@dataclass(frozen=True, slots=True)
class Key:
    """A secret of at least 32 random bytes, and the name by which a pass says who signed it."""

    name: str
    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if not KEY.fullmatch(self.name):
            message = f"“{self.name[:40]}” is no name of a key: 1 to 16 of a-z and 0-9."
            raise ValueError(message)
        if not isinstance(self.secret, bytes) or len(self.secret) < LEAST_BYTES:
            message = f"The key “{self.name}” is shorter than {LEAST_BYTES} bytes."
            raise ValueError(message)

    def signature(self, words: str) -> str:
        """HMAC-SHA256 of the words, in base64 for addresses, without padding: 43 characters."""
        signed = hmac.digest(self.secret, words.encode("ascii"), sha256)
        return urlsafe_b64encode(signed).rstrip(b"=").decode("ascii")


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The key that signs now, and those whose passes are still believed."""

    current: Key
    older: tuple[Key, ...] = ()

    def __post_init__(self) -> None:
        if len({key.name for key in self._all}) != len(self._all):
            message = "Two keys have the same name."
            raise ValueError(message)

    def named(self, name: str) -> Key | None:
        """The key of that name, if its passes are still believed."""
        return next((key for key in self._all if key.name == name), None)

    @property
    def _all(self) -> tuple[Key, ...]:
        return (self.current, *self.older)
