"""How a magazine says its own words: names, places and short forms that no rule knows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from octavo.core.renditions.narration.spoken.cleaning import clean
from octavo.core.renditions.narration.spoken.errors import (
    EntryTooLong,
    SaidWithSigns,
    SoundsUneven,
    SoundUnknown,
    WordMissing,
)

LONGEST_ENTRY = 80
SOUNDS = frozenset(
    "abcdefhijklmnopqrstuvwxyz"  # the plain letters; the single-storey g is the ɡ below
    "æɐɑɒɓɔɕɖɗɘəɚɛɜɝɞɟɠɡɢɣɤɥɦɧɨɩɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒʔʕʘʙʛʜʝʟʡʢʤʧʣʦʨʥ"
    "βðøœħŋθχçᵻᵝⱱ"
    "ˈˌːˑʰʲʷˠˤ˞↓↑→↗↘‿. "  # stress, length, colour, tone, and where syllables and words part
    "\u0303\u0329\u032f\u0361\u0325\u032a"  # nasal, syllabic, not syllabic, tie, voiceless, dental
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is written, and how it is said: words, or a sound between slashes as in `/vˈɛl/`."""

    written: str
    said: str

    @property
    def plain(self) -> str:
        """What is written, as it stands in a plain text."""
        return clean(self.written).text.replace("\u00a0", " ").strip()

    @property
    def is_sound(self) -> bool:
        return len(self.said) > 1 and self.said[0] == self.said[-1] == "/"

    @property
    def sounds(self) -> tuple[str, ...]:
        """One sound for each word; none for an entry said in other words."""
        return tuple(self.said[1:-1].split()) if self.is_sound else ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by what is written. As it is written counts first; one in lower case takes any case.

    The longest entry wins, and only whole words are meant: “Vell” says nothing about “Vellum”, but
    does about “Vell’s”. `ValueError` of `errors` says what is wrong with an entry.
    """

    entries: tuple[Entry, ...] = ()
    _by_opening: Mapping[str, tuple[tuple[str, Entry], ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        openings: dict[str, list[tuple[str, Entry]]] = {}
        for entry in self.entries:
            check(entry)
            written = entry.plain
            openings.setdefault(opening(written, 0), []).append((written, entry))
        found = {first: tuple(sorted(some, key=precedence)) for first, some in openings.items()}
        object.__setattr__(self, "_by_opening", found)

    def entry_at(self, text: str, at: int) -> Entry | None:
        """The entry for the words that begin there, in text that is plain."""
        if not self.entries or (at and is_of_word(text[at - 1]) and is_of_word(text[at])):
            return None
        candidates = self._by_opening.get(opening(text, at), ())
        if not candidates:
            return None
        ahead = text[at : at + LONGEST_ENTRY + 1].replace("\u00a0", " ")
        return next((entry for written, entry in candidates if begins_with(ahead, written)), None)

    def used_in(self, text: str) -> tuple[Entry, ...]:
        """The entries whose words stand in a text, in order of what is written: part of a cache key.

        It may name one that stands where it is not heard, in the middle of an address.
        """
        letters = clean(text).text
        places = (self.entry_at(letters, at) for at in range(len(letters)))
        return tuple(sorted({entry for entry in places if entry}, key=lambda one: one.written))


NO_WORDS = Lexicon()


def lexicon_of(said: Mapping[str, str] | Iterable[tuple[str, str]]) -> Lexicon:
    """A lexicon from pairs of what is written and how it is said."""
    pairs = said.items() if isinstance(said, Mapping) else said
    return Lexicon(tuple(Entry(written.strip(), words.strip()) for written, words in pairs))


def precedence(candidate: tuple[str, Entry]) -> tuple[int, bool, str]:
    """Longest first; of two that are as long, the one that takes fewer spellings."""
    written, entry = candidate
    return -len(written), written.islower(), entry.said


def is_of_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")


def opening(text: str, at: int) -> str:
    """The first word from there on, or the first sign, in one case."""
    ends = at
    while ends < len(text) and ends - at < LONGEST_ENTRY and is_of_word(text[ends]):
        ends += 1
    return text[at : max(ends, at + 1)].lower()


def begins_with(ahead: str, written: str) -> bool:
    head, rest = ahead[: len(written)], ahead[len(written) :]
    if head != written and not (written.islower() and head.lower() == written):
        return False
    return not (rest and is_of_word(rest[0]) and is_of_word(written[-1]))


def check(entry: Entry) -> None:
    """Raise what is wrong with it."""
    written, said = entry.written, entry.said
    if not entry.plain or not said.strip(" /"):
        raise WordMissing(written=written, trouble="nothing is written, or nothing is said for it")
    if max(len(written), len(said)) > LONGEST_ENTRY:
        trouble = f"an entry has at most {LONGEST_ENTRY} letters"
        raise EntryTooLong(written=written, trouble=trouble)
    if entry.is_sound:
        check_sound(entry)
    elif not all(is_sayable(word) for word in said.split()):
        trouble = f"“{said}” has signs or digits; it is said in words, or as a sound in /slashes/"
        raise SaidWithSigns(written=written, trouble=trouble)


def check_sound(entry: Entry) -> None:
    strange = sorted(set("".join(entry.sounds)) - SOUNDS)
    if strange:
        trouble = f"“{''.join(strange)}” is no sound that an engine can be asked to say"
        raise SoundUnknown(written=entry.written, trouble=trouble)
    words = entry.written.split()
    if not all(is_sayable(word) for word in words):
        trouble = "a word with a sound is spoken as it is spelt, so it has letters only"
        raise SaidWithSigns(written=entry.written, trouble=trouble)
    if len(words) != len(entry.sounds):
        trouble = f"{len(words)} words are written, {len(entry.sounds)} sounds are said"
        raise SoundsUneven(written=entry.written, trouble=trouble)


def is_sayable(word: str) -> bool:
    """Letters, with apostrophes and hyphens between them."""
    letters = word.replace("-", "").replace("'", "").replace("’", "")
    whole = word[:1] not in "-'’" and word[-1:] not in "-"
    return bool(letters) and whole and all(one.isalpha() or is_mark(one) for one in letters)


def is_mark(letter: str) -> bool:
    return unicodedata.category(letter).startswith("M")
