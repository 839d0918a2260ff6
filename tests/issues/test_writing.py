"""What stands in the newsroom for the first time is begun in Wagtail's own form."""

import pytest
from django.urls import reverse
from tests.factories import a_writer, an_article, an_editor, an_issue
from tests.issues.forms import article_form, issue_form

from octavo.issues.models import Article, ArticleShelf, Issue, IssueShelf


def begin(shelf: type, model: str) -> str:
    return reverse("wagtailadmin_pages:add", args=["issues", model, shelf.objects.get().pk])


@pytest.mark.parametrize("person", [a_writer, an_editor])
def test_a_new_article_is_a_draft_of_whoever_writes_it(magazine, client, person):
    account = person()
    client.force_login(account)
    form = article_form(an_article()) | {"title": "Low water", "slug": "low-water"}

    page = client.get(begin(ArticleShelf, "article"))
    client.post(begin(ArticleShelf, "article"), form | {"action-publish": "yes"})

    assert page.status_code == 200
    assert b"This change is" not in page.content
    written = Article.objects.get(slug="low-water")
    assert (written.owner, written.live) == (account, False)


def test_a_new_issue_is_planned(magazine, client):
    client.force_login(an_editor())
    form = issue_form(an_issue()) | {"number": 8, "action-publish": "yes"}

    page = client.get(begin(IssueShelf, "issue"))
    client.post(begin(IssueShelf, "issue"), form)

    assert page.status_code == 200
    issue = Issue.objects.get(number=8)
    assert (issue.state, issue.live, issue.slug) == ("planned", False, "8")
