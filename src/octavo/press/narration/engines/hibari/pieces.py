"""Cuts what is too long to be said in one breath."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from octavo.press.narration.engines.hibari.sounding import Sign

LONGEST = 400  # signs that the voices were taught to say at once
CLAUSES = frozenset(",;:—…!?.")
EARLIEST = LONGEST // 4  # a piece that ends sooner would sound chopped


def pieces(signs: Sequence[Sign]) -> Iterator[Sequence[Sign]]:
    """Pieces of at most LONGEST signs: cut after a clause, else after a word, else anywhere."""
    rest = signs
    while len(rest) > LONGEST:
        cut = _last(rest[:LONGEST], CLAUSES) or _last(rest[:LONGEST], frozenset(" ")) or LONGEST
        yield rest[:cut]
        rest = rest[cut:]
    if rest:
        yield rest


def _last(signs: Sequence[Sign], ends: frozenset[str]) -> int:
    """How many signs there are up to the last of these ends; 0 if there is none, or too early."""
    for count in range(len(signs), EARLIEST, -1):
        if signs[count - 1].letter in ends:
            return count
    return 0
