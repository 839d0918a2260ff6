"""An article can be found from the moment in which it is out until it is withdrawn."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import connection, transaction
from tests.factories import a_manuscript, an_article, an_issue

from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import Text
from octavo.issues.models import Article, Author, AuthorShelf, Issue
from octavo.jobs.schedule import SCHEDULE
from octavo.search import indexing, vocabulary
from octavo.search.models import IndexedArticle, IndexedWord
from octavo.search.tasks import keep_index_in_step


def _body(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph((Text(text),)),)


def _counted() -> dict[str, int]:
    return dict(IndexedWord.objects.values_list("word", "articles"))


class PressJammed(Exception):
    pass


@transaction.atomic
def _appear_and_jam(issue: Issue, *, now: datetime) -> None:
    issue.appear(now=now)
    raise PressJammed


def test_an_issue_appears_with_its_articles_findable(magazine, ask, now):
    article = an_article(headline="Lamps", blocks=_body("A lamp."))
    issue = an_issue(articles=(article,))
    issue.close(by=None, now=now, overrule_reason="A test.")
    assert ask("lamp") == []

    issue.appear(now=now)

    assert ask("lamp") == ["Lamps"]
    assert IndexedArticle.objects.get().appeared_on == date(2026, 1, 15)
    assert indexing.is_in_step()


def test_when_an_issue_does_not_appear_nothing_of_it_is_found(magazine, ask, now):
    article = an_article(headline="Lamps", blocks=_body("A lamp."))
    issue = an_issue(articles=(article,))
    issue.close(by=None, now=now, overrule_reason="A test.")

    with pytest.raises(PressJammed):
        _appear_and_jam(issue, now=now)

    assert ask("lamp") == []
    assert not IndexedArticle.objects.exists()
    assert not IndexedWord.objects.exists()


def test_a_spiked_article_is_not_found_at_once(printed, ask, now):
    kept, spiked = printed("A lamp.", "A lamp and a ledger.")
    assert sorted(ask("lamp")) == [kept.title, spiked.title]

    spiked.spike(because="Not true.", by=None, now=now)

    assert ask("lamp") == [kept.title]
    assert "ledger" not in _counted()


def test_a_withdrawn_article_is_not_found(printed, ask):
    (article,) = printed("A lamp.")

    article.unpublish()

    assert ask("lamp") == []
    assert indexing.is_in_step()


def test_a_deleted_article_is_not_found(printed, ask):
    (article,) = printed("A lamp.")
    article.flatplan_item.delete()

    Article.objects.get(pk=article.pk).delete()

    assert ask("lamp") == []
    assert _counted() == {}


def test_a_draft_of_another_text_is_not_found_before_it_is_published(printed, ask):
    (article,) = printed("A lamp.")
    article.take(a_manuscript(headline="Lamps", blocks=_body("A lantern.")))
    revision = article.save_revision()
    assert (ask("lamp"), ask("lantern")) == (["Piece 1.1"], [])

    revision.publish()

    assert (ask('"a lamp"'), ask("lantern")) == ([], ["Lamps"])
    assert "lamp" not in _counted()


def test_an_author_of_another_name_is_found_by_it(magazine, printed, ask):
    author = AuthorShelf.objects.get().add_child(instance=Author(title="Ada Moll"))
    (article,) = printed("A lamp.", bylines=(Byline("Ada Moll"),))
    article.bylines.update(name="")

    author.title = "Ada Ash"
    author.save_revision().publish()

    assert (ask("moll"), ask("ash")) == ([], [article.title])


def test_an_undated_article_has_the_date_of_its_issue(printed):
    (article,) = printed("A lamp.")
    Article.objects.filter(pk=article.pk).update(published_on=None)
    issue = article.flatplan_item.issue

    issue.dated_on = date(2031, 5, 1)
    issue.save_revision().publish()

    assert IndexedArticle.objects.get().year == 2031


def test_each_word_knows_how_many_articles_have_it(printed):
    printed("A lamp, a lamp, a ledger.", "One lamp.")

    counted = _counted()

    assert (counted["lamp"], counted["ledger"], counted["piece"]) == (2, 1, 2)
    assert "¶" not in counted


def test_the_index_is_made_again_from_what_is_out(printed, ask):
    first, second = printed("A lamp.", "A ledger.")
    before = (_counted(), list(IndexedArticle.objects.order_by("pk").values()))
    IndexedArticle.objects.filter(pk=first.pk).delete()
    IndexedArticle.objects.filter(pk=second.pk).update(body=" nonsense ", revision=0)
    IndexedWord.objects.update(articles=9)
    assert not indexing.is_in_step()

    assert len(list(indexing.rebuild())) == 2

    assert indexing.is_in_step()
    assert (_counted(), list(IndexedArticle.objects.order_by("pk").values())) == before
    assert (ask("lamp"), ask("ledger"), ask("nonsense")) == ([first.title], [second.title], [])


def test_what_a_crash_left_behind_is_mended_within_the_hour(printed, ask):
    missing, withdrawn = printed("A lamp.", "A lamp.")
    IndexedArticle.objects.filter(pk=missing.pk).delete()
    Article.objects.filter(pk=withdrawn.pk).update(live=False)

    assert indexing.mend() == 2

    assert ask("lamp") == [missing.title]
    assert indexing.is_in_step()
    assert indexing.mend() == 0
    assert keep_index_in_step.module_path in SCHEDULE


def test_another_language_of_the_publication_is_noticed_and_mended(printed, settings, ask):
    printed("Die Häuser am Hafen.")
    assert ask("Haus") == []
    settings.LANGUAGE_CODE = "de"
    assert vocabulary.is_foreign()

    keep_index_in_step.func()

    assert ask("Haus") == ["Piece 1.1"]
    assert indexing.is_in_step()


def test_what_the_database_keeps_beside_the_rows_is_in_step_with_them(printed, ask):
    """SQLite compares every word of its full-text table with the rows it was made from."""
    first, *_ = printed("A lamp.", "A ledger.")
    first.unpublish()
    list(indexing.rebuild())

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO search_indexedarticle_fts(search_indexedarticle_fts, rank)"
                " VALUES ('integrity-check', 1)"
            )
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM search_indexedarticle WHERE whole IS NULL")
            assert cursor.fetchone() == (0,)
    assert ask("ledger") == ["Piece 1.2"]
