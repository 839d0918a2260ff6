"""Fillers: a few lines of the house's own advertisement below the end, when nothing else helps."""

from __future__ import annotations

from collections.abc import Mapping

from octavo.core.renditions.paged.fitting import AIM, Attempt
from octavo.core.renditions.paged.layout import Layout

MOST_FILLERS = 2  # in an issue
FILLER_LEAST = 6  # lines: a rule, words, and the white around them


def to_fill(attempts: Mapping[str, Attempt]) -> tuple[str, ...]:
    """The articles that get a filler: the emptiest, and no more of them than an issue bears."""
    short = sorted(
        (-attempt.fills, slug)
        for slug, attempt in attempts.items()
        if attempt.fills >= FILLER_LEAST and attempt.slack - AIM <= attempt.subject.base.grid.lines
    )
    return tuple(slug for _, slug in short[:MOST_FILLERS])


def to_empty(layout: Layout) -> tuple[str, ...]:
    """The articles whose filler has to go: it found no room below the end, and took a page more."""
    return tuple(
        it.slug for it in layout.articles if it.filler > it.last or (it.filler and it.over)
    )
