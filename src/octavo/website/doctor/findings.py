"""What the doctor finds: one thing looked at, how it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How a thing is. Only what is wrong makes the exit status 1."""

    WELL = "well"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. Sentence and remedy are whole sentences."""

    subject: str
    level: Level
    sentence: str
    remedy: str = ""


Examination = Callable[[], Iterator[Finding]]


def well(subject: str, sentence: str) -> Finding:
    """A thing that is as it should be."""
    return Finding(subject, Level.WELL, sentence)


def note(subject: str, sentence: str, remedy: str) -> Finding:
    """A thing to know, that may be meant so."""
    return Finding(subject, Level.NOTE, sentence, remedy)


def wrong(subject: str, sentence: str, remedy: str) -> Finding:
    """A thing that harms readers or staff until it is mended."""
    return Finding(subject, Level.WRONG, sentence, remedy)
