"""How the magazine's pages answer a request: each asks the decision first."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from octavo.core.access import Kind
from octavo.issues.access import decision_on, item_of, reader_of


class Decided:
    """A page that is shown only after the decision has granted it."""

    access_kind: ClassVar[Kind] = "page"
    # Nobody but the decision judges: Wagtail's own way of hiding pages is not offered.
    private_page_options: ClassVar[list[str]] = []

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or 404 when it is not for this reader."""
        request.is_preview = False  # type: ignore[attr-defined]
        self._decide_for(request)
        response: HttpResponse = super().serve(request, *args, **kwargs)  # type: ignore[misc]
        response.octavo_item = item_of(self)  # type: ignore[attr-defined] # what decided: it may be kept
        return response

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page as it will be, for those who work here."""
        self._decide_for(request)
        return super().serve_preview(request, mode_name)  # type: ignore[misc]

    def _decide_for(self, request: HttpRequest) -> None:
        decision = decision_on(self, reader=reader_of(request), now=timezone.now())
        if not decision.is_granted:
            raise Http404(decision.reason)


class Shelf:
    """A page that leads its reader home."""

    private_page_options: ClassVar[list[str]] = []  # what stands on it would stay public

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseRedirect:
        """Lead to the page above."""
        return HttpResponseRedirect(self.get_parent().get_url(request) or "/")  # type: ignore[attr-defined]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseRedirect:
        """There is nothing to preview."""
        return self.serve(request)
