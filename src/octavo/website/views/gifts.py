"""The link of a gift: it opens one article on the device that follows it."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from octavo.access.giving import count_opening, found_by
from octavo.access.guests import has_room, with_right
from octavo.access.models import Gift
from octavo.core.access import Decision, Reason, decide
from octavo.issues.access import STRANGER, item_of, reader_of
from octavo.issues.models import Article
from octavo.website.machines.sharing import of_article
from octavo.website.pages.article import published_article
from octavo.website.pages.bodies import body, pictures_in
from octavo.website.pages.remembered import text_of
from octavo.website.pages.site import site_parts
from octavo.website.views.asking import refuse_unless_granted
from octavo.website.views.visitors import is_a_person

# A page that shows what a gift is tells nobody its address, and stands in no index. It is not in
# robots.txt: messengers that keep to that would show no picture of the article.
HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}
# What the reader has anyway: a gift would change nothing for them, and is not counted.
_OF_THEIR_OWN = frozenset(Reason) - {Reason.OPENED}


class SeeOther(HttpResponseRedirect):
    """Whatever was sent, what follows is a page to read."""

    status_code = 303


@require_http_methods(["GET", "HEAD", "POST"])
def gift(request: HttpRequest, token: str) -> HttpResponse:
    """Lead whoever reads to the article; show programs, and who comes too late, what it is."""
    refuse_unless_granted(request, kind="listing", key="gift")
    now = timezone.now()
    found = found_by(token)
    article = _article_of(found)
    shown = decide(STRANGER, item_of(article), now) if article else None
    if found is None or article is None or shown is None or not shown.shows:
        response = _gone(request)
    elif not found.is_good(now=now) and not shown.is_granted:
        response = _over(request, found, article, shown)
    elif request.method == "POST" or is_a_person(request):
        response = _open(request, found, article, now=now)
    else:
        response = _shown(request, article)
    for name, value in HEADERS.items():
        response[name] = value
    return response


def _article_of(found: Gift | None) -> Article | None:
    slugs = Article.objects.filter(pk=found.article_id) if found else Article.objects.none()
    slug = slugs.values_list("slug", flat=True).first()
    return published_article(slug) if slug else None


def _open(request: HttpRequest, found: Gift, article: Article, *, now: datetime) -> HttpResponse:
    """Hand the right to this device, counted once, and lead to the article."""
    decision = decide(reader_of(request), item_of(article), now)
    is_theirs = decision.is_granted and decision.reason in _OF_THEIR_OWN
    if is_theirs or request.user.pk == found.giver_id:
        return SeeOther(f"{article.url}#given" if decision.reason is Reason.GIVEN else article.url)
    held = with_right(getattr(request, "octavo_guest", ()), found.right(), now=now)
    if has_room(held):
        count_opening(found)
        request.octavo_guest, request.octavo_guest_due = held, True  # type: ignore[attr-defined]
    return SeeOther(f"{article.url}#given")


def _shown(request: HttpRequest, article: Article) -> HttpResponse:
    """What a messenger shows of the link, and a button for somebody who was taken for one."""
    said = {
        "article": article,
        "picture": of_article(article, publication=site_parts(request).publication),
        "heading": article.title,
    }
    return render(request, "magazine/gift.html", said)


def _over(request: HttpRequest, found: Gift, article: Article, decision: Decision) -> HttpResponse:
    """The gift is over or withdrawn: the opening that everybody may see, and the offer."""
    manuscript = text_of(article, is_preview=False).teaser
    said = {
        "article": article,
        "gift": found,
        "body": body(manuscript, pictures_in(manuscript), is_teaser=True),
        "heading": _("This gift is over"),
        "decision": decision,
    }
    return render(request, "magazine/gift_over.html", said, status=410)


def _gone(request: HttpRequest) -> HttpResponse:
    """No such link, or the article is not there any more."""
    return render(request, "magazine/gift_gone.html", {"heading": _("No gift here")}, status=404)
