"""Readership in the newsroom: what was read of what, from where, how far, and by what right."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.factories import (
    a_magazine,
    a_published_issue,
    a_publisher,
    a_writer,
    an_article,
    an_editor,
)

from octavo.billing.desk.numbers.spans import span_of
from octavo.issues.models import Article
from octavo.readership.models import Depth, Hearing, Reading
from octavo.readership.reporting import groups_of, report_of
from octavo.readership.subjects import MAGAZINE, subject_at

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
DAY = date(2026, 11, 21)
SPAN = span_of(date(2026, 11, 16), date(2026, 11, 30))
ASKED = "?since=2026-11-16&until=2026-11-29"


def read(article: Article, count: int, *, by: str = "open", source: str = "", day=DAY) -> None:
    name = f"article:{article.pk}"
    Reading.objects.create(day=day, item=name, article=article, by=by, source=source, count=count)


@pytest.fixture
def articles(db) -> tuple[Article, Article]:
    """“Tides” in politics and “Herrings” in finance, both by Ada Moll, in no. 7."""
    a_magazine()
    tides, herrings = (
        an_article(headline="Tides"),
        an_article(headline="Herrings", section="finance"),
    )
    issue = a_published_issue(articles=(tides, herrings), now=NOW)
    read(tides, 40, by="subscriber", source="inside")
    read(tides, 10, by="teaser", source="example.org")
    read(tides, 5, by="subscriber", day=DAY + timedelta(days=3))
    read(herrings, 7, source="example.org")
    read(herrings, 100, day=date(2026, 10, 1))
    Reading.objects.create(day=DAY, item="page:home", by="open", source="", count=30)
    Reading.objects.create(day=DAY, item=f"issue:{issue.pk}", by="open", source="", count=9)
    for quarter, count in ((25, 4), (50, 3), (75, 2), (100, 1)):
        Depth.objects.create(day=DAY, article=tides, quarter=quarter, count=count)
    Hearing.objects.create(day=DAY, article=tides, by="subscriber", count=6)
    return tides, herrings


def test_the_magazine_s_sums_are_those_of_its_parts(articles):
    _tides, _herrings = articles
    report = report_of(MAGAZINE, SPAN)

    assert sum(report.reads) == 101
    assert report.reads[5] == 96
    assert sum(report.heard) == 6
    assert dict(report.by) == {"open": 46, "subscriber": 45, "teaser": 10}
    assert dict(report.sources) == {"inside": 40, "": 44, "example.org": 17}
    assert report.whole == 91
    assert [
        (row.title, row.reads, row.whole, row.to_end, row.heard) for row in report.articles
    ] == [
        ("Tides", 55, 45, 1, 6),
        ("Herrings", 7, 7, 0, 0),
    ]
    groups = groups_of(SPAN)
    assert [row.reads for row in groups["section"]] == [55, 7]
    assert [row.reads for row in groups["issue"]] == [62]


def test_who_read_to_the_end_has_passed_each_quarter(articles):
    assert report_of(MAGAZINE, SPAN).depth == ((25, 10), (50, 6), (75, 3), (100, 1))


def test_an_article_a_section_an_issue_and_an_author_have_their_own(articles):
    tides, herrings = articles
    issue = tides.flatplan_item.issue_id

    assert sum(report_of(subject_at("article", tides.pk), SPAN).reads) == 55
    assert sum(report_of(subject_at("section", herrings.section_id), SPAN).reads) == 7
    of_issue = report_of(subject_at("issue", issue), SPAN)
    assert (sum(of_issue.reads), of_issue.own) == (62, 9)
    assert subject_at("article", 10**6) is None
    assert subject_at("nothing", 1) is None


def test_an_editor_sees_numbers_that_others_can_be_told(articles, client):
    client.force_login(an_editor())
    page = client.get(reverse("readership:magazine") + ASKED)
    text = page.content.decode()

    assert page.status_code == 200
    for said in ("Tides", "example.org", "From within the magazine", "Subscribers", "To the end"):
        assert said in text
    assert text.count("As a table") == 2, "each chart has its table"


def test_each_subject_has_a_page(articles, client):
    tides, _herrings = articles
    client.force_login(a_publisher())
    for kind, pk in (
        ("article", tides.pk),
        ("section", tides.section_id),
        ("issue", tides.flatplan_item.issue_id),
    ):
        page = client.get(reverse("readership:subject", args=[kind, pk]) + ASKED)
        assert page.status_code == 200
    assert client.get(reverse("readership:subject", args=["author", 10**6])).status_code == 404


def test_from_an_article_one_gets_to_how_it_is_read(articles, client):
    tides, _herrings = articles
    client.force_login(an_editor())
    page = client.get(reverse("wagtailadmin_pages:edit", args=[tides.pk]))

    assert reverse("readership:subject", args=["article", tides.pk]) in page.content.decode()


def test_a_writer_does_not_see_what_is_read(articles, client):
    client.force_login(a_writer())

    assert client.get(reverse("readership:magazine")).status_code in (302, 403)
    assert "readership" not in client.get(reverse("wagtailadmin_home")).content.decode().lower()


def test_a_span_that_ends_before_it_begins_is_refused_with_a_reason(articles, client):
    client.force_login(an_editor())
    page = client.get(reverse("readership:magazine") + "?since=2026-11-29&until=2026-11-16")

    assert page.status_code == 422
    assert "It would end before it begins." in page.content.decode()


def test_the_file_has_every_sum_and_no_formula(articles, client):
    tides, _herrings = articles
    Article.objects.filter(pk=tides.pk).update(title="=1+1")
    client.force_login(an_editor())
    answer = client.get(reverse("readership:magazine") + ASKED + "&as=csv")
    rows = list(csv.DictReader(StringIO(b"".join(answer.streaming_content).decode())))

    assert "attachment" in answer["Content-Disposition"]
    assert sum(int(row["count"]) for row in rows if row["measure"] == "reads") == 101
    assert sum(int(row["count"]) for row in rows if row["measure"] == "heard") == 6
    assert {row["headline"] for row in rows} == {"", "'=1+1", "Herrings"}


def test_more_reads_take_no_more_questions(articles, client):
    client.force_login(an_editor())
    address = reverse("readership:magazine") + ASKED

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    queries()
    few = queries()
    for number in range(20):
        read(an_article(headline=f"Another {number}"), number + 1, source=f"s{number}.example")
    assert queries() == few


def test_nobody_is_named_in_any_table():
    """Days, items, rules, hosts and counts: there is no column that could hold a person."""
    columns = {
        model._meta.model_name: {field.name for field in model._meta.fields} - {"id"}
        for model in (Reading, Depth, Hearing)
    }

    assert columns == {
        "reading": {"day", "item", "article", "by", "source", "count"},
        "depth": {"day", "article", "quarter", "count"},
        "hearing": {"day", "article", "by", "count"},
    }
