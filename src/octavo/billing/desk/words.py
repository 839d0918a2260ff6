"""What somebody is found by, as words: folded, so that neither case nor accents matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

LONGEST = 80
_MARKS = re.compile("[\u0300-\u036f]")
_PIECE = re.compile(r"[^\W_]+")
# Letters that Unicode takes for letters of their own, as people type them.
_TYPED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
# How some write letters with dots or a ring where the keyboard has none: Müller, Mueller.
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def folded(text: str) -> str:
    """The text in lower case, without accents, ligatures undone."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFKC", _MARKS.sub("", apart).translate(_TYPED))


def ways_to_write(text: str) -> tuple[str, ...]:
    """The folded text, and the one with its dotted letters spelt out where it has some."""
    lower = unicodedata.normalize("NFC", text).lower()
    ways = (folded(text), folded(lower.translate(_SPELT)))
    return ways if ways[0] != ways[1] else ways[:1]


def compact(text: str) -> str:
    """Its letters and digits alone: how a number is compared, however it was typed."""
    return "".join(_PIECE.findall(folded(text)))[:LONGEST]


def words_of_name(text: str) -> Iterator[str]:
    """Each part of a name, and what a hyphen joins as one."""
    for way in ways_to_write(text):
        for chunk in way.split():
            yield from (piece[:LONGEST] for piece in _PIECE.findall(chunk))
            yield compact(chunk)


def words_of_email(text: str) -> Iterator[str]:
    """The whole address, the parts before the sign, and what stands behind it."""
    whole = folded(text.strip())
    local, _, domain = whole.partition("@")
    yield whole[:LONGEST]
    yield domain[:LONGEST]
    yield from (piece[:LONGEST] for piece in _PIECE.findall(local))


def words_of_number(text: object) -> Iterator[str]:
    """A number, a postcode, a reference: whole, and in the parts in which it is printed."""
    yield compact(str(text))
    yield from (piece[:LONGEST] for piece in _PIECE.findall(folded(str(text))))


def known(words: Iterable[str]) -> set[str]:
    """Each of them once, without what is empty."""
    return {word for word in words if word}


def readings(typed: str) -> list[list[tuple[str, ...]]]:
    """The ways in which the desk's words may be meant, the likelier first.

    Each is a list of words that must all be there, and of each word the ways to write it. Numbers
    are often typed with gaps, so whatever has a digit is tried as one number first.
    """
    chunks = typed.split()
    apart = [way for chunk in chunks for way in _asked(chunk)]
    whole = compact(typed)
    if len(chunks) > 1 and any(letter.isdigit() for letter in whole):
        return [[(whole,)], apart]
    return [apart] if apart else []


def _asked(chunk: str) -> list[tuple[str, ...]]:
    if "@" in chunk:
        address = folded(chunk).strip("@")[:LONGEST]
        return [(address,)] if address else []
    if any(letter.isdigit() for letter in chunk):
        return [(compact(chunk),)]
    asked = [ways_to_write(piece) for piece in _PIECE.findall(chunk)]
    return [tuple(way[:LONGEST] for way in ways) for ways in asked]
