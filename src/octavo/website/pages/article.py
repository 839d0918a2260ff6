"""An article's page: its text, where it stands in its issue, and what comes after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.measuring import reading_minutes
from octavo.core.renditions.web import render_line
from octavo.issues.models import Article, Author, Correction, Issue
from octavo.website.pages.bodies import body, markup
from octavo.website.pages.contents import Row, flatplan_of, rows
from octavo.website.pages.listings import appeared_on, issue_of


@dataclass(frozen=True, slots=True)
class ArticleParts:
    """All that an article's template shows."""

    manuscript: Manuscript
    body: SafeString
    caption: SafeString
    minutes: int
    appeared_on: date | None
    issue: Issue | None
    folio: int | None
    following: Row | None
    authors: tuple[Author, ...]
    corrections: tuple[Correction, ...]


def article_parts(article: Article) -> ArticleParts:
    """Gathered in a fixed number of queries, however long the article and its issue."""
    manuscript = article.manuscript()
    lead = manuscript.lead_image
    issue = issue_of(article)
    listed = rows(flatplan_of(issue)) if issue else []
    place = next((at for at, row in enumerate(listed) if row.article.pk == article.pk), None)
    return ArticleParts(
        manuscript=manuscript,
        body=body(manuscript),
        caption=markup(render_line(lead.caption)) if lead else SafeString(""),
        minutes=reading_minutes(manuscript),
        appeared_on=appeared_on(article),
        issue=issue,
        folio=None if place is None else listed[place].folio,
        following=None if place is None else next(iter(listed[place + 1 :]), None),
        authors=_authors(article),
        corrections=tuple(article.corrections.public()),
    )


def _authors(article: Article) -> tuple[Author, ...]:
    """Those in the byline who have a page with something to say of them, each once."""
    named = {row.author_id: row.author for row in article.bylines.all() if row.author}
    return tuple(author for author in named.values() if author.live and author.biography)
