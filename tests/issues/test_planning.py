from datetime import date
from itertools import pairwise

import pytest
from tests.factories import an_issue

from octavo.issues.models import Issue
from octavo.issues.planning import plan_year, year_dates


def test_twenty_four_issues_are_the_first_and_the_fifteenth_of_each_month():
    dates = year_dates(year=2027, per_year=24)

    assert len(dates) == 24
    assert {day.day for day in dates} == {1, 15}


@pytest.mark.parametrize("per_year", [1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 18, 24, 26, 36, 48, 52, 366])
def test_any_number_of_issues_is_spread_over_the_year(per_year):
    dates = year_dates(year=2028, per_year=per_year)

    gaps = [(after - before).days for before, after in pairwise(dates)]
    assert len(set(dates)) == per_year
    assert {day.year for day in dates} == {2028}
    assert max(gaps, default=0) - min(gaps, default=0) <= 12
    assert dates[0] == date(2028, 1, 1)


def test_issues_may_all_appear_on_a_friday():
    dates = year_dates(year=2027, per_year=24, weekday=4)

    assert {day.weekday() for day in dates} == {4}
    assert dates[0] == date(2027, 1, 1)


def test_numbers_and_volumes_go_on_from_the_last_issue(magazine):
    an_issue(number=18, volume=3, dated_on=date(2026, 12, 15))

    made = plan_year(year=2027, per_year=12)

    assert [issue.number for issue in made] == list(range(19, 31))
    assert {issue.volume for issue in made} == {4}
    assert made[0].url_path.endswith("/issues/19/")
    assert (made[0].dated_on, made[0].closes_on) == (date(2027, 1, 1), date(2026, 12, 25))
    assert not any(issue.live for issue in made)


def test_planning_a_year_twice_is_planning_it_once(magazine):
    plan_year(year=2027, per_year=24, first_number=101)

    assert plan_year(year=2027, per_year=24, first_number=101) == []
    numbers = Issue.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(101, 125))


def test_a_year_has_no_more_issues_than_days(magazine):
    with pytest.raises(ValueError, match="Between 1 and 366"):
        plan_year(year=2027, per_year=400)


def test_a_year_before_the_first_volume_has_none(magazine):
    an_issue(number=18, volume=3, dated_on=date(2026, 12, 15))

    assert [issue.volume for issue in plan_year(year=1990, per_year=1)] == [None]
