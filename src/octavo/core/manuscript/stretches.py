"""A line cut into stretches that get an element of their own: sentences and the first phrase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
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
    marked = [
        (_sentence_at(start, run, sentences), start < phrase, run)
        for start, run in _cut(runs(inlines), cuts)
    ]
    for (sentence, is_phrase), members in groupby(marked, key=lambda piece: piece[:2]):
        yield Stretch(sentence, is_phrase, from_runs(run for *_, run in members))


def _cut(flat: Iterable[Run], cuts: Sequence[int]) -> Iterator[tuple[int, Run]]:
    """The runs with their offsets, cut at those offsets."""
    start = 0
    for run in flat:
        end = start + len(run.text)
        edges = [start, *(cut for cut in cuts if start < cut < end), end]
        for left, right in pairwise(edges):
            yield left, replace(run, text=run.text[left - start : right - start])
        start = end


def _sentence_at(start: int, run: Run, sentences: Iterable[Sentence]) -> str | None:
    """A note mark belongs to the words before it."""
    place = start if run.note is None else max(start - 1, 0)
    return next((it.id for it in sentences if it.starts <= place < it.ends), None)
