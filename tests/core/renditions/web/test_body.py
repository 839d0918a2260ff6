"""What every page body keeps to, whatever the article."""

from __future__ import annotations

import re
from dataclasses import replace

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import inline_trees, manuscripts

from octavo.core.manuscript.blocks import (
    Box,
    Embed,
    Figure,
    Footnote,
    InterviewTurn,
    List,
    ListItem,
    Paragraph,
    PullQuote,
    Quotation,
    Subhead,
    Table,
    Verse,
)
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import LanguageSpan, Link, NoteMark, Text, plain_text
from octavo.core.manuscript.parts import RUNNING_PURPOSES, block_parts
from octavo.core.manuscript.sentences import sentences
from octavo.core.renditions.web import (
    ImageAttributes,
    Interlude,
    Wording,
    render_body,
    render_line,
)
from octavo.core.renditions.web.blocks import write
from octavo.core.renditions.web.page import Page

LONG = "The keeper at Vell Point wrote down four thousand ships, a leaking roof and the oil. " * 4


def picture(figure: Figure) -> ImageAttributes:
    return ImageAttributes(src="/media/a.webp", width=800, height=500)


def tree(body: str):
    """The body as a strict reader sees it: any fault of the HTML raises."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parseFragment(body, container="article")


def body_of(*blocks, **fields) -> str:
    return render_body(Manuscript(headline="Fog", blocks=blocks, **fields), image=picture)


def bare(text: str) -> str:
    """Letters, digits and signs alone: spaces and line ends are the page's."""
    return re.sub(r"\s+", "", text)


def lines_of_words(element) -> str:
    """The text of a page without the marks of notes and the way back from them."""
    if element.get("role") in {"doc-noteref", "doc-backlink"}:
        return element.tail or ""
    inner = "".join(lines_of_words(child) for child in element)
    return (element.text or "") + inner + (element.tail or "")


@given(manuscripts())
def test_no_word_of_an_article_is_dropped(manuscript):
    shown = bare(lines_of_words(tree(render_body(manuscript, image=picture))))

    for block in manuscript.blocks:
        for part in block_parts(block):
            assert bare(part.text) in shown


@given(manuscripts())
def test_every_body_is_html_with_each_anchor_given_once(manuscript):
    root = tree(render_body(manuscript, image=picture))
    anchors = [node.get("id") for node in root.iter() if node.get("id")]
    leads_to = [node.get("href")[1:] for node in root.iter("a") if node.get("href")[0] == "#"]

    assert len(anchors) == len(set(anchors))
    assert set(leads_to) <= set(anchors)


@given(manuscripts())
def test_every_sentence_has_its_anchor_when_asked(manuscript):
    body = render_body(manuscript, image=picture, has_sentence_anchors=True)
    spans = {node.get("id"): node for node in tree(body).iter("span") if node.get("id")}

    for sentence in sentences(manuscript):
        if sentence.purpose in RUNNING_PURPOSES | {"footnote"}:
            inside = lines_of_words(spans[sentence.id]).removesuffix(spans[sentence.id].tail or "")
            assert bare(inside) == bare(sentence.text)


def test_an_anchored_sentence_keeps_its_note_mark_and_first_phrase():
    line = (Text("In the fog. "), Text("No horn"), NoteMark("1"), Text(" sounded."), NoteMark("1"))
    manuscript = Manuscript(headline="Fog", blocks=(Paragraph(line), Footnote("1", ())))

    body = render_body(manuscript, has_sentence_anchors=True)

    assert re.fullmatch(
        r'<p class="opening closing">'
        r'<span id="\w+"><span class="lead-in">In the fog</span>.</span> '
        r'<span id="\w+">No horn<a .*?</a> sounded.<a .*?</a></span></p>',
        body.split("\n")[0],
    )


@given(manuscripts())
def test_no_heading_skips_a_level(manuscript):
    root = tree(render_body(manuscript, image=picture))

    level = 1
    for node in root.iter():
        if re.fullmatch("h[1-6]", str(node.tag)):
            assert 2 <= int(node.tag[1]) <= level + 1
            level = int(node.tag[1])


@given(inline_trees())
def test_a_line_alone_keeps_its_words_and_opens_no_other_door(trees):
    root = tree(f"<p>{render_line(trees)}</p>")

    assert bare(lines_of_words(root)) == bare(plain_text(trees))
    assert not list(root.iter("script"))


def test_markup_in_an_authors_words_stays_words():
    line = (Text('<script>alert("1")</script> & <b>'),)

    assert render_line(line) == (
        "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;b&gt;"
    )


def test_a_link_that_runs_is_shown_as_its_words():
    for url in ("javascript:alert(1)", "data:text/html,x", "//host", "#", ' " onclick="x'):
        line = (Link(url, (Text("here"),)),)

        assert "href" not in body_of(Paragraph(line), Embed(url, "here"))
        assert render_line(line) == "here"


def test_what_html_forbids_is_left_out():
    assert render_line((Text("a\x00b\x1b\x9fc\ufffed\r"),)) == "abcd"


def test_a_language_tag_that_is_none_is_left_out():
    line = (LanguageSpan("fr", (Text("oui"),)), LanguageSpan('x" a="', (Text("non"),)))

    assert render_line(line) == '<span lang="fr">oui</span>non'


def test_the_first_long_paragraph_gets_an_initial_and_a_first_phrase():
    body = body_of(Figure(source="a.jpg"), Paragraph((Text(LONG),)), Paragraph((Text(LONG),)))

    assert body.count("initial") == 1
    assert '<p class="opening initial"><span class="lead-in">The keeper at Vell Point</span> w' in (
        body
    )


def test_a_short_opening_gets_no_initial():
    assert '<p class="opening closing"><span class="lead-in">Rain</span>.' in body_of(
        Paragraph((Text("Rain."),))
    )


def test_an_opening_that_is_a_link_stays_a_whole_link():
    line = (Link("/a/", (Text("The keeper at Vell"),)), Text(" wrote."))

    assert '<p class="opening closing"><a href="/a/">The keeper at Vell</a> wrote.' in body_of(
        Paragraph(line)
    )


def test_an_interview_opens_without_dress():
    body = body_of(InterviewTurn("Ada", (Text(LONG),)), Paragraph((Text(LONG),)))

    assert "opening" not in body
    assert '<div class="interview">' in body


def test_the_end_is_marked_on_the_last_block_that_shows():
    body = body_of(
        Paragraph((Text("One"),)),
        List((ListItem((Text("two"),)),)),
        PullQuote((Text("One"),)),
        Footnote("1", (Text("three"),)),
    )

    assert body.count("closing") == 1
    assert '<ul class="closing">' in body


def test_notes_are_numbered_as_their_marks_are_read():
    body = body_of(
        Footnote("b", (Text("Second"),)),
        Footnote("a", (Text("First"),)),
        Footnote("never", (Text("Third"),)),
        Paragraph((Text("x"), NoteMark("a"), NoteMark("b"), NoteMark("a"), NoteMark("lost"))),
    )

    notes = body[body.index("<ol>") :]
    assert re.findall(r'id="(mark-[\d-]+)" href="#(note-\d)"', body) == [
        ("mark-1", "note-1"),
        ("mark-2", "note-2"),
        ("mark-1-2", "note-1"),
    ]
    assert re.findall(r'id="(note-\d)">(\w+)', notes) == [
        ("note-1", "First"),
        ("note-2", "Second"),
        ("note-3", "Third"),
    ]
    assert re.findall(r'href="#(mark-[\d-]+)" role="doc-backlink"', notes) == [
        "mark-1",
        "mark-1-2",
        "mark-2",
    ]


def test_a_note_mark_in_a_link_stands_beside_it():
    body = body_of(
        Paragraph((Link("/a/", (Text("x"), NoteMark("1"), Text("y"))),)), Footnote("1", ())
    )

    assert '<a href="/a/">x</a><a class="note-mark"' in body
    assert '<a href="/a/">y</a>' in body


def test_a_pull_quote_that_repeats_is_not_read_aloud_twice():
    text = Paragraph((Text("On paper it was “the richest institution” on the coast."),))
    quote = PullQuote((Link("/a/", (Text("The richest institution"),)), NoteMark("1")))

    repeated = body_of(text, quote, Footnote("1", ()))
    new = body_of(text, replace(quote, inlines=(Text("The poorest"),)))

    assert '<div class="pull-quote" aria-hidden="true">\n<p>The' in repeated.replace(
        "><p>", ">\n<p>"
    )
    assert '<aside class="pull-quote" aria-label="Pull quote">' in new


def test_a_picture_in_two_forms_lets_the_browser_choose():
    image = ImageAttributes(
        src="/m/a.webp",
        width=960,
        height=600,
        srcset="/m/s.webp 480w, /m/a.webp 960w",
        sizes="100vw",
        avif="/m/s.avif 480w, /m/a.avif 960w",
        look="t012 fy1",
    )
    figure = Figure(source="a.png", alt="Fog")

    body = render_body(Manuscript(headline="Fog", blocks=(figure,)), image=lambda _: image)

    assert tree(body).find(".//picture/img").get("class") == "t012 fy1"
    assert (
        '<picture><source type="image/avif" srcset="/m/s.avif 480w, /m/a.avif 960w" sizes="100vw">'
        '<img src="/m/a.webp" srcset="/m/s.webp 480w, /m/a.webp 960w" sizes="100vw" width="960"'
    ) in body


def test_a_picture_that_is_not_there_leaves_its_words():
    figure = Figure(source="gone.jpg", caption=(Text("The quay"),), credit="Ada Moor")

    body = render_body(Manuscript(headline="Fog", blocks=(figure,)))

    assert body == (
        '<figure class="picture pictureless closing"><figcaption>'
        '<span class="caption">The quay</span> <span class="credit">Ada Moor</span>'
        "</figcaption></figure>"
    )


def test_headings_of_a_box_lie_below_it_and_the_text_goes_on_above():
    box = Box((Text("Dates"),), (Subhead((Text("1904"),)), Paragraph((Text("x"),))))

    body = body_of(Subhead((Text("One"),)), box, Subhead((Text("One"),), 3))

    assert re.findall(r"<(h\d) id=\"([^\"]+)\"", body) == [
        ("h2", "part-one"),
        ("h3", "part-dates"),
        ("h4", "part-1904"),
        ("h3", "part-one-2"),
    ]


def test_the_pages_language_reaches_the_words_it_adds():
    blocks = (Paragraph((Text("x"), NoteMark("1"))), Footnote("1", (Text("y"),)))
    german = Wording(notes="Anmerkungen", note="Anmerkung {number}", back="Zurück zu {number}")

    body = render_body(Manuscript(headline="Nebel", blocks=blocks), wording=german)

    assert ">Anmerkungen</h2>" in body
    assert 'aria-label="Anmerkung 1"' in body
    assert 'aria-label="Zurück zu 1"' in body


def test_what_is_no_part_of_an_article_is_refused():
    page = Page(image=picture, wording=Wording())

    with pytest.raises(TypeError):
        write("a block", page, "blocks[0]")


def test_empty_blocks_leave_no_trace():
    empty = (
        Paragraph(()),
        Subhead(()),
        Quotation(()),
        PullQuote(()),
        List(()),
        Table(()),
        Verse(()),
        InterviewTurn("", ()),
        Figure(),
        Box((), ()),
        Embed("#"),
    )

    assert body_of(*empty) == ""


@given(manuscripts(), st.integers(0, 8))
def test_an_interlude_stands_between_blocks_and_changes_nothing_else(manuscript, after):
    """Anchors, sentence ids and marks of notes are those of the text without it."""
    plain = render_body(manuscript, image=picture, has_sentence_anchors=True)
    interlude = Interlude(after, "<aside>§</aside>")

    with_it = render_body(manuscript, image=picture, has_sentence_anchors=True, interlude=interlude)

    assert with_it.count(interlude.markup) == (after < len(manuscript.blocks))
    assert bare(with_it.replace(interlude.markup, "")) == bare(plain)
