"""What the newsroom does not let happen by way of Wagtail's own buttons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from octavo.issues.models import Article, ArticleShelf, AuthorShelf, Issue, IssueShelf, Magazine

NEVER_DELETED = (Article, ArticleShelf, AuthorShelf, IssueShelf, Magazine)


def is_kept(page: Page) -> bool:
    """Whether a page must stay: copy, what holds it, and issues that readers know."""
    page = page.specific
    return isinstance(page, NEVER_DELETED) or (isinstance(page, Issue) and page.is_published)


def spike_instead(request: HttpRequest, page: Page) -> HttpResponse | None:
    """An article is never deleted: offer to spike it. What holds others stays as well."""
    if not is_kept(page):
        return None
    if isinstance(page.specific, Article):
        messages.info(request, _("Articles are never deleted. Spike it: it is dropped, and kept."))
        return redirect("newsroom:spike", page.pk)
    messages.error(request, _("“%(page)s” cannot be deleted.") % {"page": page})
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def refuse_bulk_deletion(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """The same for many pages at once."""
    if action_type != "delete" or action.model is not Page:
        return None
    kept = [page for page in objects if is_kept(page)]
    if not kept:
        return None
    titles = ", ".join(f"“{page}”" for page in kept)
    message = _("Nothing was deleted: %(titles)s must stay. Articles can be spiked.")
    messages.error(request, message % {"titles": titles})
    return redirect("wagtailadmin_explore", kept[0].get_parent().pk)


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
