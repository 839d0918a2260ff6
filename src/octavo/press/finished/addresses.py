"""Every address whose page is kept, those first that are read most."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page

from octavo.issues.models import Article, Author
from octavo.issues.views import Decided

# Pages that no editor makes, by their names.
NAMED = ("corrections", "feed", "atom_feed", "rss_feed", "json_feed")


def every_address() -> Iterator[str]:
    """Home page, lists and issues, then articles from the latest on, then authors."""
    pages = Page.objects.live().filter(content_type__in=_kinds(but=(Article, Author)))
    yield from _of(pages.order_by("depth", "path"))
    yield from _named()
    yield from _of(Article.objects.live().not_spiked().order_by("-last_published_at", "pk"))
    yield from _of(Author.objects.live().order_by("pk"))


def _of(pages) -> Iterator[str]:
    columns = ("pk", "url_path", "locale_id", "slug", "live", "depth", "path", "content_type_id")
    for page in pages.only(*columns).iterator():
        if address := page.url:
            yield address


def _named() -> Iterator[str]:
    for name in NAMED:
        for arguments in ((), ("",)):
            try:
                yield reverse(name, args=arguments)
            except NoReverseMatch:
                continue
            break


def _kinds(*, but: tuple[type[Page], ...]) -> list[ContentType]:
    decided = [kind for kind in apps.get_models() if issubclass(kind, Decided) and kind not in but]
    return list(ContentType.objects.get_for_models(*decided).values())
