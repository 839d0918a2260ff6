"""Files of old versions go in time; what readers fetch and the board shows stays."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from tests.factories import an_article, an_editor, an_issue

from octavo.issues.models import Issue
from octavo.press import store
from octavo.press.building import build, target
from octavo.press.made import Problem
from octavo.press.models import Edition
from octavo.press.pruning import KEPT_FOR, prune

FIRST_DAY = datetime(2027, 1, 10, 9, tzinfo=UTC)
A_DAY = timedelta(days=1)
BREACH = Problem("A picture is too coarse.", is_breach=True)


@pytest.fixture
def issue(makers) -> Issue:
    """No. 7, with one article."""
    return an_issue(articles=(an_article(headline="First"),))


def a_version(issue: Issue, makers, version: str, *, made_at: datetime, is_good=True) -> Edition:
    """A version whose file was written when it was made."""
    maker = makers["screen"]
    maker.version, maker.problems = version, () if is_good else (BREACH,)
    edition = build(target(issue, "screen"), now=made_at).edition
    os.utime(store.shelf().path(edition.file), (made_at.timestamp(),) * 2)
    return edition


def kept() -> list[int]:
    """The versions that have their file."""
    rows = Edition.objects.order_by("version")
    return [row.version for row in rows if store.shelf().exists(row.file)]


def test_a_version_goes_when_a_good_one_has_stood_for_thirty_days(issue, makers):
    a_version(issue, makers, "1", made_at=FIRST_DAY)
    a_version(issue, makers, "2", made_at=FIRST_DAY + A_DAY)

    assert prune(now=FIRST_DAY + A_DAY + KEPT_FOR) == 0
    assert prune(now=FIRST_DAY + 2 * A_DAY + KEPT_FOR) == 1

    assert kept() == [2]
    assert Edition.objects.count() == 2


def test_what_readers_have_stays_behind_versions_with_breaches(issue, makers):
    a_version(issue, makers, "1", made_at=FIRST_DAY)
    a_version(issue, makers, "2", made_at=FIRST_DAY)
    a_version(issue, makers, "3", made_at=FIRST_DAY, is_good=False)
    a_version(issue, makers, "4", made_at=FIRST_DAY, is_good=False)

    prune(now=FIRST_DAY + 2 * KEPT_FOR)

    assert kept() == [2, 3, 4]


def test_a_file_that_a_later_version_names_again_stays(issue, makers):
    first = a_version(issue, makers, "1", made_at=FIRST_DAY)
    a_version(issue, makers, "2", made_at=FIRST_DAY)
    again = a_version(issue, makers, "1", made_at=FIRST_DAY)

    assert prune(now=FIRST_DAY + 2 * KEPT_FOR) == 1

    assert first.file == again.file
    assert kept() == [1, 3]


def test_a_file_that_a_build_wants_just_now_is_not_taken_away(issue, makers):
    """Its row comes a moment later."""
    now = datetime.now(UTC)
    first = a_version(issue, makers, "1", made_at=now - 3 * KEPT_FOR)
    a_version(issue, makers, "2", made_at=now - 2 * KEPT_FOR)
    store.is_wanted(first.file)

    assert prune(now=now) == 0
    assert prune(now=now + A_DAY) == 1


def test_a_version_whose_file_has_gone_can_be_made_again(issue, makers):
    a_version(issue, makers, "1", made_at=FIRST_DAY)
    a_version(issue, makers, "2", made_at=FIRST_DAY)
    prune(now=FIRST_DAY + 2 * KEPT_FOR)

    again = a_version(issue, makers, "1", made_at=FIRST_DAY + 2 * KEPT_FOR)

    assert again.version == 3
    assert kept() == [1, 2, 3]


def test_the_board_lists_old_versions_without_a_link(issue, makers, client):
    now = datetime.now(UTC)
    old = a_version(issue, makers, "1", made_at=now - 3 * KEPT_FOR)
    new = a_version(issue, makers, "2", made_at=now - 2 * KEPT_FOR)
    client.force_login(an_editor())

    page = client.get(reverse("press:board", args=[issue.pk])).content.decode()

    assert reverse("press:file", args=[issue.pk, new.pk]) in page
    assert reverse("press:file", args=[issue.pk, old.pk]) not in page
