"""The sentences of an article, each with an id that an edit elsewhere leaves alone.

Print, e-book, narration and web all point to sentences. The id is made of the sentence's own words,
so nothing is stored: the same words have the same id tomorrow, wherever they then stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
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


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: characters `[starts, ends)` of the words of the line that `path` names.

    The path is the line's place as the schema names it: `headline`, `blocks[3].items[0].inlines`.
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
    seen: Counter[str] = Counter()
    found = []
    for part in parts(manuscript):
        line = part.text
        for starts, ends in sentence_spans(line, language=manuscript.language):
            text = line[starts:ends]
            digest = _digest(text, part.purpose)
            seen[digest] += 1
            name = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
            found.append(Sentence(name, text, part.path, starts, ends, part.purpose))
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
    words = " ".join(_WORDS.findall(normalize("NFC", text))) or text
    kind = "" if purpose in RUNNING_PURPOSES else f"{purpose}\n"
    return "s" + sha256(f"{kind}{words}".encode()).hexdigest()[:ID_DIGITS]


def _ends_here(text: str, starts: int, stop: re.Match[str], customs: Habits) -> bool:
    """Whether the sentence that began at `starts` ends at this stop, judged by its neighbours."""
    after = _end_of(_OPENING, text, stop.end())
    if text[after : after + 1].islower() or text[after : after + 1] in (".", "…"):
        return False
    if stop["mark"] != "." or stop.end() > stop.end("mark"):
        return True
    before = text[max(starts, stop.start() - NEIGHBOURHOOD) : stop.start()]
    word = _WORD_BEFORE.search(before)
    following = _WORD_AFTER.match(text, after)
    return _FullStop(
        before=before[: word.start()] if word else before,
        word=word[0] if word else "",
        after=following[0] if following else "",
    ).ends_sentence(customs)


@dataclass(frozen=True, slots=True)
class _FullStop:
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
