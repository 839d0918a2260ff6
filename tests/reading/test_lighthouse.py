"""Lighthouse has nothing to add on a phone; how fast pages are is for the benchmarks."""

import pytest
from tests.reading import lighthouse
from tests.reading.pages import HOME, ISSUE, LONGEST

pytestmark = pytest.mark.journey

LEAST = 98


@pytest.mark.parametrize("page_type", [HOME, ISSUE, LONGEST], ids=lambda page_type: page_type.name)
def test_lighthouse_is_content(magazine, page_type):
    report = lighthouse.audit(magazine.address + page_type.path, lighthouse.WITHOUT_SPEED)

    assert set(lighthouse.scores(report)) == set(lighthouse.WITHOUT_SPEED)
    worst = min(lighthouse.scores(report).values())
    assert worst >= LEAST, "\n".join(lighthouse.faults(report))
