"""What is heard when, for the page's player and for players of captions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from itertools import groupby

from octavo.press.narration.joining import Clock, Heard

VERSION = 1
DIGITS = 3  # of a second

Entry = tuple[float, float, int, int]


def as_json(clock: Clock) -> bytes:
    """Sentences, words and chapters with their seconds, as the page's player reads them.

    A word is `[starts, ends, from, to]`: seconds, then the stretch of the sentence's written text.
    """
    told = {
        "version": VERSION,
        "duration": _round(clock.seconds),
        "sentences": [_sentence(heard) for heard in clock.heard if heard.words],
        "chapters": [{"title": mark.title, "starts": _round(mark.starts)} for mark in clock.marks],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def as_webvtt(clock: Clock) -> bytes:
    """Captions: one for each sentence, with the time of every word in it."""
    cues = [_cue(heard) for heard in clock.heard if heard.words]
    return "\n".join(["WEBVTT\n", *cues]).encode()


def entries(heard: Heard) -> Iterator[Entry]:
    """One entry for each written stretch: several words that say the same one are heard as one."""
    said = zip(heard.line.spoken.words, heard.words, strict=True)
    for (starts, ends), group in groupby(
        said, key=lambda pair: (pair[0].written_starts, pair[0].written_ends)
    ):
        times = [time for _, time in group]
        yield _round(times[0][0]), _round(times[-1][1]), starts, ends


def _sentence(heard: Heard) -> dict[str, object]:
    return {
        "id": heard.line.id,
        "path": heard.line.path,
        "text": heard.line.written,
        "starts": _round(heard.starts),
        "ends": _round(heard.ends),
        "words": list(entries(heard)),
    }


def _cue(heard: Heard) -> str:
    times = f"{_clock(heard.starts)} --> {_clock(max(heard.ends, heard.starts + 0.001))}"
    return f"{heard.line.id}\n{times}\n{_with_times(heard)}\n"


def _with_times(heard: Heard) -> str:
    """The written sentence; a time stands before each word that does not begin with the cue."""
    text, parts, at, last = heard.line.written, [], 0, _round(heard.starts)
    for starts, _, place, _ in entries(heard):
        if place < at or not last < starts < heard.ends:
            continue
        parts += [_plain(text[at:place]), f"<{_clock(starts)}>"]
        at, last = place, starts
    return "".join([*parts, _plain(text[at:])])


def _plain(text: str) -> str:
    """Text in which no line, tag or arrow can be seen."""
    return escape(" ".join(text.split("\n")), quote=False).replace("\r", " ")


def _clock(seconds: float) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


def _round(seconds: float) -> float:
    return round(seconds, DIGITS)
