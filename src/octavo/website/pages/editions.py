"""The files that a page offers: of a whole issue, or of one article."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy

from octavo.issues.models import Article, Issue
from octavo.press.forms import Form, form_named
from octavo.press.models import Edition
from octavo.press.naming import file_name
from octavo.press.offered import item_of_editions, offered
from octavo.website.pages.site import publication_now, site_parts
from octavo.website.views.asking import is_granted_now

# What readers call a form whose ending says little.
CALLED = {"audio": gettext_lazy("Audiobook")}


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file as a link says it: what it is, how large, how many pages."""

    kind: str
    media_type: str
    size: int
    pages: int | None
    address: str


def files_of_issue(issue: Issue, request: HttpRequest) -> list[FileLink]:
    """What can be fetched of the whole issue; nothing before it is there."""
    name = site_parts(request).publication.name
    return [
        _link(edition, reverse("issue_file", args=[issue.slug, _name(edition, name, issue)]))
        for edition in readable_editions(request, issue)
    ]


def files_of_article(article: Article, issue: Issue, request: HttpRequest) -> list[FileLink]:
    """What can be fetched of one article."""
    return [
        _link(
            edition,
            reverse("article_file", args=[article.slug, _name(edition, "", issue, article)]),
        )
        for edition in readable_editions(request, issue, article)
    ]


def readable_editions(
    request: HttpRequest, issue: Issue, article: Article | None = None
) -> list[Edition]:
    """Those files that the reader behind this request may have."""
    editions = offered(issue, article)
    if editions and is_granted_now(request, item_of_editions(issue, article)):
        return editions
    return []


def saved_as(edition: Edition, issue: Issue, article: Article | None = None) -> str:
    """The name under which a reader saves it."""
    return _name(edition, publication_now().name, issue, article)


def _name(edition: Edition, magazine: str, issue: Issue, article: Article | None = None) -> str:
    slug = article.slug if article else ""
    return file_name(form_named(edition.form), magazine=magazine, number=issue.number, slug=slug)


def _link(edition: Edition, address: str) -> FileLink:
    form: Form = form_named(edition.form)
    kind = str(CALLED.get(form.name, form.ending.upper()))
    return FileLink(kind, form.media_type, edition.size, edition.pages, address)
