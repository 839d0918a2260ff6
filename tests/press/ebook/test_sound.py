"""E-books that read themselves aloud: what they hold, what does not fit, and what stays silent."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import av
import pytest
from lxml import etree
from tests.press.demo import demo_issue, demo_supply
from tests.press.ebook.books import a_bench, parts_of
from tests.press.sounds import narrations

from octavo.core.issue.document import ArticleItem, Issue
from octavo.press.ebook.making import make_article, make_issue
from octavo.press.made import Heard, Made, Problem

SECONDS = 3
UNREAD = "The narration cannot be read: the e-book is silent here."


def small_issue() -> Issue:
    """Three articles of the demo."""
    issue = demo_issue(17)
    articles = [item for item in issue.items if isinstance(item, ArticleItem)]
    return replace(issue, items=tuple(articles[:3]), cover=replace(issue.cover, picture=None))


@pytest.fixture(scope="module")
def heard(tmp_path_factory) -> dict[str, Heard]:
    return narrations(small_issue(), tmp_path_factory.mktemp("heard"), seconds=SECONDS)


def made_with(heard: dict[str, Heard], folder: Path) -> Made:
    return make_issue(small_issue(), bench=a_bench(folder, supply=demo_supply(), heard=heard))


def clips(inside: dict[str, bytes], name: str) -> list[tuple[str, float, float]]:
    """Where each clip of an overlay leads, when it begins and when it ends."""
    root = etree.fromstring(inside[name])
    texts = [it.get("src") for it in root.iterfind(".//{*}text")]
    spans = [(it.get("clipBegin"), it.get("clipEnd")) for it in root.iterfind(".//{*}audio")]
    return [
        (text, seconds(begins), seconds(ends))
        for text, (begins, ends) in zip(texts, spans, strict=True)
    ]


def seconds(clock: str) -> float:
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def test_every_clip_lies_within_its_sound_and_leads_to_one_sentence(heard, tmp_path):
    made = made_with(heard, tmp_path)
    inside = parts_of(made.content)

    overlays = [name for name in inside if name.endswith(".smil")]
    assert (len(overlays), made.problems) == (3, ())
    for name in overlays:
        stem = name.removesuffix(".smil")
        with av.open(BytesIO(inside[f"audio/{stem}.m4a"])) as sound:
            duration = float(sound.duration / 1_000_000)
        found = clips(inside, name)
        by_time = sorted((begins, ends) for _, begins, ends in found)
        assert all(0 <= begins < ends <= duration + 0.001 for begins, ends in by_time)
        assert all(one[1] <= other[0] for one, other in pairwise(by_time))
        assert by_time[0][0] == 0
        assert sum(ends - begins for begins, ends in by_time) == pytest.approx(SECONDS)
        anchors = [it.get("id") for it in etree.fromstring(inside[f"{stem}.xhtml"]).iter()]
        for text, *_ in found:
            document, _, anchor = text.partition("#")
            assert document == f"{stem}.xhtml"
            assert anchors.count(anchor) == 1
        places = [anchors.index(text.partition("#")[2]) for text, *_ in found]
        assert places == sorted(places)


def test_sound_is_stored_as_it_is_behind_all_else(heard, tmp_path):
    book = ZipFile(BytesIO(made_with(heard, tmp_path).content))

    sounds = [it for it in book.infolist() if it.filename.endswith(".m4a")]
    assert book.infolist()[-3:] == sounds
    assert {it.compress_type for it in sounds} == {ZIP_STORED}
    tone = next(iter(heard.values())).audio.read_bytes()
    assert {book.read(it) for it in sounds} == {tone}
    assert book.testzip() is None


def test_the_same_narrations_are_the_same_bytes(heard, tmp_path):
    first = made_with(heard, tmp_path / "first").content
    again = made_with(dict(reversed(heard.items())), tmp_path / "again").content

    assert sha256(first).hexdigest() == sha256(again).hexdigest()


def test_a_book_in_which_nothing_is_heard_says_nothing_of_sound(heard, tmp_path):
    silent = parts_of(made_with({}, tmp_path).content)
    elsewhere = parts_of(made_with({"elsewhere": next(iter(heard.values()))}, tmp_path).content)

    assert silent == elsewhere
    whole = b"".join(silent.values())
    for word in (b"media-overlay", b"media:", b"synchronizedAudioText", b'id="byline"'):
        assert word not in whole


def test_an_issue_of_which_some_articles_are_narrated_is_silent_in_the_others(heard, tmp_path):
    first, *others = heard

    made = made_with({first: heard[first]}, tmp_path)
    inside = parts_of(made.content)

    assert len([name for name in inside if name.endswith((".smil", ".m4a"))]) == 2
    assert made.problems == ()
    assert b"-epub-media-overlay-active" in inside["style.css"]
    documents = {name: content for name, content in inside.items() if name.endswith(".xhtml")}
    assert [name for name, content in documents.items() if b'id="byline"' in content] == [
        f"001-{first}.xhtml"
    ]
    assert len(others) == 2


def test_one_article_reads_itself_aloud(heard, tmp_path):
    slug = list(heard)[1]
    bench = a_bench(tmp_path, supply=demo_supply(), heard=heard)

    inside = parts_of(make_article(small_issue(), slug, bench=bench).content)

    assert [name for name in inside if name.endswith(".smil")] == [f"002-{slug}.smil"]
    assert b'media-overlay="i-002-' in inside["package.opf"]


def test_what_was_read_of_an_older_text_is_left_out_and_told(heard, tmp_path):
    slug = next(iter(heard))
    said = json.loads(heard[slug].cues.read_text())
    changed = [*said["sentences"]]
    changed[5] = {**changed[5], "id": "s0000000000"}
    cues = tmp_path / "older.json"
    cues.write_text(json.dumps({**said, "sentences": changed}))

    made = made_with({slug: replace(heard[slug], cues=cues)}, tmp_path)

    sentence = "The text has changed since it was read aloud. Sentences left out: 1."
    assert made.problems == (Problem(sentence, slug=slug),)
    found = clips(parts_of(made.content), f"001-{slug}.smil")
    gap = (said["sentences"][5]["starts"], said["sentences"][6]["starts"])
    assert all(ends <= gap[0] or begins >= gap[1] for _, begins, ends in found)


@pytest.mark.parametrize("trouble", ["no sound", "no cues", "no JSON", "torn", "of another text"])
def test_a_narration_that_is_of_no_use_leaves_the_article_silent(trouble, heard, tmp_path):
    first, second, _third = heard
    cues = tmp_path / "cues.json"
    match trouble:
        case "no sound":
            bad = replace(heard[first], audio=tmp_path / "none.m4a")
        case "no cues":
            bad = replace(heard[first], cues=cues)
        case "no JSON":
            cues.write_bytes(b"\xff\xfe")
            bad = replace(heard[first], cues=cues)
        case "torn":
            bad = replace(heard[first], duration=0.5)
        case _:
            bad = heard[second]

    made = made_with({first: bad, second: heard[second]}, tmp_path)

    (problem,) = made.problems
    assert (problem.slug, problem.is_breach) == (first, False)
    assert problem.sentence == UNREAD or trouble == "of another text"
    overlays = [name for name in parts_of(made.content) if name.endswith(".smil")]
    assert overlays == [f"002-{second}.smil"]
