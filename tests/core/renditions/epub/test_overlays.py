"""What the media overlay of an article keeps to, whatever was read aloud of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.core.renditions.epub.reading import EPUB_TYPE, a_setting, an_issue, tree
from tests.strategies import manuscripts

from octavo.core.issue.document import ArticleItem
from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.inlines import Text
from octavo.core.manuscript.sentences import sentences
from octavo.core.renditions.epub import (
    CuesTorn,
    issue_documents,
    issue_metadata,
    narration_of,
    overlay_of,
    package,
    smil,
)
from octavo.core.renditions.epub.book import Document
from octavo.core.renditions.epub.overlays import Clip, Cue, Narration, clock

SMIL = "{http://www.w3.org/ns/SMIL}"
TEXTREF = "{http://www.idpf.org/2007/ops}textref"
FOG = Manuscript(
    headline="Fog",
    standfirst="On the harbour.",
    bylines=(Byline("Ada"),),
    blocks=(Paragraph((Text("It fell. It rose."),)),),
)
HEADLINE, STANDFIRST, FELL, ROSE = (it.id for it in sentences(FOG))
PREFACE = (
    Cue("preface-byline", 1, stands=False),
    Cue("preface-date", 2, stands=False),
    Cue("preface-voice", 3, stands=False),
)


def the_document(manuscript: Manuscript) -> Document:
    """The document of an article that the book reads aloud."""
    issue = an_issue(ArticleItem("fog", manuscript))
    made = issue_documents(issue, setting=a_setting(heard=frozenset({"fog"})))
    return next(it for it in made if it.slug == "fog")


def clips_of(*cues: Cue, manuscript: Manuscript = FOG, duration: float = 9) -> list[Clip]:
    return list(overlay_of(the_document(manuscript), Narration(duration, cues)).clips)


@given(manuscripts(), st.data())
def test_clips_lie_within_the_sound_do_not_overlap_and_follow_the_text(manuscript, data):
    document = the_document(manuscript)
    said = [*(it.id for it in sentences(manuscript)), "s0000000000", "preface-byline"]
    read = data.draw(st.lists(st.sampled_from(said)))
    starts = sorted(data.draw(st.lists(st.floats(0, 99), min_size=len(read), max_size=len(read))))
    cues = [Cue(name, at) for name, at in zip(read, starts, strict=True)]

    overlay = overlay_of(document, Narration(100, cues))

    assert all(0 <= clip.begins < clip.ends <= 100_000 for clip in overlay.clips)
    by_time = sorted(overlay.clips, key=lambda clip: clip.begins)
    assert all(one.ends <= other.begins for one, other in pairwise(by_time))
    anchors = [node.get("id") for node in tree(document.content).iter() if node.get("id")]
    places = [anchors.index(clip.anchor) for clip in overlay.clips]
    assert places == sorted(places)
    assert all(anchors.count(clip.anchor) == 1 for clip in overlay.clips)
    assert len(set(places)) == len(places)


def test_each_sentence_is_heard_until_the_next_one_begins():
    clips = clips_of(Cue(HEADLINE, 0), Cue(STANDFIRST, 1.5), Cue(FELL, 4.0004), Cue(ROSE, 6))

    assert clips == [
        (HEADLINE, 0, 1500),
        (STANDFIRST, 1500, 4000),
        (FELL, 4000, 6000),
        (ROSE, 6000, 9000),
    ]


def test_byline_date_and_voice_are_heard_with_the_byline_where_that_stands():
    """The byline stands below the standfirst and is said before it: the page decides."""
    clips = clips_of(Cue(HEADLINE, 0), *PREFACE, Cue(STANDFIRST, 5), Cue(FELL, 7))

    assert clips == [
        (HEADLINE, 0, 1000),
        (STANDFIRST, 5000, 7000),
        ("byline", 1000, 5000),
        (FELL, 7000, 9000),
    ]


def test_what_stands_nowhere_is_heard_with_the_sentence_before_it_or_else_the_one_after():
    nameless = Manuscript(headline="Fog", blocks=FOG.blocks)

    after = clips_of(Cue(HEADLINE, 0), *PREFACE, Cue(FELL, 4), manuscript=nameless)
    first = clips_of(*PREFACE, Cue(FELL, 4), manuscript=nameless)
    instead = clips_of(Cue(FELL, 0), Cue("instead-1-0", 2, stands=False), manuscript=nameless)

    assert after == [(HEADLINE, 0, 4000), (FELL, 4000, 9000)]
    assert first == [(FELL, 1000, 9000)]
    assert instead == [(FELL, 0, 9000)]


def test_a_sentence_that_the_text_lost_is_named_and_not_heard():
    cues = [Cue(HEADLINE, 0), Cue("s0000000000", 2), Cue(FELL, 4), Cue(FELL, 6), Cue(ROSE, 8)]

    overlay = overlay_of(the_document(FOG), Narration(9, cues))

    assert overlay.clips == ((HEADLINE, 0, 2000), (FELL, 4000, 6000), (ROSE, 8000, 9000))
    assert overlay.lost == ("s0000000000", FELL)
    assert overlay.milliseconds == 5000


def test_only_an_article_that_is_heard_has_an_anchor_at_its_byline():
    issue = an_issue(ArticleItem("fog", FOG))
    silent = {it.slug: it.content for it in issue_documents(issue, setting=a_setting())}["fog"]

    heard = the_document(FOG).content

    assert heard == silent.replace('class="byline"', 'class="byline" id="byline"')


def test_the_overlay_leads_to_the_document_and_its_sound():
    overlay = overlay_of(the_document(FOG), Narration(9, [Cue(HEADLINE, 0), Cue(FELL, 4)]))

    root = etree.fromstring(smil(overlay).encode())

    (body,) = root.iter(f"{SMIL}seq")
    assert (body.get(TEXTREF), body.get(EPUB_TYPE)) == ("001-fog.xhtml", "chapter")
    text, sound = body[1]
    assert text.get("src") == f"001-fog.xhtml#{FELL}"
    assert dict(sound.attrib) == {
        "src": "audio/001-fog.m4a",
        "clipBegin": "0:00:04.000",
        "clipEnd": "0:00:09.000",
    }
    assert overlay.name == "001-fog.smil"


def test_the_package_says_how_long_each_overlay_is_and_all_of_them_are():
    issue = an_issue(ArticleItem("fog", FOG), ArticleItem("tide", FOG), ArticleItem("snow", FOG))
    documents = issue_documents(issue, setting=a_setting(heard=frozenset({"fog", "tide"})))
    overlays = [
        overlay_of(it, Narration(4000.5, [Cue(HEADLINE, 0)]))
        for it in documents
        if it.slug in ("fog", "tide")
    ]
    lines = issue_metadata(issue, setting=a_setting(), is_heard=True)

    root = etree.fromstring(
        package(lines, documents, [], language="en", overlays=overlays).encode()
    )

    meta = [
        (it.get("property"), it.get("refines"), it.text)
        for it in root.iterfind(".//{*}meta")
        if it.get("property").startswith("media:")
    ]
    assert meta == [
        ("media:duration", "#i-001-fog.smil", "1:06:40.500"),
        ("media:duration", "#i-002-tide.smil", "1:06:40.500"),
        ("media:duration", None, "2:13:21.000"),
        ("media:active-class", None, "-epub-media-overlay-active"),
    ]
    items = {it.get("href"): it for it in root.iterfind(".//{*}item")}
    assert items["001-fog.xhtml"].get("media-overlay") == items["001-fog.smil"].get("id")
    assert items["003-snow.xhtml"].get("media-overlay") is None
    assert items["001-fog.smil"].get("media-type") == "application/smil+xml"
    assert items["audio/002-tide.m4a"].get("media-type") == "audio/mp4"


def test_a_book_claims_to_be_heard_only_when_it_is():
    issue = an_issue(ArticleItem("fog", FOG))

    heard = "\n".join(issue_metadata(issue, setting=a_setting(), is_heard=True))
    silent = "\n".join(issue_metadata(issue, setting=a_setting()))

    claims = ("synchronizedAudioText", ">auditory<", "is marked while it is heard")
    assert [claim in heard for claim in claims] == [True] * 3
    assert [claim in silent for claim in claims] == [False] * 3
    assert "read aloud. Nothing moves or sounds." in silent
    assert "sounds by itself" in heard


def test_cues_are_read_from_their_file():
    said = {
        "version": 1,
        "sentences": [
            {"id": "preface-byline", "path": "", "starts": 0.5},
            {"id": FELL, "path": "blocks[0].inlines", "starts": 2},
        ],
    }

    narration = narration_of(said, duration=9)

    assert narration == Narration(
        9, [Cue("preface-byline", 0.5, stands=False), Cue(FELL, 2.0, stands=True)]
    )


@pytest.mark.parametrize(
    "said",
    [
        {},
        [],
        {"version": 2, "sentences": []},
        {"version": 1, "sentences": [{"id": "s1"}]},
        {"version": 1, "sentences": [{"id": "s1", "path": "headline", "starts": None}]},
        {"version": 1, "sentences": [{"id": "s1", "path": "headline", "starts": "soon"}]},
        {"version": 1, "sentences": [{"id": "s1", "path": "headline", "starts": 10}]},
        {"version": 1, "sentences": [{"id": "s1", "path": "headline", "starts": float("nan")}]},
    ],
)
def test_cues_that_say_something_else_are_refused(said):
    with pytest.raises(CuesTorn):
        narration_of(said, duration=9)


def test_times_are_hours_minutes_and_seconds():
    assert [clock(it) for it in (0, 61_005, 36_000_000)] == [
        "0:00:00.000",
        "0:01:01.005",
        "10:00:00.000",
    ]


def test_an_article_of_which_no_sentence_was_read_is_silent():
    assert clips_of(*PREFACE, Cue("s0000000000", 4)) == []


def test_no_clip_is_where_nothing_is_heard():
    overlay = overlay_of(the_document(FOG), Narration(0, [Cue(HEADLINE, 0), Cue(FELL, 0)]))

    assert overlay.clips == ()
    assert overlay.lost == (HEADLINE, FELL)
