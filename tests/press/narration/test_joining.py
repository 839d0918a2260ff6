from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.press.narration.makers import ADA, BEN, CLEO, a_line, a_script

from octavo.core.renditions.narration.lines import Chapter
from octavo.core.renditions.narration.spoken.words import Spoken
from octavo.press.narration.engines.port import Samples, Speech
from octavo.press.narration.errors import NothingToSay
from octavo.press.narration.joining import LEAD_IN, Clock, join
from octavo.press.narration.sound import RATE, Sound


def tone(spoken: Spoken, *, rate: int = RATE) -> Speech:
    """A fifth of a second for each word, at full height from the first sample on."""
    step = rate // 5
    count = len(spoken.words)
    words = tuple((index * step, (index + 1) * step) for index in range(count))
    return Speech(np.full(count * step, 0.5, np.float32), words)


@pytest.fixture
def sound(tmp_path):
    sound = Sound(tmp_path / "sound")
    yield sound
    sound.close()


def joined(script, sound: Sound, *, rate: int = RATE) -> tuple[Clock, Samples]:
    clock = join(script, lambda spoken: tone(spoken, rate=rate), rate=rate, into=sound)
    return clock, np.concatenate(list(sound.blocks()))


def test_sentences_follow_each_other_with_their_pauses(sound):
    clock, samples = joined(a_script(ADA, BEN, CLEO), sound)

    ada, ben, cleo = clock.heard
    assert ada.starts == LEAD_IN
    assert ada.ends - ada.starts == pytest.approx(0.2 * len(ada.line.spoken.words))
    assert ben.starts - ada.ends == pytest.approx(0.4)
    assert clock.seconds == pytest.approx(cleo.ends + 0.4) == len(samples) / RATE
    assert np.abs(samples[round(ada.ends * RATE) : round(ben.starts * RATE)]).max() == 0


def test_words_are_in_order_and_within_their_sentence(sound):
    clock, _ = joined(a_script(), sound)

    for heard in clock.heard:
        times = [heard.starts, *(time for word in heard.words for time in word), heard.ends]
        assert times == sorted(times)


def test_nothing_clicks_where_sentences_meet_silence(sound):
    _, samples = joined(a_script(), sound)

    assert np.abs(np.diff(samples)).max() < 0.02


def test_chapters_begin_with_their_sentence_and_the_first_with_the_sound(sound):
    chapters = (Chapter("The light", 0), Chapter("The keeper", 1))

    clock, _ = joined(a_script(chapters=chapters), sound)
    assert [mark.title for mark in clock.marks] == ["The light", "The keeper"]
    assert [mark.starts for mark in clock.marks] == [0, clock.heard[1].starts]


def test_a_line_without_a_word_takes_no_time(sound):
    clock, _ = joined(a_script(ADA, "…", CLEO), sound)

    assert clock.heard[1].starts == clock.heard[1].ends == clock.heard[2].starts


def test_an_engine_of_another_rate_is_heard_at_the_same_pace(sound):
    clock, samples = joined(a_script(ADA), sound, rate=16_000)

    (ada,) = clock.heard
    assert ada.ends - ada.starts == pytest.approx(0.2 * len(ada.line.spoken.words), abs=0.01)
    assert len(samples) == sound.length


def test_a_pause_that_makes_no_sense_is_bounded(sound):
    script = a_script(ADA)
    lines = (replace(a_line(ADA), pause=1e9), replace(a_line(BEN), pause=-5.0))

    clock, _ = joined(replace(script, lines=lines), sound)
    assert clock.seconds < 20


def test_a_script_without_a_word_is_nothing_to_say(sound):
    with pytest.raises(NothingToSay, match="nothing in this text"):
        joined(a_script("… —"), sound)
