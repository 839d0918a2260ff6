"""How near an import came to what a good editor would have made of the same file.

`actual` is one entry of `octavo import --dry-run --json`; `expected` is the same form, written by
hand. A key that is absent from `expected` is not compared. Two keys exist in `expected` alone:

- `bylines_allowed`: names that may stand among the bylines and need not (a photographer, a desk);
- `either_way`: words that may stay in the body or be set aside (a note about the author); a block
  that is one of them or a part of one is left out of the comparison.

What counts as right:

- Words are compared without case, punctuation and typography. Figures, breaks and embeds are not
  body words; the speaker's label of an interview is not either.
- A headline or standfirst is right when its words are. A byline is right when the names are, in
  any order, and the address too where one is expected.
- A credit is right when it equals the expected one after label words ("Photo:", "Foto von", a
  copyright sign), punctuation and case are taken off.
- Furniture is in the body when five words in a row of an expected set-aside line stand there more
  often than expected. A shorter line counts whole, a single word only as a block of its own.
- Body is in the set-aside when the same is true the other way round.
- Shape is the share of expected blocks that came with the same type and words; marks the share of
  those with expected inlines whose inlines came too. No bar hangs on them: they show where to look.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

Entry = Mapping[str, Any]
Words = tuple[str, ...]

SHINGLE = 5
WORDLESS = {"figure", "break", "embed"}
# fmt: off
LABELS = frozenset({
    "photo", "photos", "photograph", "photographs", "photography", "photographer", "foto",
    "fotos", "fotografie", "fotografía", "fotografia", "image", "images", "picture", "pictures",
    "bild", "bilder", "beeld", "imagen", "imágenes", "illustration", "illustrations",
    "illustratie", "ilustración", "zeichnung", "credit", "credits", "crédit", "crédits",
    "crédito", "courtesy", "copyright", "c", "via", "by", "von", "de", "di", "du", "par", "por",
    "door", "of", "the",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class Score:
    """One file's result. Counts rather than shares, so that files of a kind can be added up."""

    case: str
    kind: str
    error: str | None
    words_shared: int
    words_in_order: int
    words_both: int
    fields: dict[str, bool]
    bylines_found: int
    bylines_expected: int
    bylines_invented: tuple[str, ...]
    credits_found: int
    credits_expected: int
    furniture_in_body: tuple[str, ...]
    body_in_set_aside: tuple[str, ...]
    blocks_alike: int
    blocks_expected: int
    marks_alike: int
    marks_expected: int

    @property
    def body_words_right(self) -> float:
        """F1 of the words as a multiset, 0 to 1."""
        return 2 * self.words_shared / self.words_both if self.words_both else 1.0

    @property
    def body_words_in_order(self) -> float:
        return 2 * self.words_in_order / self.words_both if self.words_both else 1.0


def words(text: str) -> Words:
    """The words alone: no case, punctuation or typography."""
    return tuple(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))


def bare_credit(credit: str) -> Words:
    """A credit's words without the labels in front of them."""
    bare = list(words(credit.replace("©", " ")))
    while bare and bare[0] in LABELS:
        bare.pop(0)
    return tuple(bare)


def score(actual: Entry, expected: Entry, *, case: str, kind: str) -> Score:
    """Compare one imported file with what was expected of it."""
    speakers = {block["speaker"] for block in expected["blocks"] if block.get("speaker")}
    either = [words(text) for text in expected.get("either_way", ())]
    came = [words_of(block, speakers) for block in actual["blocks"]]
    came = [block for block in came if not is_part_of(block, either)]
    wanted = [words_of(block, speakers) for block in expected["blocks"]]
    came_all = [word for block in came for word in block]
    wanted_all = [word for block in wanted for word in block]
    found, invented = bylines(actual, expected)
    alike, marked, to_mark = shape(actual, expected, speakers)
    credits = [credit for credit in expected_credits(expected) if credit]
    return Score(
        case=case,
        kind=kind,
        error=actual.get("error"),
        words_shared=sum((Counter(came_all) & Counter(wanted_all)).values()),
        words_in_order=in_order(came_all, wanted_all),
        words_both=len(came_all) + len(wanted_all),
        fields=fields(actual, expected),
        bylines_found=found,
        bylines_expected=len(expected.get("bylines", ())),
        bylines_invented=invented,
        credits_found=sum(has_credit(actual, credit) for credit in credits),
        credits_expected=len(credits),
        furniture_in_body=strays(set_aside_lines(expected), came, wanted),
        body_in_set_aside=strays(
            [" ".join(block) for block in wanted],
            [words(line) for line in set_aside_lines(actual)],
            [words(line) for line in set_aside_lines(expected)] + either,
        ),
        blocks_alike=alike,
        blocks_expected=len(expected["blocks"]),
        marks_alike=marked,
        marks_expected=to_mark,
    )


def words_of(block: Entry, speakers: Iterable[str] = ()) -> Words:
    """A block's words for the body, without the label of whoever speaks."""
    if block["type"] in WORDLESS:
        return ()
    spoken = words(block["text"])
    if block["type"] != "interview_turn":
        return spoken
    labels = sorted((words(speaker) for speaker in speakers), key=len, reverse=True)
    label = next((label for label in labels if spoken[: len(label)] == label), ())
    return spoken[len(label) :]


def is_part_of(block: Words, texts: Iterable[Words]) -> bool:
    return any(block in runs_of(text, len(block)) for text in texts)


def in_order(came: Sequence[str], wanted: Sequence[str]) -> int:
    """How many words came in the expected order."""
    matcher = SequenceMatcher(None, came, wanted, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def fields(actual: Entry, expected: Entry) -> dict[str, bool]:
    """For each field the expectation speaks of, whether it is right; empty must come empty."""
    right: dict[str, bool] = {}
    for name in ("headline", "standfirst"):
        if name in expected:
            right[name] = words(actual[name]) == words(expected[name])
    for name in ("published_on", "section"):
        if name in expected:
            right[name] = (actual[name] or "") == (expected[name] or "")
    if "bylines" in expected:
        found, invented = bylines(actual, expected)
        right["bylines"] = found == len(expected["bylines"]) and not invented
    if "lead_image" in expected:
        right["credit"] = lead_credit(actual) == lead_credit(expected)
    return right


def bylines(actual: Entry, expected: Entry) -> tuple[int, tuple[str, ...]]:
    """How many expected bylines came, and the names that nobody wrote."""
    if "bylines" not in expected:
        return 0, ()
    came = {words(byline["name"]): byline for byline in actual["bylines"]}
    wanted = {words(byline["name"]): byline for byline in expected["bylines"]}
    allowed = {words(name) for name in expected.get("bylines_allowed", ())}
    found = sum(
        name in came and byline["url"] in ("", came[name]["url"]) for name, byline in wanted.items()
    )
    return found, tuple(
        byline["name"] for name, byline in came.items() if name not in wanted.keys() | allowed
    )


def lead_credit(entry: Entry) -> Words:
    return bare_credit((entry["lead_image"] or {}).get("credit") or "")


def expected_credits(expected: Entry) -> list[Words]:
    figures = [block for block in expected["blocks"] if block["type"] == "figure"]
    lead = [lead_credit(expected)] if expected.get("lead_image") else []
    return lead + [bare_credit(figure.get("credit", "")) for figure in figures]


def has_credit(actual: Entry, credit: Words) -> bool:
    """Whether a picture of the import carries this credit, in a field or among its words."""
    if lead_credit(actual) == credit:
        return True
    figures = [block for block in actual["blocks"] if block["type"] == "figure"]
    if any("credit" in figure for figure in figures):
        return any(bare_credit(figure.get("credit", "")) == credit for figure in figures)
    return any(runs_of(words(figure["text"]), len(credit))[credit] for figure in figures)


def set_aside_lines(entry: Entry) -> list[str]:
    return [line for aside in entry["set_aside"] for line in aside["text"].splitlines()]


def strays(
    lines: Iterable[str], where: Sequence[Words], elsewhere: Sequence[Words]
) -> tuple[str, ...]:
    """The lines of which a stretch stands in `where` more often than in `elsewhere`, its model."""
    return tuple(line for line in lines if _strays(words(line), where, elsewhere))


def _strays(line: Words, where: Sequence[Words], model: Sequence[Words]) -> bool:
    if len(line) < 2:
        return bool(line) and where.count(line) > model.count(line)
    size = min(SHINGLE, len(line))
    here = sum((runs_of(text, size) for text in where), Counter[Words]())
    there = sum((runs_of(text, size) for text in model), Counter[Words]())
    return any(here[run] > there[run] for run in runs_of(line, size))


def runs_of(text: Sequence[str], size: int) -> Counter[Words]:
    """Every stretch of `size` words, and how often it stands there."""
    return Counter(tuple(text[start : start + size]) for start in range(len(text) - size + 1))


def shape(actual: Entry, expected: Entry, speakers: Iterable[str]) -> tuple[int, int, int]:
    """How many blocks came alike; of those with inlines how many kept them, and their number."""
    key = [(block["type"], words_of(block, speakers)) for block in actual["blocks"]]
    wanted = [(block["type"], words_of(block, speakers)) for block in expected["blocks"]]
    alike = sum((Counter(key) & Counter(wanted)).values())
    marks = {
        text: markings(block["inlines"])
        for (_, text), block in zip(key, actual["blocks"], strict=True)
    }
    to_mark = [block for block in expected["blocks"] if "inlines" in block]
    marked = sum(
        marks.get(words_of(block, speakers)) == markings(block["inlines"]) for block in to_mark
    )
    return alike, marked, len(to_mark)


def markings(inlines: Iterable[Entry]) -> list[tuple[str, str, Words]]:
    """The marks alone, in order: kind, address and words; a note's key is nobody's business."""
    marks: list[tuple[str, str, Words]] = []
    for inline in inlines:
        if inline["type"] != "text":
            marks.append((inline["type"], inline.get("url", ""), words(spelled_out(inline))))
            marks.extend(markings(inline.get("children", ())))
    return marks


def spelled_out(inline: Entry) -> str:
    children = "".join(spelled_out(child) for child in inline.get("children", ()))
    return str(inline.get("text", "")) + children
