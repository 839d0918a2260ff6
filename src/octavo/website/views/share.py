"""Share pictures as files, at addresses that name their content."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.views.decorators.http import require_safe
from PIL import UnidentifiedImageError

from octavo.issues.models import Article, Issue
from octavo.website.machines.sharing import SharePicture, kept, of_article, of_issue
from octavo.website.pages.site import publication_now
from octavo.website.views.asking import is_readable_now
from octavo.website.views.media import FOR_GOOD


@require_safe
def share(request: HttpRequest, kind: str, key: str, digest: str) -> HttpResponseBase:
    """The picture of an article or an issue; an older one leads to that of today."""
    find = KINDS.get(kind)
    picture = find(request, key) if find else None
    if picture is None:
        raise Http404
    if picture.motif.digest != digest:
        return HttpResponseRedirect(picture.address)
    try:
        content = kept(picture)
    except (FileNotFoundError, UnidentifiedImageError):
        raise Http404 from None
    response = HttpResponse(content, content_type="image/jpeg")
    response["Cache-Control"] = FOR_GOOD
    response["Cross-Origin-Resource-Policy"] = "cross-origin"  # made to be shown elsewhere
    return response


def _article(request: HttpRequest, slug: str) -> SharePicture | None:
    found = Article.objects.live().for_listing().defer("body").filter(slug=slug).first()
    if not is_readable_now(request, found):
        return None
    return of_article(found, publication=publication_now())


def _issue(request: HttpRequest, slug: str) -> SharePicture | None:
    found = Issue.objects.published().select_related("cover").filter(slug=slug).first()
    if not is_readable_now(request, found):
        return None
    return of_issue(found, publication=publication_now())


KINDS = {"articles": _article, "issues": _issue}
