"""The page of the search: what was asked, what was found, and ways on when nothing was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.paginator import Page as Leaf
from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from octavo.core.access import Reader
from octavo.issues.access import readable
from octavo.issues.models import Article, Author, Section
from octavo.search.engines import Filters
from octavo.search.excerpts import Fragment, Piece, marked
from octavo.search.finding import Found, excerpts, find, other_spelling, single_words, years
from octavo.search.questions import (
    MOST_CHARACTERS,
    Question,
    QuestionTooLong,
    cleaned,
    read_question,
)
from octavo.website.pages.listings import appeared_on

if TYPE_CHECKING:
    from octavo.website.pages.site import SiteParts

HITS_A_LEAF = 20
MOST_PARTS = 4  # of a question that found nothing


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that was found, with the words that show why."""

    article: Article
    headline: tuple[Piece, ...]
    standfirst: tuple[Piece, ...]
    excerpt: tuple[Fragment, ...]
    appeared_on: date | None


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a list to choose from."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose from; its first line takes everything."""

    name: str
    label: str
    everything: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class WaysOn:
    """Where to go when nothing was found, each a question that finds something."""

    spelling: str = ""
    without_filters: int = 0
    single_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """All that the page shows. Without a leaf nothing was searched for."""

    typed: str
    choices: tuple[Choice, ...]
    is_narrowed: bool = False
    is_too_long: bool = False
    leaf: Leaf | None = None
    hits: tuple[Hit, ...] = ()
    has_more: bool = False
    ways_on: WaysOn = WaysOn()


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """The filters as a reader chose them; what there is not narrows nothing."""

    year: int | None
    section: Section | None
    author: Author | None

    @property
    def filters(self) -> Filters:
        return Filters(
            year=self.year,
            section=self.section.pk if self.section else None,
            author=self.author.pk if self.author else None,
        )


def results(said: Mapping[str, str], *, site: SiteParts, reader: Reader, now: datetime) -> Results:
    """Answer what stands in the address of the page."""
    typed = cleaned(said.get("q", ""))
    printed = years()
    narrowed = _narrowed(said, printed, site, reader=reader, now=now)
    try:
        question = read_question(typed)
    except QuestionTooLong:
        choices = _choices(narrowed, printed, site, ())
        return Results(typed[:MOST_CHARACTERS], choices, bool(narrowed.filters), is_too_long=True)
    if not question:
        return Results(typed, _choices(narrowed, printed, site, ()), bool(narrowed.filters))
    found = find(question, filters=narrowed.filters, reader=reader, now=now)
    leaf = Paginator(found.articles, HITS_A_LEAF).get_page(said.get("page"))
    authors = _authors(found.articles, narrowed.author, reader=reader, now=now)
    return Results(
        typed=typed,
        choices=_choices(narrowed, printed, site, authors),
        is_narrowed=bool(narrowed.filters),
        leaf=leaf,
        hits=tuple(_hits(list(leaf), found, reader=reader, now=now)),
        has_more=found.has_more,
        ways_on=WaysOn()
        if found.articles
        else _ways_on(question, narrowed, reader=reader, now=now),
    )


def _hits(keys: Sequence[int], found: Found, *, reader: Reader, now: datetime) -> Iterable[Hit]:
    articles = (
        Article.objects.filter(pk__in=keys)
        .select_related("section", "flatplan_item__issue")
        .prefetch_related("bylines__author")
        .defer("body")
    )
    allowed = {it.pk: it for it in readable(articles, reader=reader, now=now)}
    shown = excerpts(keys, found.asked, reader=reader, now=now)
    for article in (allowed[key] for key in keys if key in allowed):
        yield Hit(
            article=article,
            headline=marked(article.title, found.asked),
            standfirst=marked(article.standfirst, found.asked),
            excerpt=shown.get(article.pk, ()),
            appeared_on=appeared_on(article),
        )


def _ways_on(question: Question, narrowed: _Narrowed, *, reader: Reader, now: datetime) -> WaysOn:
    """Another spelling, the same without filters, or each of its words alone."""
    spelling = other_spelling(question)
    if spelling:
        again = read_question(spelling)
        if find(again, filters=narrowed.filters, reader=reader, now=now).articles:
            return WaysOn(spelling=spelling)
    if narrowed.filters:
        everywhere = find(question, filters=Filters(), reader=reader, now=now)
        if everywhere.articles:
            return WaysOn(without_filters=len(everywhere.articles))
    is_one_word = len(question.terms) == 1 and len(question.terms[0].words) == 1
    words = [] if is_one_word else single_words(question, most=MOST_PARTS)
    return WaysOn(single_words=tuple(words))


def _narrowed(
    said: Mapping[str, str],
    printed: Sequence[int],
    site: SiteParts,
    *,
    reader: Reader,
    now: datetime,
) -> _Narrowed:
    sections = {section.slug: section for section in site.sections}
    slug = said.get("author", "")
    authors = Author.objects.live().filter(slug=cleaned(slug)) if slug else ()
    return _Narrowed(
        year=next((year for year in printed if str(year) == said.get("year")), None),
        section=sections.get(said.get("section", "")),
        author=next(iter(readable(authors, reader=reader, now=now)), None),
    )


def _authors(
    keys: Sequence[int], chosen: Author | None, *, reader: Reader, now: datetime
) -> list[Author]:
    """Those who wrote what was found, and the one who was chosen."""
    wrote = Author.objects.live().filter(bylines__article__in=keys).distinct().order_by("title")
    listed = readable(wrote.defer("biography"), reader=reader, now=now)
    return listed if chosen is None or chosen in listed else [chosen, *listed]


def _choices(
    narrowed: _Narrowed, printed: Sequence[int], site: SiteParts, authors: Sequence[Author]
) -> tuple[Choice, ...]:
    """The lists to choose from; one in which there is nothing to choose is left out."""
    by_year = [Option(str(year), str(year), year == narrowed.year) for year in printed]
    section, author = narrowed.section, narrowed.author
    by_section = [Option(it.slug, it.title, it == section) for it in site.sections]
    by_author = [Option(it.slug, it.title, it == author) for it in authors]
    lists = (
        Choice("year", _("Year"), _("All years"), tuple(by_year)),
        Choice("section", _("Section"), _("All sections"), tuple(by_section)),
        Choice("author", _("Author"), _("All authors"), tuple(by_author)),
    )
    return tuple(
        one for one in lists if len(one.options) > 1 or any(it.is_chosen for it in one.options)
    )
