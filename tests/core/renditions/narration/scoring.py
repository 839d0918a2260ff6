"""How many sentences are said as a good reader says them; the benchmark counts in the same way."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

# How many of sixty were said well when a set was tried for the first time, in order.
FIRST_SIGHT = {"unseen_1": 56, "unseen_2": 56, "unseen_3": 56, "unseen_4": 56, "unseen_5": 57}
NEWEST = "unseen_5"
CASES = Path(__file__).parent / "spoken_cases"


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence of a topic as it is printed, and as it is said in a language."""

    topic: str
    written: str
    spoken: str
    language: str = "en-GB"


class Failure(NamedTuple):
    case: Case
    said: str


def cases(name: str) -> tuple[Case, ...]:
    """The set of this name: `seen` while the rules were written, or one of `FIRST_SIGHT`."""
    found = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
    return tuple(Case(**case) for case in found["case"])


def score(
    cases: Iterable[Case], *, say: Callable[[Case], str]
) -> tuple[int, int, tuple[Failure, ...]]:
    """How many passed, of how many, and what was said instead; `say` is who is to be measured."""
    said = [(case, say(case)) for case in cases]
    failures = tuple(Failure(case, words) for case, words in said if words != case.spoken)
    return len(said) - len(failures), len(said), failures
