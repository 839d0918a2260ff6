"""Text as the index sees it: words without case and diacritics, in the order of the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# A longer word is no word, and PostgreSQL would refuse it.
LONGEST_WORD = 64
# Stands between two parts of a text, so that no phrase is found across them; nobody can ask for it.
BETWEEN = "¶"

# What is written above, below or through a letter, and read as the letter by those who search.
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
# Where a word may be broken, and joints that nobody sees.
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
# Letters that Unicode takes for letters of their own, as readers type them.
_TYPED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
# Scripts without spaces: each character is a word of its own, and words typed together a phrase.
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Scripts whose vowels are marks that belong to the word.
_MARKED_SCRIPTS = "\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u1000-\u1049\u1780-\u17d3"
_WORD = re.compile(f"[{_IDEOGRAPHS}]|(?:[^\\W_{_IDEOGRAPHS}]|[{_MARKED_SCRIPTS}])+")


def folded(text: str) -> str:
    """The text without case and diacritics, ligatures undone."""
    if text.isascii():
        return text.lower()
    seen = _UNSEEN.sub("", text)
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", seen).casefold())
    return unicodedata.normalize("NFKC", _MARKS.sub("", apart).translate(_TYPED))


def legible(text: str) -> str:
    """The text with each letter as one character and nothing between letters that is not seen."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def words_in(text: str) -> list[str]:
    """The folded words of a text."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(folded(text))]


def places(text: str) -> Iterator[tuple[str, int, int]]:
    """Each folded word with the place in the text where what it was made of begins and ends."""
    for found in _WORD.finditer(text):
        for word in _words_of(found.group()):
            yield word, found.start(), found.end()


def as_line(words: list[str]) -> str:
    """Words as the index keeps them: one space before, between and after."""
    return f" {' '.join(words)} " if words else ""


@lru_cache(maxsize=50_000)
def _words_of(written: str) -> tuple[str, ...]:
    return tuple(words_in(written))
