"""What stands in the files, read by FFmpeg."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace

import av
import numpy as np
import pytest
from tests.press.narration.makers import a_picture, a_script
from tests.press.narration.test_loudness import by_ffmpeg

from octavo.press.narration.codecs.table import KINDS
from octavo.press.narration.engines.port import Samples
from octavo.press.narration.errors import CoverRefused
from octavo.press.narration.joining import Mark, join
from octavo.press.narration.levelling import Levelled
from octavo.press.narration.narrating import narrate
from octavo.press.narration.sound import Sound
from octavo.press.narration.tags import Tags, cover_at


def heard(content: bytes) -> tuple[Samples, int]:
    with av.open(io.BytesIO(content)) as file:
        rate = file.streams.audio[0].rate
        return np.concatenate([frame.to_ndarray()[0] for frame in file.decode(audio=0)]), rate


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_equally_loud_to_a_listener(narrated, kind):
    loudness, peak = by_ffmpeg(*heard(narrated.files[kind].content))

    assert loudness == pytest.approx(-16, abs=0.3)
    assert peak <= -1
    assert narrated.files[kind].level.loudness == pytest.approx(loudness, abs=0.1)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_what_it_is(narrated, kind):
    with av.open(io.BytesIO(narrated.files[kind].content)) as file:
        found = {**file.metadata, **file.streams.audio[0].metadata}

    told = {name.lower(): value for name, value in found.items()}
    assert (told["title"], told["artist"], told["album"]) == ("The light", "Ada Lamb", "Vell")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_chapters(narrated, kind):
    with av.open(io.BytesIO(narrated.files[kind].content)) as file:
        chapters = file.chapters()

    starts = [float(one["start"] * one["time_base"]) for one in chapters]
    assert [one["metadata"]["title"] for one in chapters] == ["Öland light", "The fog"]
    assert starts[0] == 0
    assert starts[1] == pytest.approx(9, abs=3)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_shows_the_cover(narrated, kind):
    with av.open(io.BytesIO(narrated.files[kind].content)) as file:
        (picture,) = file.streams.video
        frame = next(file.decode(picture))

    assert (frame.width, frame.height) == (40, 60)


@pytest.mark.parametrize("kind", KINDS)
def test_sound_is_as_long_as_it_is_told_and_begins_when_it_is_told(narrated, kind):
    """A codec that put its own silence before the sound would make every word late."""
    samples, rate = heard(narrated.files[kind].content)
    first = np.flatnonzero(np.abs(samples) > 0.02)[0] / rate

    assert len(samples) / rate == pytest.approx(narrated.seconds, abs=0.06)
    assert first == pytest.approx(0.3 + 0.04, abs=0.03)


def test_the_same_script_makes_the_same_bytes(script, reading, takes, cover, narrated):
    again = narrate(script, reading=reading, takes=takes, album="Vell", cover=cover)

    assert again == replace(narrated, made=0, found=6)


def test_sound_comes_after_its_table_of_contents(narrated):
    """A player begins before the whole file is there."""
    content = narrated.files["m4a"].content

    assert content.index(b"moov") < content.index(b"mdat")


@pytest.mark.parametrize("kind", KINDS)
def test_titles_of_any_kind_go_into_the_file(kind):
    title = "“Ø” & <b>\n" + "長い" * 300
    marks = tuple(Mark(f"{title} {number}", number / 100) for number in range(300))
    tags = Tags(title, "", "", marks, 3.0)
    tone = [np.sin(np.arange(72_000) / 9).astype(np.float32) / 2]

    samples, rate = heard(KINDS[kind].encode(tone, tags))
    assert len(samples) / rate == pytest.approx(3, abs=0.1)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_without_chapters_has_none(kind):
    tone = [np.sin(np.arange(24_000) / 9).astype(np.float32) / 2]

    with av.open(io.BytesIO(KINDS[kind].encode(tone, Tags("", "", "", (), 1.0)))) as file:
        assert file.chapters() == []


def test_a_cover_is_a_picture_that_players_show(tmp_path):
    (tmp_path / "cover.png").write_bytes(a_picture("PNG"))
    (tmp_path / "cover.webp").write_bytes(a_picture("WEBP"))
    (tmp_path / "large.jpg").write_bytes(a_picture() + bytes(3_000_000))

    assert cover_at(None) is None
    assert cover_at(tmp_path / "cover.png").media_type == "image/png"
    with pytest.raises(CoverRefused, match="neither a JPEG nor a PNG"):
        cover_at(tmp_path / "cover.webp")
    with pytest.raises(CoverRefused, match="larger than 3 MB"):
        cover_at(tmp_path / "large.jpg")


def test_one_edited_sentence_is_one_new_take(script, reading, takes, narrated):
    line = a_script("The keeper left the lamp burning; somebody had asked him to.").lines[0]
    edited = replace(script, lines=(script.lines[0], line, *script.lines[2:]))
    told = []

    again = narrate(
        edited, reading=reading, takes=takes, album="Vell", watch=lambda *at: told.append(at)
    )
    assert (again.made, again.found) == (1, 5)
    assert told == [(said, 6) for said in range(1, 7)]
    assert again.files["mp3"].content != narrated.files["mp3"].content


def test_an_article_of_one_word_is_read_too(reading, takes):
    narrated = narrate(a_script("Fog."), reading=reading, takes=takes, album="Vell")

    assert 0.5 < narrated.seconds < 2
    for file in narrated.files.values():
        assert file.level.peak <= -1


def test_a_place_that_a_codec_raises_is_turned_down_although_a_higher_one_is_beside_it(tmp_path):
    """What is taken away for the higher one is not enough for both."""
    samples = np.random.default_rng(4).normal(0, 0.05, 24_000 * 12).astype(np.float32)
    samples[120_000:120_010], samples[120_224:120_234] = 0.9, 0.6
    sound = Sound(tmp_path / "sound")
    sound.add(samples)

    def raising(blocks: Iterable[Samples], tags: Tags, *, bit_rate: int) -> bytes:
        whole = np.concatenate(list(blocks))
        whole[120_200:120_260] *= 1.8
        return KINDS["m4a"].encode(np.split(whole, 12), tags)

    file = Levelled(sound).file(
        replace(KINDS["m4a"], encoder=raising), Tags("", "", "", (), sound.seconds)
    )

    sound.close()
    assert file.tries == 2
    assert file.level.loudness == pytest.approx(-16, abs=0.2)
    assert file.level.peak <= -1


def test_a_codec_that_raises_peaks_is_turned_down_where_it_does(script, reading, takes, tmp_path):
    """One that adds three decibels to every peak, and takes half a decibel of loudness away."""

    def harsh(blocks: Iterable[Samples], tags: Tags, *, bit_rate: int) -> bytes:
        sharper = (np.where(np.abs(block) > 0.5, block * 1.2, block * 0.95) for block in blocks)
        return KINDS["m4a"].encode((block.astype(np.float32) for block in sharper), tags)

    sound = Sound(tmp_path / "sound")
    clock = join(script, lambda spoken: takes.of(spoken, reading), rate=24_000, into=sound)
    kind = replace(KINDS["m4a"], encoder=harsh)

    file = Levelled(sound).file(kind, Tags("", "", "", (), clock.seconds))
    sound.close()
    assert 1 < file.tries <= 3
    assert file.level.loudness == pytest.approx(-16, abs=0.3)
    assert file.level.peak <= -1
