"""Say a text: one sentence or heading as it is written becomes what a good reader would say."""

from __future__ import annotations

from octavo.core.renditions.narration.spoken.cleaning import clean
from octavo.core.renditions.narration.spoken.elsewhere import ELSEWHERE
from octavo.core.renditions.narration.spoken.english import ENGLISH
from octavo.core.renditions.narration.spoken.lexicon import NO_WORDS, Lexicon
from octavo.core.renditions.narration.spoken.manners import manner_of
from octavo.core.renditions.narration.spoken.scanning import Walk
from octavo.core.renditions.narration.spoken.weaving import weave
from octavo.core.renditions.narration.spoken.words import Spoken

VERSION = "1"
"""Raised whenever any text is said in another way: what was recorded from the old words is stale."""


def speak(text: str, *, language: str = "en", lexicon: Lexicon = NO_WORDS) -> Spoken:
    """What is said for a text, and for each word where it is written.

    It never fails: what has no sound is left out. The time it takes grows with the text alone.
    """
    plain = clean(text)
    manner = manner_of(language)
    book = ENGLISH if manner.is_english else ELSEWHERE
    return weave(Walk(plain.text, book, manner, lexicon).pieces(), plain)
