"""Words and signs in a row become a spoken text: one sign between two words, and no space too many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from octavo.core.renditions.narration.spoken.cleaning import Plain
from octavo.core.renditions.narration.spoken.lexicon import is_mark
from octavo.core.renditions.narration.spoken.scanning import Piece
from octavo.core.renditions.narration.spoken.signs import BRACKET
from octavo.core.renditions.narration.spoken.words import Spoken, Word

DASH = "—"
STRENGTH = {BRACKET: 0, ",": 1, ";": 2, ":": 3, DASH: 3, ".": 4, "…": 5, "!": 6, "?": 7}
ENDS = ".…!?"
PARTS_OF_WORDS = "-'’"


@dataclass
class Loom:
    """The text so far; a sign waits until a word or the end comes, for a stronger one may follow."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    words: list[Word] = field(default_factory=list)
    waiting: str = ""

    def add(self, part: str) -> None:
        self.parts.append(part)
        self.length += len(part)

    def sign(self, sign: str) -> None:
        """The stronger of two signs counts; a dash after the end of a question stands beside it."""
        if not self.waiting:
            self.waiting = sign
        elif len(self.waiting) > 1:
            return
        elif sign == DASH and self.waiting in ENDS:
            self.waiting += sign
        elif self.waiting == "." and sign in ",;:":
            self.waiting = sign
        elif STRENGTH[sign] >= STRENGTH[self.waiting]:
            self.waiting = sign

    def word(self, word: str, written: tuple[int, int], sound: str) -> None:
        if self.words:
            self.breathe()
            self.add(" ")
        self.waiting = ""
        starts = self.length
        self.add(word)
        self.words.append(Word(starts, self.length, *written, sound))

    def breathe(self) -> None:
        for sign in self.waiting.replace(BRACKET, ","):
            self.add(f" {DASH}" if sign == DASH else sign)

    def finish(self) -> Spoken:
        """A bracket is no breath at the end, and what says nothing has no signs."""
        if self.words and self.waiting != BRACKET:
            self.breathe()
        return Spoken("".join(self.parts), tuple(self.words))


def weave(pieces: Iterable[Piece], plain: Plain) -> Spoken:
    loom = Loom()
    for piece in pieces:
        written = plain.starts[piece.starts], plain.ends[piece.ends - 1]
        sounds = iter(piece.sounds)
        for part in piece.said.split():
            bare = part.rstrip("".join(STRENGTH))
            word = only_letters(bare)
            if word:
                loom.word(word, written, next(sounds, ""))
            for sign in part[len(bare) :]:
                loom.sign(sign)
    return loom.finish()


def only_letters(part: str) -> str:
    """What can be said of it: letters, and what stands between them."""
    if part.isalnum():
        return part
    return "".join(one for one in part if one.isalnum() or one in PARTS_OF_WORDS or is_mark(one))
