"""An issue whose every field means harm: words that have been taken for something else."""

from __future__ import annotations

from datetime import date

from tests.press.stress_pictures import HARMFUL_SOURCES

from octavo.core.issue.document import ArticleItem, Cover, HousePage, Issue, Masthead
from octavo.core.manuscript.blocks import (
    Block,
    Box,
    Cell,
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
from octavo.core.manuscript.inlines import (
    Emphasis,
    Inlines,
    LanguageSpan,
    Link,
    NoteMark,
    SmallCapitals,
    Strong,
    Text,
)

# One string for each way in which words have been taken for something else.
HARM = (
    '#read("/etc/passwd") #include "/etc/passwd" #import "@preview/x:1.0.0": *',
    '") ; #panic("out") ; ("',
    "$ x^2 $ *bold* _it_ `raw` <label> @ref = Heading \\ # ~ --- // /* */",
    "</p></body></html><script>alert(1)</script><!-- ",
    "--> ]]> &amp; &bogus; &#0; &#x202e; <![CDATA[ x",
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    '"\' onload=alert(1) x="',
    "nul\x00 bell\x07 escape\x1b delete\x7f next\x85 line\u2028 paragraph\u2029 tab\t end",
    "bidi \u202eoverride\u202c \u2066isolate\u2067 never closed \u202b \u202e!",
    "zero\u200bwidth \ufeff soft\u00adhyphen \u2060 \ufffe\uffff \ufdd0 \U0001ffff \ud800",
    "e" + "\u0301" * 300,
    "../../../../etc/passwd C:\\Windows\\system.ini file:///etc/passwd %2e%2e%2f",
    "{{ 7*7 }} {% raw %} ${7*7} %(x)s {0.__class__}",
    "[a](javascript:alert(1)) ![b](file:///etc/passwd) # * _",
)
HARMFUL_ADDRESSES = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "//example.org/x",
    "../../../etc/passwd",
    '/articles/../../x"><script>alert(1)</script>/',
    'https://example.org/"><script>alert(1)</script>',
    "https://example.org/" + "%00%0d%0a" + "x" * 3000,
    "mailto:a@b?body=<script>",
    "",
)


def _line(words: str) -> Inlines:
    return (Text(words),)


def _harmful_blocks(harm: str, number: int) -> tuple[Block, ...]:
    line = _line(harm)
    address = HARMFUL_ADDRESSES[number % len(HARMFUL_ADDRESSES)]
    source = HARMFUL_SOURCES[number % len(HARMFUL_SOURCES)]
    figure = Figure(source, harm, line, harm, harm, "wide")
    boxed = (
        Paragraph((Text(harm), Link(address, line), NoteMark(harm))),
        Paragraph((Emphasis(line), Strong(line), SmallCapitals(line), LanguageSpan(harm, line))),
        Subhead(line, 1 + number % 3),
        Quotation((line,), line),
        PullQuote(line, line),
        List((ListItem(line), ListItem(line, 2)), ordered=True),
        Table(((Cell(line, is_header=True), Cell(line)),), line, line),
        Verse(((line, line),), line),
        InterviewTurn(harm, line, is_question=True),
        figure,
        Embed(address, harm),
        Embed(address),
    )
    return (*boxed, Footnote(harm, line), Box(line, boxed))


def _harmful_manuscript(harm: str, number: int) -> Manuscript:
    return Manuscript(
        headline=harm,
        standfirst=harm,
        bylines=(Byline(harm, harm, HARMFUL_ADDRESSES[number % len(HARMFUL_ADDRESSES)]),),
        section=harm,
        dateline=harm,
        language="en",
        lead_image=Figure(HARMFUL_SOURCES[number % len(HARMFUL_SOURCES)], harm, _line(harm), harm),
        blocks=_harmful_blocks(harm, number),
    )


def hostile_issue(*, longest: int = 0) -> Issue:
    """An issue whose every field means harm, its slugs alone excepted.

    `longest` adds an article with a headline of so many characters: a megabyte is 1,000,000.
    """
    items = [
        ArticleItem(f"harm-{number}", _harmful_manuscript(harm, number), harm)
        for number, harm in enumerate(HARM)
    ]
    if longest:
        headline = ("harm " * (longest // 5 + 1))[:longest]
        items.append(ArticleItem("longest", Manuscript(headline=headline)))
    said = HARM[3] + HARM[0]
    return Issue(
        number=666,
        dated_on=date(2026, 11, 15),
        masthead=Masthead(said, said, said, said, said, issn=said),
        volume=1,
        title=said,
        cover=Cover(Figure("scripted.svg", said, _line(said), said), HARM),
        letter=_harmful_manuscript(said, 3),
        items=(HousePage(said, said), *items),
    )
