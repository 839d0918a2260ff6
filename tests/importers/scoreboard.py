"""Scores added up per kind of file, and printed as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.importers.scoring import Score


@dataclass(frozen=True, slots=True)
class Summary:
    """The shares of many files added up, in per cent; a share of nothing is 100."""

    kind: str
    files: int
    body_words_right: float
    body_words_in_order: float
    fields_right: float
    bylines_found: float
    bylines_invented: int
    credits_found: float
    furniture_in_body: int
    body_in_set_aside: int
    blocks_alike: float
    marks_alike: float


def summary(scores: Sequence[Score], *, kind: str = "all") -> Summary:
    """Add up files: words by the word, fields by the field, so that a long file weighs more."""
    both = sum(one.words_both for one in scores)
    told = [right for one in scores for right in one.fields.values()]
    return Summary(
        kind=kind,
        files=len(scores),
        body_words_right=percent(2 * sum(one.words_shared for one in scores), both),
        body_words_in_order=percent(2 * sum(one.words_in_order for one in scores), both),
        fields_right=percent(sum(told), len(told)),
        bylines_found=percent(
            sum(one.bylines_found for one in scores), sum(one.bylines_expected for one in scores)
        ),
        bylines_invented=sum(len(one.bylines_invented) for one in scores),
        credits_found=percent(
            sum(one.credits_found for one in scores), sum(one.credits_expected for one in scores)
        ),
        furniture_in_body=sum(len(one.furniture_in_body) for one in scores),
        body_in_set_aside=sum(len(one.body_in_set_aside) for one in scores),
        blocks_alike=percent(
            sum(one.blocks_alike for one in scores), sum(one.blocks_expected for one in scores)
        ),
        marks_alike=percent(
            sum(one.marks_alike for one in scores), sum(one.marks_expected for one in scores)
        ),
    )


def percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0


COLUMNS = {
    "files": "files",
    "body_words_right": "words %",
    "body_words_in_order": "in order %",
    "fields_right": "fields %",
    "bylines_found": "bylines %",
    "bylines_invented": "invented",
    "credits_found": "credits %",
    "furniture_in_body": "furniture",
    "body_in_set_aside": "body aside",
    "blocks_alike": "shape %",
    "marks_alike": "marks %",
}


def table(scores: Sequence[Score]) -> str:
    """A line per kind and one for all, as text."""
    kinds = sorted({one.kind for one in scores})
    lines = ["kind      " + "".join(f"{title:>12}" for title in COLUMNS.values())]
    for kind in (*kinds, "all"):
        of_kind = [one for one in scores if kind in (one.kind, "all")]
        told = summary(of_kind, kind=kind)
        cells = (getattr(told, name) for name in COLUMNS)
        lines.append(
            f"{kind:<10}"
            + "".join(
                f"{cell:>12.2f}" if isinstance(cell, float) else f"{cell:>12}" for cell in cells
            )
        )
    return "\n".join(lines)
