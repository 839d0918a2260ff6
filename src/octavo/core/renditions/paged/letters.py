"""The author's characters made fit for pages: none turns others round, none fails to show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from octavo.core.manuscript.characters import without_unprintable

# Marks, embeddings, overrides and isolates that would turn the order of what follows.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
_LINE_ENDS = re.compile("[\u2028\u2029]")
_NOT_CHARACTERS = re.compile(
    "["
    + "".join(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "\ufdd0-\ufdef]"
)
# More marks on one letter than any script has would cover the lines above.
_PILED = re.compile(
    r"([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{4})"
    r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
# Characters that have no shape of their own: no face need have them.
_SHAPELESS = re.compile(
    "[\n\u00ad\u034f\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\U000e0000-\U000e0fff]"
)
STANDS_IN = "□"
# A word of this many characters without a place to break may be broken after its punctuation, and
# a stretch of this many letters anywhere, or it would leave its column. Scripts without spaces
# break by themselves.
LONG_WORD, LONG_STRETCH, CHOPPED_TO = 24, 30, 10
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\uff00-\uffef"
_LONG = re.compile(rf"[^\s\u00ad\u200b{_SPACELESS}]{{{LONG_WORD},}}")
_BREAKS_AFTER = re.compile(r"(?<=[/?&=#.,;:_@+])(?=[^\s/])")
RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ku ps sd syr ug ur yi".split())


def clean(text: str) -> str:
    """The same words without what pages cannot carry; a tab becomes a space."""
    text = _LINE_ENDS.sub("\n", without_unprintable(text))
    text = _PILED.sub(r"\1", _TURNING.sub("", _NOT_CHARACTERS.sub("", text)))
    return text.replace("\t", " ")


def shown(text: str, letters: Container[int] | None, missing: set[str]) -> str:
    """The cleaned words; a stand-in for each character that no face has, which `missing` gets."""
    text = clean(text)
    if letters is None:
        return text
    lacking = {it for it in set(text) if ord(it) not in letters and not _SHAPELESS.match(it)}
    missing.update(lacking)
    return "".join(STANDS_IN if it in lacking else it for it in text) if lacking else text


def breakable(text: str) -> str:
    """The words with places to break in those that are longer than a column is wide."""
    return _LONG.sub(_with_breaks, text)


def _with_breaks(word: re.Match[str]) -> str:
    pieces = _BREAKS_AFTER.sub("\u200b", word[0]).split("\u200b")
    return "\u200b".join(map(_chopped, pieces))


def _chopped(piece: str) -> str:
    if len(piece) < LONG_STRETCH:
        return piece
    starts = range(0, len(piece), CHOPPED_TO)
    return "\u200b".join(piece[start : start + CHOPPED_TO] for start in starts)


def direction(text: str, language: str) -> str:
    """`rtl` for words whose first letter is written from right to left, or whose language is."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return "rtl" if language.lower().partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def tongue(tag: str) -> dict[str, str]:
    """A BCP 47 tag as a typesetter takes it: language and region; nothing for what is no tag."""
    said = re.fullmatch(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?(?:-.*)?", tag)
    if said is None:
        return {}
    region = {"region": said[2].upper()} if said[2] else {}
    return {"language": said[1].lower(), **region}
