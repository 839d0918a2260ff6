"""Private podcasts: the feed, the sound, and what goes with it."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Literal

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_vary_headers

from octavo.access.holding import reader_with
from octavo.issues.counting import count_heard
from octavo.listening.addresses import feed_address
from octavo.listening.finding import feed_of, issue_at, section_at
from octavo.listening.gathering import Asked, show_of
from octavo.listening.hearing import Heard, heard_at
from octavo.listening.models import PrivateFeed
from octavo.listening.noticing import note_use
from octavo.listening.podcast import chapters, rss
from octavo.listening.programs import programs
from octavo.listening.views.private import secret
from octavo.press import store
from octavo.press.delivery import deliver_stored

# Browsers alone send it, and say “navigate” when somebody is to look at the answer.
LOOKS_AT = "Sec-Fetch-Mode"
SOUNDS = ("mp3", "m4a")
KINDS = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "vtt": "text/vtt; charset=utf-8"}


@secret
def feed(
    request: HttpRequest, token: str, of: Literal["section", "issue"] | None = None, slug: str = ""
) -> HttpResponseBase:
    """The podcast of everything, of a section or of an issue."""
    found, now = _feed(request, token), timezone.now()
    reader = reader_with(found.account)
    part = None
    if of is not None:
        find = section_at if of == "section" else issue_at
        part = find(slug, found, reader, now=now)
        if part is None:
            raise Http404
    with translation.override(found.account.language or settings.LANGUAGE_CODE):
        if request.headers.get(LOOKS_AT) == "navigate":
            response: HttpResponseBase = _for_people(request, feed_address(token, part))
        else:
            written = rss.rss(show_of(Asked(token, reader, part, found.made_at), now=now))
            response = _validated(request, written, f"{rss.MEDIA_TYPE}; charset=utf-8")
    patch_vary_headers(response, [LOOKS_AT])
    return response


@secret
def file(request: HttpRequest, token: str, slug: str, ending: str) -> HttpResponseBase:
    """The sound of an article, its captions or its chapters: as much as the reader hears."""
    found = _feed(request, token)
    heard = heard_at(slug, reader_with(found.account), now=timezone.now())
    kept = heard.file(ending) if heard else None
    if heard is None or kept is None:
        raise Http404
    if ending == "json":
        return _validated(request, _chapters(heard, kept["file"]), chapters.MEDIA_TYPE)
    response = deliver_stored(
        kept["file"],
        kept["digest"],
        kept["size"],
        KINDS[ending],
        request,
        name=f"{slug}.{ending}",
        is_attachment=False,
    )
    if ending in SOUNDS:
        count_heard(response, heard.item, heard.decision, request)
    return response


def _for_people(request: HttpRequest, address: str) -> HttpResponse:
    """How to go on, for somebody whose phone has read the code and opened it in a browser."""
    shown = {"address": address, "programs": programs(address)}
    return render(request, "listening/found.html", shown)


def _feed(request: HttpRequest, token: str) -> PrivateFeed:
    found = feed_of(token)
    if found is None:
        raise Http404
    note_use(found, address=request.META.get("REMOTE_ADDR", ""), now=timezone.now())
    return found


def _chapters(heard: Heard, name: str) -> bytes:
    try:
        with store.shelf().open(name) as kept:
            cues = json.load(kept)
    except FileNotFoundError:
        raise Http404 from None
    return chapters.chapters(cues, title=heard.article.title)


def _validated(request: HttpRequest, written: bytes, media_type: str) -> HttpResponseBase:
    """The answer with its validator, or that nothing has changed."""
    response = HttpResponse(written, content_type=media_type)
    response["ETag"] = etag = f'"{sha256(written).hexdigest()[:32]}"'
    return get_conditional_response(request, etag, None, response) or response
