"""What editors see of the pages: pictures of an article's, an issue's one by one, proofs."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
)
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from octavo.core.issue.document import ArticleItem
from octavo.issues.models import Article, Issue
from octavo.issues.newsroom.views.base import DecisionView
from octavo.press.copy import Copy, copy_of
from octavo.press.design.own import own_design
from octavo.press.errors import PressTrouble
from octavo.press.fitting import sentence_of
from octavo.press.pages.forms import ProofForm
from octavo.press.pages.making import ArticlePages, pages_of, picture
from octavo.press.proofs.earlier import issue_at
from octavo.press.proofs.making import Earlier, make_proof

KEEP_SECONDS = 7 * 24 * 3600  # a picture is named by its state, so it never changes


class PagesView(DecisionView):
    """A page with pictures of pages."""

    page_title = gettext_lazy("Pages")
    header_icon = "view"

    @cached_property
    def issue(self) -> Issue | None:
        """The issue whose pages these are."""
        return self.page if isinstance(self.page, Issue) else _issue_of(self.page)


class IssuePagesView(PagesView):
    """Every article of an issue. Its pictures come one after the other, each as soon as drawn."""

    model = Issue
    template_name = "press/pages/issue.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the articles in order."""
        items = self.page.flatplan.exclude(article=None).select_related("article")
        return self.show(articles=[item.article for item in items], form=ProofForm())


class ArticlePagesView(PagesView):
    """The pages of one article, drawn before the answer goes out."""

    model = Article
    template_name = "press/pages/article.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, or say in which issue the article would have to stand."""
        return self.show(**_spreads(self.page, self.issue), form=ProofForm(), issue=self.issue)


class SpreadsView(ArticlePagesView):
    """The same pictures alone, for a page that renews itself."""

    template_name = "press/pages/spreads.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them without the page around them."""
        return self.show(**_spreads(self.page, self.issue))


class PulseView(PagesView):
    """A word that changes whenever the article, its place or its issue is saved."""

    model = Article

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer with it."""
        return JsonResponse({"pulse": _pulse(self.page, self.issue)})


class PictureView(PagesView):
    """One drawn page."""

    model = Article

    def get(self, request: HttpRequest, key: str, number: int) -> HttpResponseBase:
        """Send it."""
        path = picture(key, number)
        if path is None:
            raise Http404
        response = FileResponse(path.open("rb"), content_type="image/png")
        patch_cache_control(response, private=True, immutable=True, max_age=KEEP_SECONDS)
        return response


class ProofView(PagesView):
    """A proof of the issue or of the article, as a PDF."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Make it and send it."""
        form, issue = ProofForm(request.GET), self.issue
        if issue is None or not form.is_valid():
            messages.error(request, _("Say a day that has been."))
            return redirect(self._pages_url())
        copy = copy_of(issue)
        slug = _slug_in(copy, self.page) if isinstance(self.page, Article) else ""
        earlier = None
        if moment := form.moment:
            called = form.cleaned_data["since"].strftime("%Y-%m-%d")
            earlier = Earlier(issue_at(issue, moment), called)
        try:
            proof = make_proof(copy, earlier=earlier, slug=slug, overrides=own_design())
        except PressTrouble as trouble:
            messages.error(request, str(trouble))
            return redirect(self._pages_url())
        name = f"proof-{issue.number}{f'-{slug}' if slug else ''}.pdf"
        headers = {"Content-Disposition": f'inline; filename="{name}"'}
        return HttpResponse(proof.content, content_type="application/pdf", headers=headers)

    def _pages_url(self) -> str:
        kind = "issue" if isinstance(self.page, Issue) else "article"
        return reverse(f"press_pages:{kind}", args=[self.page.pk])


class IssueProofView(ProofView):
    model = Issue


class ArticleProofView(ProofView):
    model = Article


def _issue_of(article: Article) -> Issue | None:
    item = getattr(article, "flatplan_item", None)
    return item.issue if item else None


def _slug_in(copy: Copy, article: Article) -> str:
    """What the issue calls the article: the slug of the text that goes out."""
    draft = article.get_latest_revision_as_object()
    slugs = {item.slug for item in copy.issue.items if isinstance(item, ArticleItem)}
    return draft.slug if draft.slug in slugs else article.slug


def _spreads(article: Article, issue: Issue | None) -> dict[str, Any]:
    """The pages of the article with what is amiss, or a sentence why there are none."""
    known: dict[str, Any] = {"pulse": _pulse(article, issue)}
    if issue is None:
        return {**known, "trouble": _("It stands in no issue, so it has no pages yet.")}
    try:
        copy = copy_of(issue)
        pages = pages_of(copy, _slug_in(copy, article))
    except PressTrouble as trouble:
        return {**known, "trouble": str(trouble)}
    sentence = sentence_of(
        pages.slack,
        headline=str(article.get_latest_revision_as_object()),
        pages=pages.budget or pages.count,
    )
    return {**known, "pages": pages, "rows": _rows(pages), "sentence": sentence}


def _rows(pages: ArticlePages) -> list[list[dict[str, int]]]:
    """The spreads, each page with the number of its picture and its folio."""
    return [
        [{"number": it, "folio": pages.folio + it - 1 if it else 0} for it in spread]
        for spread in pages.spreads
    ]


def _pulse(article: Article, issue: Issue | None) -> str:
    """Changes with each save of the article, of its issue, and with its place in the flatplan."""
    place = issue.flatplan.values_list("pk", "pages", "sort_order", "article") if issue else ()
    known = (article.latest_revision_id, issue and issue.latest_revision_id, *place)
    return sha256(repr(known).encode()).hexdigest()[:16]
