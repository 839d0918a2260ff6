from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories import (
    a_picture,
    a_published_issue,
    a_publisher,
    a_writer,
    an_account,
    an_article,
    an_editor,
    an_issue,
)
from tests.issues.forms import article_form, issue_form
from wagtail.models import TaskState

from octavo.issues.models import Article, ArticleShelf, Correction, Issue

NOW = datetime(2027, 1, 15, 9, tzinfo=UTC)


def edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def a_published_article() -> Article:
    article = an_article()
    issue = an_issue(articles=(article,))
    issue.close(by=None, now=NOW)
    issue.appear(now=NOW)
    return Article.objects.get()


@pytest.fixture
def editor(magazine, client):
    account = an_editor()
    client.force_login(account)
    return account


@pytest.fixture
def publisher(magazine, client):
    account = a_publisher()
    client.force_login(account)
    return account


def test_every_page_of_the_newsroom_opens(publisher, client):
    article = an_article()
    issue = an_issue(articles=(article, an_article(headline="Not approved", is_approved=False)))
    planned = [reverse("wagtailadmin_home"), edit(article), edit(issue)]
    planned += [reverse(f"{name}:index") for name in ("articles", "issues", "authors")]
    planned += [reverse("newsroom:close_issue", args=[issue.pk])]
    planned += [reverse("newsroom:spike", args=[article.pk])]

    for address in planned:
        assert client.get(address).status_code == 200, address

    issue.close(by=publisher, now=NOW, overrule_reason="The printer waits.")
    for address in (edit(issue), reverse("newsroom:publish_issue", args=[issue.pk])):
        assert client.get(address).status_code == 200, address


def test_the_start_page_says_what_the_next_issue_needs(editor, client):
    an_issue(articles=(an_article(headline="Half done", is_approved=False, standfirst=""),))

    page = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "Next issue: no. 7" in page
    assert "Half done" in page
    assert "approval of its latest text, a standfirst" in " ".join(page.split())


def test_the_list_of_articles_tells_states_and_words(editor, client):
    an_article(headline="Approved piece")
    an_article(headline="Dropped piece").spike(because="Old.", by=editor, now=NOW)

    page = client.get(reverse("articles:index")).content.decode()
    spiked = client.get(reverse("articles:index"), {"state": "spiked"}).content.decode()

    assert "approved" in page
    assert "Dropped piece" in spiked
    assert "Approved piece" not in spiked
    assert Article.objects.get(title="Approved piece").words > 5


def test_the_list_of_articles_asks_as_much_of_twenty_as_of_two(
    editor, client, django_assert_max_num_queries
):
    for number in range(20):
        an_article(headline=f"Piece {number}")
    client.get(reverse("articles:index"))

    with django_assert_max_num_queries(45):
        client.get(reverse("articles:index"))


def test_an_article_goes_through_both_steps_and_is_approved_but_not_published(magazine, client):
    writer, editor, publisher = a_writer(), an_editor(), a_publisher()
    article = an_article(is_approved=False, by=writer)
    article.get_workflow().start(article, writer)

    for account, left in ((editor, ["Edit"]), (publisher, ["Check"])):
        client.force_login(account)
        step = TaskState.objects.get(status="in_progress")
        assert [step.task.name] == left
        address = reverse(
            "wagtailadmin_pages:workflow_action", args=[article.pk, "approve", step.pk]
        )
        client.post(address)

    article = Article.objects.get()
    assert article.is_approved()
    assert not article.live


def test_a_writer_cannot_publish_or_change_what_others_wrote(magazine, client):
    client.force_login(a_writer())
    article = an_article(by=an_editor())

    assert client.get(edit(article)).status_code == 302
    permissions = ArticleShelf.objects.get().permissions_for_user(a_writer(name="Walt"))
    assert permissions.can_add_subpage()
    assert not permissions.can_publish_subpage()


def test_publishing_an_article_alone_does_nothing_before_its_issue(publisher, client):
    article = an_article()

    client.post(edit(article), article_form(article) | {"action-publish": "yes"})

    assert not Article.objects.get().live
    assert b'name="action-publish"' not in client.get(edit(article)).content


def test_the_last_step_says_approve(magazine, client):
    article = an_article(is_approved=False)
    article.get_workflow().start(article, None)
    TaskState.objects.get().approve()
    client.force_login(a_publisher())

    page = client.get(edit(article)).content.decode()

    assert "Approve" in page
    assert "and Publish" not in page


def test_deleting_an_article_offers_to_spike_it(publisher, client):
    article = an_article()

    response = client.post(reverse("wagtailadmin_pages:delete", args=[article.pk]))

    assert response.headers["Location"] == reverse("newsroom:spike", args=[article.pk])
    assert Article.objects.exists()


def test_articles_are_not_deleted_in_bulk_nor_with_their_shelf(magazine, client, admin_user):
    client.force_login(admin_user)
    article = an_article()
    shelf = ArticleShelf.objects.get()

    for page in (article, shelf):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        client.post(f"{address}?id={page.pk}")
        client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), {"confirm_site_name": ""})

    assert Article.objects.exists()


def test_spiking_and_bringing_back(editor, client):
    article = an_article()

    client.post(reverse("newsroom:spike", args=[article.pk]), {"because": ""})
    assert not Article.objects.spiked().exists()

    client.post(reverse("newsroom:spike", args=[article.pk]), {"because": "Too late."})
    assert Article.objects.spiked().get().spiked_by == editor
    assert (
        "Too late."
        in client.get(reverse("wagtailadmin_pages:history", args=[article.pk])).content.decode()
    )

    client.post(reverse("newsroom:bring_back", args=[article.pk]))
    assert not Article.objects.spiked().exists()


def test_an_editor_corrects_a_published_article(editor, client):
    article = a_published_article()
    changed = article_form(article) | {
        "standfirst": "The cellar was dry.",
        "change_is": "correction",
        "correction_text": "An earlier version called the cellar wet.",
        "action-publish": "yes",
    }

    response = client.post(edit(article), changed)

    assert response.status_code == 302
    assert Article.objects.get().standfirst == "The cellar was dry."
    (correction,) = Correction.objects.public()
    assert correction.text == "An earlier version called the cellar wet."
    assert correction.by == editor


def test_a_correction_without_its_sentence_is_not_published(editor, client):
    article = a_published_article()
    changed = article_form(article) | {
        "standfirst": "The cellar was dry.",
        "change_is": "correction",
        "correction_text": " ",
        "action-publish": "yes",
    }

    page = client.post(edit(article), changed).content.decode()

    assert "Write the sentence that readers see." in page
    assert Article.objects.get().standfirst != "The cellar was dry."


def test_a_typo_is_mended_in_silence(editor, client):
    article = a_published_article()
    changed = article_form(article) | {
        "standfirst": "Mended.",
        "change_is": "silent",
        "action-publish": "yes",
    }

    client.post(edit(article), changed)

    assert Article.objects.get().standfirst == "Mended."
    assert not Correction.objects.exists()


def test_the_question_is_asked_only_once_readers_have_seen_the_article(editor, client):
    draft = client.get(edit(an_article(headline="Draft"))).content.decode()
    published = client.get(edit(a_published_article_among_drafts())).content.decode()

    assert "Kind of change" not in draft
    assert "Kind of change" in published


def a_published_article_among_drafts() -> Article:
    article = an_article(headline="Out")
    issue = an_issue(articles=(article,))
    issue.close(by=None, now=NOW)
    issue.appear(now=NOW)
    return Article.objects.get(title="Out")


def test_a_lead_image_brings_its_words_along(editor, client):
    """What an editor leaves empty is taken from the picture; what is written stays."""
    article = an_article()
    picture = a_picture(shade=5, alt="A quay", credit="Ben Orr")
    form = article_form(article) | {
        "lead_picture": picture.pk,
        "lead_alt": "",
        "lead_credit": "Ada Moll",
    }

    client.post(edit(article), form)

    lead = Article.objects.get().get_latest_revision_as_object().manuscript().lead_image
    assert (lead.alt, lead.credit) == ("A quay", "Ada Moll")


def test_the_subscriber_desk_sees_the_start_page_and_no_copy(magazine, client):
    article = an_article()
    client.force_login(an_account(groups=("Subscriber desk",)))

    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    assert client.get(edit(article)).status_code == 302


def test_the_start_page_says_when_an_issue_is_late(publisher, client):
    issue = an_issue(articles=(an_article(),))
    issue.close(by=publisher, now=NOW)
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    issue.schedule(at=long_ago, by=publisher, now=long_ago)

    page = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "Its time has come, and it has not appeared." in page


def test_closing_refuses_until_it_is_overruled_by_name(publisher, client):
    issue = an_issue(articles=(an_article(is_approved=False),))
    address = reverse("newsroom:close_issue", args=[issue.pk])

    refused = client.post(address, {"overrule_reason": ""})
    assert refused.status_code == 422
    assert "approval of its latest text" in refused.content.decode()

    closed = client.post(address, {"overrule_reason": "The printer waits."})
    assert closed.headers["Location"] == reverse("newsroom:publish_issue", args=[issue.pk])
    assert issue.log.get().by == publisher


def test_an_editor_closes_but_does_not_publish(editor, client):
    issue = an_issue(articles=(an_article(),))

    client.post(reverse("newsroom:close_issue", args=[issue.pk]))
    client.post(reverse("newsroom:publish_issue", args=[issue.pk]), {"when": "now"})

    assert Issue.objects.get().state == Issue.State.CLOSED


def test_a_closed_issue_is_published_from_its_own_page(publisher, client):
    issue = an_issue(articles=(an_article(),))
    issue.close(by=publisher, now=NOW)

    client.post(edit(issue), issue_form(issue) | {"action-publish": "yes"})
    assert not Issue.objects.get().live

    client.post(reverse("newsroom:publish_issue", args=[issue.pk]), {"when": "now"})
    assert Issue.objects.get().live
    assert Article.objects.get().live


def test_a_time_is_set_in_the_publications_zone(publisher, client, settings):
    """Ten o'clock in summer is nine o'clock in Greenwich, whatever zone the editor sits in."""
    settings.TIME_ZONE = "Europe/London"
    issue = an_issue(articles=(an_article(),))
    issue.close(by=publisher, now=NOW)
    address = reverse("newsroom:publish_issue", args=[issue.pk])

    client.post(address, {"when": "later", "at": "2099-07-01 10:00"})
    assert Issue.objects.get().publish_at == datetime(2099, 7, 1, 9, tzinfo=UTC)

    client.post(address, {"forget": "yes"})
    assert Issue.objects.get().publish_at is None


def test_a_time_that_has_passed_is_refused(publisher, client):
    issue = an_issue(articles=(an_article(),))
    issue.close(by=publisher, now=NOW)
    past = timezone.localtime(timezone.now() - timedelta(hours=1))

    response = client.post(
        reverse("newsroom:publish_issue", args=[issue.pk]),
        {"when": "later", "at": past.strftime("%Y-%m-%d %H:%M")},
    )

    assert "This time has passed." in response.content.decode()


def test_a_closed_issue_is_opened_again(editor, client):
    issue = an_issue(articles=(an_article(),))
    issue.close(by=editor, now=NOW)

    client.post(reverse("newsroom:reopen_issue", args=[issue.pk]))

    assert Issue.objects.get().state == Issue.State.PLANNED


def test_articles_exchange_their_places_in_the_form(editor, client):
    issue = an_issue(articles=(an_article(headline="One"), an_article(headline="Two")))
    first, second = issue.flatplan.all()
    form = issue_form(issue) | {
        "flatplan-0-article": second.article_id,
        "flatplan-1-article": first.article_id,
    }

    response = client.post(edit(issue), form)

    assert response.status_code == 302
    assert [item.article.title for item in Issue.objects.get().flatplan.all()] == ["Two", "One"]


def test_an_article_of_another_issue_is_refused_in_the_form(editor, client):
    an_issue(number=6, articles=(an_article(headline="Taken"),))
    issue = an_issue(articles=(an_article(headline="Free"),))
    taken = Article.objects.get(title="Taken")

    page = client.post(edit(issue), issue_form(issue) | {"flatplan-0-article": taken.pk})

    assert "stands in no. 6" in page.content.decode()
    assert Issue.objects.get(number=7).flatplan.get().article.title == "Free"


def test_an_article_cannot_stand_twice_in_one_issue(editor, client):
    issue = an_issue(articles=(an_article(headline="One"), an_article(headline="Two")))
    first, second = issue.flatplan.all()

    form = issue_form(issue) | {"flatplan-1-article": first.article_id}
    page = client.post(edit(issue), form).content.decode()

    assert "duplicate" in page
    assert Issue.objects.get().flatplan.last().article == second.article


def test_items_move_up_and_down_by_their_order(editor, client):
    """What the buttons and the drag handle of a row change is its order."""
    issue = an_issue(articles=(an_article(headline="One"), an_article(headline="Two")))

    client.post(edit(issue), issue_form(issue) | {"flatplan-0-ORDER": 2, "flatplan-1-ORDER": 1})

    assert [item.article.title for item in Issue.objects.get().flatplan.all()] == ["Two", "One"]


def test_a_writer_drops_what_is_still_theirs_to_drop(magazine, client):
    writer = a_writer()
    client.force_login(writer)
    fresh, closed = an_article(by=writer), an_article(headline="Closed", by=writer)
    an_issue(articles=(closed,)).close(by=None, now=NOW)
    published = a_published_issue(
        number=8, articles=(an_article(headline="Out", by=writer),), now=NOW
    )

    for article in (fresh, closed, published.flatplan.get().article):
        client.post(reverse("newsroom:spike", args=[article.pk]), {"because": "Mine."})

    assert [article.pk for article in Article.objects.spiked()] == [fresh.pk]
    assert b"Spike" not in client.get(edit(closed)).content


def test_a_writer_does_not_bring_back_what_an_editor_dropped(magazine, client):
    writer, editor = a_writer(), an_editor()
    client.force_login(writer)
    article = an_article(by=writer)
    address = reverse("newsroom:bring_back", args=[article.pk])

    article.spike(because="Old.", by=editor, now=NOW)
    client.post(address)
    assert Article.objects.get().spiked_at

    client.force_login(editor)
    client.post(address)
    assert not Article.objects.get().spiked_at
