"""A new issue is out: those who may read it are told once, with what stands in it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.factories import a_magazine, a_published_issue, an_account, an_article
from tests.mailbox import deliver_all

from octavo.access.granting import grant
from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.inlines import Text
from octavo.issues.models import Article, Issue
from octavo.newsletters.issue_out import is_news, write_batch
from octavo.newsletters.tasks import tell_of_issue
from octavo.post.models import Outgoing
from octavo.post.suppressing import decline, suppress

pytestmark = pytest.mark.django_db
BODY = "The harbour master kept two books."


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def issue(now):
    a_magazine()
    tides = an_article(headline="The tide tables", blocks=(Paragraph((Text(BODY),)),))
    gulls = an_article(headline="Seven gulls", standfirst="And one that is not.")
    made = a_published_issue(
        number=7, articles=(tides, gulls), now=now, dated_on=now.date(), title="Low water"
    )
    Issue.objects.filter(pk=made.pk).update(access="subscribers")
    return Issue.objects.get(pk=made.pk)


def with_right(name: str, *, now, to=None, days=(-10, 30), **fields):
    account = an_account(name=name, **fields)
    span = tuple(now + timedelta(days=count) for count in days)
    grant(account, to=to, span=span, reason="A prize.", by=None, now=span[0])
    return account


def told(issue, *, now) -> list[str]:
    after: int | None = 0
    while after is not None:
        after = write_batch(issue, after=after, now=now)
    return sorted(letter.to[0].partition("@")[0] for letter in deliver_all())


def test_those_whose_right_holds_are_told_and_nobody_else(issue, now):
    with_right("Ada", now=now)
    with_right("Ben", now=now, days=(-40, -1))
    an_account(name="Cleo")
    with_right("Dora", now=now, days=(1, 30))
    with_right("Emil", now=now, to=issue)
    with_right("Fay", now=now)
    closed = with_right("Gus", now=now)
    closed.is_active = False
    closed.save()

    assert told(issue, now=now) == ["ada", "emil", "fay"]


def test_each_is_told_once_however_often_it_is_begun(issue, now):
    with_right("Ada", now=now)

    assert told(issue, now=now) == ["ada"]
    assert told(issue, now=now) == ["ada"]
    assert Outgoing.objects.count() == 1
    assert Outgoing.objects.get().key == f"issue-out:{issue.pk}:{_ada().pk}"


def test_the_letter_has_headlines_and_standfirsts_and_not_a_word_of_the_text(issue, now):
    with_right("Ada", now=now)
    told(issue, now=now)

    (letter,) = deliver_all()
    html = letter.alternatives[0][0]
    assert letter.subject == "The Vell Review: No. 7 is out"
    for words in ("No. 7: Low water", "The tide tables", "Seven gulls", "And one that is not."):
        assert words in letter.body
        assert words in html
    assert letter.body.index("The tide tables") < letter.body.index("Seven gulls")
    assert BODY not in letter.body + html
    assert "/articles/the-tide-tables/" in html


def test_an_article_under_embargo_is_not_named(issue, now):
    with_right("Ada", now=now)
    Article.objects.filter(title="Seven gulls").update(embargoed_until=now + timedelta(days=2))

    told(issue, now=now)

    (letter,) = deliver_all()
    assert "gulls" not in letter.body + letter.alternatives[0][0]


def test_who_declined_or_gets_no_mail_is_left_out(issue, now):
    for name in ("Ada", "Ben", "Cleo"):
        with_right(name, now=now)
    decline("ada@example.org", kind="issue-out", now=now)
    suppress("ben@example.org", because="bounced", now=now)

    assert told(issue, now=now) == ["cleo"]
    assert Outgoing.objects.count() == 1


def test_who_subscribes_after_it_appeared_is_not_told_of_it(issue, now):
    with_right("Ada", now=now, days=(0.5, 30))

    assert told(issue, now=now + timedelta(days=1)) == []


def test_the_letter_is_in_the_readers_language(issue, now):
    with_right("Ada", now=now, language="de")
    told(issue, now=now)

    (letter,) = deliver_all()
    assert letter.subject.startswith("The Vell Review: Nr. 7")


def test_only_the_newest_issue_is_news_and_only_for_days(issue, now):
    assert is_news(issue, now=now + timedelta(hours=1))
    assert not is_news(issue, now=now + timedelta(days=4))

    a_published_issue(number=8, articles=(an_article(headline="Eels"),), now=now)
    assert not is_news(issue, now=now + timedelta(hours=1))


def test_an_old_issue_that_is_brought_in_is_no_news(now):
    a_magazine()
    old = a_published_issue(
        number=3, articles=(an_article(),), now=now, dated_on=now.date() - timedelta(days=400)
    )

    assert not is_news(old, now=now)


def test_the_work_begins_when_the_issue_appears_and_goes_on_in_batches(issue, now, monkeypatch):
    monkeypatch.setattr("octavo.newsletters.issue_out.A_BATCH", 2)
    for name in ("Ada", "Ben", "Cleo"):
        with_right(name, now=now)
    began = DBTaskResult.objects.filter(task_path__endswith="tell_of_issue")
    assert began.count() == 1

    last = tell_of_issue.call(issue.pk)

    assert Outgoing.objects.count() == 2
    assert began.count() == 2
    assert tell_of_issue.call(issue.pk, last) is not None
    assert Outgoing.objects.count() == 3
    assert tell_of_issue.call(issue.pk, 10**9) is None


def test_a_batch_asks_no_more_for_a_long_issue_than_for_a_short_one(
    issue, now, django_assert_max_num_queries
):
    with_right("Ada", now=now)

    with django_assert_max_num_queries(20):
        write_batch(issue, after=0, now=now)


def _ada():
    from octavo.accounts.models import Account

    return Account.objects.get(email="ada@example.org")
