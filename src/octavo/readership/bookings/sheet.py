"""The report as CSV: a line for each day, then one for each place in print."""

from __future__ import annotations

import csv
from typing import TextIO

from octavo.billing.desk.views.numbers import harmless
from octavo.readership.bookings.report import Report, rate

HEADS = ("advertiser", "place", "day", "views", "clicks", "rate")


def write_csv(report: Report, file: TextIO) -> None:
    """What a spreadsheet would take for a formula is none."""
    booking = report.booking
    advertiser = harmless(booking.advertiser)
    writer = csv.writer(file)
    writer.writerow(HEADS)
    for day in report.days:
        each = rate(day.clicks, day.views)
        said = "" if each is None else f"{each:.4f}"
        place = str(booking.get_placement_display())
        writer.writerow([advertiser, place, day.on, day.views, day.clicks, said])
    for printed in report.in_print:
        place = harmless(str(printed))
        writer.writerow([advertiser, place, printed.issue.dated_on, "", "", ""])
