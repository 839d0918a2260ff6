"""The subscriber desk looks readers up, grants, withdraws, and asks why."""

from __future__ import annotations

from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.utils import timezone
from tests.access.cast import granted, withdrawn
from tests.factories import an_account, an_editor

from octavo.access.errors import GrantEnded, GrantSenseless, Unknown
from octavo.access.explaining import named, why
from octavo.access.granting import grant
from octavo.access.models import Grant
from octavo.core.access import Reason
from octavo.issues.models import Issue
from octavo.website.commandline import main


@pytest.fixture
def desk(client, article):
    client.force_login(an_account(name="Tor", groups=("Subscriber desk",)))
    return client


def _form(**changes: str) -> dict[str, str]:
    until = timezone.now() + timedelta(days=30)
    return {"until": f"{until:%Y-%m-%d %H:%M}", "reason": "Won the crossword."} | changes


def test_the_desk_finds_a_reader_by_part_of_the_address(desk):
    an_account(name="Ada")
    an_account(name="Ben")

    html = desk.get("/newsroom/readers/?q=ada@").content.decode()

    assert "ada@example.org" in html
    assert "ben@example.org" not in html


def test_the_desk_grants_one_issue_and_it_is_kept_who_did_and_why(desk):
    ada = an_account()

    response = desk.post(f"/newsroom/readers/{ada.pk}/grant/", _form(item="7"))

    given = Grant.objects.get()
    assert response.status_code == 302
    assert (given.kind, given.issue, given.reason) == (
        "issue",
        Issue.objects.get(number=7),
        "Won the crossword.",
    )
    assert given.granted_by.first_name == "Tor"
    assert "Won the crossword." in desk.get(f"/newsroom/readers/{ada.pk}/").content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"item": "99"}, "There is no issue 99."),
        ({"item": "/articles/nowhere/"}, "There is no article “nowhere”."),
        ({"item": "?"}, "Give the number of an issue"),
        ({"until": "2020-01-01 00:00"}, "It must end after it begins."),
        ({"reason": ""}, "This field is required."),
    ],
)
def test_a_grant_that_makes_no_sense_is_said_to_and_nothing_is_granted(desk, changes, said):
    ada = an_account()

    response = desk.post(f"/newsroom/readers/{ada.pk}/grant/", _form(**changes))

    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Grant.objects.exists()


def test_a_grant_is_withdrawn_once_and_with_a_reason(desk):
    ada = an_account()
    given = granted(ada)
    address = f"/newsroom/readers/{ada.pk}/grant/{given.pk}/withdraw/"

    desk.post(address, {"because": " "})
    assert Grant.objects.standing().exists()
    desk.post(address, {"because": "A mistake."})
    html = desk.get(f"/newsroom/readers/{ada.pk}/").content.decode()
    twice = desk.post(address, {"because": "Again."}, follow=True).content.decode()

    assert "A mistake." in html
    assert "It has ended already." in twice
    assert Grant.objects.get().withdrawn_because == "A mistake."


def test_the_desk_is_told_which_rule_decides(desk):
    ada = an_account()
    granted(ada)

    html = desk.get(f"/newsroom/readers/{ada.pk}/?item=/articles/tides/").content.decode()

    assert "This reader is a subscriber." in html
    assert "A reader since 1990." in html


def test_nobody_else_comes_to_the_desk(client, article):
    client.force_login(an_editor())

    assert client.get("/newsroom/readers/").status_code in {302, 403}
    assert "/newsroom/readers/" not in client.get("/newsroom/").content.decode()


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
