"""Who makes the magazine: its publisher, and the people whose names stand in bylines."""

from __future__ import annotations

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils.html import strip_tags

from octavo.issues.models import Article, ArticleByline, Author, Publication
from octavo.website.house_style.choosing import logo_shown
from octavo.website.machines.addresses import absolute
from octavo.website.machines.structured.writing import Facts
from octavo.website.pages.images import image_attributes
from octavo.website.pages.site import SiteParts
from octavo.website.views.asking import is_readable_now

LOGO = "max-600x600|format-png|preserve-svg"  # a drawing stays one


def publisher(site: SiteParts) -> Facts:
    """Who publishes it: the house of the imprint, else the magazine itself."""
    publication = site.publication
    return {
        "@type": "Organization",
        "name": publication.publisher or publication.name,
        "url": absolute(site.home),
        "logo": _logo(publication),
    }


def _logo(publication: Publication) -> str | None:
    """As it stands in the masthead."""
    return absolute(logo_shown(publication.logo).address) if publication.logo else None


def people(article: Article, request: HttpRequest) -> list[Facts]:
    """Those who wrote it. Who had another part in it is named by role, on the page alone."""
    return [_person(row, request) for row in article.bylines.all() if not row.role]


def _person(row: ArticleByline, request: HttpRequest) -> Facts:
    name = row.name or (row.author.title if row.author else "")
    return {"@type": "Person", "name": name, "url": page_of(row, request)}


def page_of(row: ArticleByline, request: HttpRequest) -> str:
    """Where the name in a byline leads, as a whole address."""
    if row.author and is_readable_now(request, row.author):
        return absolute(row.author.url)
    return row.url if row.url.startswith(("https://", "http://")) else ""


def author_facts(author: Author) -> Facts:
    """The page of somebody who makes the magazine."""
    portrait = author.portrait
    if portrait:
        prefetch_related_objects([portrait], "renditions")  # the page shows it as well
    return {
        "@type": "ProfilePage",
        "url": absolute(author.url),
        "mainEntity": {
            "@type": "Person",
            "name": author.title,
            "url": absolute(author.url),
            "description": strip_tags(author.biography),
            "image": absolute(image_attributes(portrait, "portrait").src) if portrait else None,
        },
    }
