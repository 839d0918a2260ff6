"""What can be wrong with a lexicon's entry.

EntrySenseless (ValueError)
├── WordMissing        nothing is written, or nothing is said for it
├── EntryTooLong       more letters than an entry may have
├── SaidWithSigns      it is said with digits or signs, which have no sound
├── SoundUnknown       a letter that no engine can be asked to say
└── SoundsUneven       not one sound for each word
"""

from __future__ import annotations


class EntrySenseless(ValueError):
    """An entry that says nothing, or nothing that can be said; `written` is its written side."""

    def __init__(self, *, written: str, trouble: str) -> None:
        super().__init__(f"“{written}”: {trouble}")
        self.written = written
        self.trouble = trouble


class WordMissing(EntrySenseless):
    """Nothing is written, or nothing is said for it."""


class EntryTooLong(EntrySenseless):
    """One side has more letters than an entry may have."""


class SaidWithSigns(EntrySenseless):
    """It is said with digits or signs, which have no sound."""


class SoundUnknown(EntrySenseless):
    """A sound has a letter outside the set that engines are asked to say."""


class SoundsUneven(EntrySenseless):
    """There is not one sound for each word, so no word could carry its own."""
