"""Readers fetch an issue, or one article, as PDF and EPUB: what is there, and nothing else."""

from datetime import UTC, datetime

import pytest
from tests.factories import an_article, an_issue
from tests.press.conftest import magazine, makers  # noqa: F401 - fixtures

from octavo.issues.models import Article, Issue, Publication
from octavo.jobs.working import work
from octavo.press.building import build, target
from octavo.press.made import Problem
from octavo.press.models import Edition
from octavo.press.overruling import overrule

NOW = datetime(2026, 1, 10, 9, tzinfo=UTC)
PDF, EPUB = "/issues/7/the-vell-review-7.pdf", "/issues/7/the-vell-review-7.epub"


@pytest.fixture
def issue(makers) -> Issue:  # noqa: F811
    """No. 7, closed, with the editions that it promises."""
    Publication.objects.update(promises_screen=True, promises_epub=True, promises_print=True)
    issue = an_issue(articles=(an_article(headline="First"), an_article(headline="Second")))
    issue.close(by=None, now=NOW)
    work(until_empty=True)
    return issue


def test_a_published_issue_has_its_files_at_its_foot(issue, client):
    issue.appear(now=NOW)
    work(until_empty=True)

    page = client.get("/issues/7/").content.decode()

    assert f'href="{PDF}" type="application/pdf" download>PDF, 0.1 MB, 2 pages</a>' in page
    assert f'href="{EPUB}" type="application/epub+zip" download>EPUB, 0.1 MB' in page
    article = client.get("/articles/second/").content.decode()
    assert '<a href="/articles/second/second.pdf" type="application/pdf" download>' in article
    assert '<a href="/articles/second/second.epub"' in article


def test_an_audiobook_is_called_what_it_is(issue, client):
    issue.appear(now=NOW)
    build(target(issue, "audio"), now=NOW)

    page = client.get("/issues/7/").content.decode()

    audiobook = "/issues/7/the-vell-review-7.m4b"
    assert f'href="{audiobook}" type="audio/mp4" download>Audiobook, 0.1 MB' in page
    assert client.get(audiobook)["Content-Type"] == "audio/mp4"
    assert "m4b" not in client.get("/articles/second/").content.decode()


def test_a_file_is_sent_whole_and_once(issue, client):
    issue.appear(now=NOW)
    edition = Edition.objects.get(form="epub", article=None)

    answer = client.get(EPUB)

    assert answer["Content-Type"] == "application/epub+zip"
    assert answer["Content-Disposition"] == 'attachment; filename="the-vell-review-7.epub"'
    assert answer["ETag"] == f'"{edition.digest}"'
    assert len(b"".join(answer.streaming_content)) == edition.size == int(answer["Content-Length"])
    assert client.get(EPUB, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    head = client.head(EPUB)
    assert (head.status_code, b"".join(head.streaming_content)) == (200, b"")
    assert client.post(EPUB).status_code == 405


def test_nothing_is_fetched_before_the_issue_is_out(issue, client):
    for address in (PDF, EPUB, "/articles/first/first.pdf"):
        assert client.get(address).status_code == 404


def test_a_file_that_is_held_back_leads_to_the_offers(issue, client):
    """The page that links to it is made once for everybody."""
    issue.appear(now=NOW)
    Article.objects.filter(slug="first").update(access="subscribers")

    answer = client.get(PDF)

    assert (answer.status_code, answer["Location"]) == (302, "/subscribe/")
    assert answer["Cache-Control"] == "private, no-store"
    assert client.get("/issues/7/the-vell-review-7.txt").status_code == 404


def test_the_print_file_is_for_the_printer_alone(issue, client):
    issue.appear(now=NOW)

    assert Edition.objects.filter(form="print").exists()
    assert client.get("/issues/7/the-vell-review-7-print.pdf").headers["Location"].endswith("7.pdf")
    assert "print.pdf" not in client.get("/issues/7/").content.decode()


def test_there_is_no_link_before_there_is_a_file(issue, client):
    Edition.objects.filter(form="epub").delete()
    Publication.objects.update(promises_epub=False)
    issue.appear(now=NOW)

    page = client.get("/issues/7/").content.decode()

    assert PDF in page
    assert "epub" not in page
    assert client.get(EPUB).status_code == 404
    assert "/articles/first/first.pdf" not in client.get("/articles/first/").content.decode()


def test_a_spiked_article_takes_its_files_and_the_old_editions_with_it(issue, client):
    issue.appear(now=NOW)
    work(until_empty=True)
    Article.objects.get(slug="first").spike(because="Not true.", by=None, now=NOW)

    assert client.get("/articles/first/first.pdf").status_code == 404
    assert client.get(PDF).status_code == 404
    assert PDF not in client.get("/issues/7/").content.decode()
    work(until_empty=True)

    assert client.get(PDF).status_code == 200


def test_readers_keep_the_last_good_version(issue, client, makers):  # noqa: F811
    issue.appear(now=NOW)
    good = Edition.objects.get(form="screen", article=None)
    makers["screen"].problems = (Problem("The text runs over.", "first", 1, is_breach=True),)
    makers["screen"].version = "2"
    broken = build(target(issue, "screen"), now=NOW).edition

    assert client.get(PDF)["ETag"] == f'"{good.digest}"'
    overrule(issue, "screen", because="Nobody will see.", by=None, now=NOW)

    assert client.get(PDF)["ETag"] == f'"{broken.digest}"'


def test_a_file_is_found_under_the_name_that_the_magazine_had(issue, client):
    issue.appear(now=NOW)
    Publication.objects.update(name="The Vell Quarterly")

    answer = client.get(PDF)

    assert answer.status_code == 302
    assert client.get(PDF, follow=True)["Content-Disposition"].endswith('quarterly-7.pdf"')
