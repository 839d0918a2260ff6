"""An issue of 24 articles read aloud: cold, after an edit, as a book, and by another's ear."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from tests.core.renditions.narration.scoring import FIRST_SIGHT, NEWEST, Case, cases, score
from tests.press.narration.hearing import lay_out_model

from benchmarks.figures import Figure, figure
from benchmarks.narration.ears import Understood, listen, median_ms
from benchmarks.narration.issue import (
    ARTICLES,
    EDITED_WORDS,
    edited,
    make_cover,
    manuscripts,
    script_of,
    words_in,
)
from benchmarks.narration.making import VOICE, Taken, Task, make, make_by_package, narrator
from octavo.core.renditions.narration.spoken.speaking import speak
from octavo.press.narration.audiobook import Part, write_audiobook
from octavo.press.narration.listening import Whisper

WORKERS = 2
BOOK_S = 3 * 3600


def measure(articles: int = ARTICLES, *, listens: bool = True) -> list[Figure]:
    """Everything the issue on narration names."""
    with tempfile.TemporaryDirectory(prefix="octavo-narration-bench-") as folder:
        place = Path(folder)
        tasks = _tasks(articles, place)
        alone, package = _alone(tasks, place)
        cold_s, taken = _cold(tasks)
        figures = [
            *of_speed(alone, package, cold_s, taken),
            *of_edit(tasks),
            of_book(tasks, taken, place),
        ]
        figures += [*of_levels(taken), *of_spoken()]
        if listens:
            figures += of_ears(tasks, place)
        return figures


def _tasks(articles: int, place: Path) -> list[Task]:
    """Every article has takes of its own, so that no sentence is known from another."""
    cover = make_cover(place / "cover.jpg")
    return [
        Task(f"article-{number}", script_of(one), place / f"article-{number}", cover)
        for number, one in enumerate(manuscripts(articles), start=1)
    ]


def _like_edited(tasks: Sequence[Task]) -> Task:
    """The article whose length comes nearest to that of most."""
    return min(tasks, key=lambda task: abs(words_in(task.script) - EDITED_WORDS))


def _alone(tasks: Sequence[Task], place: Path) -> tuple[Taken, float]:
    """One article in a process that has nothing else to do, its engine loaded before.

    And what the voice's own package needs for a second of the same words.
    """
    task = _like_edited(tasks)
    short = min(tasks, key=lambda one: words_in(one.script))
    warm = Task("warm", short.script, place / "warm", short.cover)
    cold = Task("alone", task.script, place / "alone", task.cover)
    with get_context("spawn").Pool(1) as pool:
        taken = pool.map(make, [warm, cold], chunksize=1)[1]
        return taken, pool.apply(make_by_package, (task.script,))


def _cold(tasks: Sequence[Task]) -> tuple[float, list[Taken]]:
    """The whole issue by two processes that begin with nothing, the longest article first."""
    longest_first = sorted(tasks, key=lambda task: -words_in(task.script))
    began = perf_counter()
    with get_context("spawn").Pool(WORKERS) as pool:
        taken = []
        for one in pool.imap_unordered(make, longest_first):
            taken.append(one)
            _say(
                f"{one.name}: {one.seconds:.0f} s heard, {one.speech_s:.1f} s spoken,"
                f" {one.files_s:.1f} s of files, tries {[it[2] for it in one.levels.values()]}"
            )
    return perf_counter() - began, taken


def of_speed(alone: Taken, package: float, cold_s: float, taken: Sequence[Taken]) -> list[Figure]:
    """Seconds for a second that is heard, and for the whole issue."""
    _say(f"issue: {sum(one.seconds for one in taken):.0f} s heard")
    whole = alone.speech_s + alone.files_s
    speech, files = (seconds / alone.seconds for seconds in alone.cpu_s)
    _say(f"alone, of the processor: {speech:.4f} s/s for speech, {files:.4f} for files")
    peak = max(one.peak_mb for one in taken)
    return [
        _at_most(
            "speech.rtf",
            alone.speech_s / alone.seconds,
            "s/s",
            0.01,
            peer=("hibari by itself", package),
        ),
        _at_most("all.rtf", whole / alone.seconds, "s/s", 0.02),
        _at_most("issue.cold_s", cold_s, "s", 120),
        _at_most("worker.peak_mb", peak, "MB", 500),
    ]


def of_edit(tasks: Sequence[Task]) -> list[Figure]:
    """One sentence of an article changed."""
    task = _like_edited(tasks)
    make(task)
    narrator().synthesize(speak("Ready."), voice=VOICE, speed=1)  # so that everything is loaded
    taken = make(Task(task.name, edited(task.script), task.folder, task.cover))
    return [
        _at_most("edit.sentences", taken.made, "made", 1),
        _at_most("edit.speech_s", taken.speech_s, "s", 0.2),
        _at_most("edit.files_s", taken.files_s, "s", 4),
    ]


def of_book(tasks: Sequence[Task], taken: Sequence[Taken], place: Path) -> Figure:
    """Three hours joined to one book."""
    parts = [Part(task.script.title, task.folder / "article.m4a") for task in tasks]
    times = max(round(BOOK_S / sum(one.seconds for one in taken)), 1)
    began = perf_counter()
    seconds = write_audiobook(
        parts * times, place / "issue.m4b", title="The Vell Review", author="", cover=tasks[0].cover
    )
    took = perf_counter() - began
    _say(f"book: {seconds / 3600:.2f} hours")
    return _at_most("audiobook.s", took, "s", 2)


def of_levels(taken: Sequence[Taken]) -> list[Figure]:
    """What a listener hears of every file."""
    levels = [level for one in taken for level in one.levels.values()]
    worst = max(abs(loudness + 16) for loudness, _, _ in levels)
    return [
        _at_most("loudness.worst_error_lu", worst, "LU", 0.3),
        _at_most("true_peak.worst_dbtp", max(peak for _, peak, _ in levels), "dBTP", -1),
    ]


def of_spoken() -> list[Figure]:
    """Sentences that are said as a good reader says them."""

    def say(case: Case) -> str:
        return speak(case.written, language=case.language).text

    def share(name: str) -> float:
        passed, total, _ = score(cases(name), say=say)
        return 100 * passed / total

    at_first = 100 * sum(FIRST_SIGHT.values()) / sum(len(cases(name)) for name in FIRST_SIGHT)
    return [
        figure("spoken.seen_pct", share("seen"), "%", goal=98),
        figure("spoken.unseen_pct", share(NEWEST), "%", goal=95),
        figure("spoken.first_sight_pct", at_first, "%", goal=95),
    ]


def of_ears(tasks: Sequence[Task], place: Path) -> list[Figure]:
    """What Whisper understands of the beginning of each article."""
    ear = Whisper(lay_out_model(place / "whisper"), threads=2)
    understood: list[Understood] = []
    for task in tasks:
        understood.append(listen(task.name, task.script, task.folder, ear))
        _say(f"{task.name}: {understood[-1].wer_pct:.1f} % of {understood[-1].words} words wrong")
    words = sum(one.words for one in understood)
    return [
        _at_most("wer_pct", 100 * sum(one.mistakes for one in understood) / words, "%", 4),
        _at_most("wer_all_pct", 100 * sum(one.of_all for one in understood) / words, "%", 7),
        _at_most("wer_worst_article_pct", max(one.wer_pct for one in understood), "%", 7),
        _at_most("word_onset.median_ms", median_ms(understood), "ms", 100),
    ]


def _at_most(
    name: str,
    value: float,
    unit: str,
    goal: float,
    *,
    peer: tuple[str, float | None] = ("", None),
) -> Figure:
    return figure(name, value, unit, goal=goal, better="lower", peer=peer)


def _say(sentence: str) -> None:
    print(f"  {sentence}", file=sys.stderr, flush=True)
