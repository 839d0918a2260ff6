"""What an advertiser is told: views, clicks and places in print, as page, CSV and PDF."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pikepdf
import pypdfium2
import pytest
from tests.factories import a_booking, a_magazine, an_account, an_issue

from octavo.advertising.counting import add
from octavo.advertising.models import Booking
from octavo.advertising.printing import tie
from octavo.issues.models import FlatplanItem
from octavo.readership.bookings.paper import paper_of
from octavo.readership.bookings.report import rate_in_words, report_on

DAY = date(2026, 3, 10)
A_DAY = timedelta(days=1)


@pytest.fixture
def booking(db) -> Booking:
    """Three days, of which two were counted, and one place in print."""
    a_magazine(name="The Vell Review")
    issue = an_issue(number=7, dated_on=date(2026, 3, 1))
    plan = (("house", "Puzzle", "", 3), ("advertisement", "Hask", "full page, left", 1))
    issue.flatplan.set(
        [
            FlatplanItem(kind=kind, label=label, position=position, pages=pages, sort_order=at)
            for at, (kind, label, position, pages) in enumerate(plan)
        ]
    )
    issue.save()
    booking = a_booking(starts=DAY, days=3)
    tie(booking, FlatplanItem.objects.filter(kind="advertisement"))
    add({(DAY, booking.pk): (1200, 30), (DAY + 2 * A_DAY, booking.pk): (800, 2)})
    return booking


def test_every_day_is_named_from_the_first_to_the_last_or_to_today(booking):
    report = report_on(booking, today=DAY + 9 * A_DAY)
    begun = report_on(booking, today=DAY + A_DAY)
    to_come = report_on(a_booking(starts=DAY), today=DAY - A_DAY)

    rows = [(day.on.day, day.views, day.clicks) for day in report.days]
    assert rows == [(10, 1200, 30), (11, 0, 0), (12, 800, 2)]
    assert (report.views, report.clicks) == (2000, 32)
    assert [day.on.day for day in begun.days] == [10, 11, 12]  # what was counted is not left out
    assert (to_come.days, to_come.views) == ((), 0)
    assert report.in_parts("views") == [1200, 0, 800]
    assert [place.page for place in report.in_print] == [4]


def test_the_days_of_one_that_was_withdrawn_end_with_that(db):
    a_magazine()
    booking = a_booking(starts=DAY, days=30)
    booking.withdraw(by=None, now=datetime(2026, 3, 12, 12, tzinfo=UTC))

    assert [day.on.day for day in report_on(booking, today=DAY + 20 * A_DAY).days] == [10, 11, 12]


def test_a_rate_is_said_in_per_cent_and_not_where_there_were_no_views():
    assert rate_in_words(32, 2000) == "1.60%"
    assert rate_in_words(0, 0) == "–"
    assert rate_in_words(1, 0) == "–"


@pytest.fixture
def desk(client, booking):
    client.force_login(an_account(name="Tor", groups=("Subscriber desk",)))
    return client


def test_the_page_shows_sums_charts_days_and_places_in_print(desk, booking):
    page = desk.get(f"/newsroom/advertising/report/{booking.pk}/").text

    for words in (
        "over",
        "2000",
        "32",
        "1.60%",
        "12 March 2026",
        "full page, left",
        "has not come",
    ):
        assert words in page, words
    assert page.count("<svg viewBox") == 2
    assert "sd-bar--views" in page


def test_a_spreadsheet_takes_no_word_of_an_advertiser_for_a_formula(desk, booking):
    Booking.objects.update(advertiser='=HYPERLINK("https://evil.example")')
    FlatplanItem.objects.filter(kind="advertisement").update(position="@SUM(A1)")

    answer = desk.get(f"/newsroom/advertising/report/{booking.pk}/?as=csv")

    rows = list(csv.reader(io.StringIO(answer.text)))
    assert rows[0] == ["advertiser", "place", "day", "views", "clicks", "rate"]
    assert rows[1][2:] == ["2026-03-10", "1200", "30", "0.0250"]
    assert rows[-1][1:3] == ["No. 7, page 4, @SUM(A1)", "2026-03-01"]
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_paper_says_the_same_and_is_tagged(booking):
    report = report_on(booking, today=DAY + 9 * A_DAY)

    pdf = paper_of(report)

    said = text_of(pdf)
    for words in ("The Vell Review", "Hask & Daughters", "Report on an advertisement", "2,000",
                  "1.60%", "10 March 2026", "full page, left"):  # fmt: skip
        assert words in said, words
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.Lang == "en"
        assert document.docinfo["/Title"] == "Report on an advertisement: Hask & Daughters"
    assert pdf == paper_of(report)


def test_words_of_an_advertiser_stay_words_on_paper(booking):
    booking.advertiser = '#panic("no") *bold* \\ $x$'
    booking.save()

    assert '#panic("no") *bold* \\ $x$' in text_of(paper_of(report_on(booking, today=DAY)))


def test_a_year_of_days_and_a_place_in_print_alone_can_be_set(booking):
    year = a_booking(starts=DAY - 400 * A_DAY, days=400)
    add({(DAY - 400 * A_DAY + at * A_DAY, year.pk): (at * 37 % 900, at % 7) for at in range(400)})
    alone = Booking.objects.create(advertiser="Kolb")

    long = pypdfium2.PdfDocument(paper_of(report_on(year, today=DAY)))
    short = pypdfium2.PdfDocument(paper_of(report_on(alone, today=DAY)))

    assert len(long) > 4
    assert len(short) == 1


def test_the_file_is_handed_out_with_a_name(desk, booking):
    answer = desk.get(f"/newsroom/advertising/report/{booking.pk}/?as=pdf")

    assert answer["Content-Type"] == "application/pdf"
    assert 'filename="hask-daughters-' in answer["Content-Disposition"]
    assert answer.content.startswith(b"%PDF-")
