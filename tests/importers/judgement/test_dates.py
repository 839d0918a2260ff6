"""Days are read as people write them, and only where a line says nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.importers.judgement.dates import is_month, read_date

THE_DAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    "line",
    [
        "2026-03-03",
        "2026-03-03T10:00:00Z",
        "3 March 2026",
        "March 3rd, 2026",
        "Mar. 3, 2026",
        "MARCH 3, 2026",
        "Tuesday, March 3, 2026 at 10:30 AM GMT",
        "Published: 3rd of March 2026 | Updated 5 March 2026",
        "Published 3 March 2026",
        "03.03.2026",
        "3.3.26",
        "3. März 2026, 14:05 Uhr",
        "Dienstag, 3. März 2026",
        "le 3 mars 2026",
        "Publié le mardi 3 mars 2026 à 10h15",
        "3 de marzo de 2026",
        "martedì 3 marzo 2026 alle 10:15",
        "3 de março de 2026",
        "dinsdag 3 maart 2026",
        "den 3 mars 2026",
        "3. marts 2026",
        "tiistai 3. maaliskuuta 2026",
        "3 marca 2026 r.",
        "2026. március 3.",
        "3 марта 2026 г.",
        "3 Μαρτίου 2026",
        "2026年3月3日",
    ],
)
def test_the_day_is_read_in_many_languages_and_orders(line):
    assert read_date(line) == THE_DAY


@pytest.mark.parametrize(
    "line",
    [
        "The 3 March 2026 meeting of the board",
        "In March 2026 it rained",
        "31 February 2026",
        "Issue 14, March 2026",
        "March 2026",
        "12 000 copies",
        "",
    ],
)
def test_a_line_that_says_more_or_less_than_a_day_is_none(line):
    assert read_date(line) is None


def test_an_american_order_is_seen_where_only_it_is_possible():
    assert read_date("12/25/2026") == date(2026, 12, 25)
    assert read_date("03/04/2026") == date(2026, 4, 3)


@pytest.mark.parametrize(
    "line", ["June 2021", "octobre 2023, pages 4 et 5", "Issue 14, March 2026"]
)
def test_a_month_without_a_day_is_known_as_one(line):
    assert is_month(line)


@given(st.text(max_size=200))
def test_no_line_stops_the_reading_of_a_date(line):
    assert read_date(line) is None or read_date(line).year >= 1600
