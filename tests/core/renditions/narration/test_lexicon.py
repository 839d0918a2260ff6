"""A magazine says its own words as it likes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.core.renditions.narration.spoken.errors import (
    EntrySenseless,
    EntryTooLong,
    SaidWithSigns,
    SoundsUneven,
    SoundUnknown,
    WordMissing,
)
from octavo.core.renditions.narration.spoken.lexicon import NO_WORDS, lexicon_of
from octavo.core.renditions.narration.spoken.speaking import speak

OWN_WORDS = lexicon_of(
    {
        "Vell": "/vˈɛl/",
        "Vell Harbour": "/vˈɛl hˈɑːbə/",
        "Nguyen": "Winn",
        "nginx": "engine ex",
        "WHO": "who",
        "C++": "see plus plus",
        "Bath": "/bˈɑːθ/",
        "Marsh": "/mˈɑːʃ/",
    }
)


def said(text: str, *, language: str = "en") -> str:
    return speak(text, lexicon=OWN_WORDS, language=language).text


def sounds(text: str) -> list[tuple[str, str]]:
    spoken = speak(text, lexicon=OWN_WORDS)
    return [(spoken.text[word.starts : word.ends], word.sound) for word in spoken.words if word.sound]


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Mr Nguyen’s house", "Mister Winn’s house"),
        ("The Nguyens", "The Nguyens"),
        ("NGINX and Nginx", "engine ex and engine ex"),
        ("the WHO", "the who"),
        ("nguyen", "nguyen"),
        ("In C++, too", "In see plus plus, too"),
        ("pre-Nguyen", "pre Winn"),
    ],
)
def test_a_word_of_the_lexicon_is_said_in_its_words(written, spoken):
    assert said(written) == spoken


def test_a_word_with_a_sound_keeps_its_spelling():
    assert sounds("Old Vell rose") == [("Vell", "vˈɛl")]
    assert said("Old Vell rose") == "Old Vell rose"


def test_the_longest_entry_wins_and_each_word_has_its_own_sound():
    assert sounds("in Vell\u00a0Harbour") == [("Vell", "vˈɛl"), ("Harbour", "hˈɑːbə")]


@pytest.mark.parametrize(
    ("written", "sound"), [("Vell’s", "vˈɛlz"), ("Bath's", "bˈɑːθs"), ("Marsh’s", "mˈɑːʃɪz")]
)
def test_a_possessive_is_heard_as_the_word_ends(written, sound):
    assert sounds(f"{written} quay") == [(written, sound)]


def test_only_english_has_its_possessive():
    assert said("Nguyen's", language="nl") == "Winn s"


def test_part_of_a_word_is_no_word():
    assert sounds("Vellum, a novel, Vell") == [("Vell", "vˈɛl")]


def test_what_is_written_exactly_so_counts_before_what_takes_any_case():
    lexicon = lexicon_of([("polish", "pollish"), ("Polish", "Pohlish")])

    assert speak("Polish polish POLISH", lexicon=lexicon).text == "Pohlish pollish pollish"


def test_the_entries_that_a_text_needs_are_told_for_its_cache_key():
    used = OWN_WORDS.used_in("Nguyen left Vell\u00a0Harbour; Nguyen’s Vellum")

    assert [entry.written for entry in used] == ["Nguyen", "Vell Harbour"]


def test_no_entries_are_used_where_there_are_none():
    assert NO_WORDS.used_in("Vell") == ()


@given(text=st.text(max_size=40), word=st.sampled_from(["Vell", "Vell Harbour", "nginx", "C++"]))
def test_what_is_said_depends_on_the_used_entries_alone(text, word):
    written = f"{text} {word} {text}"
    lexicon = lexicon_of((entry.written, entry.said) for entry in OWN_WORDS.used_in(written))

    assert speak(written, lexicon=lexicon) == speak(written, lexicon=OWN_WORDS)


@pytest.mark.parametrize(
    ("written", "words", "error", "sentence"),
    [
        ("", "x", WordMissing, "“”: nothing is written"),
        ("\u200b", "x", WordMissing, "nothing is written"),
        ("x", " ", WordMissing, "nothing is said"),
        ("x", "//", WordMissing, "nothing is said"),
        ("x" * 81, "x", EntryTooLong, "at most 80 letters"),
        ("x", "x" * 81, EntryTooLong, "at most 80 letters"),
        ("x", "7 seas", SaidWithSigns, "“7 seas” has signs or digits"),
        ("x", "a: b", SaidWithSigns, "signs or digits"),
        ("U2", "/juː tuː/", SaidWithSigns, "letters only"),
        ("x", "/gɔ7/", SoundUnknown, "“7g” is no sound"),
        ("Vell Harbour", "/vˈɛl/", SoundsUneven, "2 words are written, 1 sounds are said"),
    ],
)
def test_an_entry_that_says_nothing_is_refused_with_the_reason(written, words, error, sentence):
    with pytest.raises(error, match=sentence) as caught:
        lexicon_of({written: words})

    assert isinstance(caught.value, EntrySenseless)
    assert isinstance(caught.value, ValueError)
    assert caught.value.written == written
    assert caught.value.trouble in str(caught.value)
