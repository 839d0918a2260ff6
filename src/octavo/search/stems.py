"""The stem that the forms of a word share, in the languages whose endings are known."""

from __future__ import annotations

import snowballstemmer

# Stemmers by the language's ISO code. A language that is not here has each form for itself.
STEMMERS = {
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hu": "hungarian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}


def stem(word: str, *, language: str) -> str:
    """The stem of a folded word; the word itself where no endings are known."""
    name = STEMMERS.get(language.lower().partition("-")[0])
    if not name:
        return word
    # One for each word: a stemmer keeps the word in itself, and requests run in several threads.
    found: str = snowballstemmer.stemmer(name).stemWord(word)
    return found or word
