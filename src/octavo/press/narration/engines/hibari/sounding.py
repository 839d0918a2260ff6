"""From words to the signs that the voice reads, each with the word that it belongs to.

The package's own way in is left aside: it would read numbers and marks by its own rules, and a
markup in square brackets that an author may have typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from hibari.g2p import G2P
from hibari.g2p.token import Tok

from octavo.core.renditions.narration.spoken.words import Spoken, Word
from octavo.press.narration.engines.hibari.letters import letters_of

BREATHS = frozenset(",.;:?!—…")
NOBODY = -1  # the word of a sign that belongs to none
LONGEST_WORD = 100  # characters; what is longer is a mishap, and its beginning says enough
_UNSAID = re.compile(r"[^\w'’.-]|_")
# The package's rules were written for prose; what they trip over is said word by word.
_TRIPPED = (ValueError, LookupError, TypeError, AttributeError, OverflowError)


@dataclass(frozen=True, slots=True)
class Sign:
    """One letter of the voice's alphabet, and the index of the word that it is a part of."""

    letter: str
    word: int


class Sounding:
    """Knows how English words sound, in the letters of the voices."""

    def __init__(self, *, british: bool) -> None:
        self._british = british
        self._rules = G2P(british=british)

    def signs(self, spoken: Spoken) -> list[Sign]:
        """The whole text as signs; a word that nobody can say has none."""
        tokens: list[Tok] = []
        owners: list[int] = []
        for index, (word, breaths) in enumerate(_with_breaths(spoken)):
            found = self._tokens(spoken.text[word.starts : word.ends], word)
            if found:
                found[-1].whitespace = "" if breaths else " "
            tokens += found
            owners += [index] * len(found)
            if breaths:
                tokens.append(Tok(breaths, ".", " ", phonemes=breaths, rating=4))
                owners.append(NOBODY)
        self._tag(tokens)
        self._name_letters(tokens, owners)
        signs = self._signs(tokens, owners)
        while signs and signs[-1].letter == " ":
            signs.pop()
        return signs

    def _tokens(self, text: str, word: Word) -> list[Tok]:
        given = letters_of(word.sound, british=self._british) if word.sound else ""
        if given:
            return [Tok("word", "NN", "", phonemes=given, rating=5)]
        pairs = self._rules.tokenizer(_UNSAID.sub(" ", text[:LONGEST_WORD]))
        if not any(character.isalnum() for part, _ in pairs for character in part):
            return []
        return [Tok(part, "", space) for part, space in pairs]

    def _tag(self, tokens: list[Tok]) -> None:
        """Say which part of speech each is: “read” and “live” sound by it."""
        for token, tag in zip(
            tokens, self._rules.tagger([token.text for token in tokens]), strict=True
        ):
            token.tag = token.tag or tag

    def _name_letters(self, tokens: list[Tok], owners: list[int]) -> None:
        """A capital alone is a letter; A and I are words, unless a letter stands beside them."""
        whole = Counter(owners)
        capitals = [
            whole[owner] == 1 and len(token.text) == 1 and "A" <= token.text <= "Z"
            for token, owner in zip(tokens, owners, strict=True)
        ]
        for index in (at for at, capital in enumerate(capitals) if capital):
            beside = capitals[max(index - 1, 0) : index] + capitals[index + 1 : index + 2]
            token = tokens[index]
            if token.phonemes is None and (any(beside) or token.text not in "AI"):
                token.phonemes, token.rating = self._rules.lexicon.get_NNP(token.text)

    def _signs(self, tokens: list[Tok], owners: list[int]) -> list[Sign]:
        try:
            return _owned(self._rules.phonemize_tokens(_copies(tokens)), tokens, owners)
        except _TRIPPED:
            return [sign for some in _by_word(tokens, owners) for sign in self._signs_of(*some)]

    def _signs_of(self, tokens: list[Tok], owner: int) -> list[Sign]:
        try:
            said = self._rules.phonemize_tokens(_copies(tokens))
        except _TRIPPED:
            return []
        return [Sign(letter, owner) for token in said for letter in _read(token)]


def _with_breaths(spoken: Spoken) -> Iterator[tuple[Word, str]]:
    """Each word with the one sign that follows it before the next; of several the last counts."""
    starts = [word.starts for word in spoken.words] + [len(spoken.text)]
    for word, end in zip(spoken.words, starts[1:], strict=True):
        breaths = [sign for sign in spoken.text[word.ends : end] if sign in BREATHS]
        yield word, breaths[-1] if breaths else ""


def _copies(tokens: list[Tok]) -> list[Tok]:
    return [token.copy() for token in tokens]


def _read(token: Tok) -> str:
    return (token.phonemes or "") + (" " if token.whitespace else "")


def _owned(said: list[Tok], tokens: list[Tok], owners: list[int]) -> list[Sign]:
    """Signs with their words. The package joins and splits tokens, but drops no letter of them."""
    text, at = "", []
    for token, owner in zip(tokens, owners, strict=True):
        piece = token.text + token.whitespace
        text += piece
        at += [owner] * len(piece)
    if "".join(token.text + token.whitespace for token in said) != text:
        message = "Letters were lost on the way."
        raise ValueError(message)
    signs: list[Sign] = []
    place = 0
    for token in said:
        owner = at[place]
        signs += [Sign(letter, owner if letter != " " else NOBODY) for letter in _read(token)]
        place += len(token.text + token.whitespace)
    return signs


def _by_word(tokens: list[Tok], owners: list[int]) -> Iterator[tuple[list[Tok], int]]:
    """Runs of tokens with one owner."""
    run: list[Tok] = []
    for index, token in enumerate(tokens):
        run.append(token)
        if index + 1 == len(tokens) or owners[index + 1] != owners[index]:
            yield run, owners[index]
            run = []
