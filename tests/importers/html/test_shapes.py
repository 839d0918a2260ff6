"""Pages of other shapes: old, odd, exported by programs, or without any order of their own."""

from __future__ import annotations

from datetime import date

import pytest
from tests.importers.copy_read import body, reasons

from octavo.core.manuscript.blocks import Figure, InterviewTurn
from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.inlines import Text
from octavo.importers import html

TEXT = (
    "The harbour clock at Vell has been wrong for eleven years, and nobody on the council can say.",
    "It was wound every Friday by a man called Osk, who retired in the spring and took the key.",
    "Since then the ferry has sailed by the church bell, which is rung by a machine, on Sundays.",
    "“We have agreed on a time,” the harbour master told me, and he did not see why it mattered.",
)
PARAGRAPHS = "".join(f"<p>{words}</p>" for words in TEXT)
BODY = [("paragraph", words) for words in TEXT]


def page(inside: str, head: str = "") -> bytes:
    return f'<html lang="en"><head>{head}</head><body>{inside}</body></html>'.encode()


def test_the_head_may_stand_outside_the_text_with_its_picture_above_it():
    raw = html.read(
        page(
            '<div class="menu">Home</div><div class="wrap"><div class="top"><img '
            'src="clock.jpg" alt="Clock">'
            '</div><div class="head"><h1>The clock</h1><p class="byline">By Ada Fox</p></div>'
            f'<div class="entry-content">{PARAGRAPHS}</div><div '
            f'class="bottom"><h4>Elsewhere</h4></div></div>'
        ),
        name="a.html",
    )

    assert raw.hints.lead_image == Figure("clock.jpg", "Clock")
    assert raw.hints.bylines == (Byline("Ada Fox"),)
    assert body(raw) == BODY
    assert reasons(raw) == {"Home": "navigation", "Elsewhere": "outside the article"}


def test_without_any_mark_libraries_help_to_find_the_text():
    teasers = "".join(
        f"<div class='k{n}'><p>A different piece, number {n}, that somebody wrote for "
        f"another day.</p></div>"
        for n in range(4)
    )

    text = f"<div class='z'>{PARAGRAPHS * 3}</div>"

    raw = html.read(page(f"<div>{teasers}</div>{text}"), name="a.html")

    assert body(raw) == BODY * 3


def test_a_journal_names_its_day_above_and_its_writer_below():
    raw = html.read(
        page(
            "<h2>Sunday, 3 May 2026</h2><div class='post hentry'><h3 "
            "class='entry-title'>The clock</h3>"
            f"<div class='entry-content'>{PARAGRAPHS}</div><div class='end'>Posted by "
            "<span class='fn author'>Ada Fox</span></div></div>",
            head="<title>Tidewater: The clock</title>",
        ),
        name="a.html",
    )

    assert raw.hints.headline == "The clock"
    assert raw.hints.published_on == date(2026, 5, 3)
    assert [byline.name for byline in raw.hints.bylines] == ["Ada Fox"]
    assert body(raw) == BODY


def test_a_headline_of_two_parts_is_taken_as_the_page_says_it():
    raw = html.read(
        page(
            f"<article><h1><span>Vell</span><span>The clock that "
            f"stopped</span></h1>{PARAGRAPHS}</article>",
            head='<meta property="og:title" content="Vell: The clock that stopped">',
        ),
        name="a.html",
    )

    assert raw.hints.headline == "Vell: The clock that stopped"
    assert body(raw) == BODY


def test_old_pages_have_their_head_and_text_in_one_cell_of_a_table():
    raw = html.read(
        page(
            "<table><tr><td><a href=a>News</a><br><a href=b>Links</a></td><td "
            "width=470><font size=4>"
            f"<b>The clock</b></font><br><font size=1>By Ada Fox<br>Posted: May 3, "
            f"2026</font><br><br>"
            f"{'<br><br>'.join(TEXT)}</td></tr></table>",
            head="<title>Tidewater :: The clock</title>",
        ),
        name="a.htm",
    )

    assert raw.hints.headline == "The clock"
    assert raw.hints.bylines == (Byline("Ada Fox"),)
    assert raw.hints.published_on == date(2026, 5, 3)
    assert body(raw) == BODY


@pytest.mark.parametrize(
    "foot",
    [
        "<hr><p>© 2026 Tidewater. All rights reserved.</p>",
        '<hr><a href="b.html">Next: the bell</a><p>You are visitor number 4112.</p>',
        '<ul><li>Previous: <a href="a">The ferry</a></li><li>Next: <a href="b">The '
        "bell</a></li></ul>",
        "<div><div>Clocks</div><div>Harbours</div></div>",
    ],
)
def test_the_site_s_own_lines_below_the_text_are_set_aside(foot):
    raw = html.read(page(f"<h1>The clock</h1>{PARAGRAPHS}{foot}"), name="a.html")

    assert body(raw) == BODY
    assert raw.set_aside


def test_a_document_of_a_web_editor_keeps_notes_and_loses_comments():
    style = "<style>.c1{font-style:italic}</style>"
    raw = html.read(
        page(
            '<p class="title"><span>The clock</span></p>'
            f'<p>{TEXT[0]}<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><sup><a href="#ftnt1"'
            f' id="ftnt_ref1">[1]</a></sup></p><p>{TEXT[1]} See <a '
            f'href="https://www.google.com/url?q='
            'https://x.example/log&amp;sa=D">the log</a>.</p><hr><div><p><a '
            'href="#ftnt_ref1" id="ftnt1">[1]'
            '</a> In the log.</p></div><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>Check '
            "this.</p></div>",
            head=style,
        ),
        name="a.html",
    )

    assert raw.hints.headline == "The clock"
    assert [kind for kind, _ in body(raw)] == ["paragraph", "paragraph", "footnote"]
    assert raw.blocks[2].inlines[1].url == "https://x.example/log"
    assert reasons(raw) == {"Check this.": "a comment"}


def test_a_picture_that_a_script_would_load_is_found():
    lazy = '<img src="data:image/gif;base64,R0lGOD" data-src="quay.jpg" alt="A quay">'
    beside = '<noscript><img src="quay.jpg" alt="A quay"></noscript>'

    raw = html.read(page(f"<article>{PARAGRAPHS}{lazy}{beside}</article>"), name="a.html")

    found = [block for block in raw.blocks if isinstance(block, Figure)]
    assert found == [Figure("quay.jpg", "A quay")]


def test_terms_and_speakers_in_a_definition_list_are_told_apart():
    said = (("Fox", "Why?"), ("Osk", "So."), ("Fox", "And now?"))
    turns = "".join(f"<dt>{speaker}</dt><dd>{words}</dd>" for speaker, words in said)
    terms = "<dl><dt>Ebb</dt><dd>The water goes.</dd></dl>"

    raw = html.read(f"{PARAGRAPHS}<dl>{turns}</dl>{terms}".encode(), name="a.html")

    assert raw.blocks[4:7] == (
        InterviewTurn("Fox", (Text("Why?"),)),
        InterviewTurn("Osk", (Text("So."),)),
        InterviewTurn("Fox", (Text("And now?"),)),
    )
    assert body(raw)[7:] == [("paragraph", "Ebb"), ("paragraph", "The water goes.")]


@pytest.mark.parametrize(
    ("content", "warns"),
    [
        ("Größe".encode() * 3 + b" and Gr\xf6\xdfe", True),
        ('<meta charset="klingon">Größe Größe Größe and Größe'.encode(), False),
        ("Größe Größe Größe and Größe".encode("utf-16-be"), False),
    ],
)
def test_charsets_that_are_mixed_unknown_or_unsaid_are_borne(content, warns):
    raw = html.read(content, name="a.html")

    assert body(raw)[0][1].replace(" ", "") == "GrößeGrößeGrößeandGröße"
    assert bool(raw.warnings) == warns


def test_a_button_that_is_a_heading_is_a_heading():
    heading = "<h3><button>The key</button></h3>"

    raw = html.read(f"{PARAGRAPHS}{heading}{PARAGRAPHS}".encode(), name="a.html")

    assert ("subhead", "The key") in body(raw)
