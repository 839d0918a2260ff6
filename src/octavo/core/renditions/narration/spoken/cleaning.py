"""Written text made plain: one kind of space, letter and digit, and nothing that is not seen."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

FIXED_SPACES = "\u00a0\u202f\u2009\u2007\u2008\u200a"  # they join: “12 500”, “5 km”
NOT_SEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
SPACES = frozenset({"Zs", "Zl", "Zp"})
# What these say is lost, or no longer to be told from other text, in their plain form.
KEPT = frozenset("²³¹⁰⁴⁵⁶⁷⁸⁹⁺⁻™℠…½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞‰′″¨´¸˙˚")
SAME = {
    "‐": "-",
    "‑": "-",
    "‒": "–",
    "―": "—",
    "⸺": "—",
    "ʼ": "’",
    "‛": "’",
    "µ": "μ",
    "№": "No. ",
    "٪": "%",
}
SAME |= dict(zip("。、，！？：；،؟؛।।՝։", ".,,!?:;,?;..,:", strict=True))
BRACKETED_LETTERS = re.compile(r"\[([^\W\d_]{1,3})\](?=[^\W\d_])|(?<=[^\W\d_])\[([^\W\d_]{1,3})\]")
NOTE_NUMBER = re.compile(r"(?<=\S)\[\d{1,3}\]")


@dataclass(frozen=True, slots=True)
class Plain:
    """The plain text; its character `i` is written at `[starts[i], ends[i])`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def clean(written: str) -> Plain:
    """Make a text plain: “[T]he” is “The”, and a note's number in square brackets is no word."""
    left_out = places_left_out(written)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, letter in enumerate(written):
        if place in left_out:
            continue
        if letters and unicodedata.combining(letter):
            joined = unicodedata.normalize("NFC", letters[-1] + letter)
            if len(joined) == 1:
                letters[-1], ends[-1] = joined, place + 1
                continue
        for plain in plain_form(letter):
            letters.append(plain)
            starts.append(place)
            ends.append(place + 1)
    return Plain("".join(letters), tuple(starts), tuple(ends))


def places_left_out(written: str) -> set[int]:
    places: set[int] = set()
    for found in BRACKETED_LETTERS.finditer(written):
        places |= {found.start(), found.end() - 1}
    for found in NOTE_NUMBER.finditer(written):
        places.update(range(*found.span()))
    return places


def plain_form(letter: str) -> str:
    """What stands for a letter: itself, mostly; nothing for what is not seen."""
    if letter.isascii() and letter.isprintable():
        return letter
    if letter in KEPT:
        return letter
    if letter in SAME:
        return SAME[letter]
    category = unicodedata.category(letter)
    if letter in FIXED_SPACES:
        return "\u00a0"
    if category in SPACES or letter in "\t\n\r\f\v":
        return " "
    if category in NOT_SEEN:
        return ""
    digit = unicodedata.digit(letter, None)
    if digit is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", letter)
    # A letter that falls apart into a mark and a space, say, is better left alone.
    return plain if plain.isalnum() or plain in ("°C", "°F") else letter
