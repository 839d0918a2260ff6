"""Makers that stand in for the engines: they write down what they were given, at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from octavo.core.issue.contents import folios, page_count
from octavo.core.issue.document import ArticleItem, Issue
from octavo.core.issue.paging import PageStart
from octavo.core.issue.schema import issue_to_json
from octavo.press.forms import FORMS, Bench
from octavo.press.made import Made, Problem


@dataclass
class StandIn:
    """Writes the copy as JSON. `problems` and `trouble` are what it finds, or fails with.

    `second_pages` says with which block the second page of an article begins, by slug.
    """

    version: str = "1"
    problems: tuple[Problem, ...] = ()
    trouble: Exception | None = None
    second_pages: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    benches: list[Bench] = field(default_factory=list)

    def make_issue(self, issue: Issue, *, bench: Bench) -> Made:
        self.asked.append(f"no. {issue.number}")
        pages = {
            item.slug: folio
            for item, folio in zip(issue.items, folios(issue), strict=True)
            if isinstance(item, ArticleItem)
        }
        starts = {slug: (PageStart(folio),) for slug, folio in pages.items()}
        for slug, path in self.second_pages.items():
            starts[slug] += (PageStart(pages[slug] + 1, path),)
        made = self._make(issue, bench)
        return replace(
            made, pages=page_count(issue), problems=self.problems, folios=pages, starts=starts
        )

    def make_article(self, issue: Issue, slug: str, *, bench: Bench) -> Made:
        self.asked.append(slug)
        return self._make(issue, bench)

    def _make(self, issue: Issue, bench: Bench) -> Made:
        self.benches.append(bench)
        if self.trouble:
            raise self.trouble
        said = [self.version, issue_to_json(issue), sorted(bench.paging.starts.items())]
        return Made(json.dumps(said).encode())


@contextmanager
def standing_in() -> Iterator[dict[str, StandIn]]:
    """Put a maker of ours in the place of each engine."""
    there = dict(FORMS)
    them = {name: StandIn() for name in there}
    try:
        for name, form in there.items():
            FORMS[name] = replace(form, maker=lambda name=name: them[name], needs=())
        yield them
    finally:
        FORMS.update(there)
