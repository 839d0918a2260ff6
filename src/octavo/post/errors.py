"""What can be wrong with a letter, as facts.

LetterRefusal
    UnknownKind          nobody registered such a letter
    FactMissing          whoever sends it did not say all that it tells
    FactUnfit            a fact is not what its form asks for: a link that leads nowhere safe
    WordsWrong           the words of a letter cannot be read; a plain sentence for an editor
        UnknownPlaceholder   they name a fact that the letter does not have
"""

from __future__ import annotations


class LetterRefusal(Exception):
    """The letter is not written. The message is a plain sentence."""


class UnknownKind(LetterRefusal):
    """Nobody registered such a letter."""


class FactMissing(LetterRefusal):
    """Whoever sends it did not say all that it tells."""


class FactUnfit(LetterRefusal):
    """A fact is not what its form asks for."""


class WordsWrong(LetterRefusal):
    """The words of a letter cannot be read."""


class UnknownPlaceholder(WordsWrong):
    """The words name a fact that the letter does not have."""
