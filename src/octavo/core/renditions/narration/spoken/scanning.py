"""The walk through a text: at each word, number and sign the first rule that fits says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from octavo.core.renditions.narration.spoken.lexicon import Entry, Lexicon, is_mark
from octavo.core.renditions.narration.spoken.manners import Manner
from octavo.core.renditions.narration.spoken.rules import Rule

APOSTROPHES = "'’"
POSSESSIVE = re.compile(r"['’]s?(?!\w)")
WITH_S = re.compile(r"['’]s(?!\w)")
HISSING = "szʃʒ"
UNVOICED = "ptkfθ"


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules of a language, by what a text begins with; `plain` words need no look at them."""

    letters: tuple[Rule, ...]
    figures: tuple[Rule, ...]
    signs: tuple[Rule, ...]
    plain: re.Pattern[str]
    not_plain: frozenset[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """What is said, words and signs, for one stretch of plain text; `sounds` go with its words."""

    said: str
    starts: int
    ends: int
    sounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Walk:
    """A text on its way to be said."""

    text: str
    book: RuleBook
    manner: Manner
    lexicon: Lexicon

    def pieces(self) -> Iterator[Piece]:
        at, length = 0, len(self.text)
        while at < length:
            if self.text[at].isspace():
                at += 1
                continue
            for piece in self.pieces_at(at):
                at = piece.ends
                yield piece

    def pieces_at(self, at: int) -> Iterator[Piece]:
        entry = self.lexicon.entry_at(self.text, at)
        if entry is not None:
            yield from self.pieces_of(entry, at)
        else:
            yield self.ruled(at) or self.word(at)

    def ruled(self, at: int) -> Piece | None:
        """What the first rule says that fits."""
        for rule in self.rules_at(at):
            said = rule.said_at(self.text, at, self.manner)
            if said is not None:
                return self.with_possessive(*said, at)
        return None

    def with_possessive(self, said: str, ends: int, at: int) -> Piece:
        """“Jr.’s”, “@octavo’s”: the ending belongs to whatever a rule has said."""
        own_s = WITH_S.match(self.text, ends) if said[-1:].isalpha() else None
        return Piece(said + own_s[0], at, own_s.end()) if own_s else Piece(said, at, ends)

    def rules_at(self, at: int) -> tuple[Rule, ...]:
        letter = self.text[at]
        if letter.isdecimal():
            return self.book.figures
        if not letter.isalpha():
            return self.book.signs
        plain = self.book.plain.match(self.text, at)
        if plain and plain[0] not in self.book.not_plain:
            return ()
        return self.book.letters

    def word(self, at: int) -> Piece:
        """A word as it stands, with the parts behind its hyphens if they do; a sign is not said."""
        ends = word_end(self.text, at)
        if ends == at:
            return Piece("", at, at + 1)
        while self.goes_on(ends) and not self.is_counted(at) and self.text[at:ends] != "a":
            ends = word_end(self.text, ends + 1)
        return Piece(self.text[at:ends], at, ends)

    def goes_on(self, ends: int) -> bool:
        """Whether a hyphen and a part follow for which no rule has a word of its own."""
        after = ends + 1
        if self.text[ends : ends + 1] != "-" or not self.text[after : after + 1].isalpha():
            return False
        return self.lexicon.entry_at(self.text, after) is None and self.ruled(after) is None

    def is_counted(self, at: int) -> bool:
        """“20-year-old”, “3D-printed”: with a number before it, each part is a word."""
        return self.text[max(0, at - 2) : at].rstrip("-")[-1:].isdecimal()

    def pieces_of(self, entry: Entry, at: int) -> Iterator[Piece]:
        length = len(entry.plain)
        ends = at + length
        possessive = POSSESSIVE.match(self.text, ends) if self.manner.is_english else None
        if not entry.is_sound:
            if possessive:
                ends = possessive.end()
            yield Piece(entry.said + (possessive[0] if possessive else ""), at, ends)
            return
        yield from self.sounded(entry, at, ends)

    def sounded(self, entry: Entry, at: int, ends: int) -> Iterator[Piece]:
        """The words as they are spelt, each with its own sound; the last with that of its “’s”."""
        sounds = list(entry.sounds)
        words = [found.span() for found in re.finditer(r"[^ \u00a0]+", self.text[at:ends])]
        own_s = WITH_S.match(self.text, ends) if self.manner.is_english else None
        for (first, last), sound in zip(words, sounds, strict=True):
            starts, stops = at + first, at + last
            if own_s and stops == ends:
                stops, sound = own_s.end(), sound + sound_of_s(sound)
            yield Piece(self.text[starts:stops], starts, stops, (sound,))


def sound_of_s(sound: str) -> str:
    """How the “’s” after a word sounds, which depends on how the word ends."""
    if sound[-1] in HISSING:
        return "ɪz"
    return "s" if sound[-1] in UNVOICED else "z"


def word_end(text: str, at: int) -> int:
    """Where the word ends that begins there; an apostrophe between letters is part of it."""
    ends = at
    while ends < len(text):
        letter = text[ends]
        inside = letter in APOSTROPHES and ends > at and text[ends + 1 : ends + 2].isalpha()
        if not (letter.isalpha() or inside or (ends > at and is_mark(letter))):
            break
        ends += 1
    return ends
