"""The secret in the address of a private podcast: shown once, and kept as a hash alone."""

from __future__ import annotations

from hashlib import sha256
from secrets import token_urlsafe

BYTES = 24  # of chance: nobody finds one by trying, so that a plain hash of it is enough


def new_token() -> str:
    """A secret of letters, digits, hyphens and underscores."""
    return token_urlsafe(BYTES)


def hash_of(token: str) -> str:
    """What is kept of it. Rows are found by this, so that no comparison betrays the secret."""
    return sha256(token.encode()).hexdigest()
