"""The list of an article's contents leads to its subheads, in their order."""

from __future__ import annotations

import html5lib
from hypothesis import given
from tests.strategies import manuscripts

from octavo.core.manuscript.blocks import Box, Paragraph, PullQuote, Subhead
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Emphasis, Link, NoteMark, Text
from octavo.core.renditions.web import Entry, outline, render_body


def entries(*blocks) -> list[tuple[str, str]]:
    found = outline(Manuscript(headline="Fog", blocks=blocks))
    return [(entry.anchor, entry.words) for entry in found]


def test_subheads_stand_in_order_as_words_without_links_and_notes():
    linked = Link("https://example.org/", (Emphasis((Text("What"),)), Text(" came")))

    found = entries(
        Subhead((Text("What came"),)), Subhead((linked, NoteMark("1"))), Subhead((), level=1)
    )

    assert found == [
        ("part-what-came", "What came"),
        ("part-what-came-2", "<em>What</em> came"),
    ]


def test_only_the_highest_level_is_listed_and_nothing_of_a_box():
    box = Box(
        heading=(Text("Later"),),
        blocks=(Paragraph((Text("A box."),)), Subhead((Text("Later"),), level=1)),
    )

    found = entries(
        box,
        Box(heading=(), blocks=()),
        Subhead((Text("Later"),), level=2),
        Subhead((Text("Deep"),), level=3),
    )

    assert found == [("part-later-3", "Later")]


def test_an_article_without_subheads_has_no_contents():
    assert entries(Paragraph((Text("Fog."),))) == []


def test_a_pull_quote_that_opens_with_a_quote_mark_hangs_it():
    quoted, plain = (
        render_body(Manuscript(headline="Fog", blocks=(PullQuote((Text(words),)),)))
        for words in ("“A leaking roof”", "A leaking roof")
    )

    assert '<p class="hung">' in quoted
    assert "hung" not in plain


@given(manuscripts())
def test_every_entry_leads_to_a_heading_of_the_body(manuscript):
    body = html5lib.parseFragment(render_body(manuscript), namespaceHTMLElements=False)
    named = [node.get("id") for node in body.iter() if str(node.tag) in {"h2", "h3", "h4"}]
    anchors = [entry.anchor for entry in outline(manuscript)]

    assert all(isinstance(entry, Entry) for entry in outline(manuscript))
    assert [name for name in named if name in anchors] == anchors
