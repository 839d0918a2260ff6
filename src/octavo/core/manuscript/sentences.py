"""The sentences of an article, each with an id that an edit elsewhere leaves alone.

Print, e-book, narration and web all point to sentences. The id is made of the sentence's own words,
so nothing is stored: the same words have the same id tomorrow, wherever they then stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple
from unicodedata import normalize

from octavo.core.manuscript.abbreviations import Habits, habits
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.parts import RUNNING_PURPOSES, Purpose, parts

ID_DIGITS = 10
NEIGHBOURHOOD = 80  # characters before a stop that say what it is

# A stop, with the quote marks and brackets that close after it. French sets a space before ».
_STOP = re.compile(
    r"""(?<![.!?…])(?P<mark>[.!?…]++(?:\s?[!?]++)*+)(?:[\u00a0\u202f ]?»|["'”’“›)\]])*+(?=\s)
      | (?P<wide>[。！？]++)[」』）”’]*+""",
    re.VERBOSE,
)
_MAYBE = re.compile("[.!?…。！？]")  # looked for first, since the engine finds one of a set at once
_SPACE = re.compile(r"\s*")
_OPENING = re.compile(r"""[\s"'“‘”„‚«»‹›(\[¿¡—–-]*""")
_WORD_BEFORE = re.compile(r"[^\s\"'“‘„‚«‹(\[—–/]*\Z")
_WORD_AFTER = re.compile(r"(?:[^\W\d_]['’])|[^\W_]+(?:\.-?[^\W_]+)*\.?")
_INITIAL = re.compile(r"[^\W\d_]\.")
_AFTER_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_]\.\s?\Z")
_WITH_INNER_STOPS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,2}")
_WORDS = re.compile(r"[^\W_]+")
_ASCII_WORDS = bytes(byte if chr(byte).isalnum() else ord(" ") for byte in range(256))


class Sentence(NamedTuple):
    """A sentence: characters `[starts, ends)` of the words of the line that `path` names.

    The path is the line's place as the schema names it: `headline`, `blocks[3].items[0].inlines`.
    A tuple, because an issue has thousands.
    """

    id: str
    text: str
    path: str
    starts: int
    ends: int
    purpose: Purpose


def sentences(manuscript: Manuscript) -> tuple[Sentence, ...]:
    """Every sentence of an article in reading order, headline, standfirst and captions included.

    Equal sentences are numbered in reading order: only a change to one of them renumbers others.
    A headline, caption or pull quote that repeats the text never counts as equal to it.
    """
    seen: dict[str, int] = {}
    found = []
    for part in parts(manuscript):
        line, path, purpose = part.text, part.path, part.purpose
        for starts, ends in sentence_spans(line, language=manuscript.language):
            text = line[starts:ends]
            digest = _digest(text, purpose)
            seen[digest] = twins = seen.get(digest, 0) + 1
            name = digest if twins == 1 else f"{digest}-{twins}"
            found.append(Sentence(name, text, path, starts, ends, purpose))
    return tuple(found)


def sentence_spans(text: str, *, language: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends; between them is nothing but white space."""
    customs = habits(language)
    starts = _end_of(_SPACE, text, 0)
    for stop in _stops(text):
        if stop["wide"] or _ends_here(text, starts, stop, customs):
            yield starts, stop.end()
            starts = _end_of(_SPACE, text, stop.end())
    if ends := len(text[starts:].rstrip()):
        yield starts, starts + ends


def _stops(text: str) -> Iterator[re.Match[str]]:
    """Every stop of a text, each with all that closes after it."""
    place = 0
    while maybe := _MAYBE.search(text, place):
        stop = _STOP.match(text, maybe.start())
        if stop:
            yield stop
        place = stop.end() if stop else maybe.end()


def _end_of(pattern: re.Pattern[str], text: str, place: int) -> int:
    """Where the pattern, which may be empty, ends when it begins at this place."""
    match = pattern.match(text, place)
    return match.end() if match else place


def _digest(text: str, purpose: Purpose) -> str:
    """Only words count, so that finishing the quotes of a sentence leaves its id."""
    if text.isascii():  # most sentences: their letters are found without a pattern
        words = b" ".join(text.encode().translate(_ASCII_WORDS).split())
    else:
        words = " ".join(_WORDS.findall(normalize("NFC", text))).encode()
    said = words or text.encode()
    if purpose not in RUNNING_PURPOSES:
        said = f"{purpose}\n".encode() + said
    return "s" + sha256(said).hexdigest()[:ID_DIGITS]


def _ends_here(text: str, starts: int, stop: re.Match[str], customs: Habits) -> bool:
    """Whether the sentence that began at `starts` ends at this stop, judged by its neighbours."""
    after = _end_of(_OPENING, text, stop.end())
    follows = text[after : after + 1]
    if follows.islower() or follows in (".", "…"):
        return False
    if stop["mark"] != "." or stop.end() > stop.end("mark"):
        return True
    nearby, place = max(starts, stop.start() - NEIGHBOURHOOD), stop.start()
    begins = _beginning_of_word(text, nearby, place)
    word = text[begins:place]
    if not _may_go_on(word, customs):
        return True
    following = _WORD_AFTER.match(text, after)
    return _FullStop(
        before=text[nearby:begins], word=word, after=following[0] if following else ""
    ).ends_sentence(customs)


def _beginning_of_word(text: str, nearby: int, place: int) -> int:
    """Where the word begins that ends at this place, in sight of what is nearby."""
    last_space = text.rfind(" ", nearby, place)
    word = _WORD_BEFORE.search(text, max(nearby, last_space), place)
    return word.start() if word else place


def _may_go_on(word: str, customs: Habits) -> bool:
    """Whether a stop after this word has to be judged: it is short for something, or a number."""
    if len(word) == 1 or "." in word or word.isdigit():
        return True
    return word.lower() in customs.shortened


class _FullStop(NamedTuple):
    """A full stop: what stands before its word, its word, and the word after it."""

    before: str
    word: str
    after: str

    def ends_sentence(self, customs: Habits) -> bool:
        word = self.word.lower()
        if word in customs.never_end:
            return False
        if word in customs.before_number and self.after[:1].isdigit():
            return False
        if word.isdigit():
            return self._number_ends(customs)
        if len(word) == 1 and word.isalpha():
            return self._letter_ends(customs)
        if word in customs.may_end or _WITH_INNER_STOPS.fullmatch(word):
            return self._starter_follows(customs)
        return True

    def _number_ends(self, customs: Habits) -> bool:
        if not _WORDS.search(self.before):
            return False  # the number of an item: "1. Wind the clock."
        if customs.has_ordinals and len(self.word) <= 2:
            return self._starter_follows(customs)
        return True

    def _letter_ends(self, customs: Habits) -> bool:
        """An initial does not end a sentence: J. R. Vell."""
        is_among_initials = _INITIAL.fullmatch(self.after) or _AFTER_INITIAL.search(self.before)
        if self.word in customs.lone_words and not is_among_initials:
            return True
        return self._starter_follows(customs)

    def _starter_follows(self, customs: Habits) -> bool:
        if _INITIAL.fullmatch(self.after):
            return False
        return self.after.rstrip(".").replace("’", "'").lower() in customs.starters
