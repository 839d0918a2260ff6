"""An issue as it was, from what the newsroom saved."""

from datetime import UTC, datetime, timedelta

from tests.factories import an_article, an_issue

from octavo.issues.freezing import freeze
from octavo.issues.models import Article, Issue
from octavo.press.proofs.earlier import issue_at

MONDAY = datetime(2027, 1, 4, 9, tzinfo=UTC)


def saved_at(page, moment: datetime) -> None:
    """Pretend that the latest save of the page was then."""
    revision = page.revisions.order_by("-pk").first()
    page.revisions.filter(pk=revision.pk).update(created_at=moment)


def an_edited_issue() -> Issue:
    """The article was written on Monday, and renamed, with its slug, on Wednesday."""
    article = an_article(headline="First")
    issue = an_issue(articles=(article,))
    saved_at(article, MONDAY)
    saved_at(issue, MONDAY)
    draft = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    draft.title, draft.slug = "Second thoughts", "second-thoughts"
    draft.save_revision()
    saved_at(article, MONDAY + timedelta(days=2))
    issue.letter = "<p>Dear reader</p>"
    issue.save_revision()
    issue.save()
    saved_at(issue, MONDAY + timedelta(days=2))
    return Issue.objects.get(pk=issue.pk)


def test_an_issue_is_given_back_as_it_was_saved_on_a_day(magazine):
    issue = an_edited_issue()

    then = issue_at(issue, MONDAY + timedelta(days=1))

    assert [(item.slug, item.manuscript.headline) for item in then.items] == [
        ("second-thoughts", "First")
    ]
    assert then.letter is None
    assert issue_at(issue, MONDAY + timedelta(days=3)).letter == freeze(issue).letter


def test_before_anything_was_written_there_is_nothing(magazine):
    then = issue_at(an_edited_issue(), MONDAY - timedelta(days=1))

    assert then.items == ()
    assert then.letter is None
