"""The magazine's own tags and filters: dates, bylines, pictures, and what a page shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from babel.lists import format_list
from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext, to_locale

from octavo.core.manuscript.sentences import sentence_spans
from octavo.issues.access import item_of
from octavo.issues.dating import in_full
from octavo.issues.models import Article, ArticleByline, Author, Issue, Magazine, Picture, Section
from octavo.website.pages import advertisements, contents, covers, editions, front, images, listings
from octavo.website.pages.article import ArticleParts, article_parts
from octavo.website.pages.offering import Single, single
from octavo.website.pages.site import SiteParts, site_parts

register = template.Library()

LONG_HEADLINE = 60
LONG_THEME = 30


@register.filter
def dated(day: date | datetime | None) -> str:
    """A date as the publication writes it, or else its language, in full."""
    return "" if day is None else in_full(day)


@register.filter
def hue(section: Section | None) -> str:
    """The class that gives a section its colours: by name in tokens.css, by number in ours."""
    return f"hue-{section.hue}" if section and section.hue else ""


@register.filter
def is_long(headline: str) -> bool:
    """Whether a headline at full size would fill the screen."""
    return len(headline) > LONG_HEADLINE


@register.filter
def is_long_theme(title: str) -> bool:
    """Whether an issue's theme is too long to stand at full size beside its cover."""
    return len(title) > LONG_THEME


@register.filter
def minutes_in_all(rows: Iterable[contents.Row]) -> int:
    """Minutes to read all of an issue."""
    return sum(contents.minutes(row.article) for row in rows)


@register.filter
def lines(text: str) -> list[str]:
    """The lines of a text that have words."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@register.filter
def minutes(article: Article) -> int:
    """Minutes to read it."""
    return contents.minutes(article)


@register.filter
def minutes_heard(article: Article) -> int | None:
    """Minutes to hear it, where a list has brought its narration along."""
    return contents.minutes_heard(article)


@register.filter
def to_read(count: int) -> str:
    """A reading time in words."""
    return ngettext("%(count)s minute", "%(count)s minutes", count) % {"count": count}


@register.filter
def first_sentence(article: Article) -> str:
    """The first sentence of its standfirst: enough where many stand below each other."""
    spans = sentence_spans(article.standfirst, language=article.language)
    return next((article.standfirst[starts:ends] for starts, ends in spans), "")


@register.filter
def names(article: Article) -> str:
    """Its authors' names in a row, or all names if each has a role: for lists."""
    bylines = article.bylines.all()
    authors = [row for row in bylines if not row.role]
    return _in_a_row(_name(row) for row in authors or bylines)


@register.simple_tag
def byline(article: Article) -> SafeString:
    """Its authors, each a link to their page if they have one."""
    linked = [_linked(row) for row in article.bylines.all() if not row.role]
    # The names are escaped, and what Babel puts between them has no markup.
    return mark_safe(_in_a_row(linked))  # noqa: S308


@register.simple_tag
def other_bylines(article: Article) -> list[tuple[str, SafeString]]:
    """Who else had a part in it: role and name."""
    return [(capfirst(row.role), _linked(row)) for row in article.bylines.all() if row.role]


def _name(row: ArticleByline) -> str:
    return row.name or (row.author.title if row.author else "")


def _linked(row: ArticleByline) -> SafeString:
    address = row.author.url if row.author and row.author.live else row.url
    if not address:
        return format_html("{}", _name(row))
    return format_html('<a class="underlined" href="{}">{}</a>', address, _name(row))


def _in_a_row(names_given: Iterable[str]) -> str:
    listed = [name for name in names_given if name]
    return format_list(listed, locale=to_locale(get_language() or settings.LANGUAGE_CODE))


@register.simple_tag
def picture(shown: Picture | None, frame: str, alt: str = "", eager: bool = False) -> SafeString:
    """A picture in one of the frames of `pages.images`."""
    if shown is None:
        return SafeString("")
    return images.img(images.image_attributes(shown, frame), alt=alt, is_eager=eager)


@register.simple_tag(takes_context=True)
def advertisement_in(
    context: dict[str, Any], placement: str, page: Article | Issue | Magazine | Section
) -> advertisements.Advertisement | None:
    """What is booked for that place of the page, unless its reader sees no advertisements."""
    return advertisements.advertisement(page, placement, context["request"])


@register.simple_tag
def advertisement_image(shown: advertisements.Advertisement) -> SafeString:
    """Its image, whose place is kept until it has come."""
    return images.img(shown.image, alt=shown.alt) if shown.image else SafeString("")


@register.simple_tag
def opener_picture(shown: Picture, alt: str) -> SafeString:
    """The lead image: upright beside the headline on a desk, broad below it elsewhere."""
    broad = images.image_attributes(shown, "opener-narrow")
    upright = images.image_attributes(shown, "opener")
    is_split = "(width >= 64em)"
    return format_html(
        "<picture>{}{}{}{}</picture>",
        images.lighter_source(upright, media=is_split),
        images.usual_source(upright, media=is_split),
        images.lighter_source(broad),
        images.img(replace(broad, avif=""), alt=alt, is_eager=True),
    )


@register.simple_tag
def cover_tones(shown: Picture, line: str) -> covers.Tones:
    """Which words can be read on a cover's top and bottom, if that line stands below."""
    return covers.tones(shown, line)


@register.filter
def is_long_cover_line(line: str) -> bool:
    """Whether a line is too long to be set large on a cover."""
    return len(line) > covers.LONGEST_IN_LARGE


@register.filter
def in_megabytes(size: int) -> str:
    """How large a file is, to a tenth of a megabyte: enough to decide whether to fetch it."""
    return f"{number_format(max(size / 1e6, 0.1), decimal_pos=1)} MB"


@register.filter
def absolute(address: str) -> str:
    """The address with the magazine's public one before it."""
    return settings.ADDRESS + address


@register.simple_tag(takes_context=True)
def site_of(context: dict[str, Any]) -> SiteParts:
    """What stands on every page."""
    return site_parts(context["request"])


@register.simple_tag(takes_context=True)
def bought_alone(
    context: dict[str, Any], page: Article | Issue, rows: Iterable[contents.Row] = ()
) -> Single | None:
    """The way to buy an article by itself, or an issue with anything in it that is held back."""
    on_sale = site_parts(context["request"]).on_sale
    if isinstance(page, Article):
        return single(on_sale.article, page)
    is_held_back = on_sale.issue and any(
        item_of(row.article).access == "subscribers" for row in rows
    )
    return single(on_sale.issue, page) if is_held_back else None


@register.simple_tag(takes_context=True)
def current_section(context: dict[str, Any]) -> Section | None:
    """The section of the page that is shown: itself, or its article's."""
    page = context.get("page")
    return (
        page.section if isinstance(page, Article) else page if isinstance(page, Section) else None
    )


@register.simple_tag(takes_context=True)
def parts_of(context: dict[str, Any], article: Article) -> ArticleParts:
    """What an article's page shows."""
    return article_parts(article, context["request"])


@register.simple_tag(takes_context=True)
def rows_of(context: dict[str, Any], issue: Issue) -> list[contents.Row]:
    """The articles of an issue, in order."""
    return contents.rows(issue, context["request"])


@register.simple_tag(takes_context=True)
def files_of(context: dict[str, Any], issue: Issue) -> list[editions.FileLink]:
    """The files of an issue that its reader may fetch."""
    return editions.files_of_issue(issue, context["request"])


@register.filter
def under_heads(rows: Iterable[contents.Row]) -> list[contents.Head]:
    """Those articles under their section heads."""
    return contents.heads(rows)


@register.simple_tag(takes_context=True)
def front_of(
    context: dict[str, Any], magazine: Magazine, issue: Issue, sections: Iterable[Section]
) -> front.FrontPage:
    """What the home page shows while that issue is the current one."""
    return front.front_page(magazine, issue, sections, context["request"])


@register.simple_tag(takes_context=True)
def listing_of(context: dict[str, Any], page: Section | Author) -> listings.Listing:
    """The articles of a section or an author, a leaf at a time."""
    request: HttpRequest = context["request"]
    if isinstance(page, Section):
        return listings.section_listing(page, request)
    return listings.author_listing(page, request)


@register.simple_tag(takes_context=True)
def issues_by_year(context: dict[str, Any]) -> tuple[listings.Group, ...]:
    """All issues that appeared."""
    return listings.past_issues(context["request"])


@register.simple_tag(takes_context=True)
def neighbours_of(context: dict[str, Any], issue: Issue) -> listings.Neighbours:
    """The issues before and after this one."""
    return listings.neighbours(issue, context["request"])


@register.simple_tag
def languages_differ(article: Article) -> str:
    """The article's language if it is not the page's, for `lang`."""
    page = (get_language() or "").lower()
    return "" if article.language.lower() == page else article.language
