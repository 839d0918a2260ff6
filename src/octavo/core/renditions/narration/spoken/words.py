"""A text as it is said, word by word, each with the place of what it says in the written text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """The word `[starts, ends)` of the spoken text says `[written_starts, written_ends)`.

    Words come in the order in which they are said and do not overlap. Several words may say one
    written stretch (“1998”: nineteen, ninety, eight); then each names all of it. `sound` is how the
    lexicon wants the word to sound, in the letters of the International Phonetic Alphabet with its
    stress marks; an engine that cannot read them says the word as it is spelt. `language` is the
    BCP 47 tag of a word in another language than its sentence; an engine without a voice for it
    says the word plainly.
    """

    starts: int
    ends: int
    written_starts: int
    written_ends: int
    sound: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words and the signs that a voice breathes by: `, . ; : ? ! — …`, and nothing else.

    A text that has nothing to say is empty.
    """

    text: str
    words: tuple[Word, ...]
