"""The few words of an article that show why it was found, its hits marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from octavo.core.access import Decision, Granted, Variant
from octavo.search.engines import Asked
from octavo.search.words import folded, places

AROUND = 34  # words in a fragment
BEFORE = 8  # of them at most before the first hit
MOST_FRAGMENTS = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a text, and whether they were asked for."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of one paragraph; what was left out before or behind it is said, not written."""

    pieces: tuple[Piece, ...]
    begins_inside: bool
    ends_inside: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    """Where a thing that was asked for stands: its first and last word, and which thing it is."""

    first: int
    last: int
    term: int


def granted_text(text: str, decision: Decision) -> str:
    """The part of an article's text that this decision lets its reader see.

    A variant that is not known here gives nothing: an excerpt is never more than the page shows.
    """
    is_whole = isinstance(decision, Granted) and decision.variant is Variant.FULL
    return text if is_whole else ""


def marked(text: str, asked: Sequence[Asked]) -> tuple[Piece, ...]:
    """The whole text with its hits marked."""
    words = list(places(text))
    return tuple(_pieces(text, words, _hits(words, asked), 0, len(text)))


def excerpt(text: str, asked: Sequence[Asked]) -> tuple[Fragment, ...]:
    """The best places of a text, in its order: those that show most of what was asked for."""
    found = list(_until_all_is_shown(text, asked))
    chosen: list[tuple[int, frozenset[int], Fragment]] = []
    for _ in range(MOST_FRAGMENTS):
        shown = frozenset[int]().union(*(terms for _at, terms, _fragment in chosen))
        rest = [(at, terms, it) for at, (terms, it) in enumerate(found) if terms - shown]
        if not rest:
            break
        chosen.append(max(rest, key=lambda one: (len(one[1] - shown), -one[0])))
    return tuple(fragment for _at, _terms, fragment in sorted(chosen, key=lambda one: one[0]))


def _until_all_is_shown(
    text: str, asked: Sequence[Asked]
) -> Iterator[tuple[frozenset[int], Fragment]]:
    """The stretches of a text up to the first that shows everything: no later one is better."""
    firsts = {run[0] for runs in asked for run in runs}
    for part in text.split("\n\n"):
        looked_at = folded(part)
        if any(word in looked_at for word in firsts):  # quickly told; words are looked at closely
            for terms, fragment in _fragments(part, asked):
                yield terms, fragment
                if len(terms) == len(asked):
                    return


def _fragments(part: str, asked: Sequence[Asked]) -> Iterator[tuple[frozenset[int], Fragment]]:
    """A paragraph's stretches around its hits, none overlapping, with what each shows."""
    words = list(places(part))
    hits = _hits(words, asked)
    while hits:
        begin = max(0, hits[0].first - BEFORE)
        begin = 0 if begin < BEFORE // 2 else begin
        end = min(len(words), max(begin + AROUND, hits[0].last + 1))
        inside = [hit for hit in hits if hit.last < end]
        starts = words[begin][1] if begin else 0
        ends = words[end - 1][2] if end < len(words) else len(part)
        pieces = tuple(_pieces(part, words, inside, starts, ends))
        fragment = Fragment(pieces, begins_inside=begin > 0, ends_inside=ends < len(part))
        yield frozenset(hit.term for hit in inside), fragment
        hits = [hit for hit in hits if hit.first >= end]


def _hits(words: Sequence[tuple[str, int, int]], asked: Sequence[Asked]) -> list[_Hit]:
    """Every place where something that was asked for stands, in the order of the text."""
    beginnings: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for term, runs in enumerate(asked):
        for run in runs:
            beginnings.setdefault(run[0], []).append((term, run))
    found = []
    for at, (word, _starts, _ends) in enumerate(words):
        for term, run in beginnings.get(word, ()):
            if len(run) == 1 or tuple(it[0] for it in words[at : at + len(run)]) == run:
                found.append(_Hit(at, at + len(run) - 1, term))
    return found


def _pieces(
    text: str, words: Sequence[tuple[str, int, int]], hits: Sequence[_Hit], starts: int, ends: int
) -> Iterator[Piece]:
    at = starts
    for hit in hits:
        begins, closes = max(at, words[hit.first][1]), words[hit.last][2]
        if closes <= at:
            continue
        if begins > at:
            yield Piece(text[at:begins])
        yield Piece(text[begins:closes], is_hit=True)
        at = closes
    if at < ends:
        yield Piece(text[at:ends])
