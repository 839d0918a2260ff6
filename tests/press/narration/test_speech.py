from __future__ import annotations

import os
import sys
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest
from tests.press.narration.makers import ADA, BEN, CLEO, SINES, as_spoken

from octavo.press.narration.engines.process.narrator import ProcessNarrator
from octavo.press.narration.speech import Reading, Takes


@pytest.fixture(scope="module")
def reading() -> Reading:
    narrator = ProcessNarrator([sys.executable, SINES], seconds=20, memory=10**9)
    return Reading(narrator, "low")


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*/*") if path.is_file())


def test_a_sentence_is_spoken_once_and_heard_again_to_the_last_bit(tmp_path, reading):
    takes, later = Takes(tmp_path), Takes(tmp_path)

    made, found = takes.of(as_spoken(ADA), reading), later.of(as_spoken(ADA), reading)
    assert made.samples.tobytes() == found.samples.tobytes()
    assert made.words == found.words
    assert (takes.made, takes.found, later.made, later.found) == (1, 0, 0, 1)


def test_another_voice_speed_sound_or_word_is_another_take(tmp_path, reading):
    takes = Takes(tmp_path)

    takes.of(as_spoken(ADA), reading)
    takes.of(as_spoken(ADA), replace(reading, voice="high"))
    takes.of(as_spoken(ADA), replace(reading, speed=1.1))
    takes.of(as_spoken(ADA, sounds={"Ada": "ˈɑːdə"}), reading)
    takes.of(as_spoken(BEN), reading)
    assert (takes.made, len(files(tmp_path))) == (5, 5)


def test_a_sentence_without_a_word_can_be_kept_too(tmp_path, reading):
    takes = Takes(tmp_path)

    assert takes.of(as_spoken("…"), reading).words == ()
    assert len(takes.of(as_spoken("…"), reading).samples) == 0
    assert takes.found == 1


@pytest.mark.parametrize("harm", [b"", b"take", None, b"x" * 5000])
def test_a_broken_take_is_made_again(tmp_path, reading, harm):
    takes = Takes(tmp_path)
    good = takes.of(as_spoken(ADA), reading)
    (path,) = files(tmp_path)
    path.write_bytes(path.read_bytes()[:-10] if harm is None else harm)

    again = takes.of(as_spoken(ADA), reading)
    assert takes.made == 2
    assert again.samples.tobytes() == good.samples.tobytes()
    assert Takes(tmp_path).of(as_spoken(ADA), reading).words == good.words


def test_a_write_that_is_cut_short_leaves_no_take(tmp_path, reading, monkeypatch):
    def stops(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:100])
        message = "No space left on device"
        raise OSError(message)

    takes = Takes(tmp_path)
    monkeypatch.setattr(Path, "write_bytes", stops)
    with pytest.raises(OSError, match="No space"):
        takes.of(as_spoken(ADA), reading)

    assert files(tmp_path) == []


def test_takes_not_heard_for_longest_go_first(tmp_path, reading):
    takes = Takes(tmp_path)
    for text in (ADA, BEN, CLEO):
        takes.of(as_spoken(text), reading)
    for age, path in enumerate(files(tmp_path)):
        os.utime(path, (1000 + age, 1000 + age))
    takes.of(as_spoken(ADA), reading)  # heard just now
    room = sum(path.stat().st_size for path in files(tmp_path)) - 1

    assert takes.clean(room) == 1
    takes.of(as_spoken(ADA), reading)
    assert (len(files(tmp_path)), takes.made) == (2, 3)
    assert takes.clean(0) == 2


def test_what_a_killed_writer_left_is_swept_after_an_hour(tmp_path):
    part = tmp_path / "ab" / "abcd.1234.part"
    part.parent.mkdir()
    part.write_bytes(b"half")
    written = part.stat().st_mtime

    Takes(tmp_path).clean(0, now=written + 60)
    assert part.exists()
    Takes(tmp_path).clean(0, now=written + 7200)
    assert not part.exists()


def speak_all(folder: str) -> list[str]:
    narrator = ProcessNarrator([sys.executable, SINES], seconds=20, memory=10**9)
    takes = Takes(Path(folder))
    for _ in range(5):
        said = [takes.of(as_spoken(text), Reading(narrator, "low")) for text in (ADA, BEN, CLEO)]
        takes.clean(100_000)
    narrator.close()
    return [str(hash(speech.samples.tobytes())) for speech in said]


def test_two_processes_share_a_folder_and_clean_it_under_each_other(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONHASHSEED", "1")
    with get_context("spawn").Pool(2) as pool:
        first, second = pool.map(speak_all, [str(tmp_path)] * 2)

    assert first == second
    assert not list(tmp_path.glob("*/*.part"))
