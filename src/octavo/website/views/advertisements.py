"""How a booking looks: on a real page of its place, as readers see it, whatever day it is."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import SimpleTemplateResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.models import Page

from octavo.advertising.models import Booking
from octavo.advertising.newsroom.permitting import MAY_BOOK
from octavo.advertising.newsroom.views.base import BookingView
from octavo.advertising.placements import BY_NAME
from octavo.core.manuscript.pausing import pause_after
from octavo.issues.access import SUBSCRIBER
from octavo.issues.models import Article, Issue, Magazine, Section
from octavo.website.pages.advertisements import show_alone

MOST_TRIED = 20  # articles, until one is long enough


class LookView(BookingView):
    """The page in two windows, with what leads where."""

    page_title = gettext_lazy("How it looks")
    template_name = "newsroom/advertisement.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The windows; a booking in print alone has none."""
        if self.booking.placement not in BY_NAME:
            raise Http404
        return self.show(booking=self.booking, has_page=page_for(self.booking) is not None)


@require_safe
@permission_required(MAY_BOOK, raise_exception=True)
def page_with(request: HttpRequest, pk: int) -> HttpResponse:
    """A page of its place with that booking on it. Nobody keeps it, and it is not counted."""
    booking = get_object_or_404(Booking, pk=pk)
    page = page_for(booking)
    if page is None:
        raise Http404
    request.octavo_reader = SUBSCRIBER  # type: ignore[attr-defined]
    show_alone(request, booking)
    response: HttpResponse = page.serve(request)
    if isinstance(response, SimpleTemplateResponse):
        response.render()
    response["Cache-Control"] = "private, no-store"
    response.__dict__.pop("octavo_item", None)
    request.__dict__.pop("_octavo_shows", None)
    return response


def page_for(booking: Booking) -> Page | None:
    """The newest page that it may stand on."""
    placement, sections = BY_NAME.get(booking.placement), booking.sections.all()
    match placement.of_kind if placement else "":
        case "page":
            return Magazine.objects.live().first()
        case "issue":
            return Issue.objects.published().first()
        case "section":
            return (sections or Section.objects.live()).order_by("path").first()
        case "article":
            return _article_for(booking)
    return None


def _article_for(booking: Booking) -> Article | None:
    articles = Article.objects.live().not_spiked().order_by("-last_published_at", "-pk")
    sections = list(booking.sections.values_list("pk", flat=True))
    if sections:
        articles = articles.filter(section__in=sections)
    if booking.placement == "article-end":
        return articles.first()
    tried = articles[:MOST_TRIED]
    return next((it for it in tried if pause_after(it.manuscript()) is not None), None)
