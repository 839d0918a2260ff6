from __future__ import annotations

import io
from pathlib import Path

import av
import numpy as np
import pytest
from tests.press.narration.makers import BEN, CLEO, a_script
from tests.press.narration.test_files import heard

from octavo.press.narration.audiobook import Part, write_audiobook
from octavo.press.narration.errors import NothingToSay, RecordingRefused
from octavo.press.narration.narrating import Narrated, narrate


@pytest.fixture(scope="module")
def articles(narrated, reading, takes, tmp_path_factory) -> list[tuple[Part, Narrated]]:
    """Three articles and their files."""
    folder = tmp_path_factory.mktemp("articles")
    others = [
        narrate(a_script(text, title=text), reading=reading, takes=takes, album="Vell")
        for text in (BEN, CLEO)
    ]
    parts = []
    for title, one in zip(("The light", "Ben", "Cléo"), (narrated, *others), strict=True):
        path = folder / f"{title}.m4a"
        path.write_bytes(one.files["m4a"].content)
        parts.append((Part(title, path), one))
    return parts


@pytest.fixture(scope="module")
def book(articles, cover, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("book") / "issue.m4b"
    parts = [part for part, _ in articles]
    write_audiobook(parts, path, title="Vell, no. 17", author="The editors", cover=cover)
    return path


def test_a_book_is_as_long_as_its_articles(articles, book):
    samples, rate = heard(book.read_bytes())

    whole = sum(narrated.seconds for _, narrated in articles)
    assert len(samples) / rate == pytest.approx(whole, abs=0.1 * len(articles))


def test_every_article_is_a_chapter_that_begins_with_its_sound(articles, book):
    with av.open(str(book)) as file:
        chapters = file.chapters()
    samples, rate = heard(book.read_bytes())

    assert [one["metadata"]["title"] for one in chapters] == ["The light", "Ben", "Cléo"]
    for chapter, (_, narrated) in zip(chapters, articles, strict=True):
        start = round(float(chapter["start"] * chapter["time_base"]) * rate)
        alone, _ = heard(narrated.files["m4a"].content)
        onset = np.flatnonzero(np.abs(samples[start:]) > 0.02)[0]
        assert onset == pytest.approx(np.flatnonzero(np.abs(alone) > 0.02)[0], abs=0.05 * rate)


def test_no_sound_is_encoded_again(articles, book):
    content = book.read_bytes()

    for part, _ in articles:
        with av.open(str(part.path)) as file:
            packets = [bytes(packet) for packet in file.demux(audio=0) if packet.size]
        assert b"".join(packets[1:-1]) in content


def test_a_book_says_what_it_is(book):
    with av.open(io.BytesIO(book.read_bytes())) as file:
        assert file.metadata["title"] == "Vell, no. 17"
        assert file.metadata["artist"] == "The editors"
        assert file.metadata["media_type"] == "2"
        assert len(file.streams.video) == 1


def test_the_same_articles_make_the_same_book(articles, book, cover, tmp_path):
    parts = [part for part, _ in articles]
    again = tmp_path / "again.m4b"

    write_audiobook(parts, again, title="Vell, no. 17", author="The editors", cover=cover)
    assert again.read_bytes() == book.read_bytes()


def test_a_book_of_nothing_is_not_made(tmp_path):
    with pytest.raises(NothingToSay, match="no article"):
        write_audiobook([], tmp_path / "book.m4b", title="Vell", author="")


@pytest.mark.parametrize(
    "content", [b"", b"no sound", bytes(5000), b"\0\0\0\x08moov", b"\0\0\0\x10moov\0\0\0\x08trak"]
)
def test_a_file_that_is_not_ours_is_refused_and_no_book_is_left(tmp_path, content):
    (tmp_path / "bad.m4a").write_bytes(content)

    with pytest.raises(RecordingRefused, match="narration of “Bad”"):
        write_audiobook(
            [Part("Bad", tmp_path / "bad.m4a")], tmp_path / "book.m4b", title="Vell", author=""
        )
    assert not (tmp_path / "book.m4b").exists()


def test_an_article_that_is_cut_short_leaves_no_book(articles, tmp_path):
    part = articles[0][0]
    cut = tmp_path / "cut.m4a"
    cut.write_bytes(part.path.read_bytes()[:-1000])

    with pytest.raises(RecordingRefused, match="ends before its sound"):
        write_audiobook([Part("Cut", cut)], tmp_path / "book.m4b", title="Vell", author="")
    assert [path.name for path in tmp_path.iterdir()] == ["cut.m4a"]
