"""What Markdown must keep: every word, and every mark apart from what only looks like one."""

from __future__ import annotations

import re
from collections import Counter

import pytest
import yaml
from hypothesis import given
from tests.strategies import manuscripts

from octavo.core.manuscript.blocks import Cell, List, ListItem, Paragraph, Table
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import (
    Emphasis,
    Link,
    NoteMark,
    SmallCapitals,
    Strong,
    Text,
    runs,
)
from octavo.core.manuscript.parts import parts
from octavo.core.renditions.markdown import to_markdown
from octavo.core.renditions.markdown.lines import line


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


@given(manuscripts())
def test_no_word_of_an_article_is_dropped(manuscript):
    in_blocks = [part for part in parts(manuscript) if part.path.startswith("blocks")]
    each = [words(run.text) for part in in_blocks for run in runs(part.inlines)]

    assert sum(each, Counter()) <= words(to_markdown(manuscript))


@given(manuscripts(most_blocks=0))
def test_the_front_matter_is_yaml_and_says_what_the_head_says(manuscript):
    _, front, _ = re.split(r"^---\n", to_markdown(manuscript), flags=re.MULTILINE)
    head = yaml.safe_load(front)

    assert head["headline"] == manuscript.headline
    assert head.get("standfirst", "") == manuscript.standfirst
    assert head.get("dateline", "") == manuscript.dateline
    assert [byline["name"] for byline in head.get("bylines", [])] == [
        byline.name for byline in manuscript.bylines
    ]
    assert ("lead_image" in head) == (manuscript.lead_image is not None)


def test_characters_that_yaml_would_take_for_line_ends_are_written_as_references():
    manuscript = Manuscript(headline="a\u2028b\u0085c\ufeffd\ne")

    front = to_markdown(manuscript).split("\n")[1]

    assert front == r'headline: "a\u2028b\u0085c\ufeffd\ne"'
    assert yaml.safe_load(front) == {"headline": manuscript.headline}


X, SPACED = (Text("x"),), (Text(" x "),)


@pytest.mark.parametrize(
    ("inlines", "written"),
    [
        ((Text("a"), Emphasis(X), Text("b")), "a*x*b"),
        ((Text("a"), Emphasis((Text("“x”"),)), Text(" b")), "a[“x”]{.emphasis} b"),
        ((Text("a "), Emphasis((Text("“x”"),)), Text(", b")), "a *“x”*, b"),
        ((Text("£"), Emphasis((Text("(x)"),))), "£[(x)]{.emphasis}"),
        ((Emphasis(SPACED),), "[ x ]{.emphasis}"),
        ((Strong(X), Emphasis(X)), "[x]{.strong}*x*"),
        ((Strong((Emphasis(X),)),), "***x***"),
        ((Strong((Emphasis(SPACED),)),), "**[ x ]{.emphasis}**"),
        ((Strong((Emphasis(X), Text("y"))),), "**[x]{.emphasis}y**"),
        ((Text("Stop!"), Link("/a/", X)), "Stop\\![x](/a/)"),
        ((Text("Stop!"), Emphasis(SPACED)), "Stop\\![ x ]{.emphasis}"),
        ((Text("x!"), SmallCapitals(X)), "x\\![x]{.small-caps}"),
        ((NoteMark("1"), Text("(x)")), "[^1]\\(x)"),
        ((NoteMark("1"), Text(": x")), "[^1]\\: x"),
        ((NoteMark("1"), Text("x")), "[^1]x"),
        ((Link("/a/", (Text("y"), SmallCapitals(X))),), "[y](/a/)[[x](/a/)]{.small-caps}"),
        ((Link("https://a.org/?b&c=(d)", X),), "[x](<https://a.org/?b&c=(d)>)"),
        ((Link("https://a.org/?a&lt;|<b>", X),), "[x](<https://a.org/?a&amp;lt;&#124;\\<b\\>>)"),
        ((Text("\na \n b\n\nc\n"),), "\\\na&#32;\\\n&#32;b\\\n\\\nc&#10;"),
        ((Text("\n"),), "&#10;"),
    ],
)
def test_marks_are_written_so_that_they_are_read_as_marks(inlines, written):
    assert line(inlines) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# no subhead", "\\# no subhead"),
        ("> no quotation", "\\> no quotation"),
        ("- no item", "\\- no item"),
        ("-", "\\-"),
        ("-5 #tag +7 1.5 :)", "-5 #tag +7 1.5 :)"),
        ("4.10", "4.10"),
        ("1. no item", "1\\. no item"),
        ("12) no item", "12\\) no item"),
        ("::: no div", "\\::: no div"),
        ("===", "\\==="),
        ("--- ***", "\\--- \\*\\*\\*"),
        ("a_b*c`d~e^f|g{h}[i]<j>\\k", "a\\_b\\*c\\`d\\~e\\^f\\|g\\{h}\\[i\\]\\<j>\\\\k"),
        ("&amp; & &#10; &;", "&amp;amp; & &amp;#10; &;"),
        ("\u00a0edge\u202f", "&#160;edge&#8239;"),
        ("a\tb\u2028c", "a&#9;b&#8232;c"),
        ("“as typed” -- ...", "“as typed” -- ..."),
    ],
)
def test_words_that_look_like_marks_are_written_as_words(text, written):
    assert line((Text(text),)) == written


def items(*levels: int) -> tuple[ListItem, ...]:
    return tuple(ListItem((Text(f"{index}\nx"),), level) for index, level in enumerate(levels))


def body(*blocks) -> str:
    return to_markdown(Manuscript("H", blocks=blocks)).split("---\n\n")[1]


def test_items_lie_as_deep_as_the_words_they_belong_to():
    written = body(List(items(1, 2, 3, 2, 1, 2), ordered=True, start=9))

    assert written.split("\n") == [
        "9. 0\\",
        "   x",
        "   1. 1\\",
        "      x",
        "      1. 2\\",
        "         x",
        "   2. 3\\",
        "      x",
        "10. 4\\",
        "    x",
        "    1. 5\\",
        "       x",
        "",
    ]


def test_numbers_stay_within_what_markdown_can_read():
    written = body(List(items(1, 1), ordered=True, start=999_999_999))

    assert re.findall(r"^\d+", written, flags=re.MULTILINE) == ["999999999", "999999999"]


def test_two_lists_in_a_row_stay_two():
    one, two = List(items(1)), List(items(1))

    assert body(one, two, Paragraph(X), two) == (
        "- 0\\\n  x\n\n::: list\n- 0\\\n  x\n:::\n\nx\n\n- 0\\\n  x\n"
    )


@pytest.mark.parametrize(
    ("block", "written"),
    [
        (List(()), "::: list\n:::\n"),
        (List((), ordered=True), "::: {.list .ordered}\n:::\n"),
        (List((), ordered=True, start=7), "::: {.list .ordered start=7}\n:::\n"),
        (List((ListItem(X),), start=7), "::: {.list start=7}\n- x\n:::\n"),
        (Table(()), "::: table\n:::\n"),
        (
            Table(((Cell(X, is_header=True), Cell(())),)),
            "::: {.table header-rows=0}\n| [x]{.header} |  |\n|---|---|\n:::\n",
        ),
    ],
)
def test_what_markdown_cannot_say_the_div_says(block, written):
    assert body(block) == written
