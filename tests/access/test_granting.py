"""Rights are granted and withdrawn by hand, and somebody asks why a reader may read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.utils import timezone
from tests.access.cast import granted, withdrawn
from tests.factories import an_account

from octavo.access.errors import GrantEnded, GrantSenseless, Unknown
from octavo.access.explaining import named, why
from octavo.access.granting import grant
from octavo.core.access import Reason
from octavo.website.commandline import main


def test_the_answer_changes_with_the_time_that_is_asked_about(article):
    ada = an_account()
    granted(ada, days=30)
    now = timezone.now()

    reasons = [
        why(ada, article, at=now + timedelta(days=days)).decision.reason for days in (-1, 1, 31)
    ]

    assert reasons == [Reason.NOT_BEGUN, Reason.SUBSCRIBER, Reason.LAPSED]
    assert why(None, article, at=now).decision.reason is Reason.NEEDS_SUBSCRIPTION


def test_what_is_meant_may_be_a_number_a_slug_or_an_address(article):
    issue = article.flatplan_item.issue

    for text in ("7", "issue/7", "/issues/7/", "https://vell.example/issues/7/"):
        assert named(text) == issue
    for text in ("tides", "articles/tides", "https://vell.example/articles/tides/"):
        assert named(text) == article
    with pytest.raises(Unknown):
        named("/newsroom/pages/3/")


def test_a_grant_needs_an_end_to_come_and_a_reason(article):
    ada, now = an_account(), timezone.now()
    later = now + timedelta(days=1)

    for span, reason in (((now, now), "x"), ((now, later), "  ")):
        with pytest.raises(GrantSenseless):
            grant(ada, to=None, span=span, reason=reason, by=None, now=now)
    with pytest.raises(GrantSenseless):
        grant(ada, to=None, span=(now - timedelta(days=9), now), reason="x", by=None, now=now)
    given = granted(ada)
    withdrawn(given)
    with pytest.raises(GrantEnded):
        withdrawn(given)


def octavo(*arguments: object):
    return CliRunner().invoke(main, ["access", *map(str, arguments)])


def test_the_command_line_grants_explains_lists_and_withdraws(article):
    an_account()
    until = f"{timezone.now() + timedelta(days=9):%Y-%m-%d}"
    reader = ("--reader", "ada@example.org")

    before = octavo("why", *reader, "--item", "/articles/tides/").output
    made = octavo("grant", *reader, "--to", "7", "--until", until, "--reason", "A prize.")
    number = made.output.removeprefix("Granted: ").strip(". \n")
    after = octavo("why", *reader, "--item", "/articles/tides/", "--json").output
    listed = octavo("list", *reader).output
    withdrawn = octavo("withdraw", number, "--because", "By mistake.")

    assert before.startswith("No (needs_subscription).")
    assert '"reason": "has_issue"' in after
    assert "A prize." in listed
    assert withdrawn.output == "Withdrawn.\n"
    assert octavo("why", "--reader", "nobody", "--item", "7").output.startswith("Yes (open).")


def test_the_command_line_says_what_it_does_not_find(article):
    for arguments in (
        ("why", "--reader", "who@example.org", "--item", "7"),
        ("why", "--reader", "nobody", "--item", "99"),
        ("withdraw", "99", "--because", "x"),
    ):
        found = octavo(*arguments)
        assert found.exit_code == 2
        assert "There is no" in found.output
