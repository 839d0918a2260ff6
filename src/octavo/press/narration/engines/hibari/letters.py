"""The International Phonetic Alphabet in the letters that the voices were taught."""

from __future__ import annotations

AMERICAN = frozenset("AIOWYTbdfhijklmnpstuvwzæðŋɐɑɔəɛɜɡɪɹʃʊʌʒʤʧθᵊᵻˈˌ ")
BRITISH = AMERICAN - {"O", "T"} | frozenset("aQɒː")
VOWELS = frozenset("AIOQWYaiuæɐɑɒɔəɛɜɪʊʌᵊᵻ")

# Two letters that are one sound come first.
_BOTH = (
    ("t͡ʃ", "ʧ"), ("d͡ʒ", "ʤ"), ("tʃ", "ʧ"), ("dʒ", "ʤ"),
    ("eɪ", "A"), ("aɪ", "I"), ("aʊ", "W"), ("ɔɪ", "Y"),
    ("ɫ", "l"), ("r", "ɹ"), ("ʁ", "ɹ"), ("ʀ", "ɹ"), ("ɾ", "ɹ"), ("g", "ɡ"), ("ɣ", "ɡ"),
    ("x", "k"), ("χ", "k"), ("q", "k"), ("c", "k"), ("ç", "ʃ"), ("ɕ", "ʃ"), ("ʂ", "ʃ"), ("ʑ", "ʒ"),
    ("ʐ", "ʒ"), ("ɲ", "nj"), ("ɳ", "n"), ("ɬ", "l"), ("ʎ", "lj"), ("ʍ", "w"), ("β", "v"),
    ("ɸ", "f"), ("ʔ", ""), ("ɦ", "h"), ("ɱ", "m"), ("ʋ", "v"), ("e", "ɛ"), ("ø", "ɜ"), ("œ", "ɜ"),
    ("y", "u"), ("ʏ", "ʊ"), ("ɯ", "u"), ("ɨ", "ᵻ"), ("ɤ", "ʌ"), ("'", "ˈ"), ("’", "ˈ"),
)  # fmt: skip
_AMERICAN = (
    ("oʊ", "O"), ("əʊ", "O"), *_BOTH,
    ("ɝ", "ɜɹ"), ("ɚ", "əɹ"), ("ɒ", "ɑ"), ("a", "ɑ"), ("o", "O"), ("ː", ""),
)  # fmt: skip
_BRITISH = (
    ("əʊ", "Q"), ("oʊ", "Q"), *_BOTH,
    ("ɝ", "ɜː"), ("ɚ", "ə"), ("o", "ɔ"), ("O", "Q"), ("T", "t"),
)  # fmt: skip


def letters_of(sound: str, *, british: bool) -> str:
    """What the voice reads for it; nothing when no vowel is left that it knows."""
    for theirs, ours in _BRITISH if british else _AMERICAN:
        sound = sound.replace(theirs, ours)
    known = BRITISH if british else AMERICAN
    kept = "".join(letter for letter in sound if letter in known).strip()
    return kept if any(letter in VOWELS for letter in kept) else ""
