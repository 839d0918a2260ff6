"""The dashes, ellipses and spaces of a language as patterns and what they become."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from octavo.core.manuscript.abbreviations import Habits, habits
from octavo.core.manuscript.typography.customs import (
    CLOSE_DASH,
    NARROW_NO_BREAK,
    NO_BREAK,
    SPACED_DASH,
    UNITS,
    Customs,
    customs,
)

Change = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

_SPACE = f"[ {NO_BREAK}{NARROW_NO_BREAK}]"
_NO_DASH = r"[^\s\-–—]"
_WORD_START = r"(?<![^\W_])"
_WORD_END = r"(?![^\W_])"


def _to(text: str) -> Callable[[re.Match[str]], str]:
    return lambda match: text


def _keep_together(match: re.Match[str]) -> str:
    """The same words with their last space made one that does not break."""
    return match[0][:-1] + NO_BREAK


def _any_of(words: tuple[str, ...] | list[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word) for word in longest_first) + ")"


ELLIPSES: tuple[Change, ...] = (
    (re.compile(r"(?<!\.)\.\.\.(?!\.)"), _to("…")),
    (re.compile(r"(?<!\.)(?<!\. )\. \. \.(?! ?\.)"), _to("…")),
)


@cache
def dashes(language: str) -> tuple[Change, ...]:
    """Typed hyphens that mean a dash."""
    dash = customs(language).dash

    def spaced(match: re.Match[str]) -> str:
        is_sum = match[1].isdigit() and match[2].isdigit()
        return match[1] + (SPACED_DASH if is_sum else dash)

    return (
        (re.compile(rf"(?<={_NO_DASH})---(?=[\"'”’»]|{_NO_DASH}|\s|\Z)"), _to(CLOSE_DASH)),
        (re.compile(rf"(?<={_NO_DASH}) ---(?= )"), _to(f" {CLOSE_DASH}")),
        (re.compile(r"(?<=[^\W_])--(?=[\"'”’»]|\Z)"), _to(CLOSE_DASH)),
        (re.compile(rf"([^\s\-–—«(\[]){_SPACE}--? (?=({_NO_DASH}))"), spaced),
        (re.compile(r"(?<=[^\s\-–—<!])-- ?(?=[^\s\-–—>])"), _to(dash)),
        (re.compile(r"\A--(?= )"), _to(CLOSE_DASH)),
        (re.compile(r"(?<=\S) (?=[–—] )"), _to(NO_BREAK)),
    )


@cache
def spaces(language: str) -> tuple[Change, ...]:
    """Spaces at which a line must not end."""
    custom, habit = customs(language), habits(language)
    return (*_numbers(custom, habit), *_names(custom, habit), *_marks(custom))


def _numbers(custom: Customs, habit: Habits) -> Iterator[Change]:
    after = _any_of([*UNITS, *custom.scales])
    yield re.compile(rf"(?<=\d) (?={after}{_WORD_END})"), _to(NO_BREAK)
    numbered = _any_of(sorted(habit.before_number)) if habit.before_number else "(?!)"
    yield re.compile(rf"{_WORD_START}{numbered}\. (?=\d)", re.IGNORECASE), _keep_together
    yield re.compile(r"(?:§|№|[nN][°º]) (?=\d)"), _keep_together
    if custom.months:
        months = _any_of(custom.months) + _WORD_END
        day = r"(?:(?<=\d)|(?<=\d\.)|(?<=\b1er))"
        month = f"{custom.between_day_and_month}{months}"
        yield re.compile(rf"{day} (?={month})"), _to(NO_BREAK)
        if custom.month_comes_first:
            yield re.compile(rf"{_WORD_START}{months} (?=\d\d?(?!\d))"), _keep_together


def _names(custom: Customs, habit: Habits) -> Iterator[Change]:
    def initial(match: re.Match[str]) -> str:
        letter, following, stop = match[1], match[2], match[3]
        is_before_initial = len(following) == 1 and stop
        is_name = letter.isupper() and following[0].isupper() and len(following) > 1
        is_word = letter in habit.lone_words or following.lower() in habit.starters
        if is_before_initial or (is_name and not is_word):
            return _keep_together(match)
        return match[0]

    def title(match: re.Match[str]) -> str:
        return _keep_together(match) if match[1].isupper() else match[0]

    yield (
        re.compile(rf"{_WORD_START}([^\W\d_])\. (?=([^\W\d_]+)(\.?))"),
        initial,
    )
    if custom.titles:
        yield re.compile(rf"{_WORD_START}{_any_of(custom.titles)}\.? (?=([^\W\d_]))"), title


def _marks(custom: Customs) -> Iterator[Change]:
    """French sets spaces before its tall marks and inside its guillemets."""
    if custom.spaced_guillemets:
        yield re.compile(rf"«{_SPACE}*(?=[^\s])"), _to(f"«{NARROW_NO_BREAK}")
        yield re.compile(rf"(?<=[^\s«]){_SPACE}*»"), _to(f"{NARROW_NO_BREAK}»")
    if custom.spaced_marks:
        marks = re.escape(custom.spaced_marks)
        yield (
            re.compile(rf"(?<=[^\s{marks}¡¿(\[«]){_SPACE}*([{marks}])(?![=\w])"),
            lambda match: NARROW_NO_BREAK + match[1],
        )
    if custom.spaced_colon:
        yield re.compile(rf"(?<=[\w»”’)\]]){_SPACE}*:(?=\s|\Z)"), _to(f"{NO_BREAK}:")
