"""How long an article is, in words and in minutes, and its words without any marks."""

from __future__ import annotations

import re
from itertools import chain

from octavo.core.manuscript.blocks import Block
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Inlines, Text, normal
from octavo.core.manuscript.inlines import plain_text as words_of
from octavo.core.manuscript.parts import RUNNING_PURPOSES, block_parts, parts

# Words read in a minute, as measured on the same texts in each language (IReST,
# Trauzettel-Klosinski and Dietz, 2012). Chinese and Japanese: characters.
WORDS_PER_MINUTE = {
    "ar": 138,
    "de": 179,
    "en": 228,
    "es": 218,
    "fi": 161,
    "fr": 195,
    "he": 187,
    "it": 188,
    "ja": 357,
    "nl": 202,
    "pl": 166,
    "pt": 181,
    "ru": 184,
    "sl": 180,
    "sv": 199,
    "tr": 166,
    "zh": 255,
}
USUAL_WORDS_PER_MINUTE = 190

_BETWEEN_WORDS = re.compile(r"(?:[\s–—…/|]|--)+")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def block_inlines(block: Block) -> Inlines:
    """All the words of a block with their marks, its parts one after the other, a line each."""
    first, *others = [part.inlines for part in block_parts(block)] or [()]
    return normal((*first, *chain.from_iterable((Text("\n"), *line) for line in others)))


def block_text(block: Block) -> str:
    """All the words of a block, one line for each of its parts: items, cells, caption, credit."""
    return words_of(block_inlines(block))


def plain_text(manuscript: Manuscript) -> str:
    """Every word of an article from its headline on, one blank line between its parts."""
    return "\n\n".join(part.text for part in parts(manuscript))


def running_text(manuscript: Manuscript) -> str:
    """What is read from top to bottom below the standfirst.

    Pull quotes, captions, credits, speakers' names, notes and embeds are not.
    """
    running = (part.text for part in parts(manuscript) if part.purpose in RUNNING_PURPOSES)
    return "\n\n".join(running)


def count_words(text: str) -> int:
    """Words as an editor counts them: what lies between spaces, dashes and slashes.

    A character of Chinese or Japanese counts as a word of its own.
    """
    ideographs = len(_IDEOGRAPH.findall(text))
    rest = _IDEOGRAPH.sub(" ", text) if ideographs else text
    return ideographs + sum(
        any(character.isalnum() for character in word) for word in _BETWEEN_WORDS.split(rest)
    )


def word_count(manuscript: Manuscript) -> int:
    """The words of the running text."""
    return count_words(running_text(manuscript))


def reading_minutes(manuscript: Manuscript) -> int:
    """Whole minutes to read the running text, rounded up; at least one."""
    language = manuscript.language.lower().partition("-")[0]
    pace = WORDS_PER_MINUTE.get(language, USUAL_WORDS_PER_MINUTE)
    return max(1, -(-word_count(manuscript) // pace))
