"""For a word that no article has, the printed word that was most likely meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from octavo.search.models import IndexedWord

SHORTEST = 3
# Slips that a word of so many letters may have; a short word with two is another word.
LONG_ENOUGH_FOR_TWO = 6


def meant_by(word: str) -> str | None:
    """The printed word that looks most like it, the more common one of two; or None."""
    most = slips_allowed(word)
    if not most:
        return None
    distance_to = partial(slips, word, most=most)
    candidates = ((distance_to(other), -articles, other) for other, articles in _alike(word, most))
    best = min((found for found in candidates if 0 < found[0] <= most), default=None)
    return best[2] if best else None


def slips_allowed(word: str) -> int:
    """How many letters may be wrong in a word of that length."""
    if len(word) < SHORTEST:
        return 0
    return 2 if len(word) >= LONG_ENOUGH_FOR_TWO else 1


def slips(word: str, other: str, *, most: int) -> int:
    """Letters to change, add, drop or exchange with the next; more than `most` is not counted out.

    A letter is exchanged at most once.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(word, start=1):
        previous, row = row, [at]
        for there, its in enumerate(other, start=1):
            cost = min(
                previous[there] + 1, row[there - 1] + 1, previous[there - 1] + (letter != its)
            )
            if at > 1 and there > 1 and letter == other[there - 2] and word[at - 2] == its:
                cost = min(cost, before[there - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = previous
    return row[-1]


def _alike(word: str, most: int) -> Iterator[tuple[str, int]]:
    """Printed words of nearly that length that begin with one of its first two letters.

    Of those, the ones with nearly the same letters: that is quickly told, and leaves few.
    """
    letters = set(word)
    lengths = (len(word) - most, len(word) + most)
    rows = IndexedWord.objects.filter(initial__in=set(word[:2]), length__range=lengths)
    found: Iterable[tuple[str, int]] = rows.values_list("word", "articles")
    return (row for row in found if len(letters.symmetric_difference(row[0])) <= 2 * most)
