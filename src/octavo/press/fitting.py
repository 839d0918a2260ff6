"""Copy-fitting: sets an issue, measures it and sets it again until its articles end at the foot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import ngettext

from octavo.core.issue.document import ArticleItem, Issue
from octavo.core.renditions.paged import Setting, render_issue
from octavo.core.renditions.paged.filling import to_empty, to_fill
from octavo.core.renditions.paged.fits import Fit, with_fits
from octavo.core.renditions.paged.fitting import Attempt, Subject
from octavo.core.renditions.paged.layout import MOST_EMPTY, Layout, grid_of, layout
from octavo.core.renditions.paged.letters import clean
from octavo.press.made import Problem
from octavo.press.typesetting.setter import Typesetter

MOST_ROUNDS = 4  # most articles end at the foot after one, nearly all after two
HEADLINE_MOST = 80  # characters of a headline in a sentence about it

Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """An issue as it is to be set, and how it lies on its pages."""

    document: Tree
    layout: Layout
    problems: tuple[Problem, ...]


def lay_out(
    setter: Typesetter, issue: Issue, setting: Setting, *, is_fitted: bool = True
) -> LaidOut:
    """Set the issue; unless told otherwise, let its articles end at the foot of their last page.

    The setter holds the document that is given back, so that it can be asked for its PDF.
    """
    document = render_issue(issue, setting=setting)
    document, found = set_and_fit(setter, document, is_fitted=is_fitted)
    problems = tuple(_problems(found, issue, is_breach=setting.form == "print"))
    return LaidOut(document, found, problems)


def set_and_fit(
    setter: Typesetter, document: Tree, *, is_fitted: bool = True
) -> tuple[Tree, Layout]:
    """Set a document of an issue, whole or in part; what comes back is set and measured."""
    first = _set(setter, document)
    return _fitted(setter, document, first) if is_fitted else (document, first)


def _fitted(setter: Typesetter, document: Tree, first: Layout) -> tuple[Tree, Layout]:
    """The document with the best fits that were found."""
    ratios = {item["slug"]: _ratio(item) for item in document["items"] if "slug" in item}
    attempts = {it.slug: Attempt.at(Subject(it, ratios[it.slug])) for it in first.articles}
    fits: dict[str, Fit] = {}
    found = first
    for _round in range(MOST_ROUNDS):
        open_ones = {slug: it for slug, it in attempts.items() if not it.is_done}
        if not open_ones:
            break
        fits |= {slug: it.fit for slug, it in open_ones.items()}
        found = _set(setter, with_fits(document, fits))
        now = {it.slug: it for it in found.articles}
        attempts |= {slug: it.measured(now[slug]) for slug, it in open_ones.items()}
    attempts |= {slug: attempts[slug].filled() for slug in to_fill(attempts)}
    best = _best(attempts)
    if best != fits:
        found = _set(setter, with_fits(document, best))
    while slugs := to_empty(found):  # a filler never adds a page
        attempts |= {slug: attempts[slug].unfilled() for slug in slugs}
        best = _best(attempts)
        found = _set(setter, with_fits(document, best))
    return with_fits(document, best), found


def _best(attempts: Mapping[str, Attempt]) -> dict[str, Fit]:
    return {slug: it.best for slug, it in attempts.items() if it.best != Fit()}


def _set(setter: Typesetter, document: Tree) -> Layout:
    setter.set(document)
    budgets = {it["slug"]: it["pages"] for it in document["items"] if it["type"] == "article"}
    grid = grid_of(setter.marks("grid"))
    return layout(setter.marks(), budgets=budgets, grid=grid, first_folio=document["first_folio"])


def _ratio(item: Mapping[str, Any]) -> float:
    """Width to height of an article's lead image; nought without one."""
    lead = item.get("lead", {})
    return lead["width"] / lead["height"] if lead.get("file") else 0.0


def _problems(found: Layout, issue: Issue, *, is_breach: bool) -> list[Problem]:
    """What does not fit, article by article."""
    headlines = {
        item.slug: item.manuscript.headline for item in issue.items if isinstance(item, ArticleItem)
    }
    return [
        Problem(
            sentence=sentence_of(it.slack, headline=headlines[it.slug], pages=it.pages or it.taken),
            slug=it.slug,
            page=found.folios[it.slug],
            is_breach=is_breach and it.over > 0,
        )
        for it in found.articles
        if it.over or it.under > MOST_EMPTY
    ]


def sentence_of(slack: int, *, headline: str, pages: int) -> str:
    """How far an article is from its pages, as an editor says it; empty where it fits.

    `slack` are lines to fill, or, below nought, lines too many.
    """
    if 0 <= slack <= MOST_EMPTY:
        return ""
    words = (
        ngettext(
            "“%(headline)s” runs %(lines)d line over its %(pages)s.",
            "“%(headline)s” runs %(lines)d lines over its %(pages)s.",
            -slack,
        )
        if slack < 0
        else ngettext(
            "“%(headline)s” leaves %(lines)d line of its %(pages)s empty.",
            "“%(headline)s” leaves %(lines)d lines of its %(pages)s empty.",
            slack,
        )
    )
    headline = Truncator(" ".join(clean(headline).split())).chars(HEADLINE_MOST)
    many = ngettext("%(pages)d page", "%(pages)d pages", pages) % {"pages": pages}
    return words % {"headline": headline, "lines": abs(slack), "pages": many}
