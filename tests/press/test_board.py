"""The readiness board: what an editor sees of an issue's forms, and does about them."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from tests.factories import a_publisher, a_writer, an_article, an_editor, an_issue

from octavo.issues.models import Issue, Publication
from octavo.jobs.working import work
from octavo.press.board import board_of
from octavo.press.made import Problem
from octavo.press.models import Build, Edition, Overrule
from octavo.press.newsroom import views

NOW = datetime(2027, 1, 10, 9, tzinfo=UTC)


@pytest.fixture
def issue(makers) -> Issue:
    """No. 7 of a magazine that promises screen PDF and EPUB, closed."""
    Publication.objects.update(promises_screen=True, promises_epub=True)
    issue = an_issue(articles=(an_article(headline="First"), an_article(headline="Second")))
    issue.close(by=None, now=NOW)
    return issue


@pytest.fixture
def newsroom(client):
    """An editor at work."""
    client.force_login(an_editor())
    return client


def board(client, issue: Issue) -> str:
    return client.get(reverse("press:board", args=[issue.pk])).content.decode()


def states(page: str) -> list[str]:
    """The words of each cell of the grid."""
    grid = page.partition('class="listing press-grid"')[2].partition("</table>")[0]
    cells = grid.split('class="press-state press-state--')[1:]
    return [cell.partition('"')[0] for cell in cells]


def test_the_board_tells_what_is_being_made_and_then_that_it_is_ready(issue, newsroom):
    before = board(newsroom, issue)
    assert states(before) == ["ready", "missing", "building", "building", "missing"] * 3
    assert "data-at-work" in before
    assert "EPUB is being made." in before

    work(until_empty=True)

    after = board(newsroom, issue)
    assert states(after) == ["ready", "missing", "ready", "ready", "missing"] * 3
    assert "All that the issue promises is ready." in after
    assert "data-at-work" not in after


def test_an_issue_that_is_planned_is_not_reproached(issue, newsroom):
    issue.reopen(by=None, now=NOW)

    page = board(newsroom, issue)

    assert "The issue is still planned." in page
    assert "The issue cannot appear yet" not in page


def test_the_pulse_changes_with_the_board(issue, newsroom):
    url = reverse("press:pulse", args=[issue.pk])
    before = newsroom.get(url).json()

    work(until_empty=True)

    assert newsroom.get(url).json() != before


def test_what_is_made_while_the_board_is_drawn_has_it_drawn_again(issue, newsroom, monkeypatch):
    def drawn_too_early(*known, **more):
        seen = board_of(*known, **more)
        work(until_empty=True)
        return seen

    monkeypatch.setattr(views, "board_of", drawn_too_early)
    page = board(newsroom, issue)

    assert "EPUB is being made." in page
    now = newsroom.get(reverse("press:pulse", args=[issue.pk])).json()["pulse"]
    assert f'data-pulse="{now}"' not in page


def test_a_problem_stands_with_its_article_and_its_page(issue, newsroom, makers):
    makers["screen"].problems = (
        Problem("The text runs over by 3 lines.", "first", 1, is_breach=True),
        Problem("A line is loose.", "second", 2),
    )
    work(until_empty=True)

    page = board(newsroom, issue)

    assert states(page)[:10] == [
        *["ready", "missing", "missing", "ready", "missing"],
        *["ready", "missing", "ready", "ready", "missing"],
    ]
    assert "<b>Page 1</b> <i>first</i> The text runs over by 3 lines." in page
    assert "Keeps it from going out" in page
    assert "Screen PDF is not there. The text runs over by 3 lines." in page


def test_a_button_has_a_form_made(issue, newsroom):
    work(until_empty=True)

    newsroom.post(reverse("press:build", args=[issue.pk]), {"form": "print"})
    assert Build.objects.get().form == "print"
    work(until_empty=True)

    assert Edition.objects.filter(form="print").count() == 1


def test_what_was_printed_is_not_made_again_by_the_button(issue, newsroom):
    newsroom.post(reverse("press:build", args=[issue.pk]), {"form": "all"})
    work(until_empty=True)
    issue.appear(now=NOW)
    work(until_empty=True)

    answer = newsroom.post(reverse("press:build", args=[issue.pk]), {"form": "print"}, follow=True)

    assert "Print stays as printed." in answer.content.decode()
    assert not Build.objects.exists()


def test_staff_fetch_every_version(issue, newsroom):
    work(until_empty=True)
    edition = Edition.objects.get(form="screen")

    answer = newsroom.get(reverse("press:file", args=[issue.pk, edition.pk]))

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="the-vell-review-7.pdf"'
    assert len(b"".join(answer.streaming_content)) == edition.size
    again = newsroom.get(
        reverse("press:file", args=[issue.pk, edition.pk]),
        headers={"If-None-Match": answer["ETag"]},
    )
    assert again.status_code == 304
    assert newsroom.get(reverse("press:file", args=[issue.pk, 999])).status_code == 404


def test_a_publisher_overrules_with_a_reason_and_the_issue_appears(issue, client, makers):
    publisher = a_publisher()
    client.force_login(publisher)
    makers["epub"].problems = (Problem("A picture is missing.", "first", is_breach=True),)
    work(until_empty=True)
    publish = reverse("newsroom:publish_issue", args=[issue.pk])
    refused = client.post(publish, {"when": "now"}, follow=True)
    assert refused.redirect_chain[-1][0] == reverse("press:board", args=[issue.pk])

    url = reverse("press:overrule", args=[issue.pk])
    assert client.post(url, {"form": "epub", "because": " "}).status_code == 422
    client.post(url, {"form": "epub", "because": "The e-book follows."})
    page = board(client, issue)
    assert "overruled" in states(page)
    assert "The e-book follows." in page
    client.post(publish, {"when": "now"})

    issue.refresh_from_db()
    assert issue.is_published
    line = issue.log.get(act="waived")
    assert (line.by, line.because) == (publisher, "EPUB: The e-book follows.")


def test_opening_the_issue_again_takes_an_overruling_back(issue, client, makers):
    client.force_login(a_publisher())
    url = reverse("press:overrule", args=[issue.pk])
    client.post(url, {"form": "epub", "because": "The e-book follows."})
    assert Overrule.objects.count() == 1
    assert states(board(client, issue))[3] == "overruled"

    client.post(reverse("newsroom:reopen_issue", args=[issue.pk]))

    assert states(board(client, issue))[3] != "overruled"


def test_an_editor_does_not_overrule_and_a_writer_sees_no_board(issue, client):
    client.force_login(an_editor())
    url = reverse("press:overrule", args=[issue.pk])
    assert client.post(url, {"form": "epub", "because": "I say so."}).status_code in (302, 403)
    assert not Overrule.objects.exists()

    client.force_login(a_writer())
    answer = client.get(reverse("press:board", args=[issue.pk]))
    assert answer.status_code in (302, 403)


def test_the_board_is_reached_from_the_issue(issue, newsroom):
    url = reverse("press:board", args=[issue.pk])

    for page in ("wagtailadmin_pages:edit", "newsroom:close_issue"):
        assert url in newsroom.get(reverse(page, args=[issue.pk])).content.decode()
    assert url in newsroom.get(reverse("wagtailadmin_home")).content.decode()
