"""Serving: an issue is out, and terms are debited with it."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from tests.factories import a_paid_subscription, a_published_issue, a_subscriber, an_offer, an_order

from octavo.billing.acts import pausing, serving
from octavo.billing.acts.serving import serve_issue
from octavo.memberships.models import ServedIssue


def subscribers(count: int, *, offer, now):
    return [
        a_paid_subscription(payer=a_subscriber(now=now, name=f"Ada{n} Moll"), offer=offer, now=now)
        for n in range(count)
    ]


def test_an_issue_debits_each_running_term_once(year, now):
    subscribers(3, offer=year, now=now)
    an_order(offer=year, payer=a_subscriber(now=now, name="Ben Orr"), now=now)
    then = now + timedelta(days=3)
    issue = a_published_issue(number=7, now=then)

    assert serve_issue(issue, now=then) == 3
    assert serve_issue(issue, now=then) == 0
    assert ServedIssue.objects.count() == 3


def test_who_comes_after_an_issue_is_not_debited_with_it(year, now):
    issue = a_published_issue(number=7, now=now - timedelta(days=1))
    subscribers(1, offer=year, now=now)

    assert serve_issue(issue, now=now) == 0


def test_a_double_issue_weighs_two(now):
    (row,) = subscribers(1, offer=an_offer(unit="issues", count=24), now=now)

    serve_issue(a_published_issue(number=7, now=now, weight=2), now=now)

    assert row.served.get().weight == 2


def test_who_pauses_gets_no_issue(ada, year, now):
    row = a_paid_subscription(payer=ada, offer=year, now=now)
    day = now.date()
    pausing.pause(row, begins=day, ends=day + timedelta(days=9), now=now, by=None)

    assert serve_issue(a_published_issue(number=7, now=now), now=now) == 0


def test_killed_after_a_batch_it_goes_on_with_the_rest(year, now, monkeypatch):
    subscribers(5, offer=year, now=now)
    issue = a_published_issue(number=7, now=now)
    monkeypatch.setattr(serving, "BATCH", 2)
    keep_served, batches = serving.keep_served, []

    def killed_in_the_second(found):
        batches.append(len(found))
        if len(batches) == 2:
            raise KeyboardInterrupt
        keep_served(found)

    monkeypatch.setattr(serving, "keep_served", killed_in_the_second)
    with pytest.raises(KeyboardInterrupt):
        serve_issue(issue, now=now)
    assert ServedIssue.objects.count() == 2

    assert serve_issue(issue, now=now) == 3
    assert ServedIssue.objects.count() == 5


def test_an_issue_that_appears_is_served_by_a_job(now):
    issue = a_published_issue(number=7, now=now)

    job = DBTaskResult.objects.get(task_path="octavo.billing.tasks.serve_appeared_issue")
    assert job.args_kwargs["args"] == [issue.pk]


def test_a_batch_asks_the_database_little(year, now, django_assert_max_num_queries):
    subscribers(6, offer=year, now=now)
    issue = a_published_issue(number=7, now=now)

    with django_assert_max_num_queries(9):
        assert serve_issue(issue, now=now) == 6
