"""A fragment's elements become the blocks that an editor would make of them."""

from __future__ import annotations

import pytest
from tests.importers.copy_read import body

from octavo.core.manuscript.blocks import (
    Box,
    Cell,
    Embed,
    Figure,
    InterviewTurn,
    List,
    ListItem,
    PullQuote,
    Quotation,
    Subhead,
    Table,
    Verse,
)
from octavo.core.manuscript.inlines import Emphasis, Link, NoteMark, Text
from octavo.importers import html

FIRST = "The harbour clock at Vell has been wrong for eleven years, and nobody can say who decided."
SECOND = (
    "It was wound every Friday by a man called Osk, who took the key to his sister in the hills."
)


def read(markup: str):
    """The blocks between two paragraphs of text."""
    raw = html.read(f"<p>{FIRST}</p>{markup}<p>{SECOND}</p>".encode(), name="a.html")
    return raw.blocks[1:-1]


def one(markup: str):
    (block,) = read(markup)
    return block


def test_headings_are_ranked_by_what_occurs_not_by_their_number():
    blocks = read(f"<h3>One</h3><p>{FIRST}</p><h5>Two</h5>")

    assert [b.level for b in blocks if isinstance(b, Subhead)] == [1, 2]


def test_a_short_line_in_bold_is_a_crosshead_where_there_are_no_headings():
    assert one("<p><b>A key in the hills</b></p>") == Subhead((Text("A key in the hills"),), 1)


def test_a_list_keeps_its_levels_and_its_first_number():
    block = one('<ol start="4"><li>key<ul><li>copy</li></ul></li><li>bell</li></ol>')

    items = (ListItem((Text("key"),)), ListItem((Text("copy"),), 2), ListItem((Text("bell"),)))
    assert block == List(items, ordered=True, start=4)


@pytest.mark.parametrize(
    "quotation",
    [
        "<blockquote><p>It is late.</p><footer>— Osk Lind</footer></blockquote>",
        "<blockquote><p>It is late.</p><p>— Osk Lind</p></blockquote>",
        "<blockquote>It is late.<br>— Osk Lind</blockquote>",
        "<blockquote><p>It is late. <cite>Osk Lind</cite></p></blockquote>",
        "<figure><blockquote><p>It is late.</p></blockquote><figcaption>Osk "
        "Lind</figcaption></figure>",
    ],
)
def test_a_quotation_knows_who_said_it(quotation):
    assert one(quotation) == Quotation(((Text("It is late."),),), (Text("Osk Lind"),))


@pytest.mark.parametrize(
    "pulled",
    [
        '<blockquote class="pullquote"><p>It is late.</p></blockquote>',
        '<aside class="pull-quote">It is late.</aside>',
        '<figure class="wp-block-pullquote"><blockquote><p>It is late.</p></blockquote></figure>',
        "<aside><p>It is late.</p></aside>",
    ],
)
def test_words_shown_large_are_a_pull_quote(pulled):
    assert one(pulled) == PullQuote((Text("It is late."),))


def test_short_lines_parted_by_breaks_are_verse_and_neighbours_are_stanzas():
    first = "<p>The boats lie over<br>on their sides<br>like listeners,</p>"
    poem = f"{first}<p>and the bell<br>that<br>forgives</p>"

    block = one(poem)

    assert isinstance(block, Verse)
    assert [len(stanza) for stanza in block.stanzas] == [3, 3]


def test_lines_that_a_program_wrapped_are_joined():
    wrapped = "<br>".join(
        [
            "The harbourmaster at Brennock has been at work on his dictionary for",
            "as long as I have had a boat there, and he has now reached F. It is",
            "not an alphabetical matter. He began with the words that he was",
            "angriest about.",
        ]
    )

    (paragraph,) = read(f"<p>{wrapped}</p>")

    assert "\n" not in paragraph.inlines[0].text


def test_a_table_is_filled_up_where_a_cell_reaches_over_others():
    block = one(
        "<table><caption>Minutes</caption><tr><th>Year</th><th>Wrong</th></tr>"
        '<tr><td rowspan="2">2014</td><td>3</td></tr><tr><td>4</td></tr>'
        '<tr><td colspan="2">Source: the harbour office</td></tr></table>'
    )

    def cells(*words: str, is_header: bool = False) -> tuple[Cell, ...]:
        return tuple(Cell((Text(word),) if word else (), is_header) for word in words)

    rows = (cells("Year", "Wrong", is_header=True), cells("2014", "3"), cells("", "4"))
    assert block == Table(rows, (Text("Minutes"),), (Text("Source: the harbour office"),))


@pytest.mark.parametrize(
    "picture",
    [
        "<figure>{}<figcaption>The <em>quay</em>. Photo: Ben Lund</figcaption></figure>",
        '<figure>{}<figcaption>The <em>quay</em>. <span class="credit">Ben '
        "Lund</span></figcaption></figure>",
        "<figure>{}<figcaption>The <em>quay</em>.</figcaption></figure><p "
        'class="credit">Photo: Ben Lund</p>',
        '<div class="pic">{}<small>The <em>quay</em>. Photograph by Ben Lund</small></div>',
        '<div class="wp-caption">{}<p class="wp-caption-text">The <em>quay</em>. (Photo: '
        "Ben Lund)</p></div>",
        "<p>{}</p><p>The <em>quay</em>. Foto: Ben Lund</p>",
    ],
)
def test_a_picture_has_its_caption_and_its_credit(picture):
    block = one(picture.format('<img src="quay.jpg" alt="A quay">'))

    caption = (Text("The "), Emphasis((Text("quay"),)), Text("."))
    assert isinstance(block, Figure)
    assert (block.source, block.alt, block.caption) == ("quay.jpg", "A quay", caption)
    assert block.credit.removeprefix("Photograph by ") == "Ben Lund"


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="pixel.gif" width="1" height="1">',
        '<img class="avatar" src="ada.jpg" alt="Ada">',
        '<p><img src="https://x.example/site-logo.png" alt="Tidewater"></p>',
    ],
)
def test_counters_portraits_and_logos_are_no_pictures(markup):
    assert read(markup) == ()


def test_of_several_sizes_the_largest_is_named():
    block = one(
        '<img src="data:image/gif;base64,R0" srcset="a-400.jpg 400w, a-900.jpg 900w" alt="Quay">'
    )

    assert block == Figure("a-900.jpg", "Quay")


def test_a_film_is_an_address_that_a_reader_can_open():
    block = one(
        '<iframe src="//www.youtube.com/embed/abc123XYZ_0?rel=0" title="The bell"></iframe>'
    )

    assert block == Embed("https://www.youtube.com/watch?v=abc123XYZ_0", "The bell")


def test_an_aside_with_a_heading_is_a_box():
    block = one(f'<aside class="factbox"><h3>The key</h3><p>{SECOND}</p></aside>')

    assert isinstance(block, Box)
    assert block.heading == (Text("The key"),)
    assert len(block.blocks) == 1


def test_questions_in_bold_and_answers_make_an_interview():
    turns = "".join(
        f"<p><strong>Why {n}?</strong></p><p>{FIRST}</p>" for n in ("so", "then", "him")
    )

    blocks = read(turns)

    assert [b.is_question for b in blocks if isinstance(b, InterviewTurn)] == [True, False] * 3


def test_a_note_is_marked_in_the_text_and_loses_its_arrow():
    raw = html.read(
        f'<p>{FIRST}<sup><a href="#fn1" id="ref1">1</a></sup></p><hr><ol class="footnotes">'
        '<li id="fn1"><p>In the <a href="https://x.example/">log</a>. <a '
        'href="#ref1">↩</a></p></li></ol>'.encode(),
        name="a.html",
    )

    paragraph, note = raw.blocks

    assert paragraph.inlines[-1] == NoteMark("1")
    assert (note.key, note.inlines) == (
        "1",
        (Text("In the "), Link("https://x.example/", (Text("log"),)), Text(".")),
    )


def test_a_rule_between_paragraphs_is_a_break_and_at_the_end_nothing():
    raw = html.read(f"<hr><p>{FIRST}</p><p>* * *</p><p>{SECOND}</p><hr>".encode(), name="a.html")

    assert [kind for kind, _ in body(raw)] == ["paragraph", "break", "paragraph"]


def test_old_pages_part_paragraphs_by_two_breaks():
    raw = html.read(
        f"<body><font size=2>{FIRST}<br><br>{SECOND}</font></body>".encode(), name="a.htm"
    )

    assert body(raw) == [("paragraph", FIRST), ("paragraph", SECOND)]


def test_pieces_of_a_list_that_a_web_editor_cut_up_are_one_list():
    block = one(
        '<ol class="lst-kix_q-0 start"><li>key</li></ol><ol class="lst-kix_q-1 '
        'start"><li>copy</li></ol>'
        '<ol class="lst-kix_q-0" start="2"><li>bell</li></ol>'
    )

    assert [(item.inlines[0].text, item.level) for item in block.items] == [
        ("key", 1),
        ("copy", 2),
        ("bell", 1),
    ]


@pytest.mark.parametrize(
    ("typed", "ordered", "start"),
    [
        ("<p>• the key</p><p>• the bell</p>", False, 1),
        ("<p>•&nbsp;the key<br>•&nbsp;the bell</p>", False, 1),
        ("<p>3. the key</p><p>4. the bell</p>", True, 3),
    ],
)
def test_a_list_that_somebody_typed_is_a_list(typed, ordered, start):
    items = (ListItem((Text("the key"),)), ListItem((Text("the bell"),)))

    assert one(typed) == List(items, ordered, start)
