"""Articles are read when their text is approved, and read anew when it changes."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from tests.factories import a_manuscript, an_article, an_issue

from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.inlines import Text
from octavo.issues.models import Article, Section
from octavo.jobs.working import work
from octavo.press import store
from octavo.press.models import (
    ArticleVoice,
    Edition,
    LexiconWord,
    Narration,
    NarrationSettings,
    ReadingMark,
)
from octavo.press.studio import attempting, tasks
from octavo.press.studio.attempting import attempt
from octavo.press.studio.keeping import names, sweep
from octavo.press.studio.tasks import narrate_what_is_missing, order

NOW = datetime(2027, 1, 10, 9, tzinfo=UTC)
SENTENCES = ("The tide clock stopped.", "Nobody wound it for 3 days.", "Then it rained.")


def an_article_of(*sentences: str, headline: str = "The tide clock") -> Article:
    return an_article(headline=headline, is_approved=False, blocks=set_as(sentences))


def set_as(sentences: Iterable[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Text(sentence),)) for sentence in sentences)


def approved(article: Article) -> Article:
    article.approve()
    work(until_empty=True)
    return article


def heard(article: Article, variant: str = "full") -> list[str]:
    """The sentences that are heard, by their cues."""
    kept = Narration.objects.get(article=article).file("json", variant=variant)
    with store.shelf().open(kept["file"]) as file:
        return [sentence["text"] for sentence in json.load(file)["sentences"]]


@pytest.fixture
def article(magazine) -> Article:
    return an_article_of(*SENTENCES)


def test_an_article_is_read_the_moment_it_is_approved(article):
    approved(article)

    narration = Narration.objects.get(article=article)
    assert narration.state == Narration.State.READY, narration.reason
    assert set(narration.files["full"]) == {"mp3", "m4a", "opus", "vtt", "json"}
    assert heard(article)[0] == "The tide clock"
    assert heard(article)[-3:] == list(SENTENCES)
    assert narration.timing == Narration.Timing.VOICE
    assert narration.is_synthetic
    assert 4 < narration.duration < 25


def test_a_draft_is_not_read(article):
    work(until_empty=True)

    assert not Narration.objects.exists()


def test_a_corrected_sentence_is_the_only_one_that_is_spoken_again(article):
    approved(article)
    before = Narration.objects.get(article=article)
    draft = Article.objects.get(pk=article.pk)
    corrected = (SENTENCES[0], "Nobody wound it for 4 days.", SENTENCES[2])
    manuscript = a_manuscript(headline="The tide clock", blocks=set_as(corrected))
    draft.take(manuscript)
    draft.save_revision()

    approved(Article.objects.get(pk=article.pk))

    after = Narration.objects.get(article=article)
    assert heard(article)[-2] == "Nobody wound it for 4 days."
    assert after.sentences_made == 1
    assert after.key != before.key


def test_a_long_article_is_read_in_many_jobs_so_that_others_have_their_turn(article, monkeypatch):
    monkeypatch.setattr(tasks, "BUDGET", 0.0)

    approved(article)

    jobs = DBTaskResult.objects.filter(task_path__endswith="narrate_article")
    assert jobs.count() > len(SENTENCES)
    assert heard(article)[-3:] == list(SENTENCES)
    assert Narration.objects.get().state == Narration.State.READY


def test_what_has_not_changed_is_not_read_again(article):
    approved(article)
    first = Narration.objects.get(article=article)

    again = attempt(article, now=NOW + timedelta(days=1))

    assert again.made_at == first.made_at
    assert again.files == first.files


def test_appearing_changes_nothing_of_what_is_heard(magazine, article):
    article.approve()
    issue = an_issue(articles=(article,))
    issue.close(by=None, now=NOW)
    work(until_empty=True)
    before = Narration.objects.get(article=article)

    issue.appear(now=NOW)
    work(until_empty=True)

    assert Narration.objects.get(article=article).key == before.key


def test_those_who_may_not_hear_all_hear_the_opening(magazine):
    sentences = [f"Sentence number {number} of many about the tide." for number in range(1, 41)]
    article = approved(an_article_of(*sentences))

    whole, opening = heard(article), heard(article, "teaser")

    assert opening == whole[: len(opening)]
    assert sentences[0] in opening
    assert len(opening) < len(whole) / 2


def test_what_an_editor_leaves_out_is_not_said(article):
    ReadingMark.objects.create(article=article, words=SENTENCES[1])
    ReadingMark.objects.create(article=article, words=SENTENCES[2], instead="Rain came.")

    approved(article)

    assert heard(article)[-2:] == [SENTENCES[0], "Rain came."]


def test_a_word_of_the_lexicon_has_only_its_sentences_spoken_again(article):
    approved(article)
    LexiconWord.objects.create(written="wound", said="/wuːnd/")

    again = attempt(article, now=NOW)

    assert again.sentences_made == 1


def test_an_article_has_a_voice_of_its_own_or_none(article):
    ArticleVoice.objects.create(article=article, reads="voice", voice="hibari/heart", speed=1.5)
    quick = approved(article)
    duration = Narration.objects.get(article=quick).duration
    ArticleVoice.objects.update(speed=1.0)
    slow = attempt(article, now=NOW)
    ArticleVoice.objects.update(reads="nobody")
    attempt(article, now=NOW)

    assert duration < slow.duration
    assert Narration.objects.get(article=article).files == {}


def test_a_magazine_that_reads_nothing_by_itself_reads_what_it_is_told_to(magazine, article):
    site = magazine.get_site()
    NarrationSettings.objects.create(site=site, is_narrated=False)
    other = an_article_of("Quiet here.", headline="Quiet")
    ArticleVoice.objects.create(article=article, reads="voice", voice="hibari/heart")

    approved(article), approved(other)

    assert list(Narration.objects.values_list("article__slug", flat=True)) == [article.slug]


def test_a_voice_that_is_not_here_is_said_by_name(article):
    ArticleVoice.objects.create(article=article, reads="voice", voice="hibari/nobody")

    approved(article)

    narration = Narration.objects.get(article=article)
    assert narration.state == Narration.State.FAILED
    assert "nobody" in narration.reason
    assert narration.files == {}


def test_a_narration_that_stands_is_heard_while_a_new_one_fails(article):
    approved(article)
    ArticleVoice.objects.create(article=article, reads="voice", voice="hibari/nobody")

    attempt(article, now=NOW)

    narration = Narration.objects.get(article=article)
    assert (narration.state, bool(narration.files)) == (Narration.State.FAILED, True)
    assert narration in Narration.objects.heard()


def test_a_spiked_article_is_heard_no_more(magazine, article):
    article.approve()
    issue = an_issue(articles=(article,))
    issue.close(by=None, now=NOW)
    issue.appear(now=NOW)
    work(until_empty=True)

    Article.objects.get(pk=article.pk).spike(because="Not true.", by=None, now=NOW)
    work(until_empty=True)

    assert not Narration.objects.heard().exists()


def test_files_that_nobody_is_led_to_go_after_two_days(article):
    approved(article)
    old = names(Narration.objects.get(article=article).files)
    ArticleVoice.objects.create(article=article, reads="voice", voice="hibari/heart", speed=1.2)
    new = names(attempt(article, now=NOW).files)

    sweep(now=NOW + timedelta(days=1))
    assert all(store.shelf().exists(name) for name in old)
    sweep(now=NOW + timedelta(days=3))

    assert not any(store.shelf().exists(name) for name in old - new)
    assert all(store.shelf().exists(name) for name in new)


def test_lost_files_are_made_again(article):
    approved(article)
    for name in names(Narration.objects.get(article=article).files):
        store.shelf().delete(name)

    again = attempt(article, now=NOW)

    assert all(store.shelf().exists(name) for name in names(again.files))


def test_articles_of_the_past_are_read_in_time(magazine, article, settings):
    settings.NARRATES = False
    article.approve()
    issue = an_issue(articles=(article,))
    issue.close(by=None, now=NOW)
    issue.appear(now=NOW)
    work(until_empty=True)
    assert not Narration.objects.exists()
    settings.NARRATES = True

    narrate_what_is_missing.call()
    work(until_empty=True)

    assert Narration.objects.heard().get().article == article


def a_long_article() -> Article:
    """Published, of forty sentences, and heard."""
    article = an_article_of(*(f"Sentence {number} tells of the tide." for number in range(40)))
    article.approve()
    issue = an_issue(articles=(article,))
    issue.close(by=None, now=NOW)
    issue.appear(now=NOW)
    work(until_empty=True)
    return Article.objects.get(pk=article.pk)


def publish(article: Article, *sentences: str) -> None:
    article.take(a_manuscript(headline="The tide clock", blocks=set_as(sentences)))
    article.save_revision().publish()


def test_the_opening_is_not_heard_while_it_says_more_than_is_given_away(magazine):
    """Nobody waits for a worker before that is so."""
    article = a_long_article()
    assert "teaser" in Narration.objects.get().files

    publish(article, *(f"Quite another text, number {number}." for number in range(40)))

    assert set(Narration.objects.get().files) == {"full"}
    work(until_empty=True)
    assert "Quite another text, number 0." in heard(article, "teaser")


def test_what_was_taken_back_is_heard_no_more_even_if_the_rest_cannot_be_read(magazine):
    article = a_long_article()
    ArticleVoice.objects.create(article=article, reads="voice", voice="hibari/nobody")

    publish(article, "All of that was wrong.")
    work(until_empty=True)

    narration = Narration.objects.get()
    assert (narration.state, narration.files) == (Narration.State.FAILED, {})


def test_what_failed_is_tried_again_when_something_has_changed(article):
    ArticleVoice.objects.create(article=article, reads="voice", voice="hibari/nobody")
    approved(article)
    narrate_what_is_missing.call()
    assert Narration.objects.get().state == Narration.State.FAILED

    ArticleVoice.objects.update(voice="hibari/heart")
    narrate_what_is_missing.call()
    work(until_empty=True)

    assert Narration.objects.get().state == Narration.State.READY


def test_where_nothing_can_read_nothing_is_asked_to(article, monkeypatch):
    monkeypatch.setattr(tasks, "lacking", lambda: "Nothing here reads aloud.")

    approved(article)
    narrate_what_is_missing.call()
    assert not Narration.objects.exists()

    order(article, now=NOW)
    work(until_empty=True)
    narration = Narration.objects.get()
    assert (narration.state, narration.reason) == ("failed", "Nothing here reads aloud.")


def test_an_engine_that_stumbles_over_something_unforeseen_says_so(article, monkeypatch):
    def stumble(article: Article) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(attempting, "wanted", stumble)

    with pytest.raises(FileNotFoundError):
        attempt(article, now=NOW)

    assert Narration.objects.get().state == Narration.State.FAILED


def test_sound_of_an_article_that_is_gone_goes_in_time(article):
    approved(article)
    files = names(Narration.objects.get().files)
    Article.objects.get(pk=article.pk).delete()

    sweep(now=datetime.now(UTC) + timedelta(days=1))
    assert all(store.shelf().exists(name) for name in files)
    sweep(now=datetime.now(UTC) + timedelta(days=3))

    assert not any(store.shelf().exists(name) for name in files)


def test_the_audiobook_is_made_once_all_of_an_issue_can_be_heard(magazine):
    a_long_article()
    work(until_empty=True)
    DBTaskResult.objects.filter(status="READY").update(run_after=datetime.now(UTC))
    work(until_empty=True)

    book = Edition.objects.filter(form="audio", article=None).get()
    assert book.size > 100_000


def test_the_sections_of_the_magazine_have_nothing_to_do_with_it(magazine):
    """A section is no article: publishing one orders nothing."""
    Section.objects.first().save_revision().publish()

    assert not Narration.objects.exists()
