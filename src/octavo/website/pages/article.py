"""An article's page: its text, where it stands in its issue, and what comes after it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from octavo.core.access import OPEN_TO_ALL, Access
from octavo.core.manuscript.document import Manuscript
from octavo.core.renditions.web import render_line
from octavo.issues.access import item_of
from octavo.issues.models import Article, ArticleByline, Author, Correction, Issue, Picture
from octavo.issues.noting import is_pressed
from octavo.issues.views import decision_for, shows_all
from octavo.website.pages.advertisements import interlude
from octavo.website.pages.bodies import body, contents, markup, pictures_in
from octavo.website.pages.contents import Row, bare_rows
from octavo.website.pages.editions import FileLink, files_of_article
from octavo.website.pages.listening import Narration, narration_of
from octavo.website.pages.listings import appeared_on, issue_of
from octavo.website.pages.remembered import text_of
from octavo.website.views.asking import is_readable_now, readable_now


@dataclass(frozen=True, slots=True)
class ArticleParts:
    """All that an article's template shows. What is held back is in none of it."""

    manuscript: Manuscript
    is_teaser: bool
    is_for_all: bool
    is_metered: bool
    access: Access
    opens_on: date | None
    body: SafeString
    contents: tuple[tuple[str, SafeString], ...]
    lead_picture: Picture | None
    caption: SafeString
    words: int
    minutes: int
    appeared_on: date | None
    issue: Issue | None
    folio: int | None
    previous: Row | None
    following: Row | None
    authors: tuple[Author, ...]
    corrections: tuple[Correction, ...]
    files: tuple[FileLink, ...]
    narration: Narration | None


def published_article(slug: str) -> Article | None:
    """The article at that address, with its section and its issue, in one query."""
    related = ("section", "lead_picture", "flatplan_item__issue")
    return Article.objects.live().select_related(*related).filter(slug=slug).first()


def article_parts(article: Article, request: HttpRequest) -> ArticleParts:
    """The same for all of one page: asked for twice, gathered once."""
    found: ArticleParts | None = getattr(request, "_octavo_article_parts", None)
    if found is None:
        found = _gather(article, request)
        request._octavo_article_parts = found  # type: ignore[attr-defined]
    return found


def _gather(article: Article, request: HttpRequest) -> ArticleParts:
    """In a fixed number of queries, however long the article and its issue."""
    issue = issue_of(article)
    issue = issue if is_readable_now(request, issue) else None
    listed = bare_rows(issue, request) if issue else []
    place = next((at for at, row in enumerate(listed) if row.article.pk == article.pk), None)
    following = None if place is None else next(iter(listed[place + 1 :]), None)
    previous = listed[place - 1] if place else None
    behind = [] if place is None else [row.article for row in listed[place + 1 :]]
    _bring_bylines([article, following.article] if following else [article])
    is_fresh = getattr(request, "is_preview", False) or is_pressed(request)
    text = text_of(article, is_preview=is_fresh)
    is_teaser = not shows_all(request)
    manuscript = text.teaser if is_teaser else text.manuscript
    item, decision = item_of(article), decision_for(request)
    pictures = pictures_in(manuscript)
    lead = manuscript.lead_image
    return ArticleParts(
        manuscript=manuscript,
        is_teaser=is_teaser,
        is_for_all=decision is not None and decision.reason in OPEN_TO_ALL,
        is_metered=item.is_metered,
        access=item.access,
        opens_on=localtime(item.opens_at).date() if item.opens_at else None,
        body=body(
            manuscript,
            pictures,
            is_teaser=is_teaser,
            interlude=interlude(article, manuscript, request),
        ),
        contents=contents(manuscript),
        lead_picture=pictures.get(lead.source) if lead else None,
        caption=markup(render_line(lead.caption)) if lead else SafeString(""),
        words=text.words,
        minutes=text.minutes,
        appeared_on=appeared_on(article),
        issue=issue,
        folio=None if place is None else listed[place].folio,
        previous=previous,
        following=following,
        authors=_authors(article, request),
        corrections=tuple(article.corrections.public()),
        files=tuple(files_of_article(article, issue, request)) if issue else (),
        narration=narration_of(article, behind, request, is_opening=is_teaser),
    )


def _bring_bylines(articles: Iterable[Article]) -> None:
    """Fetch all bylines at once; those of a preview are what the editor has, not yet stored."""
    stored = [it for it in articles if "bylines" not in getattr(it, "_cluster_related_objects", {})]
    rows = ArticleByline.objects.select_related("author").order_by("sort_order")
    prefetch_related_objects(stored, Prefetch("bylines", queryset=rows))


def _authors(article: Article, request: HttpRequest) -> tuple[Author, ...]:
    """Those in the byline who have a page with something to say of them, each once."""
    named = {row.author_id: row.author for row in article.bylines.all() if row.author}
    return tuple(author for author in readable_now(request, named.values()) if author.biography)
