"""From what is written to what is said: numbers, money, dates, signs and short forms in words."""

from octavo.core.renditions.narration.spoken.lexicon import NO_WORDS, Entry, Lexicon, lexicon_of
from octavo.core.renditions.narration.spoken.speaking import VERSION, speak
from octavo.core.renditions.narration.spoken.words import Spoken, Word

__all__ = ["NO_WORDS", "VERSION", "Entry", "Lexicon", "Spoken", "Word", "lexicon_of", "speak"]
