"""Which language an article is in, told by its commonest words."""

from __future__ import annotations

import re
from collections import Counter

from octavo.importers.judgement import vocabulary

_SAMPLE = 20_000  # characters
_FEWEST = 5  # common words before anything can be said
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """The code of the language whose common words are most of the text; empty when unsure."""
    counted = Counter(_WORD.findall(text[:_SAMPLE].lower()))
    points = {
        code: sum(counted[word] for word in vocabulary.words_of(code, "common"))
        for code in vocabulary.languages()
    }
    best = max(points, key=lambda code: points[code])
    return best if points[best] >= _FEWEST else ""
