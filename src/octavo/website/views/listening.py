"""What is heard of an article, and the words and times that go with it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from octavo.core.access import decide
from octavo.issues.access import item_of, reader_of
from octavo.issues.counting import count_heard
from octavo.issues.models import Article
from octavo.press.delivery import deliver_stored
from octavo.press.models.narrations import narration_of
from octavo.press.studio.keeping import MEDIA_TYPES
from octavo.website.pages.listening import SOUNDS, variant_heard


@require_safe
def article_sound(request: HttpRequest, slug: str, name: str) -> HttpResponseBase:
    """A file of the narration, as far as this reader may hear: all of it, or the opening.

    `?save` has the browser keep it; that is for those who may hear all.
    """
    article = Article.objects.live().select_related("section", "flatplan_item__issue")
    found = article.filter(slug=slug).first()
    narration = narration_of(found) if found else None
    stem, _dot, kind = name.rpartition(".")
    if found is None or narration is None or stem != slug:
        raise Http404
    item = item_of(found)
    decision = decide(reader_of(request), item, timezone.now())
    variant = variant_heard(decision)
    kept = narration.file(kind, variant=variant) if variant else None
    if kept is None:
        raise Http404
    is_saved = "save" in request.GET and variant == "full"
    response = deliver_stored(
        kept["file"],
        kept["digest"],
        kept["size"],
        MEDIA_TYPES[kind],
        request,
        name=name,
        is_attachment=is_saved,
    )
    if kind in SOUNDS:
        count_heard(response, item, decision, request)
    return response
