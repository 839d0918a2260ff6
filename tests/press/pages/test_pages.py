"""Editors see the pages of an article as they will be printed, as soon as it is saved."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import a_writer, an_article, an_editor, an_issue

from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.inlines import Link, Text
from octavo.issues.models import Article, FlatplanItem, Issue
from octavo.press.copy import copy_of
from octavo.press.pages import making
from octavo.press.pages.making import ArticlePages, pages_of, picture

WORDS = "It began with a wet cellar, and for nine years the harbour trusted a printing error. "


def a_long_text(paragraphs: int = 20) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Text(WORDS * 6),)) for _ in range(paragraphs))


@pytest.fixture
def issue(magazine) -> Issue:
    """Three pages of front matter, then an article of two pages and one of four."""
    tide = an_article(headline="Tide", blocks=a_long_text(12))
    clock = an_article(headline="Clock", blocks=a_long_text())
    made = an_issue(articles=(tide, clock))
    made.flatplan.update(sort_order=5)
    made.flatplan.add(FlatplanItem(kind="house", label="Contents", sort_order=0, pages=3))
    for item in made.flatplan.exclude(article=None):
        item.pages = 2 if item.article.slug == "tide" else 4
        item.sort_order = 1 if item.article.slug == "tide" else 2
        item.save()
    made.save()
    return Issue.objects.get(pk=made.pk)


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(an_editor())
    return client


def the(slug: str) -> Article:
    return Article.objects.get(slug=slug)


def save_with(article: Article, **changes) -> None:
    draft = article.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision()


def test_an_article_s_pages_begin_on_the_side_where_they_will_be_printed(issue):
    copy = copy_of(issue)

    tide, clock = pages_of(copy, "tide"), pages_of(copy, "clock")

    assert (tide.folio, tide.count, tide.budget) == (4, 2, 2)
    assert (clock.folio, clock.count, clock.budget) == (6, 4, 4)
    assert tide.spreads == [[1, 2]]
    assert all(picture(tide.key, number) for number in (1, 2))
    assert picture(tide.key, 3) is None


def test_pages_stand_in_spreads_as_a_reader_holds_them():
    def spreads(folio: int, count: int) -> list[list[int]]:
        return ArticlePages("", count, folio, count, 0).spreads

    assert spreads(7, 4) == [[0, 1], [2, 3], [4, 0]]
    assert spreads(8, 3) == [[1, 2], [3, 0]]


def test_the_same_state_is_drawn_once_and_another_anew(issue):
    first = pages_of(copy_of(issue), "tide")
    save_with(the("clock"), title="Another clock")

    assert pages_of(copy_of(issue), "tide") == first
    save_with(the("tide"), standfirst="Nobody noticed.")
    assert pages_of(copy_of(issue), "tide").key != first.key


def test_states_that_nobody_looks_at_are_taken_away(issue, monkeypatch):
    monkeypatch.setattr(making, "MOST_KEPT", 1)
    first = pages_of(copy_of(issue), "tide")

    pages_of(copy_of(issue), "clock")

    assert picture(first.key, 1) is None


def test_a_link_to_an_article_on_other_pages_does_not_stop_the_drawing(issue):
    link = Paragraph((Link("/articles/clock/", (Text("the clock"),)),))
    again = an_article(headline="Bell", blocks=(link,))
    issue.take_in(again)

    bell = pages_of(copy_of(issue), "bell")

    assert picture(bell.key, bell.count)


def test_an_editor_sees_the_pages_and_what_does_not_fit(issue, editor):
    save_with(the("clock"), title="Long clock")

    page = editor.get(reverse("press_pages:article", args=[the("clock").pk])).content.decode()

    assert re.findall(r'alt="(Page \d)"', page) == [f"Page {it}" for it in (6, 7, 8, 9)]
    assert "“Long clock” " in page or "It ends at the foot of its last page." in page
    shown = re.search(r'src="([^"]+\.png)"', page)[1]
    answer = editor.get(shown)
    assert answer["Content-Type"] == "image/png"
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")
    assert editor.get(shown.replace("/1.png", "/99.png")).status_code == 404


def test_the_pulse_changes_with_every_save_and_place(issue, editor):
    address = reverse("press_pages:pulse", args=[the("tide").pk])

    def pulse() -> str:
        return editor.get(address).json()["pulse"]

    pulses = [pulse(), pulse()]
    save_with(the("tide"), standfirst="Nobody noticed.")
    pulses.append(pulse())
    FlatplanItem.objects.filter(article__slug="tide").update(pages=4)
    pulses.append(pulse())

    assert pulses[0] == pulses[1]
    assert len(set(pulses)) == 3


def test_a_saved_change_is_in_the_next_pictures(issue, editor):
    address = reverse("press_pages:spreads", args=[the("tide").pk])
    before = editor.get(address).content
    save_with(the("tide"), title="Ebb")

    assert editor.get(address).content != before


def test_an_article_in_no_issue_has_no_pages_yet(magazine, editor):
    article = an_article(headline="Alone")

    page = editor.get(reverse("press_pages:article", args=[article.pk])).content.decode()

    assert "It stands in no issue" in page


def test_the_issue_lists_its_articles_and_a_way_to_their_pages(issue, editor):
    page = editor.get(reverse("press_pages:issue", args=[issue.pk])).content.decode()

    for slug in ("tide", "clock"):
        assert reverse("press_pages:spreads", args=[the(slug).pk]) in page
        assert reverse("press_pages:article", args=[the(slug).pk]) in page


def test_a_writer_sees_no_pages_of_an_issue(issue, client):
    client.force_login(a_writer())

    for kind in ("issue", "issue_proof"):
        answer = client.get(reverse(f"press_pages:{kind}", args=[issue.pk]))
        assert answer.status_code in (302, 403)
        assert not answer.get("Content-Type", "").startswith("application/pdf")


def test_an_editor_gets_a_proof_of_the_issue_and_of_an_article(issue, editor):
    whole = editor.get(reverse("press_pages:issue_proof", args=[issue.pk]))
    part = editor.get(
        reverse("press_pages:article_proof", args=[the("tide").pk]), {"since": "2026-01-01"}
    )

    assert whole["Content-Disposition"] == 'inline; filename="proof-7.pdf"'
    assert part["Content-Disposition"] == 'inline; filename="proof-7-tide.pdf"'
    assert whole.content.startswith(b"%PDF")
    assert part.content.startswith(b"%PDF")


def test_a_day_that_is_none_is_asked_for_again(issue, editor):
    address = reverse("press_pages:issue_proof", args=[issue.pk])

    answer = editor.get(address, {"since": "Monday"}, follow=True)

    assert "Say a day that has been." in answer.content.decode()


def test_articles_and_issues_lead_to_their_pages(issue, editor):
    for page, kind in ((issue, "issue"), (the("tide"), "article")):
        form = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        assert reverse(f"press_pages:{kind}", args=[page.pk]) in form
