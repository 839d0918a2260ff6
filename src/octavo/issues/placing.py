"""Places an article in the flatplan of an issue that is still planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from octavo.core.manuscript.measuring import word_count
from octavo.issues.errors import ArticlePlacedAlready, IssueNotPlanned

if TYPE_CHECKING:
    from octavo.issues.models import Article, FlatplanItem, Issue

WORDS_ON_A_PAGE = 600  # a first guess at the budget, for the editor to change


def place(
    issue: Issue, article: Article, *, section_head: str | None = None, pages: int | None = None
) -> FlatplanItem:
    """Put the article behind the last item under its section head, or at the end under a new one.

    Without `section_head` that is the name of the article's section.
    """
    if issue.state != issue.State.PLANNED:
        raise IssueNotPlanned(_("No. %(number)s is not being planned.") % {"number": issue.number})
    placed = getattr(article, "flatplan_item", None)
    if placed is not None:
        message = _("“%(article)s” stands in no. %(number)s already.") % {
            "article": article,
            "number": placed.issue.number,
        }
        raise ArticlePlacedAlready(message)
    if section_head is None:
        section_head = article.section.title if article.section else ""
    if pages is None:
        pages = max(1, round(word_count(article.manuscript()) / WORDS_ON_A_PAGE))
    with transaction.atomic():
        draft = issue.get_latest_revision_as_object()
        items = list(draft.flatplan.all())
        item = draft.flatplan.model(article=article, section_head=section_head, pages=pages)
        items.insert(_position(items, section_head), item)
        _number(items)
        draft.flatplan.set(items)
        draft.save()
        draft.save_revision(clean=False)
    issue.refresh_from_db()
    return item


def _position(items: list[FlatplanItem], section_head: str) -> int:
    """Behind the last item under this head; an item without one stands under that before it."""
    position, head = len(items), ""
    for index, item in enumerate(items):
        head = item.section_head or head
        if head == section_head and section_head:
            position = index + 1
    return position


def _number(items: list[FlatplanItem]) -> None:
    """Keep one head over the items that stand under it, and their order."""
    head = ""
    for order, item in enumerate(items):
        item.sort_order = order
        if item.section_head == head:
            item.section_head = ""
        head = item.section_head or head
