from datetime import UTC, date, datetime

import pytest
from tests.factories import an_article, an_editor, an_issue

from octavo.issues.errors import ReasonMissing
from octavo.issues.models import Article, Correction

NOW = datetime(2027, 1, 15, 9, tzinfo=UTC)


def a_published_article() -> Article:
    article = an_article()
    issue = an_issue(articles=(article,))
    issue.close(by=None, now=NOW)
    issue.appear(now=NOW)
    return Article.objects.get()


def an_edit(article: Article, **changes) -> Article:
    """The article after somebody has changed it and saved a draft."""
    draft = article.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision()
    return Article.objects.get(pk=article.pk)


def test_an_edit_makes_approval_fall(magazine):
    article = an_article()
    assert article.is_approved()

    assert not an_edit(article, title="The tide tables were right").is_approved()


def test_saving_by_itself_never_writes_over_an_approved_text(magazine):
    """Wagtail's autosave writes over the last revision; an approved one stays as it was."""
    editor = an_editor()
    article = an_article(by=editor)
    approved = article.approved_revision

    article.title = "Typed after the approval"
    article.save_revision(user=editor, overwrite_revision=article.latest_revision)

    approved.refresh_from_db()
    assert approved.content["title"] == "The tide tables were wrong"
    assert not Article.objects.get().is_approved()


def test_a_spiked_article_is_kept_with_its_reason(magazine):
    editor = an_editor()
    article = an_article()

    article.spike(because="The harbour master has died.", by=editor, now=NOW)

    (kept,) = Article.objects.spiked()
    assert (kept.spiked_because, kept.spiked_by) == ("The harbour master has died.", editor)
    assert kept.manuscript() == article.manuscript()


def test_spiking_a_published_article_takes_it_from_the_readers(magazine):
    article = a_published_article()

    article.spike(because="It was not true.", by=None, now=NOW)

    assert not Article.objects.get().live


def test_spiking_leaves_a_later_draft_a_draft(magazine):
    article = an_edit(a_published_article(), title="Not yet published")

    article.get_latest_revision_as_object().spike(because="Enough.", by=None, now=NOW)

    assert Article.objects.get().title == "The tide tables were wrong"
    assert Article.objects.get().get_latest_revision_as_object().title == "Not yet published"


def test_an_article_comes_back_from_the_spike_as_a_draft(magazine):
    article = an_article()
    article.spike(because="Too early.", by=None, now=NOW)

    article.bring_back(by=None)

    assert Article.objects.not_spiked().get().spiked_because == ""


def test_spiking_needs_a_reason(magazine):
    with pytest.raises(ReasonMissing):
        an_article().spike(because=" ", by=None, now=NOW)


def test_an_old_text_does_not_undo_what_was_decided(magazine):
    article = an_article()
    old = article.latest_revision
    article.spike(because="Too early.", by=None, now=NOW)

    assert old.as_object().spiked_at == NOW


def test_a_correction_waits_until_the_changed_text_appears(magazine):
    article = a_published_article()

    article.correct("The cellar was dry.", by=None)
    assert not Correction.objects.public().exists()

    changed = an_edit(article, standfirst="It was a dry cellar.")
    changed.get_latest_revision().publish()
    (correction,) = Correction.objects.public()
    assert correction.text == "The cellar was dry."
    assert correction.dated_on == Article.objects.get().last_published_at.date()


def test_a_silent_change_withdraws_a_correction_that_waits(magazine):
    article = a_published_article()
    article.correct("The cellar was dry.", by=None)

    article.change_silently()

    assert not Correction.objects.exists()


def test_a_correction_that_has_appeared_stays(magazine):
    article = a_published_article()
    Correction.objects.create(article=article, text="It was Tuesday.", dated_on=date(2027, 1, 20))

    article.change_silently()

    assert Correction.objects.public().count() == 1


def test_the_correction_of_a_spiked_article_is_not_public(magazine):
    article = a_published_article()
    Correction.objects.create(article=article, text="It was Tuesday.", dated_on=date(2027, 1, 20))

    article.spike(because="It was not true.", by=None, now=NOW)

    assert not Correction.objects.public().exists()
