"""Our editions of one issue beside WeasyPrint's and pandoc's, made in turn in one run."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from benchmarks.editions.columns import part_empty_pages
from benchmarks.editions.issue import bench_issue
from benchmarks.editions.lines import lines_of, loose_lines_pct
from benchmarks.editions.pictures import make_pictures
from benchmarks.editions.timing import Taken, make, medians
from benchmarks.editions.workplace import Workplace
from benchmarks.figures import RESULTS, Figure, figure

ROUNDS = 5
KINDS = ("screen", "screen_fitted", "print", "epub", "weasyprint", "pandoc")
ONCE = ("epub_cold",)
FOLDER = RESULTS / "editions"
SIZES = (1, 24, 96)  # articles of the issues that show how the time grows
GROWING = ("screen", "screen_fitted", "epub")
LEAD_MM = (55, 150)


def measure() -> list[Figure]:
    """Everything the issue on editions names, and what it did not think of."""
    make_pictures(FOLDER / "pictures")
    place = Workplace.laid_out(FOLDER / "issue", bench_issue())
    for kind in ("screen", "print", "epub"):  # so that pictures are converted
        make(kind, place.folder)
    taken = in_turn(KINDS, place, rounds=ROUNDS)
    taken |= in_turn(ONCE, place, rounds=3)
    return [
        *of_speed(taken),
        *of_sizes(taken),
        *of_pages(place, place.made("screen_fitted").read_bytes()),
        *of_growth({kind: taken[kind] for kind in GROWING}),
    ]


def in_turn(kinds: Sequence[str], place: Workplace, *, rounds: int) -> dict[str, Taken]:
    """Each kind once, then each again: whatever else the machine does meets all of them."""
    taken: dict[str, list[Taken]] = {kind: [] for kind in kinds}
    for number in range(rounds):
        for kind in kinds:
            taken[kind].append(make(kind, place.folder))
            spent = taken[kind][-1]
            print(
                f"  {number + 1} {kind}: {spent.wall_s:.2f} s, {spent.cpu_s:.2f} s of processor,"
                f" {spent.peak_mb:.0f} MB, {spent.size / 1e6:.2f} MB made",
                file=sys.stderr,
                flush=True,
            )
    return {kind: medians(those) for kind, those in taken.items()}


def of_speed(taken: dict[str, Taken]) -> list[Figure]:
    """Seconds on the wall and of the processors, ratios to the peers, memory."""
    weasyprint = ("WeasyPrint, s", taken["weasyprint"].wall_s)
    pandoc = ("pandoc, s", taken["pandoc"].wall_s)
    ours = [kind for kind in taken if kind not in ("weasyprint", "pandoc")]
    return [
        seconds("screen", taken, goal=1.5, peer=weasyprint),
        ratio("screen", "weasyprint", taken, goal=8),
        seconds("screen_fitted", taken, goal=3, peer=weasyprint),
        ratio("screen_fitted", "weasyprint", taken, goal=5),
        seconds("print", taken, goal=5),
        seconds("epub", taken, goal=0.2, peer=pandoc),
        ratio("epub", "pandoc", taken, goal=8),
        seconds("epub_cold", taken, goal=10),
        *(processor(kind, taken) for kind in ("screen", "screen_fitted", "print", "epub")),
        figure(
            "peak_mb",
            max(taken[kind].peak_mb for kind in ours),
            "MB",
            goal=1000,
            better="lower",
            peer=("WeasyPrint", taken["weasyprint"].peak_mb),
        ),
    ]


def seconds(
    kind: str, taken: dict[str, Taken], *, goal: float, peer: tuple[str, float | None] = ("", None)
) -> Figure:
    return figure(f"{kind}.wall_s", taken[kind].wall_s, "s", goal=goal, better="lower", peer=peer)


PEERS = {
    "screen": "weasyprint",
    "screen_fitted": "weasyprint",
    "print": "weasyprint",
    "epub": "pandoc",
}


def processor(kind: str, taken: dict[str, Taken]) -> Figure:
    """Seconds of the processors; whoever uses both may be quick and costly."""
    goals = {"screen": 2.5, "screen_fitted": 5, "print": 8, "epub": 0.3}
    peer = PEERS[kind]
    return figure(
        f"{kind}.cpu_s",
        taken[kind].cpu_s,
        "s",
        goal=goals[kind],
        better="lower",
        peer=(peer, taken[peer].cpu_s),
    )


def ratio(kind: str, peer: str, taken: dict[str, Taken], *, goal: float) -> Figure:
    """How many times as long the peer takes."""
    value = taken[peer].wall_s / taken[kind].wall_s
    return figure(f"{kind}.ratio_to_{peer}", value, "times", goal=goal)


def of_sizes(taken: dict[str, Taken]) -> list[Figure]:
    """Megabytes of each file."""
    goals = {"screen_fitted": 3, "print": 30, "epub": 2}
    return [
        figure(
            f"{kind}.mb",
            taken[kind].size / 1e6,
            "MB",
            goal=goal,
            better="lower",
            peer=(PEERS[kind], taken[PEERS[kind]].size / 1e6),
        )
        for kind, goal in goals.items()
    ]


def pages_of(articles: Sequence[dict[str, Any]]) -> list[range]:
    """The pages from each article's first to the next one's, counted from 0: no stray page hides.

    The last one has those that it was planned for, or more if it takes more.
    """
    firsts = [one["first"] - 1 for one in articles]
    ends = [*firsts[1:], firsts[-1] + articles[-1]["pages"]]
    return [range(first, end) for first, end in zip(firsts, ends, strict=True)]


def of_pages(place: Workplace, content: bytes) -> list[Figure]:
    """What a reader sees: loose lines, gaps at the foot, fillers, pictures out of measure."""
    told = json.loads(place.layout.read_text(encoding="utf-8"))
    lines = lines_of(content)
    empty = part_empty_pages(content, lines, pages_of(told["articles"]))
    leads = [one["lead_mm"] for one in told["articles"] if one["lead_mm"]]
    outside = [height for height in leads if not LEAD_MM[0] <= height <= LEAD_MM[1]]
    print(f"  part-empty pages: {empty}; leads: {sorted(leads)}", file=sys.stderr, flush=True)
    peer = loose_lines_pct(lines_of(place.made("weasyprint").read_bytes()))
    loose = loose_lines_pct(lines)
    return [
        figure("loose_lines_pct", loose, "%", goal=2, better="lower", peer=("WeasyPrint", peer)),
        figure("part_empty_pages", len(empty), "pages", goal=0, better="lower"),
        figure("filler_pages", len(told["fillers"]), "pages", goal=2, better="lower"),
        figure("leads_out_of_measure", len(outside), "pictures", goal=0, better="lower"),
    ]


def of_growth(taken: dict[str, Taken]) -> list[Figure]:
    """How much more an article costs among 96 than among 24: 1 where growth is linear."""
    figures = []
    walls: dict[int, dict[str, Taken]] = {24: taken}
    for articles in (1, 96):
        place = Workplace.laid_out(FOLDER / f"issue-{articles}", bench_issue(articles))
        for kind in GROWING:
            make(kind, place.folder)
        walls[articles] = in_turn(GROWING, place, rounds=3)
    for kind in GROWING:
        one, usual, many = (walls[articles][kind].wall_s for articles in SIZES)
        growth = ((many - usual) / 72) / ((usual - one) / 23)
        figures.append(figure(f"{kind}.growth", growth, "times", goal=1.2, better="lower"))
    return figures
