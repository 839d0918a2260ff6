"""The report as a paper for the advertiser: the facts as JSON, which the template sets."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal
from django.conf import settings
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from octavo.billing.effects import in_words
from octavo.billing.paper.document import plain
from octavo.billing.paper.setter import set_documents
from octavo.issues.freezing import publication
from octavo.readership.bookings.report import Report, rate_in_words

TEMPLATE = Path(__file__).parent / "design" / "report.typ"


def paper_of(report: Report) -> bytes:
    """The report as PDF, tagged and for archives; the same facts give the same bytes."""
    document = document_of(report)
    return set_documents([document], template=TEMPLATE, faces=settings.PAPER_FACES)[0]


def document_of(report: Report) -> dict[str, Any]:
    """All words of the paper, in the language that is active."""
    said, made = publication(), report.made_on
    name = plain(said.name)
    publisher = [plain(said.publisher) or name, *map(plain, said.address.splitlines())]
    return {
        "language": to_locale(get_language() or "en").partition("_")[0],
        "title": plain(report.booking.advertiser),
        "kind": _("Report on an advertisement"),
        "magazine": name,
        "publisher": [line for line in publisher if line],
        "issued": {"year": made.year, "month": made.month, "day": made.day},
        "facts": [[label, plain(value)] for label, value in _facts(report) if value],
        "sums": _sums(report),
        "charts": [_chart(report, "views", _("Views")), _chart(report, "clicks", _("Clicks"))]
        if report.days
        else [],
        "heads": [_("Day"), _("Views"), _("Clicks"), _("Rate")],
        "days": [
            [
                in_words(day.on),
                _number(day.views),
                _number(day.clicks),
                rate_in_words(day.clicks, day.views),
            ]
            for day in report.days
        ],
        "print_heads": [_("In print"), _("Issue"), _("Page"), _("Date")],
        "in_print": [
            [
                plain(printed.item.position),
                str(printed.issue.number),
                str(printed.page),
                in_words(printed.issue.dated_on),
            ]
            for printed in report.in_print
        ],
        "foot": [
            _("A view is a page sent to a reader with the advertisement in it."),
            _("Robots are left out."),
            _("No cookies are set, and nobody is followed."),
        ],
        "page": _("Page {number} of {of}"),
    }


def _facts(report: Report) -> list[tuple[str, str]]:
    booking = report.booking
    sections = ", ".join(booking.sections.values_list("title", flat=True))
    days = ""
    if booking.starts_on and booking.last_on:
        days = f"{in_words(booking.starts_on)} – {in_words(booking.last_on)}"
    return [
        (_("Date"), in_words(report.made_on)),
        (_("State"), str(report.state.label)),
        (_("Place"), str(booking.get_placement_display()) if booking.placement else ""),
        (_("Days"), days),
        (_("Sections"), sections),
        (_("Leads to"), booking.address),
    ]


def _sums(report: Report) -> list[list[str]]:
    if not report.days:
        return []
    return [
        [_("Views"), _number(report.views)],
        [_("Clicks"), _number(report.clicks)],
        [_("Rate"), rate_in_words(report.clicks, report.views)],
    ]


def _chart(report: Report, measure: str, title: str) -> dict[str, Any]:
    values = report.in_parts(measure)
    parts = list(report.span.parts()) if report.span else []
    first, last = parts[0][0], parts[-1][1] - timedelta(days=1)
    most = _("at most %(count)s") % {"count": _number(max(values))}
    alt = f"{title}: {_number(sum(values))}, {most}"
    return {
        "title": title,
        "values": values,
        "most": most,
        "ends": [_short(first), _short(last)],
        "alt": alt,
    }


def _number(count: int) -> str:
    return str(format_decimal(count, locale=to_locale(get_language() or "en-gb")))


def _short(day: date) -> str:
    return str(format_date(day, "medium", locale=to_locale(get_language() or "en-gb")))
