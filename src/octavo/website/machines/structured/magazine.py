"""The magazine and its issues as search engines read them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import prefetch_related_objects
from django.urls import NoReverseMatch, reverse

from octavo.issues.models import Issue
from octavo.issues.models.articles import publication_language
from octavo.website.machines.addresses import absolute
from octavo.website.machines.structured.people import publisher
from octavo.website.machines.structured.writing import Facts
from octavo.website.pages.contents import Row
from octavo.website.pages.images import image_attributes
from octavo.website.pages.site import SiteParts


def home_facts(site: SiteParts) -> tuple[Facts, Facts]:
    """The periodical, and the website with its search."""
    home = absolute(site.home)
    words = {"inLanguage": publication_language(), "description": site.publication.description}
    return (
        {**_periodical(site), **words, "publisher": publisher(site)},
        {
            "@type": "WebSite",
            "@id": f"{home}#website",
            "name": site.publication.name,
            "url": home,
            "potentialAction": _search(),
        },
    )


def _search() -> Facts | None:
    """How to ask it, if this magazine has a search."""
    try:
        address = reverse("search")
    except NoReverseMatch:
        return None
    return {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": absolute(address) + "?q={search_term_string}",
        },
        "query-input": "required name=search_term_string",
    }


def _periodical(site: SiteParts) -> Facts:
    home = absolute(site.home)
    return {
        "@type": "Periodical",
        "@id": f"{home}#periodical",
        "name": site.publication.name,
        "issn": site.publication.issn,
        "url": home,
    }


def issue_in_short(issue: Issue, site: SiteParts) -> Facts:
    """The issue that something stands in, and the periodical it is one of."""
    return {
        "@type": "PublicationIssue",
        "name": issue.title,
        "issueNumber": str(issue.number),
        "datePublished": issue.dated_on.isoformat(),
        "url": absolute(issue.url),
        "isPartOf": _periodical(site),
    }


def issue_facts(issue: Issue, rows: Iterable[Row], site: SiteParts) -> Facts:
    """The issue with its cover and contents, each with the page it begins on."""
    cover = issue.cover
    if cover:
        prefetch_related_objects([cover], "renditions")  # the page shows it as well
    return {
        **issue_in_short(issue, site),
        "image": absolute(image_attributes(cover, "cover").src) if cover else None,
        "publisher": publisher(site),
        "hasPart": [
            {
                "@type": "NewsArticle",
                "headline": row.article.title,
                "url": absolute(row.article.url),
                "pagination": str(row.folio),
            }
            for row in rows
        ],
    }
