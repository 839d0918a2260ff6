"""The sums of a subject as the lines of a table for other programs."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from django.db.models import F

from octavo.billing.desk.numbers.asking import harmless
from octavo.billing.desk.numbers.spans import Span
from octavo.issues.models import Article
from octavo.readership.models import Depth, Hearing, Reading
from octavo.readership.subjects import Subject

COLUMNS = ("day", "item", "headline", "measure", "by", "source", "quarter", "count")
AT_ONCE = 2000


class _Line:
    """Gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def lines(subject: Subject, span: Span) -> Iterator[str]:
    """A line for each sum of a day. What a spreadsheet would take for a formula is none."""
    writer = csv.writer(_Line())
    yield writer.writerow(COLUMNS)
    titles = dict(Article.objects.order_by().values_list("pk", "title"))
    for measure, day, item, article, by, source, quarter, count in _rows(subject, span):
        name = item or f"article:{article}"
        title = harmless(titles.get(article, ""))
        yield writer.writerow([day, harmless(name), title, measure, by, source, quarter, count])


def _rows(subject: Subject, span: Span) -> Iterator[tuple[Any, ...]]:
    days = {"day__gte": span.since, "day__lt": span.until}
    reads = subject.among(Reading.objects.filter(**days)).order_by("day", "item", "by", "source")
    columns = ("day", "item", F("article_id"), "by", "source", "count")
    for day, item, article, by, source, count in reads.values_list(*columns).iterator(AT_ONCE):
        yield "reads", day, item, article, by, source, "", count
    depths = subject.among(Depth.objects.filter(**days)).order_by("day", "article_id", "quarter")
    for day, article, quarter, count in depths.values_list(
        "day", F("article_id"), "quarter", "count"
    ).iterator(AT_ONCE):
        yield "left after", day, "", article, "", "", quarter, count
    heard = subject.among(Hearing.objects.filter(**days)).order_by("day", "article_id", "by")
    for day, article, by, count in heard.values_list(
        "day", F("article_id"), "by", "count"
    ).iterator(AT_ONCE):
        yield "heard", day, "", article, by, "", "", count
