"""Brings the words of one block into order: single spaces, and marks around words, not air."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from octavo.core.manuscript.inlines import Inlines, Run, from_runs, runs

# Characters nobody sees; and those a page wrote as Windows characters under another name.
_MENDED: dict[int, str | None] = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), None) | {
    code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)
}
_AIR = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_EDGES = " \n\u00a0\u2007\u202f"
LINE_BREAK = "\n"


def clean_words(text: str) -> str:
    """Source text as it reads: white space is one space, unseen characters are gone."""
    return _AIR.sub(" ", _CONTROLS.sub("", text.translate(_MENDED)))


def said(marks: Run, text: str) -> Run:
    """The same marks with other words: what `replace` does, several times as fast."""
    return Run(
        text,
        None,
        marks.link,
        marks.language,
        marks.strong,
        marks.emphasis,
        marks.small_capitals,
    )


def tidy(found: Iterable[Run]) -> Inlines:
    """Runs as they were found, as the inlines of one block.

    A line feed in a run is a line break that was asked for; breaks at the ends go, and so does
    the space around one. Space at the end of a mark moves out of it.
    """
    return from_runs(_trimmed(_marked_by_neighbours(_single_spaced(_pieces(found)))))


def lines_of(found: Iterable[Run]) -> list[list[Run]]:
    """The runs cut at their line breaks; two breaks in a row leave an empty line between."""
    lines: list[list[Run]] = [[]]
    for run in found:
        first, *others = run.text.split(LINE_BREAK)
        if first or run.note is not None:
            lines[-1].append(said(run, first) if run.note is None else run)
        for text in others:
            lines.append([said(run, text)] if text else [])
    return lines


def cut(inlines: Inlines, place: int) -> tuple[Inlines, Inlines]:
    """The inlines before and after so many characters, each tidied; a note mark has no length."""
    left: list[Run] = []
    right: list[Run] = []
    for run in runs(inlines):
        if run.note is not None:
            (left if place > 0 else right).append(run)
            continue
        left.append(said(run, run.text[: max(place, 0)]))
        right.append(said(run, run.text[max(place, 0) :]))
        place -= len(run.text)
    return tidy(left), tidy(right)


def _pieces(found: Iterable[Run]) -> Iterator[Run]:
    """Cut off the air at both ends of each run."""
    for run in found:
        if run.note is not None:
            yield run
            continue
        words = run.text.strip(" \n")
        if len(words) == len(run.text):
            if words:
                yield run
            continue
        if not words:
            if run.text:
                yield run
            continue
        start = run.text.index(words[0])
        for text in (run.text[:start], words, run.text[start + len(words) :]):
            if text:
                yield said(run, text)


def _single_spaced(found: Iterable[Run]) -> list[Run]:
    """One space or the breaks alone wherever air meets air."""
    kept: list[Run] = []
    for run in found:
        if not _is_air(run):
            kept.append(run)
        elif kept and _is_air(kept[-1]):
            kept[-1] = said(kept[-1], _one_air(kept[-1].text + run.text))
        else:
            kept.append(said(run, _one_air(run.text)))
    return kept


def _is_air(run: Run) -> bool:
    return run.note is None and not run.text.strip(" \n")


def _one_air(text: str) -> str:
    return LINE_BREAK * text.count(LINE_BREAK) or " "


def _marked_by_neighbours(found: list[Run]) -> Iterator[Run]:
    """Air carries only the marks that the words on both sides of it carry."""
    for position, run in enumerate(found):
        if not _is_air(run):
            yield run
            continue
        before = found[position - 1] if position else Run()
        after = found[position + 1] if position + 1 < len(found) else Run()
        yield Run(
            text=run.text,
            link=before.link if before.link == after.link else None,
            language=before.language if before.language == after.language else None,
            strong=before.strong and after.strong,
            emphasis=before.emphasis and after.emphasis,
            small_capitals=before.small_capitals and after.small_capitals,
        )


def _trimmed(found: Iterable[Run]) -> list[Run]:
    kept = [run for run in found if run.text or run.note is not None]
    while kept and kept[0].note is None and not (text := kept[0].text.lstrip(_EDGES)):
        kept.pop(0)
    if kept and kept[0].note is None:
        kept[0] = said(kept[0], text)
    while kept and kept[-1].note is None and not (text := kept[-1].text.rstrip(_EDGES)):
        kept.pop()
    if kept and kept[-1].note is None:
        kept[-1] = said(kept[-1], text)
    return kept
