"""Which pages are looked at for empty columns."""

from __future__ import annotations

from benchmarks.editions.measuring import pages_of


def test_a_page_that_nobody_planned_belongs_to_the_article_before_it():
    """Two pages were planned from page 3 on, but the next article begins on page 6."""
    articles = [{"first": 3, "pages": 2}, {"first": 6, "pages": 4}]

    assert pages_of(articles) == [range(2, 5), range(5, 9)]
