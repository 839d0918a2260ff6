"""Copy-fitting: sets an issue, measures it and sets it again until its articles end at the foot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from octavo.core.issue.document import ArticleItem, Issue
from octavo.core.renditions.paged import Setting, render_issue
from octavo.core.renditions.paged.fitting import Attempt, Fit, Subject, to_fill, with_fits
from octavo.core.renditions.paged.layout import MOST_EMPTY, ArticleLayout, Layout, grid_of, layout
from octavo.press.made import Problem
from octavo.press.typesetting.setter import Typesetter

MOST_ROUNDS = 4  # most articles end at the foot after one, nearly all after two

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
    setter.set(document)
    found = measured(setter, issue)
    if is_fitted:
        document, found = _fitted(setter, issue, document, found)
    problems = tuple(_problems(found, issue, is_breach=setting.form == "print"))
    return LaidOut(document, found, problems)


def measured(setter: Typesetter, issue: Issue) -> Layout:
    """How the document that the setter holds lies on its pages."""
    budgets = {item.slug: item.pages for item in issue.items if isinstance(item, ArticleItem)}
    grid = grid_of(setter.marks("grid"))
    return layout(setter.marks(), budgets=budgets, grid=grid, first_folio=issue.first_folio)


def _fitted(setter: Typesetter, issue: Issue, document: Tree, first: Layout) -> tuple[Tree, Layout]:
    """The document with the best fits that were found, set and measured."""
    ratios = {item["slug"]: _ratio(item) for item in document["items"] if "slug" in item}
    attempts = {it.slug: Attempt.at(Subject(it, ratios[it.slug])) for it in first.articles}
    fits: dict[str, Fit] = {}
    found = first
    for _round in range(MOST_ROUNDS):
        open_ones = {slug: it for slug, it in attempts.items() if not it.is_done}
        if not open_ones:
            break
        fits |= {slug: it.fit for slug, it in open_ones.items()}
        found = _set(setter, issue, with_fits(document, fits))
        now = {it.slug: it for it in found.articles}
        attempts |= {slug: it.measured(now[slug]) for slug, it in open_ones.items()}
    attempts |= {slug: attempts[slug].filled() for slug in to_fill(attempts)}
    best = {slug: it.best for slug, it in attempts.items() if it.best != Fit()}
    if best != fits:
        fits = best
        found = _set(setter, issue, with_fits(document, fits))
    return with_fits(document, fits), found


def _set(setter: Typesetter, issue: Issue, document: Tree) -> Layout:
    setter.set(document)
    return measured(setter, issue)


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
            sentence=sentence_of(it, headlines[it.slug]),
            slug=it.slug,
            page=found.folios[it.slug],
            is_breach=is_breach and it.over > 0,
        )
        for it in found.articles
        if it.over or it.under > MOST_EMPTY
    ]


def sentence_of(article: ArticleLayout, headline: str) -> str:
    """How far an article is from its pages, as an editor says it; empty where it fits."""
    if article.over:
        words = ngettext(
            "“%(headline)s” runs %(lines)d line over its %(pages)s.",
            "“%(headline)s” runs %(lines)d lines over its %(pages)s.",
            article.over,
        )
        return words % _said(headline, article.over, article.pages)
    if article.under > MOST_EMPTY:
        words = ngettext(
            "“%(headline)s” leaves %(lines)d line of its %(pages)s empty.",
            "“%(headline)s” leaves %(lines)d lines of its %(pages)s empty.",
            article.under,
        )
        return words % _said(headline, article.under, article.pages)
    return ""


def _said(headline: str, lines: int, pages: int) -> dict[str, Any]:
    many = ngettext("%(pages)d page", "%(pages)d pages", pages) % {"pages": pages}
    return {"headline": headline, "lines": lines, "pages": many if pages else _("last page")}
