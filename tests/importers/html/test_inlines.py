"""The words inside a paragraph keep the marks that their reader saw."""

from __future__ import annotations

import pytest

from octavo.core.manuscript.blocks import Paragraph
from octavo.core.manuscript.inlines import (
    Emphasis,
    LanguageSpan,
    Link,
    SmallCapitals,
    Strong,
    Text,
)
from octavo.importers import html

OPENING = (
    "<p>The harbour clock has been wrong for as long as anybody here can remember it, and nobody on"
    " the council is able to say who decided that it should be.</p>"
)


def line(markup: str):
    """The inlines of a paragraph that stands below another one."""
    raw = html.read(f"{OPENING}<p>{markup}</p>".encode(), name="a.html")
    (block,) = raw.blocks[1:]
    assert isinstance(block, Paragraph)
    return block.inlines


@pytest.mark.parametrize(
    ("markup", "inlines"),
    [
        ("a <em>b</em> c", (Text("a "), Emphasis((Text("b"),)), Text(" c"))),
        ("a <b>b</b>", (Text("a "), Strong((Text("b"),)))),
        ("a <i>b </i>c", (Text("a "), Emphasis((Text("b"),)), Text(" c"))),
        ('a <span style="font-style: italic">b</span>', (Text("a "), Emphasis((Text("b"),)))),
        ('a <b style="font-weight:normal">b</b>', (Text("a b"),)),
        (
            'a <span style="font-variant:small-caps">b</span>',
            (Text("a "), SmallCapitals((Text("b"),))),
        ),
        ('a <span class="smallcaps">b</span>', (Text("a "), SmallCapitals((Text("b"),)))),
        ('a <i lang="fr">b</i>', (Text("a "), LanguageSpan("fr", (Emphasis((Text("b"),)),)))),
        (
            'a <a href="https://x.example/">b</a>',
            (Text("a "), Link("https://x.example/", (Text("b"),))),
        ),
        ("one<br>two", (Text("one\ntwo"),)),
        ("  one \n\n two\t", (Text("one two"),)),
        ("hyphen&shy;ated&#8203;", (Text("hyphenated"),)),
        ("10<sup>6</sup> and CO<sub>2</sub>, the 3<sup>rd</sup>", (Text("10⁶ and CO₂, the 3rd"),)),
        ("<q>Yes</q>", (Text("“Yes”"),)),
        ("<strong>T</strong>he tide", (Text("The tide"),)),
    ],
)
def test_marks_are_told_by_tag_class_and_style(markup, inlines):
    assert line(markup) == inlines


@pytest.mark.parametrize(
    "address",
    ["#", "", "javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "VBScript:x"],
)
def test_a_link_that_leads_nowhere_or_does_harm_keeps_its_words_alone(address):
    assert line(f'See <a href="{address}" onclick="steal()">the log</a>.') == (
        Text("See the log."),
    )


def test_words_struck_out_are_set_aside():
    raw = html.read(f"{OPENING}<p>Forty <s>or fifty</s> boats.</p>".encode(), name="a.html")

    assert raw.blocks[1] == Paragraph((Text("Forty boats."),))
    assert [(aside.text, aside.reason) for aside in raw.set_aside] == [("or fifty", "struck out")]


def test_a_class_of_the_page_s_own_style_sheet_is_understood():
    page = f"""<html><head><style>@media print {{.c3 {{display: none}}}}
        .c1 {{font-style: italic}} span.c2 {{font-weight: 700}}</style></head>
        <body>{OPENING}<p class="c3">A <span class="c1">b</span> <span class="c2">c</span></p>"""

    raw = html.read(page.encode(), name="a.html")

    assert raw.blocks[1] == Paragraph(
        (Text("A "), Emphasis((Text("b"),)), Text(" "), Strong((Text("c"),)))
    )
