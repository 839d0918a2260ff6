"""How well and how fast octavo reads raw copy: the import corpus, and a thousand text files."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from tests.importers import corpus, scoreboard, scoring

from benchmarks.figures import ROOT, Figure, figure

FILES = 1000


def measure() -> list[Figure]:
    """The figures of area `import`, with what trafilatura alone makes of the same saved pages."""
    cases = list(corpus.cases())
    scores = [corpus.scored(case) for case in cases]
    every = scoreboard.summary(scores)
    pages = scoreboard.summary([one for one in scores if one.kind == "html"])
    speed = read_many_in_a_fresh_process(cases)
    return [
        figure("import.body_words_right_pct", every.body_words_right, "%", goal=98),
        figure(
            "import.html_body_words_right_pct",
            pages.body_words_right,
            "%",
            goal=98,
            peer=("trafilatura", trafilatura_words_right(cases)),
        ),
        figure("import.fields_right_pct", every.fields_right, "%", goal=90),
        figure("import.files_per_s", speed["files_per_s"], "files/s", goal=30),
        figure("import.peak_mb", speed["peak_mb"], "MB", goal=500, better="lower"),
    ]


def trafilatura_words_right(cases: list[corpus.Case]) -> float:
    """The same F1 of words, by the library with its own settings and no judgement of ours."""
    import trafilatura  # a peer in this one figure, and slow to load

    scores = [
        scoring.score(
            as_entry(trafilatura.extract(case.source.read_bytes()) or ""),
            case.expected,
            case=case.name,
            kind=case.kind,
        )
        for case in cases
        if case.kind == "html"
    ]
    return scoreboard.summary(scores).body_words_right


def as_entry(text: str) -> scoring.Entry:
    """Plain words in the form of a dry run's entry, so that they can be scored."""
    blocks = [{"type": "paragraph", "text": line, "inlines": []} for line in text.splitlines()]
    empty = {"headline": "", "standfirst": "", "bylines": [], "published_on": None, "section": ""}
    return empty | {"lead_image": None, "blocks": blocks, "set_aside": [], "error": None}


def read_many_in_a_fresh_process(cases: list[corpus.Case]) -> dict[str, float]:
    """Files read per second and the most memory held, with nothing warmed up beforehand."""
    with tempfile.TemporaryDirectory(prefix="octavo-import-") as folder:
        for number, content in enumerate(islice(varied(cases), FILES)):
            Path(folder, f"{number:04}.txt").write_bytes(content)
        command = [sys.executable, "-m", "benchmarks.importing", folder]
        run = subprocess.run(command, check=True, capture_output=True, cwd=ROOT, timeout=600)
    figures: dict[str, float] = json.loads(run.stdout)
    return figures


def varied(cases: list[corpus.Case]) -> Iterator[bytes]:
    """The corpus texts over and over, each with a part of another at its foot: none alike."""
    texts = [case for case in cases if case.kind == "text"]
    for number, case in enumerate(cycle(texts)):
        turn = number // len(texts)
        other = texts[(number * 7 + turn) % len(texts)]
        blocks = [block["text"] for block in other.expected["blocks"] if block["text"]]
        yield case.source.read_bytes() + added(case, "\n\n".join(blocks[turn % len(blocks) :]))


def added(case: corpus.Case, text: str) -> bytes:
    """The text as bytes that may stand in the case's file, whose characters it leaves readable."""
    content = case.source.read_bytes()
    if content.startswith(b"\xff\xfe"):
        return ("\n\n" + text + "\n").encode("utf-16-le")
    plain = text.encode("ascii", "ignore")
    return b"\n\n" + plain + b"\n"


def main(folder: str) -> None:
    """Read every file of the folder and print speed and peak memory, children included."""
    from octavo.importers.reading import read_paths  # the parent has its own copy

    begun = time.perf_counter()
    troubles = [imported.error for imported in read_paths([folder]) if imported.error]
    seconds = time.perf_counter() - begun
    if troubles:
        raise SystemExit("\n".join(troubles))
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = max(resource.getrusage(who).ru_maxrss for who in whose) / 1024
    sys.stdout.write(json.dumps({"files_per_s": FILES / seconds, "peak_mb": peak}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
