"""Markdown's own marks and those of many programs become the blocks they stand for."""

from __future__ import annotations

import pytest
from tests.importers.copy_read import body

from octavo.core.manuscript.blocks import Box, Embed, Figure, Footnote, List, Table
from octavo.core.manuscript.inlines import Emphasis, Link, NoteMark, Strong, Text, plain_text
from octavo.importers import markdown
from octavo.importers.errors import FileEmpty, FileTooLarge

FIRST = "The harbour clock at Vell has been wrong for eleven years, and nobody can say who decided."
SECOND = (
    "It was wound every Friday by a man called Osk, who took the key to his sister in the hills."
)


def read(text: str):
    """The blocks between two paragraphs."""
    return markdown.read(f"{FIRST}\n\n{text}\n\n{SECOND}\n".encode(), name="a.md").blocks[1:-1]


def one(text: str):
    (block,) = read(text)
    return block


@pytest.mark.parametrize(
    ("text", "inlines"),
    [
        ("*b* and **c**", (Emphasis((Text("b"),)), Text(" and "), Strong((Text("c"),)))),
        ("[the log](https://x.example/a)", (Link("https://x.example/a", (Text("the log"),)),)),
        ("[the log](#) and [more](javascript:alert(1))", (Text("the log and more"),)),
        ("[[Harbour|the harbour]] at ==night==", (Text("the harbour at night"),)),
        ("<em>b</em>, `c` &amp; d", (Emphasis((Text("b"),)), Text(", c & d"))),
        ("%% a remark %%words", (Text("words"),)),
    ],
)
def test_marks_inside_a_line(text, inlines):
    assert one(text).inlines == inlines


def test_a_first_heading_is_the_headline_and_lines_below_it_the_head():
    text = (
        f"# The clock\n\n**A bell and a key**\n\n*By Ada Fox, 3 May 2026*\n\n{FIRST}\n\n{SECOND}\n"
    )

    raw = markdown.read(text.encode(), name="a.md")

    assert raw.hints.headline == "The clock"
    assert raw.hints.standfirst == "A bell and a key"
    assert [byline.name for byline in raw.hints.bylines] == ["Ada Fox"]
    assert body(raw) == [("paragraph", FIRST), ("paragraph", SECOND)]


@pytest.mark.parametrize(
    "picture",
    [
        '![A quay](quay.jpg "Low water. Photo: Ben Lund")',
        "![A quay](quay.jpg)\n*Low water. Photo: Ben Lund*",
        "![A quay](quay.jpg)\n\n*Low water. Photo: Ben Lund*",
        '![Low water.](quay.jpg){fig-alt="A quay" credit="Photo: Ben Lund"}',
        '{{< figure src="quay.jpg" alt="A quay" caption="Low water." credit="Ben Lund" >}}',
        '<figure><img src="quay.jpg" alt="A quay"><figcaption>Low water. Photo: Ben '
        "Lund</figcaption></figure>",
    ],
)
def test_a_picture_has_its_caption_and_credit(picture):
    assert one(picture) == Figure("quay.jpg", "A quay", (Text("Low water."),), "Ben Lund")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("> It is late.", ["quotation"]),
        ("::: pull-quote\nIt is late.\n:::", ["pull_quote"]),
        ('<blockquote class="pull">It is late.</blockquote>', ["pull_quote"]),
        ("| The boats lie over\n| on their sides", ["verse"]),
        ("***", ["break"]),
        ("```\nlow water\n```", ["paragraph"]),
        ("{{< youtube abc123XYZ_0 >}}", ["embed"]),
        ("- a\n- b", ["list"]),
    ],
)
def test_blocks_are_told_by_their_marks(text, kinds):
    raw = markdown.read(f"{FIRST}\n\n{text}\n\n{SECOND}\n".encode(), name="a.md")

    assert [kind for kind, _ in body(raw)] == ["paragraph", *kinds, "paragraph"]


@pytest.mark.parametrize(
    "box",
    [
        "> [!note] The key\n> It is in the hills.",
        "::: {.callout-note}\n## The key\n\nIt is in the hills.\n:::",
        "<aside>\n\n### The key\n\nIt is in the hills.\n\n</aside>",
    ],
)
def test_a_callout_is_a_box(box):
    block = one(box)

    assert isinstance(block, Box)
    assert plain_text(block.heading) == "The key"


def test_a_list_keeps_its_number_and_a_table_its_caption():
    numbered, table = read(
        "4. the key\n5. the bell\n\n: Minutes\n\n| Year | Wrong |\n|---|---|\n| 2014 | 3 |"
    )

    assert isinstance(numbered, List)
    assert (numbered.start, numbered.ordered) == (4, True)
    assert isinstance(table, Table)
    assert table.caption == (Text("Minutes"),)
    assert [cell.is_header for cell in table.rows[0]] == [True, True]


def test_notes_stay_where_they_were_written_even_without_a_mark():
    marked, note, loose = read("A claim.[^1]\n\n[^1]: In the log.\n\n[^2]: And elsewhere.")

    assert marked.inlines == (Text("A claim."), NoteMark("1"))
    assert note == Footnote("1", (Text("In the log."),))
    assert plain_text(loose.inlines) == "And elsewhere."


def test_a_note_inside_the_line_moves_below_its_paragraph():
    paragraph, note = read("A claim.^[In the log.]")

    assert paragraph.inlines[-1] == NoteMark(note.key)
    assert note.inlines == (Text("In the log."),)


def test_commands_of_a_site_generator_are_set_aside():
    raw = markdown.read(f"{FIRST}\n\n{{% include ad.html %}}\n\n{SECOND}".encode(), name="a.md")

    assert body(raw) == [("paragraph", FIRST), ("paragraph", SECOND)]
    assert [aside.text for aside in raw.set_aside] == ["{% include ad.html %}"]


def test_a_film_in_raw_html_is_an_embed():
    block = one('<iframe src="https://player.vimeo.com/video/123"></iframe>')

    assert block == Embed("https://vimeo.com/123")


@pytest.mark.parametrize(
    ("content", "trouble"),
    [(b"", FileEmpty), (b"\n\n", FileEmpty), (b"a" * 9_000_000, FileTooLarge)],
)
def test_what_cannot_be_read_is_named_with_its_trouble(content, trouble):
    with pytest.raises(trouble, match=r"“a\.md”"):
        markdown.read(content, name="a.md")
