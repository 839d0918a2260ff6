"""Nothing stale stands in the store: whatever changes, what is left is what Django says now."""

from __future__ import annotations

import shutil
import time
from datetime import date, datetime, timedelta
from datetime import time as dawn

from django.db import transaction
from django.utils import timezone
from tests.factories import a_magazine, a_picture, a_published_issue, an_article, an_issue, an_offer
from tests.press.finished.magazine import ADDRESSES, LAMPS, NOW, TIDES, WELLS, press_again, stale
from wagtail.models import Site

from octavo.issues.models import (
    Article,
    Author,
    FlatplanItem,
    Issue,
    Magazine,
    Picture,
    Publication,
    Section,
    StandingPage,
)
from octavo.press.finished.pressing import press
from octavo.press.finished.store import open_store
from octavo.press.models import Edition


def republish(page) -> None:
    page.save_revision().publish()


def text() -> None:
    article = Article.objects.get(title=TIDES)
    article.standfirst = "For ten years."
    republish(article)


def headline() -> None:
    article = Article.objects.get(title=WELLS)
    article.title = "The wells are full"
    republish(article)


def address() -> None:
    article = Article.objects.get(title=TIDES)
    article.slug = "tides"
    republish(article)


def another_section() -> None:
    article = Article.objects.get(title=TIDES)
    article.section = Section.objects.get(slug="finance")
    republish(article)


def withdrawn() -> None:
    Article.objects.get(title=TIDES).unpublish()


def spiked() -> None:
    Article.objects.get(title=WELLS).spike(because="It was not so.", by=None, now=NOW)


def corrected() -> None:
    article = Article.objects.get(title=TIDES)
    article.correct("It was nine years.", by=None)
    republish(article)


def another_piece() -> None:
    article = an_article(headline="Salt")
    issue = Issue.objects.get(number=7)
    FlatplanItem.objects.create(issue=issue, article=article, sort_order=9)
    republish(article)


def another_author() -> None:
    article = Article.objects.get(title=TIDES)
    article.bylines.all().delete()
    republish(article)


def author_renamed() -> None:
    author = Author.objects.get()
    author.title, author.biography = "Ada Moll-Hask", "<p>Writes.</p>"
    republish(author)


def section_renamed() -> None:
    section = Section.objects.get(slug="politics")
    section.title = "Power"
    republish(section)


def section_added() -> None:
    magazine = Magazine.objects.get()
    republish(magazine.add_child(instance=Section(title="Sport", slug="sport", hue="40")))


def page_added() -> None:
    magazine = Magazine.objects.get()
    magazine.add_child(instance=StandingPage(title="Jobs", slug="jobs", show_in_menus=True))


def page_moved() -> None:
    first, *_, last = StandingPage.objects.live().order_by("path")
    last.move(first, pos="left")


def page_deleted() -> None:
    StandingPage.objects.live().first().delete()


def issue_appears() -> None:
    a_published_issue(now=NOW, number=8, articles=(an_article(headline="Salt"),))


def letter_changed() -> None:
    issue = Issue.objects.get(number=7)
    issue.letter, issue.letter_by = "<p>Dear readers</p>", "Edda"
    republish(issue)


def strapline() -> None:
    publication = Publication.objects.get()
    publication.strapline = "Once a week"
    publication.save()


def front_edited() -> None:
    magazine = Magazine.objects.get()
    magazine.front.create(article=Article.objects.get(title=LAMPS), words="Read this first.")
    republish(magazine)


def picture_credited() -> None:
    picture = a_picture(shade=0)
    picture.focal_point_x, picture.focal_point_y = 1, 1
    picture.focal_point_width = picture.focal_point_height = 2
    picture.save()


def picture_cut() -> None:
    for picture in Picture.objects.all():
        picture.get_rendition("fill-40x40")


def edition_made() -> None:
    issue = Issue.objects.get(number=7)
    Edition.objects.create(
        issue=issue, form="epub", version=1, key="k", file="f.epub", digest="d", size=999_000,
        seconds=1, made_at=NOW,
    )  # fmt: skip


def file_of_an_article() -> None:
    article = Article.objects.get(title=TIDES)
    Edition.objects.create(
        issue=Issue.objects.get(number=7), article=article, form="epub", version=1, key="k",
        file="f.epub", digest="d", size=999_000, seconds=1, made_at=NOW,
    )  # fmt: skip


def site_named() -> None:
    site = Site.objects.get()
    site.site_name = "Vell"
    site.save()


def offered() -> None:
    an_offer(benefits="A lamp for every reader")


def flatplan_turned() -> None:
    issue = Issue.objects.get(number=7)
    for item in issue.flatplan.all():
        item.sort_order = -item.sort_order
        item.save()


CHANGES = (
    text, headline, address, another_section, withdrawn, spiked, corrected, another_piece,
    another_author, author_renamed, section_renamed, section_added, page_added, page_moved,
    page_deleted, issue_appears, letter_changed, strapline, front_edited, picture_credited,
    picture_cut,
    edition_made, file_of_an_article, site_named, flatplan_turned, offered,
)  # fmt: skip


def test_nothing_stale_is_left_after_any_change(full, settings, tmp_path):
    """The magazine is pressed once; each change meets a copy of it and is then taken back."""
    assert stale(full) == []
    found = {}
    for change in CHANGES:
        settings.FINISHED_PAGES = tmp_path / change.__name__
        shutil.copytree(full.folder, settings.FINISHED_PAGES)
        with transaction.atomic():
            change()
            if left := stale(open_store()):
                found[change.__name__] = left
            transaction.set_rollback(True)

    assert found == {}


def test_a_page_holds_until_another_offer_is_on_sale(full):
    """A page that was kept names the midnight at which its offers change."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    an_offer(on_sale_from=tomorrow)

    page = press("/about/", full, now=time.time())

    assert page.page.until == timezone.make_aware(datetime.combine(tomorrow, dawn())).timestamp()


def test_an_edited_article_leaves_the_pages_that_do_not_show_it(full):
    """A change of one text does not empty the store."""
    before = set(full.state().pages)

    text()

    gone = before - set(full.state().pages)
    assert {"/", "/articles/the-tide-tables-were-wrong/", "/issues/7/", "/politics/"} <= gone
    assert {"/articles/who-lights-the-lamps/"} <= set(full.state().pages)


def test_a_draft_leaves_every_page(full):
    before = set(full.state().pages)
    article = Article.objects.get(title=TIDES)
    article.standfirst = "Not yet."

    article.save_revision()
    an_issue(number=9, dated_on=date(2027, 3, 1))
    an_article(headline="Only an idea")

    assert set(full.state().pages) == before


def test_what_was_dropped_is_pressed_again_when_the_change_is_there(
    full, django_capture_on_commit_callbacks
):
    began = full.began()
    with django_capture_on_commit_callbacks(execute=True):
        text()
        page = press("/about/", full, now=time.time())
        assert not full.put({"/x/": (page.keys, page.page)}, began=began, now=time.time())

    assert {*ADDRESSES} > set(full.state().pages)
    press_again(full)
    assert {*ADDRESSES} == set(full.state().pages)
    assert stale(full) == []


def test_where_nobody_serves_the_magazine_nothing_is_kept(db, settings, tmp_path):
    settings.FINISHED_PAGES = tmp_path / "pages"
    a_magazine()

    a_published_issue(now=NOW, number=7, articles=(an_article(),))

    assert not (tmp_path / "pages").exists()
