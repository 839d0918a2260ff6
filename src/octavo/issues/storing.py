"""Stores a manuscript as a draft article: the one way in for copy that was not typed here."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any

from anyascii import anyascii
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.typography import finish
from octavo.issues.errors import MagazineNotFounded, SlugTaken
from octavo.issues.models import Article, ArticleShelf
from octavo.issues.pictures import keep_pictures

LONGEST_SLUG = 80


def store(
    manuscript: Manuscript,
    *,
    pictures: Mapping[str, bytes],
    by: Any,
    slug: str | None = None,
    is_finished: bool = False,
) -> Article:
    """A new draft article with its pictures, typography finished; all of it is stored, or nothing.

    `pictures` are the bytes that the figures name in their `source`; `by` is the account, or None.
    What came out of a newsroom `is_finished` already: there an editor has the last word.
    """
    finished = manuscript if is_finished else finish(manuscript)
    with ExitStack() as undo, transaction.atomic():
        kept = keep_pictures(finished, pictures=pictures, by=by, undo=undo)
        shelf = ArticleShelf.objects.first()
        if shelf is None:
            raise MagazineNotFounded(_("There is no magazine yet. Begin with `octavo demo`."))
        article = Article(
            live=False, owner=by, slug=_free_slug(shelf, manuscript.headline, asked=slug)
        )
        article.take(kept)
        shelf.add_child(instance=article)
        log(instance=article, action="wagtail.create", user=by, content_changed=True)
        article.save_revision(user=by, clean=False)
        undo.pop_all()
    return article


def _free_slug(shelf: ArticleShelf, headline: str, *, asked: str | None) -> str:
    """The slug that was asked for, or one made of the headline that no other article has."""
    taken = set(shelf.get_children().values_list("slug", flat=True))
    if asked:
        if asked in taken:
            raise SlugTaken(_("Another article stands at /articles/%(slug)s/.") % {"slug": asked})
        return asked
    made = slugify(anyascii(headline))[:LONGEST_SLUG].strip("-") or "article"
    number, free = 1, made
    while free in taken:
        number += 1
        free = f"{made}-{number}"
    return free
