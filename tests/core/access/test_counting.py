"""Under which names things are counted, and how one part of the magazine tells another."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.core.access import (
    Counted,
    Granted,
    Item,
    Reason,
    Refused,
    Variant,
    by_word,
    counted,
    heard,
    name_of,
    said,
)

NOW = datetime(2026, 11, 30, tzinfo=UTC)


def test_articles_and_issues_are_counted_under_their_lasting_names():
    assert name_of(Item("article", "seven-oclock", NOW, article="407")) == "article:407"
    assert name_of(Item("issue", "no-18", NOW, issue="18")) == "issue:18"
    assert name_of(Item("section", "politics", NOW)) == "section:politics"
    assert name_of(Item("article", "nameless", NOW)) == "article:nameless"


def test_feeds_pictures_and_files_are_not_read():
    assert counted(Item("page", "home", NOW), (3,)) == Counted("page:home", (3,))
    for kind in ("feed", "picture", "edition"):
        assert counted(Item(kind, "x", NOW)) is None


def test_what_is_shown_is_counted_by_the_rule_that_shows_it():
    assert by_word(None) == "open"
    assert by_word(Granted(Variant.FULL, Reason.OPENED)) == "opened"
    assert by_word(Refused(Reason.LAPSED, Variant.TEASER)) == "teaser"
    assert by_word(Refused(Reason.SPIKED)) == ""


@given(st.lists(st.lists(st.text() | st.integers(), min_size=1, max_size=5).map(tuple), max_size=9))
def test_what_is_said_in_a_header_is_heard(events):
    header = said(events)

    assert heard(header.encode("ascii")) == events
    assert "\n" not in header


@pytest.mark.parametrize("header", [b"", b"{}", b"[1]", b"[[]]", b"[[true]]", b"[[1.5]]", b"\xff"])
def test_anything_else_in_that_header_is_an_error(header):
    with pytest.raises(ValueError, match=r"list|JSON|line|codec|event"):
        heard(header)


def test_one_answer_counts_no_endless_list():
    with pytest.raises(ValueError, match="no list"):
        heard(said([("view", 1)] * 65).encode())
