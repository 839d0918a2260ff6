"""Whether two names may be one person's: banks write them in capitals and backwards."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

_UNTOLD = frozenset(
    "dr prof professor herr herrn frau familie fam eheleute mr mrs ms miss sir dipl ing med phil "
    "und u and oder or od".split()
)
_SPELT = (("ß", "ss"), ("æ", "a"), ("œ", "o"), ("ø", "o"), ("ł", "l"), ("đ", "d"), ("ð", "d"))
_UMLAUTS = re.compile(r"([aou])e")


def folded(name: str) -> frozenset[str]:
    """The words of a name, small and bare; ä, ae and a are one, as banks make no difference."""
    small = name.casefold()
    for letter, plain in _SPELT:
        small = small.replace(letter, plain)
    bare = "".join(it for it in normalize("NFKD", small) if not combining(it))
    words = (_UMLAUTS.sub(r"\1", word) for word in re.findall(r"\w+", bare))
    return frozenset(words) - _UNTOLD


def may_be_one(name: str, other: str) -> bool:
    """Whether each word of the shorter name is in the longer, if only as an initial.

    One whole word at least must be in both: initials alone say nothing.
    """
    short, long = sorted((folded(name), folded(other)), key=len)
    if not any(len(word) > 1 for word in short & long):
        return False
    return all(any(_same(word, one) for one in long) for word in short)


def _same(word: str, other: str) -> bool:
    if len(word) == 1 or len(other) == 1:
        return word[0] == other[0]
    return word == other
