"""Issues and articles as files: PDF, EPUB, audiobook, never what goes to the print house."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from octavo.issues.models import Article, Issue
from octavo.press.delivery import deliver
from octavo.press.offered import offered
from octavo.website.pages.editions import readable_editions, saved_as
from octavo.website.views.asking import is_readable_now


@require_safe
def issue_file(request: HttpRequest, slug: str, name: str) -> HttpResponseBase:
    """The edition of an issue that has this ending."""
    issue = Issue.objects.published().filter(slug=slug).first()
    return _answer(request, issue, None, name)


@require_safe
def article_file(request: HttpRequest, slug: str, name: str) -> HttpResponseBase:
    """One article by itself."""
    found = Article.objects.live().select_related("flatplan_item__issue").filter(slug=slug).first()
    item = getattr(found, "flatplan_item", None)
    return _answer(request, item.issue if item else None, found, name)


def _answer(
    request: HttpRequest, issue: Issue | None, article: Article | None, name: str
) -> HttpResponseBase:
    """The file, or the way to the name it has now: a magazine may change its own."""
    if issue is None or not is_readable_now(request, article or issue):
        raise Http404
    ending = name.rpartition(".")[2]
    for edition in readable_editions(request, issue, article):
        known = saved_as(edition, issue, article)
        if known.rpartition(".")[2] == ending:
            return deliver(edition, request, name=known) if known == name else redirect(known)
    if any(saved_as(one, issue, article).endswith(f".{ending}") for one in offered(issue, article)):
        return _to_the_offers()
    raise Http404


def _to_the_offers() -> HttpResponseBase:
    """The file is there and not for this reader: the page that they came from is for everybody."""
    answer = redirect("subscribe")
    answer["Cache-Control"] = "private, no-store"
    return answer
