"""Finds the page that a feed is of, by the address below which the feed stands."""

from __future__ import annotations

from wagtail.models import Page

from octavo.issues.models import Author, Issue, Magazine, Section
from octavo.website.machines.feeds.gathering import Subject

KINDS = (Magazine, Section, Author, Issue)


def subject_at(path: str) -> Subject | None:
    """The page at an address such as "politics/" or "", if it is of a kind that has feeds."""
    home = Magazine.objects.filter(sites_rooted_here__is_default_site=True).first()
    if home is None or not path:
        return home
    page = (
        Page.objects.live()
        .filter(url_path=home.url_path + path, content_type__app_label="issues")
        .select_related("content_type")
        .first()
    )
    return subject(page)


def subject(page: Page | None) -> Subject | None:
    """The same page as what it is, if it has feeds."""
    found = page.specific if page else None
    return found if isinstance(found, KINDS) else None
