"""Says with an answer what is to be counted of it: the door has not seen which page that was."""

from __future__ import annotations

from django.http import HttpRequest
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


def count_read(
    response: HttpResponseBase, item: Item, decision: Decision | None, request: HttpRequest
) -> None:
    """Have the door count a page that is sent, and the advertisements in it.

    What the press keeps is counted by the door alone, and a preview by nobody.
    """
    page = counted(item, shown_in(request))
    if page is None or is_pressed(request) or getattr(request, "is_preview", False):
        return
    events: list[Event] = [("read", page.item, by_word(decision))]
    _say(response, [*events, *(("view", booking) for booking in page.shows)], request)


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
