"""What editors see of narration, and decide about it."""

import wave
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories import a_manuscript, a_writer, an_article, an_editor
from tests.press.studio.test_reading_aloud import SENTENCES, an_article_of, approved, heard, set_as

from octavo.issues.models import Article
from octavo.jobs.working import work
from octavo.press.models import ArticleVoice, LexiconWord, Narration, ReadingMark
from octavo.press.studio.newsroom.rows import keys


@pytest.fixture
def article(magazine) -> Article:
    return an_article_of(*SENTENCES)


@pytest.fixture
def newsroom(article, client):
    client.force_login(an_editor())
    return client


def page(article: Article, tail: str = "") -> str:
    return f"/newsroom/article/{article.pk}/listening/{tail}"


def test_an_editor_sees_what_is_written_and_how_it_is_said(newsroom, article):
    said = newsroom.get(page(article)).content.decode()

    assert "Nobody wound it for 3 days." in said
    assert "Nobody wound it for three days." in said
    assert "Nobody has read this article yet" in said


def test_an_editor_hears_what_readers_will(newsroom, article):
    approved(article)

    shown = newsroom.get(page(article)).content.decode()
    sound = newsroom.get(page(article, "file.mp3"))

    assert "read by" in shown
    assert sound.headers["Content-Type"] == "audio/mpeg"
    assert int(sound.headers["Content-Length"]) > 5_000
    assert newsroom.get(page(article, "file.exe")).status_code == 404


def test_a_passage_is_left_out_and_another_said_otherwise(newsroom, article):
    first, second, third = keys(article.manuscript().blocks)
    newsroom.post(
        page(article, "marks/"),
        {
            f"decided-{first}": "read",
            f"decided-{second}": "skip",
            f"decided-{third}": "instead",
            f"instead-{third}": "Rain came.",
        },
    )
    approved(article)

    assert heard(article)[-2:] == [SENTENCES[0], "Rain came."]
    assert ReadingMark.objects.count() == 2


def test_a_passage_said_otherwise_in_no_words_is_read(newsroom, article):
    _first, second, _third = keys(article.manuscript().blocks)
    newsroom.post(
        page(article, "marks/"), {f"decided-{second}": "instead", f"instead-{second}": " "}
    )

    assert not ReadingMark.objects.exists()


def test_what_is_decided_of_a_passage_holds_for_it_wherever_it_was_moved(newsroom, article):
    _first, second, _third = keys(article.manuscript().blocks)
    draft = article.get_latest_revision_as_object()
    moved = a_manuscript(headline="The tide clock", blocks=set_as(("New.", *SENTENCES)))
    draft.take(moved)
    draft.save_revision()

    newsroom.post(page(article, "marks/"), {f"decided-{second}": "skip"})

    assert ReadingMark.objects.get().words == SENTENCES[1]


def test_nobody_has_a_whole_book_said_instead_of_a_passage(newsroom, article):
    first = keys(article.manuscript().blocks)[0]
    said = {f"decided-{first}": "instead", f"instead-{first}": "Buy. " * 1000}

    assert newsroom.post(page(article, "marks/"), said).status_code == 400
    assert not ReadingMark.objects.exists()


def test_a_recording_is_kept_while_the_magazines_voice_reads(newsroom, article):
    file = SimpleUploadedFile("vell.wav", a_wave(seconds=6), content_type="audio/wav")
    newsroom.post(page(article, "recording/"), {"recording": file, "reader": "Ada Vell"})

    newsroom.post(page(article, "voice/"), {"reads": "house", "speed": "1"})
    approved(article)

    assert Narration.objects.get().is_synthetic
    assert ArticleVoice.objects.get().recording


def test_a_writer_decides_nothing_of_what_readers_have(magazine, client):
    """Else words that nobody approved could be said to them."""
    writer = a_writer()
    article = an_article_of(*SENTENCES)
    Article.objects.filter(pk=article.pk).update(owner=writer)
    client.force_login(writer)
    first = keys(article.manuscript().blocks)[0]
    said = {f"decided-{first}": "instead", f"instead-{first}": "Buy my book."}
    assert client.post(page(article, "marks/"), said).status_code == 302
    assert ReadingMark.objects.count() == 1

    Article.objects.get(pk=article.pk).approve()
    client.post(page(article, "marks/"), {})
    client.post(page(article, "voice/"), {"reads": "nobody", "speed": "1"})

    assert ReadingMark.objects.count() == 1
    assert not ArticleVoice.objects.exists()


def test_an_editor_is_told_of_a_mark_that_fits_nothing_any_more(newsroom, article):
    ReadingMark.objects.create(article=article, words="Something quite different stood here.")

    assert "Something quite different" in newsroom.get(page(article)).content.decode()


def test_a_voice_is_chosen_and_given_back(newsroom, article):
    chosen = {"reads": "voice", "voice": "hibari/heart", "speed": "1.25"}
    newsroom.post(page(article, "voice/"), chosen)
    assert ArticleVoice.objects.get().speed == 1.25

    newsroom.post(page(article, "voice/"), {"reads": "house", "speed": "1"})
    assert not ArticleVoice.objects.exists()


@pytest.mark.parametrize(
    "said",
    [
        {"reads": "voice", "voice": "", "speed": "1"},
        {"reads": "voice", "voice": "hibari/nobody", "speed": "1"},
        {"reads": "house", "speed": "9"},
        {"reads": "recording", "speed": "1"},
    ],
)
def test_what_cannot_be_chosen_is_refused_with_the_page(newsroom, article, said):
    answer = newsroom.post(page(article, "voice/"), said)

    assert answer.status_code == 400
    assert not ArticleVoice.objects.exists()


def test_a_persons_recording_takes_the_voices_place(newsroom, article):
    file = SimpleUploadedFile("vell.wav", a_wave(seconds=6), content_type="audio/wav")

    newsroom.post(page(article, "recording/"), {"recording": file, "reader": "Ada Vell"})
    approved(article)

    narration = Narration.objects.get()
    assert narration.state == Narration.State.READY, narration.reason
    assert (narration.reader, narration.is_synthetic) == ("Ada Vell", False)
    assert narration.duration == pytest.approx(6, abs=1)
    assert "synthetic" not in " ".join(heard(article))


def test_an_editor_is_told_which_sentences_a_recording_does_not_have(newsroom, article):
    file = SimpleUploadedFile("vell.wav", a_wave(seconds=6), content_type="audio/wav")
    newsroom.post(page(article, "recording/"), {"recording": file, "reader": "Ada Vell"})
    told = "not what was recorded any more"
    assert told not in newsroom.get(page(article)).content.decode()

    draft = article.get_latest_revision_as_object()
    blocks = set_as(("The lamp went dark on a Tuesday.", *SENTENCES[1:]))
    draft.take(a_manuscript(headline="The tide clock", blocks=blocks))
    draft.save_revision()

    said = newsroom.get(page(article)).content.decode()
    assert told in said
    assert "<li>The lamp went dark on a Tuesday.</li>" in said
    assert "1 sentence of the recording is gone" in said


def test_a_file_that_is_no_sound_is_said_so_and_nothing_is_lost(newsroom, article):
    approved(article)
    file = SimpleUploadedFile("vell.wav", b"no sound at all", content_type="audio/wav")

    newsroom.post(page(article, "recording/"), {"recording": file, "reader": "Ada Vell"})
    work(until_empty=True)

    narration = Narration.objects.get()
    assert narration.state == Narration.State.FAILED
    assert narration.reason in newsroom.get(page(article)).content.decode().replace("&#x27;", "'")
    assert narration.files


def test_a_word_is_heard_before_it_is_kept(newsroom, article):
    sound = newsroom.get(page(article, "sound/?words=Vell&said=/vˈɛl/"))

    assert sound.headers["Content-Type"] == "audio/wav"
    with wave.open(BytesIO(sound.content)) as file:
        assert file.getnframes() > 2_000
    assert not LexiconWord.objects.exists()


def test_each_passage_can_be_heard_by_itself(newsroom, article):
    sounds = [newsroom.get(page(article, f"sound/?block={at}")).content for at in range(3)]

    assert len(set(sounds)) == 3
    assert all(sound.startswith(b"RIFF") for sound in sounds)


def test_sounds_that_no_voice_knows_are_refused_in_a_sentence(newsroom, article):
    answer = newsroom.get(page(article, "sound/?words=Vell&said=/7/"))

    assert answer.status_code == 400
    assert "“7” is no sound" in answer.content.decode()


def test_a_word_of_the_article_is_kept_and_taken_out(newsroom, article):
    newsroom.post(page(article, "words/"), {"written": "Vell", "said": "Vel"})
    word = LexiconWord.objects.get()
    again = newsroom.post(page(article, "words/"), {"written": "Vell", "said": "Bell"})
    assert (again.status_code, word.article) == (400, article)

    newsroom.post(page(article, "words/"), {"gone": word.pk})
    assert not LexiconWord.objects.exists()


def test_the_magazines_lexicon_holds_for_every_article(newsroom, article):
    newsroom.post("/newsroom/lexicon/", {"written": "Vell", "said": "Vel"})

    assert "Vell" in newsroom.get("/newsroom/lexicon/").content.decode()
    assert newsroom.get("/newsroom/lexicon/sound/?words=Vell&said=Vel").status_code == 200
    assert LexiconWord.objects.get().article is None


def test_writers_do_not_decide_how_the_magazine_says_its_words(magazine, client):
    client.force_login(a_writer())

    answer = client.get("/newsroom/lexicon/")

    assert answer.status_code in (302, 403)


def test_who_may_not_edit_an_article_does_not_decide_who_reads_it(magazine, client):
    article = an_article()
    client.force_login(a_writer())

    answer = client.post(page(article, "voice/"), {"reads": "nobody", "speed": "1"})

    assert answer.status_code in (302, 403)
    assert not ArticleVoice.objects.exists()


def a_wave(*, seconds: int) -> bytes:
    """A quiet tone, as if somebody hummed."""
    import math

    written = BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        tones = (int(6000 * math.sin(at / 12)) for at in range(16_000 * seconds))
        file.writeframes(b"".join(tone.to_bytes(2, "little", signed=True) for tone in tones))
    return written.getvalue()
