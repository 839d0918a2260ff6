from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.press.narration.makers import ADA, as_spoken

from octavo.core.renditions.narration.spoken.words import Spoken
from octavo.press.narration.engines.hibari.letters import letters_of
from octavo.press.narration.engines.hibari.narrator import HibariNarrator
from octavo.press.narration.engines.hibari.noise import WIDTH, Noise
from octavo.press.narration.engines.hibari.sounding import Sounding
from octavo.press.narration.engines.port import Narrator, Speech
from octavo.press.narration.engines.registry import ENGINES, Options, engine_named
from octavo.press.narration.errors import EngineMissing, EngineUnknown, VoiceUnknown

HOSTILE = {
    "a word of fifty thousand letters": "pneumono" * 6250,
    "a number of fifty thousand digits": "7" * 50_000,
    "capitals without end": "QX" * 25_000,
    "nothing": "",
    "signs alone": "… — ?!",
    "emoji": "Well 🎉🎉 done 👩‍👩‍👧‍👦.",
    "Arabic and Chinese": "The word السلام means peace, 和平 does too.",
    "the package's own markup": "Say [river](/ʃʃʃ/) and go on.",
    "odd digits": "x² ½ ٣٤٥ Ⅷ 1²3",
    "apostrophes": "'' ’’’ o’clock rock’n’roll ’tis",
    "marks without letters": "a\u0301\u0323\u0324 \u200b\u202e zero\x00wide",
}


@pytest.fixture(scope="module")
def american() -> Sounding:
    return Sounding(british=False)


def said(american: Sounding, spoken: Spoken) -> str:
    return "".join(sign.letter for sign in american.signs(spoken))


def speak(narrator: Narrator, text: str, *, speed: float = 1.0) -> Speech:
    return narrator.synthesize(as_spoken(text), voice="heart", speed=speed)


def is_in_order(speech: Speech) -> bool:
    times = [time for word in speech.words for time in word]
    return times == sorted(times) and all(0 <= time <= len(speech.samples) for time in times)


def test_every_word_has_its_time_and_no_two_overlap(narrator):
    speech = speak(narrator, ADA)

    assert len(speech.words) == len(as_spoken(ADA).words)
    assert is_in_order(speech)
    assert all(ends - starts > 0.04 * narrator.sample_rate for starts, ends in speech.words)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Nobody knew, and nobody asked.", 2),
        ("The light went out; the boats came home.", 4),
        (ADA, 7),
    ],
)
def test_a_word_after_a_pause_begins_when_it_is_heard(narrator, text, word):
    speech = speak(narrator, text)

    starts, _ = speech.words[word]
    before = np.abs(speech.samples[speech.words[word - 1][0] : starts + 4800])
    last_quiet = np.flatnonzero(before > 0.01)
    onset = speech.words[word - 1][0] + last_quiet[np.diff(last_quiet).argmax() + 1]
    assert abs(starts - onset) < 0.06 * narrator.sample_rate


def test_the_same_words_make_the_same_sound_to_the_last_bit(narrator):
    again = HibariNarrator()

    first, second = speak(narrator, ADA), speak(again, ADA)
    assert first.samples.tobytes() == second.samples.tobytes()
    assert first.words == second.words
    assert narrator.fingerprint == again.fingerprint


def test_twice_the_speed_takes_about_half_the_time(narrator):
    slow, fast = speak(narrator, ADA), speak(narrator, ADA, speed=2.0)

    assert 0.4 < len(fast.samples) / len(slow.samples) < 0.7


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_breaks_the_voice(narrator, text):
    speech = speak(narrator, text)

    assert len(speech.words) == len(as_spoken(text).words)
    assert is_in_order(speech)
    assert np.isfinite(speech.samples).all()
    assert len(speech.samples) < 60 * narrator.sample_rate


def test_what_cannot_be_said_is_silent_where_it_stands(narrator):
    speech = speak(narrator, "Here 和平 there.")

    (_, here), between, (there, _) = speech.words
    assert between == (here, here)
    assert here <= there


def test_a_sentence_too_long_for_one_breath_is_said_whole(narrator):
    text = ", ".join(["the tide came in and the tide went out again"] * 20) + "."

    speech = speak(narrator, text)
    assert is_in_order(speech)
    assert min(ends - starts for starts, ends in speech.words) > 0
    assert len(speech.samples) > 30 * narrator.sample_rate


def test_a_long_sentence_without_a_comma_is_cut_between_words(narrator):
    speech = speak(narrator, "lighthouse keeper " * 60)

    assert is_in_order(speech)
    assert min(ends - starts for starts, ends in speech.words) > 0


def test_the_lexicon_says_how_a_word_sounds(american):
    assert said(american, as_spoken("Vell is quiet.", sounds={"Vell": "ˈveɪl"})).startswith("ˈvAl ")


def test_a_sound_that_the_voice_cannot_make_leaves_the_word_as_it_is_spelt(american):
    spelt = said(american, as_spoken("Vell."))

    assert said(american, as_spoken("Vell.", sounds={"Vell": "ʘǃǂ"})) == spelt


def test_phonetic_letters_become_those_of_the_voice():
    assert letters_of("ˈtʃɜːtʃ", british=True) == "ˈʧɜːʧ"
    assert letters_of("ɡəʊ", british=True) == "ɡQ"
    assert letters_of("ˈroʊ.bɝ", british=False) == "ˈɹObɜɹ"


def test_capitals_alone_are_names_of_letters(american):
    assert said(american, as_spoken("The B B C said so.")).startswith("ðə bˈi bˈi sˈi ")
    assert said(american, as_spoken("A boat.")).startswith("ɐ ")
    assert said(american, as_spoken("An A B C of it.")).startswith("ɐn ˈA bˈi sˈi ")


def test_markup_of_the_package_is_read_as_plain_words(american):
    signs = said(american, as_spoken("Say [river](/ʃʃʃ/)."))

    assert "ɹˈɪvəɹ" in signs


def test_words_that_are_spelt_alike_sound_by_their_place(american):
    assert "ɹˈɛd" in said(american, as_spoken("She has read it."))
    assert "ɹˈid" in said(american, as_spoken("She will read it."))


def test_a_voice_is_there_only_with_the_file_its_makers_published(tmp_path):
    (tmp_path / "bf_emma.int8.onnx").write_bytes(b"not a voice")
    narrator = engine_named("hibari").open(Options(voices=tmp_path))

    assert [voice.name for voice in narrator.voices()] == ["heart", "emma"]
    with pytest.raises(VoiceUnknown, match="makers published"):
        narrator.synthesize(as_spoken(ADA), voice="emma", speed=1)


def test_no_voice_is_fetched(narrator, monkeypatch):
    monkeypatch.setattr("urllib.request.urlopen", pytest.fail)

    assert [voice.name for voice in narrator.voices()] == ["heart"]
    with pytest.raises(VoiceUnknown, match="no voice “kore” here"):
        narrator.synthesize(as_spoken(ADA), voice="kore", speed=1)


def test_an_engine_that_does_not_exist_is_said_to_be_unknown():
    with pytest.raises(EngineUnknown, match="no engine “steam”"):
        engine_named("steam")


def test_engines_are_here_without_being_loaded():
    assert all(engine.is_installed() for engine in ENGINES.values())


def test_a_program_is_an_engine_once_somebody_names_one():
    with pytest.raises(EngineMissing, match="No program is named"):
        engine_named("process").open()
    assert engine_named("process").open(Options(command=("speak",)))


def test_an_engine_whose_packages_are_missing_says_so():
    engine = replace(ENGINES["hibari"], needs=("nowhere_to_be_found",))

    with pytest.raises(EngineMissing, match="needs the extra “audio”"):
        engine.open()


def test_noise_is_as_strong_as_it_should_be_and_begins_elsewhere_for_each_piece():
    drawn = [Noise(seed).standard_normal((601, 1200), np.float32) for seed in (3, 3, 8000)]

    assert abs(drawn[0].mean()) < 0.01
    assert abs(drawn[0].std() - 1) < 0.01
    assert np.array_equal(drawn[0], drawn[1])
    assert abs(np.corrcoef(drawn[0].ravel(), drawn[2].ravel())[0, 1]) < 0.01


def test_the_longest_piece_has_noise_to_its_end():
    drawn = Noise(5).standard_normal((2, 3 * WIDTH), np.float32)

    assert abs(drawn[:, -WIDTH:].std() - 1) < 0.05
