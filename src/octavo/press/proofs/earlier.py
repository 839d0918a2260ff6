"""An issue as it was at an earlier moment, which a proof compares it with.

Every save in the newsroom keeps a revision, so nothing has to be stored for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from octavo.core.issue import document as frozen
from octavo.core.manuscript.document import Manuscript
from octavo.issues.freezing import freeze, letter_of
from octavo.issues.models import Article, Issue


def issue_at(issue: Issue, moment: datetime) -> frozen.Issue:
    """The texts as they were saved at that moment, in the order in which they stand now.

    An article that had not been written yet is left out.
    """
    now = freeze(issue)
    texts = dict(_texts(issue, moment))
    items = tuple(
        replace(item, manuscript=texts[item.slug])
        for item in now.items
        if isinstance(item, frozen.ArticleItem) and item.slug in texts
    )
    then = _saved(issue, moment)
    return replace(now, letter=letter_of(then) if then else None, items=items)


def _texts(issue: Issue, moment: datetime) -> Iterator[tuple[str, Manuscript]]:
    """The text of that moment by each slug that its article has, in its draft or for readers."""
    articles = Article.objects.filter(flatplan_item__issue=issue).select_related("latest_revision")
    for article in articles:
        then = _saved(article, moment)
        if then is None:
            continue
        text = then.manuscript()
        yield article.slug, text
        if article.latest_revision:
            yield article.latest_revision.content["slug"], text


def _saved(page: Any, moment: datetime) -> Any:
    """The page as it was last saved up to that moment; None if it had not been."""
    revision = page.revisions.filter(created_at__lte=moment).order_by("-created_at", "-pk").first()
    return revision.as_object() if revision else None
