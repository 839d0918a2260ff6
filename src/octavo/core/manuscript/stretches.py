"""A line cut into stretches that get an element of their own: sentences and the first phrase."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from octavo.core.manuscript.inlines import Inlines, Run, from_runs, runs
from octavo.core.manuscript.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a line: within which sentence it lies, and whether it is the first phrase."""

    sentence: str | None
    is_phrase: bool
    inlines: Inlines


def stretches(inlines: Inlines, sentences: Sequence[Sentence], *, phrase: int) -> Iterator[Stretch]:
    """The line in stretches, in order and complete; `phrase` is the first phrase's length."""
    cuts = sorted({phrase, *(end for it in sentences for end in (it.starts, it.ends))})
    firsts = [it.starts for it in sentences]
    marked = [
        (_sentence_at(start, run, sentences, firsts), start < phrase, run)
        for start, run in _cut(runs(inlines), cuts)
    ]
    for (sentence, is_phrase), members in groupby(marked, key=lambda piece: piece[:2]):
        yield Stretch(sentence, is_phrase, from_runs(run for *_, run in members))


def _cut(flat: Iterable[Run], cuts: Sequence[int]) -> Iterator[tuple[int, Run]]:
    """The runs with their offsets, cut at those offsets, which rise."""
    start = 0
    for run in flat:
        end = start + len(run.text)
        within = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        if not within:
            yield start, run
        else:
            for left, right in pairwise((start, *within, end)):
                yield left, run.saying(run.text[left - start : right - start])
        start = end


def _sentence_at(
    start: int, run: Run, sentences: Sequence[Sentence], firsts: Sequence[int]
) -> str | None:
    """A note mark belongs to the words before it. `firsts` are the sentences' first characters."""
    place = start if run.note is None else max(start - 1, 0)
    number = bisect_right(firsts, place) - 1
    return sentences[number].id if number >= 0 and place < sentences[number].ends else None
