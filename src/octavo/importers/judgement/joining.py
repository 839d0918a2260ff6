"""Puts together again the sentences and words that a page break or a picture cut in two."""

from __future__ import annotations

import re

_CLOSERS = "”\"»’')]*_ \u202f\xa0"
_ENDS = ".!?…。？！؟"
_LONGEST_WORD = 80
_LAST_WORD = re.compile(r"(\w+)-\s*$")
_FIRST_WORD = re.compile(r"\w+")
_WHOLE_WORD = re.compile(r"\w+(?:-\w+)*")
_CUT_WORD = re.compile(r"\b\w{1,40}-\s{1,20}\w{1,40}")
# First parts of words that are written with a hyphen.
_KEEPING = frozenset(
    """
    self well non half ex all co post pre anti mid semi so long short high low two three four five
    six seven eight nine ten old new full part cross non-profit twenty thirty forty fifty sixty
    seventy eighty ninety deep wide double single much ever ill best left right far near hard
    """.split()
)
_AND = frozenset("and or und oder et ou y o e och eller og en of i".split())


def ends_sentence(text: str) -> bool:
    """Whether the text ends a sentence, whatever quotes or brackets close after it."""
    return text.rstrip(_CLOSERS)[-1:] in _ENDS and bool(text)


def is_cut(text: str) -> bool:
    """Whether the text breaks off inside a sentence: at a word, a comma, a hyphen or a dash."""
    last = text.rstrip()[-1:]
    return last.isalnum() or last in ",;-–—‐"


def join_words(left: str, right: str, *, known: frozenset[str]) -> tuple[str, str, str]:
    """How the end of one text goes on in the next: the left, what stands between, the right.

    A hyphen that only cut a word goes; one that belongs to the word stays. `known` are the words
    of the article, in lower case, which say what is one word.
    """
    left, right = left.rstrip(), right.lstrip()
    match, following = (
        _LAST_WORD.search(left, max(0, len(left) - _LONGEST_WORD)),
        _FIRST_WORD.match(right),
    )
    if not match or not following:
        return left, "" if left.endswith("-") and following else " ", right
    first, second = match[1].lower(), following[0].lower()
    if second in _AND:
        return left, " ", right
    if f"{first}-{second}" in known:
        return left, "", right
    if first + second in known or not right[0].islower():
        return (
            (left[: match.start() + len(match[1])], "", right)
            if right[0].islower()
            else (left, "", right)
        )
    both_are_words = first in known and second in known and len(first) > 2 and len(second) > 2
    if first in _KEEPING or both_are_words:
        return left, "", right
    return left[: match.start() + len(match[1])], "", right


def words_known(text: str) -> frozenset[str]:
    """The words of a text in lower case, those with a hyphen inside them too; no cut-off parts."""
    return frozenset(_WHOLE_WORD.findall(_CUT_WORD.sub(" ", text.lower())))
