"""Which files readers may fetch: the newest of each form that can go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from octavo.core.access import Item, bound_together
from octavo.issues.access import item_of
from octavo.issues.models import Article, Issue
from octavo.press.forms import FORMS
from octavo.press.models import Edition
from octavo.press.overruling import valid_overrules


def offered(issue: Issue, article: Article | None = None) -> list[Edition]:
    """The editions of the issue, or the renditions of one article, in the order of the forms.

    A version with a breach is passed over for the last good one, unless it was overruled. One that
    holds an article which is not out any more is not offered at all: it is being made again.
    """
    names = [name for name, form in FORMS.items() if form.is_for_readers]
    rows = Edition.objects.filter(article=article, form__in=names)
    if article is None:
        rows = rows.filter(issue=issue)
    newest = list(_newest(issue, rows.order_by("form", "-version")))
    if article is None:
        newest = _without_withdrawn(newest)
    return sorted(newest, key=lambda edition: names.index(edition.form))


def item_of_editions(issue: Issue, article: Article | None = None) -> Item:
    """What the decision must know of the files of an issue, or of one article.

    Each is out when its issue or its article is, and is for those who may read all that is in it.
    """
    if article is not None:
        return replace(item_of(article), kind="edition")
    bound = Article.objects.filter(flatplan_item__issue=issue).not_spiked().defer("body")
    parts = bound.select_related("section", "flatplan_item__issue")
    return bound_together(replace(item_of(issue), kind="edition"), map(item_of, parts))


def _newest(issue: Issue, rows: Iterable[Edition]) -> Iterator[Edition]:
    for form, versions in groupby(rows, key=lambda edition: edition.form):
        first, *others = versions
        if not first.breaches or form in valid_overrules(issue):
            yield first
        else:
            yield from [it for it in others if not it.breaches][:1]


def _without_withdrawn(editions: list[Edition]) -> list[Edition]:
    slugs = {slug for edition in editions for slug in edition.texts}
    if not slugs:
        return editions
    out = Article.objects.live().not_spiked().filter(slug__in=slugs)
    gone = slugs - set(out.values_list("slug", flat=True))
    return [edition for edition in editions if not gone & set(edition.texts)]
