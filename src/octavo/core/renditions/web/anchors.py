"""Names within a page that an address may point to, each given once."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 60


class Anchors:
    """The anchors given so far on one page."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def give(self, text: str) -> str:
        """An anchor made of these words; the second of the same words gets a 2."""
        stem = "part-" + (_slug(text) or "of-text")
        anchor, count = stem, 1
        while anchor in self._given:
            count += 1
            anchor = f"{stem}-{count}"
        self._given.add(anchor)
        return anchor


def _slug(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", "-", bare).strip("-")[:LONGEST].strip("-")
