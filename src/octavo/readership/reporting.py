"""What was read of something in a span of days: summed by the database, in a few queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Model, QuerySet, Sum

from octavo.billing.desk.numbers.spans import Span
from octavo.core.access import Variant
from octavo.issues.models import Article, ArticleByline
from octavo.readership.models import Depth, Hearing, Reading
from octavo.readership.subjects import Subject
from octavo.readership.wording import QUARTERS

MOST_LISTED = 25


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article: how often it was sent, of those whole, read to its end, and heard."""

    pk: int
    title: str
    reads: int
    whole: int
    to_end: int
    heard: int


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A section, an author or an issue, by the reads of its articles."""

    pk: int
    title: str
    reads: int


@dataclass(frozen=True, slots=True)
class Report:
    """All that a page of readership shows. `reads` and `heard` are of each part of the span.

    `depth` says how many got so far at least, of those whose browser said how far; `own` how often
    its own page was read, where it is no article.
    """

    subject: Subject
    span: Span
    reads: tuple[int, ...]
    heard: tuple[int, ...]
    by: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]
    further_sources: int
    depth: tuple[tuple[int, int], ...]
    own: int
    articles: tuple[ArticleRow, ...]

    @property
    def whole(self) -> int:
        """Reads that showed more than the beginning."""
        return sum(count for word, count in self.by if word != Variant.TEASER)


def report_of(subject: Subject, span: Span) -> Report:
    """Everything about a subject and a span."""
    reading, hearing = _within(Reading, subject, span), _within(Hearing, subject, span)
    by_day, by_rule = Counter[date](), Counter[str]()
    for day, by, count in _summed(reading, "day", "by"):
        by_day[day] += count
        by_rule[by] += count
    sources = Counter(dict(_summed(reading, "source"))).most_common()
    return Report(
        subject=subject,
        span=span,
        reads=_in_parts(span, by_day),
        heard=_in_parts(span, dict(_summed(hearing, "day"))),
        by=tuple(by_rule.most_common()),
        sources=tuple(sources[:MOST_LISTED]),
        further_sources=len(sources[MOST_LISTED:]),
        depth=_at_least(dict(_summed(_within(Depth, subject, span), "quarter"))),
        own=_own(subject, span),
        articles=_most_read(subject, span) if subject.has_articles else (),
    )


def groups_of(span: Span) -> dict[str, tuple[GroupRow, ...]]:
    """Sections, authors and issues by the reads of their articles, the most read first."""
    reads = {pk: n for pk, n in _summed(_in(Reading, span), "article") if pk is not None}
    rows = Article.objects.filter(flatplan_item__isnull=False)
    issues = rows.values_list("pk", "flatplan_item__issue", "flatplan_item__issue__title")
    sections = Article.objects.exclude(section=None).values_list("pk", "section", "section__title")
    authors = ArticleByline.objects.exclude(author=None).values_list(
        "article", "author", "author__title"
    )
    found = {"issue": issues, "section": sections, "author": authors.distinct()}
    return {kind: _grouped(reads, rows) for kind, rows in found.items()}


def _grouped(
    reads: Mapping[int, int], rows: Iterable[tuple[int, int, str]]
) -> tuple[GroupRow, ...]:
    counts, titles = Counter[int](), {}
    for article, group, title in rows:
        if article in reads:
            counts[group] += reads[article]
            titles[group] = title
    return tuple(GroupRow(pk, titles[pk], n) for pk, n in counts.most_common(MOST_LISTED))


def _most_read(subject: Subject, span: Span) -> tuple[ArticleRow, ...]:
    counts, whole = Counter[int](), Counter[int]()
    rows = _within(Reading, subject, span).exclude(article=None)
    for pk, by, count in _summed(rows, "article", "by"):
        counts[pk] += count
        whole[pk] += count if by != Variant.TEASER else 0
    shown = [pk for pk, _count in counts.most_common(MOST_LISTED)]
    ends = _summed(_in(Depth, span).filter(article__in=shown, quarter=100), "article")
    heard = _summed(_in(Hearing, span).filter(article__in=shown), "article")
    to_end, times_heard = dict(ends), dict(heard)
    titles = dict(Article.objects.filter(pk__in=shown).values_list("pk", "title"))
    return tuple(
        ArticleRow(
            pk,
            titles.get(pk, f"({pk})"),
            counts[pk],
            whole[pk],
            to_end.get(pk, 0),
            times_heard.get(pk, 0),
        )
        for pk in shown
    )


def _own(subject: Subject, span: Span) -> int:
    """How often the page of an author, a section or an issue itself was read."""
    if not subject.has_articles or not subject.item:
        return 0
    found = _in(Reading, span).filter(item=subject.item).aggregate(n=Sum("count"))
    return int(found["n"] or 0)


def _in(model: type[Model], span: Span) -> QuerySet:
    return model._default_manager.filter(day__gte=span.since, day__lt=span.until)


def _within(model: type[Model], subject: Subject, span: Span) -> QuerySet:
    return subject.among(_in(model, span))


def _summed(rows: QuerySet, *by: str) -> QuerySet:
    """So many for each, in no order."""
    return rows.order_by().values_list(*by).annotate(n=Sum("count"))


def _in_parts(span: Span, counts: Mapping[date, int]) -> tuple[int, ...]:
    found: dict[int, int] = defaultdict(int)
    for day, count in counts.items():
        found[span.index_of(day)] += count
    return tuple(found[at] for at, _part in enumerate(span.parts()))


def _at_least(furthest: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
    """Who got to the end got to each quarter before."""
    return tuple(
        (quarter, sum(n for reached, n in furthest.items() if reached >= quarter))
        for quarter in QUARTERS
    )
