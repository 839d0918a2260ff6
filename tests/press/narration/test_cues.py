from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
import webvtt
from tests.press.narration.makers import a_line

from octavo.core.renditions.narration.spoken.words import Spoken, Word
from octavo.press.narration.cues import as_json, as_webvtt
from octavo.press.narration.joining import Clock, Heard, Mark

YEAR = Spoken(
    "In nineteen ninety eight.",
    (Word(0, 2, 0, 2), Word(3, 11, 3, 7), Word(12, 18, 3, 7), Word(19, 24, 3, 7)),
)


def a_clock(*heard: Heard) -> Clock:
    return Clock(heard, (Mark("The light", 0.0),), 3661.5)


def a_year(starts: float = 1.0) -> Heard:
    """“In 1998.”, said in four words of half a second."""
    line = replace(a_line("In 1998."), spoken=YEAR)
    words = tuple((starts + at / 2, starts + at / 2 + 0.5) for at in range(4))
    return Heard(line, starts, starts + 2, words)


def test_words_that_say_one_stretch_are_one_entry():
    told = json.loads(as_json(a_clock(a_year())))

    assert told["sentences"][0]["words"] == [[1.0, 1.5, 0, 2], [1.5, 3.0, 3, 7]]


def test_the_page_is_told_sentences_words_and_chapters():
    heard = a_year()

    assert as_json(a_clock(heard)).decode() == (
        '{"version":1,"duration":3661.5,"sentences":[{"id":"' + heard.line.id + '",'
        '"path":"blocks[0].inlines","text":"In 1998.","starts":1.0,"ends":3.0,'
        '"words":[[1.0,1.5,0,2],[1.5,3.0,3,7]]}],'
        '"chapters":[{"title":"The light","starts":0.0}]}'
    )


def test_captions_are_read_by_others():
    captions = webvtt.from_buffer(io.BytesIO(as_webvtt(a_clock(a_year(), a_year(3600.25)))))

    assert [(one.start, one.end) for one in captions] == [
        ("00:00:01.000", "00:00:03.000"),
        ("01:00:00.250", "01:00:02.250"),
    ]
    assert [one.text for one in captions] == ["In 1998."] * 2
    assert captions[0].raw_text == "In <00:00:01.500>1998."


def test_what_an_author_types_does_not_become_markup():
    line = a_line("Is 3 --> 4\n\n<b>bold</b> & so on?")
    words = tuple((0.1 * at, 0.1 * at + 0.1) for at in range(len(line.spoken.words)))

    content = as_webvtt(a_clock(Heard(line, 0.0, 2.0, words))).decode()
    assert content.count("-->") == 1
    assert content.count("\n\n") == 1
    assert "&lt;b&gt;bold" in content.replace("<00:00:00.400>", "")


def test_a_line_that_nothing_is_heard_of_has_no_cue():
    silent = Heard(a_line("…"), 1.0, 1.0, ())

    assert json.loads(as_json(a_clock(silent)))["sentences"] == []
    assert as_webvtt(a_clock(silent)) == b"WEBVTT\n"


def test_cues_of_a_real_voice_are_in_order_and_within_the_sound(narrated):
    told = json.loads(narrated.cues)

    times = [0.0]
    for sentence in told["sentences"]:
        words = [time for starts, ends, *_ in sentence["words"] for time in (starts, ends)]
        times += [sentence["starts"], *words, sentence["ends"]]
        assert all(0 <= a < b <= len(sentence["text"]) for *_, a, b in sentence["words"])
    assert times == sorted(times)
    assert times[-1] < told["duration"] == pytest.approx(narrated.seconds, abs=0.001)
    captions = webvtt.from_buffer(io.BytesIO(narrated.captions))
    assert [one.text for one in captions] == [one["text"] for one in told["sentences"]]
