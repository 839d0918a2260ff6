"""An article as search engines read it; each word of it stands on the page as well."""

from __future__ import annotations

from django.http import HttpRequest

from octavo.core.access import OPEN_TO_ALL
from octavo.issues.models import Article, Correction
from octavo.issues.views import decision_for
from octavo.website.machines.addresses import absolute
from octavo.website.machines.moments import appeared_at, changed_at
from octavo.website.machines.structured.magazine import issue_in_short
from octavo.website.machines.structured.people import people, publisher
from octavo.website.machines.structured.writing import Facts
from octavo.website.pages.article import ArticleParts
from octavo.website.pages.images import image_attributes
from octavo.website.pages.site import SiteParts

# Of the part that is not for everybody: where it stands on the page, shown or not.
_HELD_BACK: Facts = {
    "@type": "WebPageElement",
    "isAccessibleForFree": False,
    "cssSelector": ".text",
}


def article_facts(
    article: Article, parts: ArticleParts, site: SiteParts, request: HttpRequest
) -> Facts:
    """Headline, people, dates, place in print and corrections; never the body."""
    picture = parts.lead_picture
    decision = decision_for(request)
    is_open = decision is not None and decision.reason in OPEN_TO_ALL
    return {
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.standfirst,
        "url": absolute(article.url),
        "mainEntityOfPage": absolute(article.url),
        "image": absolute(image_attributes(picture, "opener-narrow").src) if picture else None,
        "datePublished": appeared_at(article).isoformat(),
        "dateModified": changed_at(article).isoformat(),
        "author": people(article, request),
        "publisher": publisher(site),
        "articleSection": article.section.title if article.section else None,
        "wordCount": parts.words,
        "inLanguage": article.language,
        "isAccessibleForFree": is_open,
        "hasPart": None if is_open else _HELD_BACK,
        "isPartOf": issue_in_short(parts.issue, site) if parts.issue else None,
        "pagination": str(parts.folio) if parts.folio else None,
        "correction": [_correction(it) for it in parts.corrections],
    }


def _correction(correction: Correction) -> Facts:
    return {
        "@type": "CorrectionComment",
        "text": correction.text,
        "datePublished": correction.dated_on.isoformat() if correction.dated_on else None,
    }
