from __future__ import annotations

import io
import json
import wave
from pathlib import Path

import av
import numpy as np
import pytest
from tests.press.narration.hearing import lay_out_model
from tests.press.narration.test_files import heard
from tests.press.narration.test_loudness import by_ffmpeg

from octavo.press.narration.engines.port import Samples
from octavo.press.narration.errors import RecordingRefused
from octavo.press.narration.listening import HeardWord, listener_in
from octavo.press.narration.narrating import Narrated
from octavo.press.narration.recording import Limits, prepare_recording
from octavo.press.narration.sound import Sound
from octavo.press.narration.speech import in_16_bits


def as_wave(samples: Samples, rate: int, *, channels: int = 1) -> bytes:
    kept = io.BytesIO()
    with wave.open(kept, "wb") as file:
        file.setparams((channels, 2, rate, 0, "NONE", ""))
        file.writeframes(in_16_bits(np.repeat(samples, channels)).tobytes())
    return kept.getvalue()


class Ear:
    """Hears what it is told to hear."""

    def __init__(self, *words: HeardWord) -> None:
        self._words = words

    def words(self, sound: Sound) -> tuple[HeardWord, ...]:
        return self._words


@pytest.fixture(scope="module")
def spoken(narrated) -> tuple[Samples, int]:
    return heard(narrated.files["m4a"].content)


@pytest.fixture
def path(spoken, tmp_path) -> Path:
    """A studio's file: the same words, quiet, on two channels."""
    path = tmp_path / "recording.wav"
    path.write_bytes(as_wave(spoken[0] * 0.1, 24_000, channels=2))
    return path


def truth(narrated: Narrated) -> list[tuple[str, float, float]]:
    told = json.loads(narrated.cues)
    return [(one["text"], one["starts"], one["ends"]) for one in told["sentences"]]


def test_a_recording_has_the_same_files_and_is_as_loud(path, script, narrated):
    made = prepare_recording(path, script, album="Vell")

    assert made.files.keys() == narrated.files.keys()
    assert made.seconds == pytest.approx(narrated.seconds, abs=0.1)
    for file in made.files.values():
        loudness, peak = by_ffmpeg(*heard(file.content))
        assert loudness == pytest.approx(-16, abs=0.3)
        assert peak <= -1


def test_sentences_are_placed_by_length_in_what_is_not_silent(path, script, narrated):
    made = prepare_recording(path, script, album="Vell")

    assert made.placed == "by length"
    for (text, starts, ends), (same, real, done) in zip(truth(made), truth(narrated), strict=True):
        assert text == same
        assert starts == pytest.approx(real, abs=0.3)
        assert ends == pytest.approx(done, abs=0.3)


def test_a_listener_finds_the_words_that_it_understood(path, script, narrated):
    told = json.loads(narrated.cues)
    words = [
        HeardWord(sentence["text"][a:b].upper(), starts, ends)
        for sentence in told["sentences"]
        for starts, ends, a, b in sentence["words"]
    ]
    mumbled = [word for index, word in enumerate(words) if index % 4]

    made = prepare_recording(path, script, album="Vell", listener=Ear(*mumbled))
    assert made.placed == "by ear"
    for (_, starts, _), (_, real, _) in zip(truth(made), truth(narrated), strict=True):
        assert starts == pytest.approx(real, abs=0.45)


@pytest.mark.parametrize("words", [(), (HeardWord("Quite", 1, 2), HeardWord("different", 2, 3))])
def test_a_listener_that_hears_another_text_is_not_believed(path, script, words):
    made = prepare_recording(path, script, album="Vell", listener=Ear(*words))

    assert made.placed == "by length"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "cannot be read"),
        (b"no sound at all" * 100, "cannot be read"),
        (as_wave(np.zeros(48_000, np.float32), 48_000), "nothing to hear"),
        (as_wave(np.zeros(0, np.float32), 48_000), "nothing to hear"),
        (b"#EXTM3U\n#EXTINF:10,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n", "cannot be read"),
        (b"ffconcat version 1.0\nfile /etc/hostname\n", "cannot be read"),
    ],
)
def test_what_is_no_recording_is_refused(tmp_path, script, content, said):
    path = tmp_path / "recording"
    path.write_bytes(content)

    with pytest.raises(RecordingRefused, match=said):
        prepare_recording(path, script, album="Vell")


def test_a_picture_is_no_recording(cover, script):
    with pytest.raises(RecordingRefused, match="no sound in this file"):
        prepare_recording(cover, script, album="Vell")


def test_a_recording_that_is_too_large_or_too_long_is_refused(path, script):
    with pytest.raises(RecordingRefused, match="larger than 0 MB"):
        prepare_recording(path, script, album="Vell", limits=Limits(size=1000))
    with pytest.raises(RecordingRefused, match="longer than"):
        prepare_recording(path, script, album="Vell", limits=Limits(seconds=2))


def test_a_recording_that_breaks_off_is_refused_or_read_up_to_there(narrated, script, tmp_path):
    path = tmp_path / "recording.mp3"
    path.write_bytes(narrated.files["mp3"].content[:-20_000])

    assert prepare_recording(path, script, album="Vell").seconds < narrated.seconds


def test_any_kind_of_sound_is_read(spoken, script, tmp_path):
    path = tmp_path / "recording.flac"
    with av.open(str(path), "w") as file:
        stream = file.add_stream("flac", rate=24_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(in_16_bits(spoken[0])[None, :], "s16", "mono")
        frame.sample_rate = 24_000
        for one in (frame, None):
            file.mux(stream.encode(one))

    assert prepare_recording(path, script, album="Vell").seconds > 10


def test_a_recogniser_hears_where_words_are(path, script, narrated, tmp_path):
    assert listener_in(tmp_path) is None
    listener = listener_in(lay_out_model(tmp_path / "model"))

    made = prepare_recording(path, script, album="Vell", listener=listener)
    assert made.placed == "by ear"
    for (_, starts, _), (_, real, _) in zip(truth(made), truth(narrated), strict=True):
        assert starts == pytest.approx(real, abs=0.45)
