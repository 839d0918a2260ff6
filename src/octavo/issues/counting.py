"""Says with an answer what is to be counted of it: the door has not seen which page that was."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from octavo.core.access import (
    BEHIND,
    SAID_IN,
    Decision,
    Event,
    Item,
    by_word,
    counted,
    name_of,
    said,
)
from octavo.issues.noting import is_pressed, shown_in
from octavo.issues.views import decision_for


class CountingMiddleware:
    """Has the door count the pages that Django answers, and the advertisements in them.

    A page is what says which item it shows. What the press keeps is counted by the door alone, and
    a preview by nobody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request. By now the page is written, so it is known what it shows."""
        response = self.get_response(request)
        item = getattr(response, "octavo_item", None)
        page = counted(item, shown_in(request)) if item else None
        if page and not is_pressed(request) and not getattr(request, "is_preview", False):
            read = ("read", page.item, by_word(decision_for(request)))
            _say(response, [read, *(("view", booking) for booking in page.shows)], request)
        return response


def count_heard(
    response: HttpResponseBase, item: Item, decision: Decision, request: HttpRequest
) -> None:
    """Have the door count that an article is heard, once for each time it is begun.

    A player that goes on, or tries the first bytes to learn what it is, begins nothing.
    """
    asked = request.headers.get("Range", "").replace(" ", "")
    if asked == "" or (asked.startswith("bytes=0-") and asked != "bytes=0-1"):
        _say(response, [("heard", name_of(item), by_word(decision))], request)


def _say(response: HttpResponseBase, events: list[Event], request: HttpRequest) -> None:
    if BEHIND in request.META and response.status_code < 400:
        response.headers[SAID_IN] = said(events)
