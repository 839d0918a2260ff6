"""What the newsroom does not let happen by way of Wagtail's own buttons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from octavo.issues.models import (
    Article,
    ArticleShelf,
    Author,
    AuthorShelf,
    Issue,
    IssueShelf,
    Magazine,
    Picture,
    Section,
)

NEVER_DELETED = (Article, ArticleShelf, AuthorShelf, IssueShelf, Magazine)


def is_kept(page: Page) -> bool:
    """Whether a page must stay: copy, what it needs, what holds it, and issues that are made."""
    match page.specific:
        case Issue() as issue:
            return issue.state != issue.State.PLANNED
        case Section() as section:
            return section.articles.exists()
        case Author() as author:
            return author.bylines.exists()
        case specific:
            return isinstance(specific, NEVER_DELETED)


def spike_instead(request: HttpRequest, page: Page) -> HttpResponse | None:
    """An article is never deleted: offer to spike it. What holds others stays as well."""
    if not is_kept(page):
        return None
    if isinstance(page.specific, Article):
        messages.info(request, _("Articles are never deleted. Spike it: it is dropped, and kept."))
        return redirect("newsroom:spike", page.pk)
    messages.error(
        request, _("“%(page)s” cannot be deleted: %(why)s") % {"page": page, "why": _why(page)}
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def _why(page: Page) -> str:
    match page.specific:
        case Issue() as issue if not issue.is_published:
            return _("it is closed. Open it again first.")
        case Issue():
            return _("readers know it.")
        case Section():
            return _("articles stand in it.")
        case Author():
            return _("articles name them. The page can be unpublished.")
        case _:
            return _("everything else stands on it.")


def refuse_bulk_deletion(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """The same for many pages at once, and for pictures that a page shows."""
    if action_type != "delete" or action.model not in {Page, Picture}:
        return None
    is_page = action.model is Page
    kept = [it for it in objects if (is_kept(it) if is_page else it.get_usage().exists())]
    if not kept:
        return None
    titles = ", ".join(f"“{it}”" for it in kept)
    if is_page:
        said = _("Nothing was deleted: %(titles)s must stay. Articles can be spiked.")
    else:
        said = _("Nothing was deleted: %(titles)s must stay, since a page shows it.")
    messages.error(request, said % {"titles": titles})
    if is_page:
        return redirect("wagtailadmin_explore", kept[0].get_parent().pk)
    return redirect("wagtailimages:index")


def refuse_to_publish_alone(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Articles appear with their issue, and an issue from its own page, whatever was pressed."""
    page = page.specific
    if isinstance(page, Article) and not page.may_appear_alone():
        message = _("“%(page)s” appears with its issue. The draft was saved.")
    elif isinstance(page, Issue) and not page.is_published:
        message = _("“%(page)s” is published from its own page. The draft was saved.")
    else:
        return None
    messages.error(request, message % {"page": page})
    return redirect("wagtailadmin_pages:edit", page.pk)
