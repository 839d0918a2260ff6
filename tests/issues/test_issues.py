from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from tests.factories import a_publisher, an_article, an_issue

from octavo.core.manuscript.blocks import Figure
from octavo.issues.closing import Missing
from octavo.issues.errors import (
    ArticlePlacedAlready,
    IssueIncomplete,
    IssueNotClosed,
    IssueNotPlanned,
    IssueRefusal,
)
from octavo.issues.models import Article, FlatplanItem, Issue, IssueLog
from octavo.issues.publishing import let_appear_if_due
from octavo.issues.tasks import publish_due_issues

NOW = datetime(2027, 1, 15, 9, tzinfo=UTC)


def five_articles() -> tuple[Article, ...]:
    return tuple(an_article(headline=f"Piece {number}") for number in range(1, 6))


def a_closed_issue(**fields) -> Issue:
    issue = an_issue(articles=five_articles(), **fields)
    issue.close(by=None, now=NOW)
    return issue


def the_state_of_everything() -> list:
    """What readers, editors and the search see: rows of every table that publishing writes."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in sorted(tables):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            rows.append((table, sorted(map(repr, cursor.fetchall()))))
    return rows


def test_an_issue_with_everything_there_closes(magazine):
    publisher = a_publisher()
    issue = an_issue(articles=(an_article(),))

    issue.close(by=publisher, now=NOW)

    assert Issue.objects.get().state == Issue.State.CLOSED
    line = IssueLog.objects.get()
    assert (line.act, line.by, line.at) == ("closed", publisher, NOW)


def test_closing_tells_what_each_article_lacks(magazine):
    bare = an_article(
        headline="Bare",
        is_approved=False,
        standfirst=" ",
        section="",
        lead_image=Figure("tide.png"),
    )
    issue = an_issue(articles=(bare, an_article(headline="Complete")))

    with pytest.raises(IssueIncomplete) as refused:
        issue.close(by=None, now=NOW)

    lacks = {(lack.article.title, lack.what) for lack in refused.value.missing}
    assert lacks == {
        ("Bare", Missing.APPROVAL),
        ("Bare", Missing.STANDFIRST),
        ("Bare", Missing.SECTION),
        ("Bare", Missing.CREDIT),
        ("Bare", Missing.ALT_TEXT),
    }
    assert Issue.objects.get().state == Issue.State.PLANNED


def test_an_advertisement_without_its_file_keeps_the_issue_open(magazine):
    issue = an_issue(articles=(an_article(),))
    issue.flatplan.add(
        FlatplanItem(kind="advertisement", label="Vell Ferries", position="back", sort_order=9)
    )
    issue.save()

    assert [str(lack) for lack in issue.missing()] == [
        "“Vell Ferries” lacks the advertiser’s file."
    ]


def test_an_issue_without_articles_does_not_close(magazine):
    assert [lack.what for lack in an_issue().missing()] == [Missing.ARTICLES]


def test_what_is_missing_can_be_overruled_by_name(magazine):
    publisher = a_publisher()
    issue = an_issue(articles=(an_article(is_approved=False),))

    issue.close(by=publisher, now=NOW, overrule_reason="The printer waits.")
    issue.appear(now=NOW, by=publisher)

    line = IssueLog.objects.get(act="overruled")
    assert line.by == publisher
    assert line.because.startswith("The printer waits.\n\n“The tide tables were wrong” lacks")
    assert Article.objects.get().live


def test_a_spiked_article_cannot_be_overruled_into_an_issue(magazine):
    article = an_article()
    issue = an_issue(articles=(article,))
    article.spike(because="Not true.", by=None, now=NOW)

    with pytest.raises(IssueRefusal):
        issue.close(by=None, now=NOW, overrule_reason="Let it go.")


def test_a_closed_issue_is_locked_until_it_is_opened_again(magazine):
    publisher = a_publisher()
    issue = a_closed_issue()
    assert issue.get_lock().for_user(publisher)

    issue.reopen(by=publisher, now=NOW)

    assert Issue.objects.get().state == Issue.State.PLANNED
    assert issue.get_lock() is None
    with pytest.raises(IssueNotClosed):
        issue.appear(now=NOW)


def test_closing_twice_is_refused(magazine):
    with pytest.raises(IssueNotPlanned):
        a_closed_issue().close(by=None, now=NOW)


def test_all_articles_and_the_issue_appear_together(magazine):
    issue = a_closed_issue()

    issue.appear(now=NOW)

    assert (issue.state, issue.live) == (Issue.State.PUBLISHED, True)
    assert issue.first_published_at == issue.last_published_at == NOW
    for article in Article.objects.all():
        assert article.live
        assert article.first_published_at == article.last_published_at == NOW
        assert article.published_on == date(2027, 1, 15)
    assert IssueLog.objects.filter(act="published").count() == 1


def test_a_date_that_the_copy_brought_with_it_stays(magazine):
    article = an_article(published_on=date(1989, 11, 9))
    issue = an_issue(articles=(article,))
    issue.close(by=None, now=NOW)

    issue.appear(now=NOW)

    assert Article.objects.get().published_on == date(1989, 11, 9)


def test_the_approved_text_appears_not_a_later_draft(magazine):
    issue = a_closed_issue()
    draft = Article.objects.get(title="Piece 3").get_latest_revision_as_object()
    draft.title = "Typed after closing"
    draft.save_revision()

    issue.appear(now=NOW)

    article = Article.objects.get(slug="piece-3")
    assert (article.title, article.has_unpublished_changes) == ("Piece 3", True)


def test_a_text_approved_after_closing_appears(magazine):
    issue = a_closed_issue()
    draft = Article.objects.get(title="Piece 3").get_latest_revision_as_object()
    draft.title = "Piece 3, mended"
    draft.save_revision()
    Article.objects.get(slug="piece-3").approve()

    issue.appear(now=NOW)

    assert Article.objects.get(slug="piece-3").title == "Piece 3, mended"


def test_a_publish_that_fails_half_way_leaves_the_old_state(magazine):
    """The fifth article's address was taken meanwhile: nothing of the issue appears."""
    issue = a_closed_issue()
    fifth = Article.objects.get(title="Piece 5")
    draft = fifth.get_latest_revision_as_object()
    draft.slug = "wanted-twice"
    draft.save_revision()
    Article.objects.get(pk=fifth.pk).approve()
    Article.objects.filter(pk=an_article(headline="Another").pk).update(slug="wanted-twice")
    before = the_state_of_everything()

    with pytest.raises(ValidationError):
        issue.appear(now=NOW)

    assert the_state_of_everything() == before
    assert not Article.objects.live().exists()


def test_an_issue_appears_only_once(magazine):
    issue = a_closed_issue()
    same = Issue.objects.get()
    issue.appear(now=NOW)

    with pytest.raises(IssueNotClosed):
        same.appear(now=NOW + timedelta(seconds=1))

    assert Issue.objects.get().first_published_at == NOW


def test_an_issue_appears_at_its_time(magazine):
    issue = a_closed_issue()
    issue.schedule(at=NOW + timedelta(minutes=1), by=None, now=NOW)

    assert publish_due_issues(now=NOW) == []
    assert publish_due_issues(now=NOW + timedelta(minutes=1)) == [7]
    assert Issue.objects.get().is_published


def test_an_issue_put_off_at_the_last_moment_waits(magazine):
    issue = an_issue(articles=(an_article(),))
    issue.close(by=None, now=NOW)
    issue.schedule(at=NOW, by=None, now=NOW)
    seen_as_due = Issue.objects.due(now=NOW).get()
    issue.schedule(at=NOW + timedelta(days=1), by=None, now=NOW)

    assert not let_appear_if_due(seen_as_due, now=NOW)
    assert Issue.objects.get().state == Issue.State.CLOSED


def test_no_issue_is_set_to_appear_in_the_past(magazine):
    issue = an_issue(articles=(an_article(),))
    issue.close(by=None, now=NOW)

    with pytest.raises(IssueRefusal, match="has passed"):
        issue.schedule(at=NOW - timedelta(minutes=1), by=None, now=NOW)


def test_one_issue_that_cannot_appear_does_not_keep_back_the_next(magazine):
    broken = a_closed_issue()
    broken.schedule(at=NOW, by=None, now=NOW)
    Article.objects.get(title="Piece 2").spike(because="Not true.", by=None, now=NOW)
    sound = an_issue(number=8, articles=(an_article(headline="Sound"),))
    sound.close(by=None, now=NOW)
    sound.schedule(at=NOW, by=None, now=NOW)

    with pytest.raises(ExceptionGroup, match="1 of 2"):
        publish_due_issues(now=NOW)

    states = Issue.objects.order_by("number").values_list("number", "state")
    assert list(states) == [(7, "closed"), (8, "published")]


def test_an_article_has_its_place_in_one_issue(magazine):
    article = an_article()
    an_issue(articles=(article,))

    with pytest.raises(ArticlePlacedAlready, match="stands in no"):
        an_issue(number=8).take_in(article)


def test_an_article_goes_under_its_section_head(magazine):
    issue = an_issue(
        articles=(
            an_article(headline="First"),
            an_article(headline="Money", section="finance"),
            an_article(headline="Second"),
        )
    )

    placed = [(item.section_head, item.article.title) for item in issue.flatplan.all()]
    assert placed == [("Politics", "First"), ("", "Second"), ("Finance", "Money")]


def test_two_items_may_exchange_their_articles(magazine):
    issue = an_issue(articles=(an_article(headline="One"), an_article(headline="Two")))
    draft = Issue.objects.get().get_latest_revision_as_object()
    first, second = draft.flatplan.all()

    first.article, second.article = second.article, first.article
    draft.flatplan.set([first, second])
    draft.save()

    assert [item.article.title for item in issue.flatplan.all()] == ["Two", "One"]


def test_the_state_of_an_issue_is_not_changed_by_an_old_draft(magazine):
    issue = a_closed_issue()

    assert issue.get_latest_revision_as_object().state == Issue.State.CLOSED


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"kind": "article"}, {"article"}),
        ({"kind": "advertisement"}, {"label", "position"}),
        ({"kind": "house"}, {"label"}),
        ({"kind": "blank", "pages": 0}, {"pages"}),
    ],
)
def test_an_item_has_what_its_kind_needs(fields, wrong):
    with pytest.raises(ValidationError) as refused:
        FlatplanItem(**fields).clean()

    assert set(refused.value.message_dict) == wrong


def test_a_blank_page_holds_no_article(magazine):
    with pytest.raises(ValidationError, match="Only an article item"):
        FlatplanItem(kind="blank", article=an_article()).clean()
