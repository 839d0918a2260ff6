"""What every article in a book keeps to, whatever it holds."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from tests.core.renditions.epub.reading import (
    a_setting,
    bare,
    body,
    found,
    of_type,
    said,
    tree,
)
from tests.strategies import manuscripts

from octavo.core.issue.paging import PageStart
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
from octavo.core.manuscript.document import Byline, Manuscript
from octavo.core.manuscript.inlines import LanguageSpan, Link, NoteMark, Text
from octavo.core.manuscript.parts import parts
from octavo.core.manuscript.sentences import sentences
from octavo.core.renditions.epub.article import Heading, render_article
from octavo.core.renditions.epub.blocks import write
from octavo.core.renditions.epub.links import Links
from octavo.core.renditions.epub.page import page_of
from octavo.core.renditions.epub.settings import Picture

LINKS = Links({"x": "001-x.xhtml"}, "https://vell.example")
PICTURES = {"0f3a.jpg": Picture("pictures/0f3a.jpg")}
LONG = "The keeper at Vell Point wrote down four thousand ships, a leaking roof and the oil. " * 4


def rendered(manuscript: Manuscript, *, heading: Heading | None = None, **fields) -> str:
    setting = a_setting(pictures=PICTURES, **fields)
    return render_article(
        manuscript,
        heading=heading or Heading("Politics", (PageStart(12),)),
        setting=setting,
        links=LINKS,
    )


def of_blocks(*blocks, **fields):
    return body(rendered(Manuscript(headline="Fog", blocks=blocks, **fields)))


@given(manuscripts())
def test_every_word_stands_in_the_order_of_reading_and_nothing_else(manuscript):
    shown = body(rendered(manuscript))
    notes = of_type(shown, "footnote")
    for section in of_type(shown, "footnotes"):
        section.getparent().remove(section)

    lines = list(parts(manuscript))
    text = [bare(line.text) for line in lines if line.purpose != "footnote"]
    assert bare(said(shown)) == "".join(text)
    written = [bare(line.text) for line in lines if line.purpose == "footnote"]
    assert sorted(filter(None, (bare(said(note)) for note in notes))) == sorted(
        filter(None, written)
    )


@given(manuscripts())
def test_every_sentence_has_its_anchor_and_no_anchor_comes_twice(manuscript):
    root = tree(rendered(manuscript))
    anchors = [node.get("id") for node in root.iter() if node.get("id")]
    by_anchor = {node.get("id"): node for node in root.iter() if node.get("id")}

    assert len(anchors) == len(set(anchors))
    for sentence in sentences(manuscript):
        assert bare(said(by_anchor[sentence.id])) == bare(sentence.text)


@given(manuscripts())
def test_every_link_within_an_article_leads_to_something(manuscript):
    root = tree(rendered(manuscript))
    anchors = {node.get("id") for node in root.iter()}

    for link in found(root, "a"):
        address = link.get("href")
        assert address.removeprefix("#") in anchors or address.startswith(
            ("https://", "mailto:", "001-x.xhtml")
        )


@given(manuscripts())
def test_no_heading_skips_a_level(manuscript):
    headings = (re.search(r"h([1-6])$", node.tag) for node in body(rendered(manuscript)).iter())
    levels = [int(heading[1]) for heading in headings if heading]

    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_an_article_opens_with_section_page_headline_standfirst_and_names():
    manuscript = Manuscript(
        headline="Fog",
        standfirst="On the harbour.",
        bylines=(Byline("Ada"), Byline("Ben"), Byline("Cleo", "photographs", "/authors/cleo/")),
        section="politics",
        dateline="Harrack",
    )

    root = tree(rendered(manuscript))

    assert found(root, "title")[0].text == "Fog"
    assert found(root, "body")[0].get("class") == "hue-politics"
    (head,) = found(root, "header")
    assert [node.get("class") for node in head] == [
        "page-break",
        "label",
        None,
        "standfirst",
        "byline",
    ]
    assert head[0].get("aria-label") == "Page 12"
    byline = "".join(head[4].itertext())
    assert byline == "By Ada and Ben photographs: Cleo"
    assert found(head, "a")[0].get("href") == "https://vell.example/authors/cleo/"
    assert [node.text for node in found(root, "p") if node.get("class") == "dateline"] == [
        "Harrack"
    ]


def test_what_nobody_wrote_leaves_no_trace():
    root = body(rendered(Manuscript(headline=" "), heading=Heading()))

    assert [node.tag.partition("}")[2] for node in root.iter()] == [
        *("body", "section", "header", "h1", "span")
    ]
    assert "".join(root.itertext()).split() == ["Untitled"]


def test_empty_blocks_leave_no_trace():
    empty = (
        Paragraph(()),
        Subhead(()),
        Quotation(((),)),
        PullQuote(()),
        List(()),
        Table(()),
        Verse((((),),)),
        InterviewTurn("", ()),
        Figure(),
        Footnote("1", ()),
        Embed("javascript:alert(1)"),
        Box((), ()),
    )

    root = of_blocks(*empty[:9], *empty[10:])

    assert [node.tag.partition("}")[2] for node in found(root, "section")[0]] == ["header"]


def test_a_note_is_shown_where_its_mark_is_touched():
    line = (Text("Not yet."), NoteMark("a"), Text(" Or so."), NoteMark("a"), NoteMark("lost"))
    root = of_blocks(
        Paragraph(line), Footnote("b", (Text("Two."),)), Footnote("a", (Text("One."),))
    )

    marks = of_type(root, "noteref")
    notes = of_type(root, "footnote")

    assert [(it.get("href"), it.get("role")) for it in marks] == [("#note-1", "doc-noteref")] * 2
    assert [(it.get("id"), it.get("role")) for it in notes] == [
        ("note-1", "doc-footnote"),
        ("note-2", "doc-footnote"),
    ]
    backs = [it.get("href") for it in found(notes[0], "a")]
    assert backs == [f"#{mark.get('id')}" for mark in marks]
    assert bare(said(notes[0])) == "One."


def test_the_first_long_paragraph_is_dressed_and_the_last_block_marked():
    root = of_blocks(Paragraph((Text(LONG),)), Paragraph((Text("It rose."),)))

    first, last = (
        node for node in found(root, "p") if node.get("class") and "label" not in node.get("class")
    )

    assert first.get("class") == "opening initial"
    assert found(first, "span")[1].get("class") == "lead-in"
    assert last.get("class") == "closing"


def test_words_of_another_language_say_so_with_their_direction():
    line = (LanguageSpan("ar", (Text("ضباب"),)), Text(" "), LanguageSpan("not a tag", (Text("x"),)))
    span = next(node for node in found(of_blocks(Paragraph(line)), "span") if node.get("lang"))

    assert dict(span.attrib) == {
        "lang": "ar",
        "{http://www.w3.org/XML/1998/namespace}lang": "ar",
        "dir": "rtl",
    }


def test_an_article_is_in_its_own_language_and_furniture_in_the_houses():
    root = tree(rendered(Manuscript(headline="ضباب", bylines=(Byline("Ada"),), language="ar")))

    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    labels = [node.get("lang") for node in found(root, "p")]
    assert labels == ["en", "en"]
    assert tree(rendered(Manuscript(headline="Fog", language="x"))).get("lang") == "und"


def test_a_pull_quote_that_repeats_is_not_read_aloud_twice():
    text = Paragraph((Text("The fog, he said, was not yet ours."),))
    root = of_blocks(
        text,
        PullQuote((Link("/x/", (Text("“was not yet ours”"),)),), (Text("He"),)),
        PullQuote((Text("Something else"),)),
        PullQuote((), (Text("Nobody"),)),
    )

    repeated = [node for node in found(root, "div") if node.get("aria-hidden")]

    assert [bare(said(node)) for node in repeated] == ["“wasnotyetours”He", "Nobody"]
    assert not found(repeated[0], "a")
    assert [node.get("role") for node in found(root, "aside")] == ["doc-pullquote"]


def test_a_picture_has_its_description_and_one_without_bytes_its_words_alone():
    shown = Figure("0f3a.jpg", "A  keeper\nwith a lamp", (Text("The keeper."),), "Cleo", "CC0")
    lost = Figure("lost.jpg", "Nobody", (Text("The lamp."),), "Ben")

    with_bytes, without = found(of_blocks(shown, lost), "figure")

    assert dict(found(with_bytes, "img")[0].attrib) == {
        "src": "pictures/0f3a.jpg",
        "alt": "A keeper with a lamp",
    }
    assert "".join(with_bytes.itertext()).split() == ["The", "keeper.", "Cleo", "CC0"]
    assert not found(without, "img")
    assert without.get("class") == "picture closing pictureless"


def test_lists_nest_and_keep_their_numbers():
    items = (ListItem((Text("One"),)), ListItem((Text("Two"),), 2), ListItem((Text("Three"),)))

    outer, inner = found(of_blocks(List(items, ordered=True, start=7)), "ol")

    assert outer.get("start") == "7"
    assert [bare(said(item)) for item in found(outer, "li")] == ["OneTwo", "Two", "Three"]
    assert inner.getparent().tag.endswith("li")


def test_an_embed_is_a_link_that_says_where_it_leads():
    titled, alone = (
        node
        for node in found(
            of_blocks(
                Embed("https://film.example/a", "A film"),
                Embed("/articles/x/"),
                Embed("javascript:alert(1)", ""),
            ),
            "p",
        )
        if "embed" in (node.get("class") or "")
    )

    assert "".join(titled.itertext()) == "A film film.example"
    assert found(alone, "a")[0].get("href") == "001-x.xhtml"


def test_a_boxs_headings_lie_below_it_and_the_text_goes_on_above():
    root = of_blocks(
        Subhead((Text("One"),)),
        Box((Text("Box"),), (Subhead((Text("In"),)), Paragraph((Text("x"),)))),
        Box((), (Paragraph((Text("y"),)),)),
        Subhead((Text("Two"),)),
    )

    heads = (node for node in root.iter() if node.tag[-2:] in {"h2", "h3", "h4"})
    levels = [(node.tag[-1], bare(said(node))) for node in heads]
    assert levels == [("2", "One"), ("3", "Box"), ("4", "In"), ("2", "Two")]
    first, second = of_type(root, "sidebar")
    assert (first.get("aria-labelledby"), second.get("aria-label")) == ("box-1", "Box")


def test_what_is_no_part_of_an_article_is_refused():
    page = page_of(Manuscript("Fog"), setting=a_setting(), links=LINKS)

    with pytest.raises(TypeError, match="cannot hold 'fog'"):
        write("fog", page, "blocks[0]")


def test_a_printed_page_begins_before_its_first_block_and_before_the_crosshead_of_that():
    blocks = (
        Paragraph((Text("One."),)),
        Subhead((Text("Two"),), 1),
        Subhead((Text("Three"),), 2),
        Paragraph((Text("Four."),)),
        Footnote("a", (Text("Nobody’s note."),)),
    )
    printed = tuple(
        PageStart(folio, path)
        for folio, path in ((8, ""), (9, "blocks[3]"), (10, "blocks[3]"), (11, "blocks[99]"))
    )

    made = body(rendered(Manuscript(headline="Fog", blocks=blocks), heading=Heading("", printed)))

    order = [
        it.get("id") if it.tag.endswith("hr") else "".join(it.itertext()) for it in made[0][1:]
    ]
    assert order[:7] == ["One.", "page-9", "page-10", "Two", "Three", "Four.", "page-11"]
    assert made[0][0][0].get("id") == "page-8"


@given(manuscripts())
def test_every_printed_page_of_an_article_is_in_its_text_in_order(manuscript):
    starts = [PageStart(1)] + [PageStart(page, f"blocks[{page // 2}]") for page in range(2, 9)]

    made = body(rendered(manuscript, heading=Heading("", starts)))

    assert [it.get("id") for it in of_type(made, "pagebreak")] == [
        f"page-{folio}" for folio, _path in starts
    ]


def test_between_text_and_notes_it_says_who_the_authors_are():
    blocks = (Paragraph((Text("Fog."), NoteMark("a"))), Footnote("a", (Text("Thick."),)))
    bylines = (Byline("Ada Moll"), Byline("Nobody"), Byline("Ada Moll"))
    manuscript = Manuscript("Fog", language="de", bylines=bylines, blocks=blocks)

    root = tree(rendered(manuscript, language="en", authors={"Ada Moll": "Ada <keeps> bees."}))

    (about,) = [node for node in found(root, "p") if node.get("class") == "about"]
    assert (about.text, about.get("lang")) == ("Ada <keeps> bees.", "en")
    assert about.getnext().get("class") == "notes"
