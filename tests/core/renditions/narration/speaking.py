"""The plainest way of saying a text: every word as it is spelt."""

from __future__ import annotations

import re

from octavo.core.renditions.narration.spoken.words import Spoken, Word


def plainly(text: str) -> Spoken:
    """Each written word is one spoken word."""
    found = re.finditer(r"[^\W_]+", text)
    said, words = "", []
    for match in found:
        said += " " if said else ""
        words.append(Word(len(said), len(said) + len(match[0]), match.start(), match.end()))
        said += match[0]
    return Spoken(said, tuple(words))
