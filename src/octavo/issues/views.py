"""How the magazine's pages answer a request: each asks the decision first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from octavo.core.access import Decision, Item, Kind, Variant, decide
from octavo.issues.access import LONG_AGO, item_of, reader_of
from octavo.issues.noting import is_pressed


class Decided:
    """A page that is shown only after the decision has granted it, or a part of it."""

    access_kind: ClassVar[Kind] = "page"
    # Nobody but the decision judges: Wagtail's own way of hiding pages is not offered.
    private_page_options: ClassVar[list[str]] = []

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or 404 when none of it is for this reader."""
        request.is_preview = False  # type: ignore[attr-defined]
        item = item_of(self)
        self._decide_for(request, item)
        response = super().serve(request, *args, **kwargs)  # type: ignore[misc]
        return answered_by(response, item, request)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page as it will be, for those who work here: as it is, or as a reader will see it."""
        item = item_of(self)
        if reader := self.viewed_as(mode_name):
            request.octavo_viewed_as = reader  # type: ignore[attr-defined]
            item = replace(item, published_at=LONG_AGO, is_spiked=False, embargoed_until=None)
        self._decide_for(request, item)
        return super().serve_preview(request, "")  # type: ignore[misc]

    def viewed_as(self, mode_name: str) -> Any:
        """The reader whom a mode of the preview shows the page to; None for all of it."""
        return None

    def _decide_for(self, request: HttpRequest, item: Item) -> None:
        decision = decide(reader_of(request), item, timezone.now())
        if not decision.shows:
            raise Http404(decision.reason)
        request.octavo_decision = decision  # type: ignore[attr-defined]


def decision_for(request: HttpRequest) -> Decision | None:
    """What was decided about the page that answers this request."""
    return getattr(request, "octavo_decision", None)


def shows_all(request: HttpRequest) -> bool:
    """Whether the page may show all that it has; a page that nobody decided about shows nothing."""
    decision = decision_for(request)
    return decision is not None and decision.shows is Variant.FULL


def answered_by(response: HttpResponse, item: Item, request: HttpRequest) -> HttpResponse:
    """Say with the answer what decided: the press keeps it with that, and the door asks each time.

    What differs from reader to reader is kept by nobody further out.
    """
    response.octavo_item = item  # type: ignore[attr-defined]
    if item.access != "open" and not is_pressed(request):
        response["Cache-Control"] = "private, no-cache"
        patch_vary_headers(response, ["Cookie"])
    return response


class Shelf:
    """A page that leads its reader home."""

    private_page_options: ClassVar[list[str]] = []  # what stands on it would stay public

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseRedirect:
        """Lead to the page above."""
        return HttpResponseRedirect(self.get_parent().get_url(request) or "/")  # type: ignore[attr-defined]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseRedirect:
        """There is nothing to preview."""
        return self.serve(request)
