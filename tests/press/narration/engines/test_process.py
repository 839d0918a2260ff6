from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from tests.press.narration.makers import SINES, as_spoken

from octavo.press.narration.engines.process.narrator import ProcessNarrator
from octavo.press.narration.errors import EngineFailed, VoiceUnknown

ROOT = Path(__file__).parents[4]
ENOUGH = 1_000_000_000


def opened(*words: str, seconds: float = 20) -> ProcessNarrator:
    return ProcessNarrator([sys.executable, SINES, *words], seconds=seconds, memory=ENOUGH)


@pytest.fixture
def sines() -> Iterator[ProcessNarrator]:
    narrator = opened()
    yield narrator
    narrator.close()


def test_a_program_says_what_it_is_and_speaks(sines):
    speech = sines.synthesize(as_spoken("three little words"), voice="low", speed=1)

    assert [voice.label for voice in sines.voices()] == ["Low", "High"]
    assert sines.sample_rate == 16_000
    assert [round((ends - starts) / 16_000, 2) for starts, ends in speech.words] == [0.2, 0.2, 0.2]
    assert speech.words[1][0] - speech.words[0][1] == pytest.approx(0.05 * 16_000, abs=1)


def test_a_program_without_times_has_its_words_placed_by_length():
    narrator = opened("plain")

    speech = narrator.synthesize(as_spoken("a lighthouse"), voice="low", speed=1)
    narrator.close()

    (starts, middle), (again, ends) = speech.words
    assert (starts, again) == (0, middle)
    assert (ends - middle) / (middle - starts) == pytest.approx(10, rel=0.01)


def test_silence_around_the_speech_is_cut(sines):
    speech = sines.synthesize(as_spoken("one"), voice="low", speed=1)

    assert len(speech.samples) / 16_000 == pytest.approx(0.24, abs=0.01)
    assert np.abs(speech.samples).max() > 0.2


def test_a_program_that_dies_is_begun_again():
    narrator = opened("die once")

    first = narrator.synthesize(as_spoken("one"), voice="low", speed=1)
    second = narrator.synthesize(as_spoken("one"), voice="low", speed=1)
    narrator.close()

    assert first.samples.tobytes() == second.samples.tobytes()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("die", "without an answer, twice"),
        ("complain", "I have a cold"),
        ("babble", "not JSON"),
        ("muddle it", "not in order"),
    ],
)
def test_what_goes_wrong_is_a_sentence_and_the_next_sentence_is_said(sines, text, said):
    with pytest.raises(EngineFailed, match=said):
        sines.synthesize(as_spoken(text), voice="low", speed=1)

    assert len(sines.synthesize(as_spoken("again"), voice="high", speed=1).words) == 1


def test_a_program_that_hangs_is_ended():
    narrator = opened(seconds=2)

    with pytest.raises(EngineFailed, match="longer than 2 seconds"):
        narrator.synthesize(as_spoken("sleep well"), voice="low", speed=1)
    assert len(narrator.synthesize(as_spoken("wake"), voice="low", speed=1).words) == 1
    narrator.close()


def test_a_voice_that_the_program_lacks_is_not_asked_for(sines):
    with pytest.raises(VoiceUnknown, match="no voice “bass”"):
        sines.synthesize(as_spoken("one"), voice="bass", speed=1)


def test_a_program_that_is_not_there_is_said_so():
    narrator = ProcessNarrator(["/nowhere/speak"], seconds=5, memory=ENOUGH)

    with pytest.raises(EngineFailed, match="could not be started"):
        narrator.voices()


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not on this machine")
def test_the_program_in_the_reference_speaks_with_espeak(tmp_path):
    page = (ROOT / "docs/reference/narration-engines.md").read_text(encoding="utf-8")
    program = tmp_path / "espeak.py"
    program.write_text(page.split("```python\n")[1].split("```")[0], encoding="utf-8")

    narrator = ProcessNarrator([sys.executable, str(program)], seconds=20, memory=ENOUGH)
    speech = narrator.synthesize(as_spoken("three little words"), voice="en-gb", speed=1)
    narrator.close()
    assert len(speech.words) == 3
    assert 0.5 < len(speech.samples) / narrator.sample_rate < 3
