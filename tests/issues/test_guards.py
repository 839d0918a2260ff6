from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from tests.factories import an_article, an_issue
from wagtail.models import PageViewRestriction, ReferenceIndex

from octavo.issues.models import (
    Article,
    ArticleByline,
    ArticleShelf,
    Author,
    AuthorShelf,
    Issue,
    Magazine,
    Picture,
    Section,
)
from octavo.issues.newsroom.states import state_of

NOW = datetime(2027, 1, 15, 9, tzinfo=UTC)


@pytest.fixture
def anybody(magazine, client, admin_user):
    """Somebody who may do everything that Wagtail allows."""
    client.force_login(admin_user)


def delete(client, page):
    return client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))


def in_bulk(client, action, *pages):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    wanted = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{address}?{wanted}")


def a_published_issue() -> Issue:
    issue = an_issue(articles=(an_article(),))
    issue.close(by=None, now=NOW)
    issue.appear(now=NOW)
    return issue


def test_an_issue_that_readers_know_stays(anybody, client):
    issue = a_published_issue()

    delete(client, issue)
    in_bulk(client, "delete", issue)
    in_bulk(client, "unpublish", issue)

    assert Issue.objects.get().live


def test_a_closed_issue_stays_until_it_is_opened_again(anybody, client):
    issue = an_issue(articles=(an_article(),))
    issue.close(by=None, now=NOW)

    delete(client, issue)
    in_bulk(client, "delete", issue)

    assert Issue.objects.exists()
    issue.reopen(by=None, now=NOW)
    delete(client, issue)
    assert not Issue.objects.exists()


def test_what_an_article_needs_stays(anybody, client):
    article = an_article()
    author = AuthorShelf.objects.get().add_child(instance=Author(title="Ada Moll"))
    article.bylines.set([ArticleByline(author=author)])
    article.save()
    ReferenceIndex.create_or_update_for_object(article)
    pictures = reverse("wagtail_bulk_action", args=["issues", "picture", "delete"])

    for page in (article.section, author):
        delete(client, page)
        in_bulk(client, "delete", page)
    client.post(f"{pictures}?id={article.lead_picture_id}")

    assert Section.objects.filter(pk=article.section_id).exists()
    assert ArticleByline.objects.get().author == author
    assert Picture.objects.exists()


def test_nobody_hides_a_page_from_readers_beside_the_decision(anybody, client):
    for page in (Magazine.objects.get(), ArticleShelf.objects.get(), AuthorShelf.objects.get()):
        address = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
        client.post(address, {"restriction_type": "login"})

    assert not PageViewRestriction.objects.exists()


def test_an_issue_that_was_only_planned_may_go_and_leaves_its_articles(anybody, client):
    delete(client, an_issue(articles=(an_article(),)))

    assert not Issue.objects.exists()
    assert Article.objects.exists()


def test_what_is_no_copy_may_be_deleted_in_bulk(anybody, client):
    author = AuthorShelf.objects.get().add_child(instance=Author(title="Ada Moll"))

    in_bulk(client, "delete", author)

    assert not Author.objects.exists()


def test_articles_are_not_published_in_bulk_before_their_issue(anybody, client):
    article = an_article()
    issue = an_issue(articles=(article,))

    in_bulk(client, "publish", article, issue)

    assert not Article.objects.get().live
    assert not Issue.objects.get().live


def test_a_copy_of_an_article_is_a_draft_that_nobody_has_approved(anybody, client):
    a_published_issue()
    article = Article.objects.get()
    fields = {
        "new_title": "A copy",
        "new_slug": "a-copy",
        "new_parent_page": article.get_parent().pk,
    }
    address = reverse("wagtailadmin_pages:copy", args=[article.pk])

    client.post(address, fields | {"publish_copies": "on"})
    assert Article.objects.count() == 1

    client.post(address, fields)
    copy = Article.objects.get(slug="a-copy")
    assert not copy.live
    assert not copy.is_approved()
    assert copy.published_on is None


def test_an_article_added_to_a_published_issue_can_appear_alone(magazine):
    a_published_issue()
    article = Article.objects.get()
    article.spike(because="Too hot.", by=None, now=NOW)
    article.bring_back(by=None)

    assert Article.objects.get().may_appear_alone()
    assert not an_article(headline="Elsewhere").may_appear_alone()


def test_the_states_of_an_article_on_its_way(magazine):
    article = an_article(is_approved=False)
    states = [state_of(Article.objects.get())]
    article.get_workflow().start(article, None)
    states.append(state_of(Article.objects.get()))
    article.current_workflow_state.cancel()
    article.approve()
    states.append(state_of(Article.objects.get()))
    Article.objects.get().get_latest_revision_as_object().save_revision()
    states.append(state_of(Article.objects.get()))
    Article.objects.update(live=True)
    states.append(state_of(Article.objects.get()))
    Article.objects.update(live=False)
    Article.objects.get().spike(because="Old.", by=None, now=NOW)
    states.append(state_of(Article.objects.get()))

    assert states == [
        "draft",
        "at “Edit”",
        "approved",
        "changed since its approval",
        "published, being changed",
        "spiked",
    ]


@pytest.mark.parametrize("hue", ["politics", "0", "359"])
def test_a_section_has_a_hue_of_the_house_or_of_its_own(hue):
    Section._meta.get_field("hue").run_validators(hue)


@pytest.mark.parametrize("hue", ["blue", "360", "-1", "12.5"])
def test_any_other_hue_is_refused(hue):
    with pytest.raises(ValidationError):
        Section._meta.get_field("hue").run_validators(hue)
