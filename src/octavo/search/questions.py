"""What a reader typed, as words and phrases. Whatever it was, it is a question or a refusal."""

from __future__ import annotations

import re
from dataclasses import dataclass

from octavo.search.words import legible, words_in

MOST_CHARACTERS = 200
MOST_TERMS = 16

# Quotation marks of all languages; what opens is not told from what closes.
_QUOTES = re.compile('["“”„‟«»＂「」『』]')
_NOT_WRITTEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u2028-\u202e\u2061-\u206f]+"
)


class QuestionTooLong(Exception):
    """More characters or words than a search takes."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word, of which other forms are taken as well, or words that stand beside each other."""

    words: tuple[str, ...]
    is_exact: bool

    @property
    def is_phrase(self) -> bool:
        return self.is_exact or len(self.words) > 1


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked. `text` is what was typed, without what nobody can type."""

    text: str
    terms: tuple[Term, ...]

    def __bool__(self) -> bool:
        return bool(self.terms)


def cleaned(typed: str) -> str:
    """The line without control characters and needless spaces."""
    return " ".join(legible(_NOT_WRITTEN.sub(" ", typed)).split())


def read_question(typed: str) -> Question:
    """Read what was typed: words, and phrases in quotes. A quote left open lasts to the end."""
    text = cleaned(typed)
    if len(text) > MOST_CHARACTERS:
        raise QuestionTooLong
    terms: list[Term] = []
    for number, part in enumerate(_QUOTES.split(text)):
        if number % 2:
            terms.append(Term(tuple(words_in(part)), is_exact=True))
        else:
            terms += [Term(tuple(words_in(word)), is_exact=False) for word in part.split()]
    asked = tuple(dict.fromkeys(term for term in terms if term.words))
    if sum(len(term.words) for term in asked) > MOST_TERMS:
        raise QuestionTooLong
    return Question(text, asked)
