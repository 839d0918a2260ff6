"""Hypothesis strategies for manuscripts: everything the schema allows, odd but printable."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from octavo.core.manuscript.blocks import (
    Block,
    Box,
    BoxedBlock,
    Break,
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
    Inline,
    Inlines,
    LanguageSpan,
    Link,
    NoteMark,
    Run,
    SmallCapitals,
    Strong,
    Text,
    from_runs,
)

# Words that writers use, and bits of markup that must come through as plain words.
FRAGMENTS = (
    "the harbour",
    "Vell",
    " ",
    "  ",
    "\n",
    ". ",
    "She said. ",
    '"Not yet," he said. ',
    "don't ",
    "Dr. Ash ",
    "at 3.5 km ",
    "No. 7 ",
    "… ",
    "... ",
    " -- ",
    " - ",
    "1. ",
    "- ",
    "+ ",
    "# ",
    "> ",
    "::: ",
    "*",
    "**",
    "_",
    "`",
    "~",
    "|",
    "\\",
    "[a]",
    "](/b)",
    "![",
    "[^1]",
    "{.x}",
    "<b>",
    "&amp;",
    "&",
    "https://example.org",
    "---",
    "===",
    "    ",
    "\t",
    "\u00a0",
    "«Oui»",
    "„Ja“",
    "Größe",
    "日本語",
    "🦔",
    "!",
    "?",
    '"',
    "'",
)
LANGUAGES = ("en", "en-GB", "en-US", "de", "fr", "es", "nl")
ADDRESSES = ("https://example.org/a?b=c&d=(e)#f", "/articles/x/", "mailto:ada@example.org")
NOTE_KEYS = ("1", "2", "fn-a", "*")
SECTIONS = ("", "politics", "foreign-affairs")

_printable = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")


def words(*, most: int = 5) -> st.SearchStrategy[str]:
    """Plain words, perhaps none."""
    piece = st.sampled_from(FRAGMENTS) | st.text(_printable, max_size=6)
    return st.lists(piece, max_size=most).map("".join)


def short_words() -> st.SearchStrategy[str]:
    return words(most=2)


def inlines(*, most: int = 4) -> st.SearchStrategy[Inlines]:
    """A line in normal form, perhaps empty."""
    text_run = st.builds(
        Run,
        text=words(most=4).filter(bool),
        link=st.none() | st.sampled_from(ADDRESSES),
        language=st.none() | st.sampled_from(LANGUAGES),
        strong=st.booleans(),
        emphasis=st.booleans(),
        small_capitals=st.booleans(),
    )
    plain_run = st.builds(Run, text=words().filter(bool))
    note_run = st.builds(Run, note=st.sampled_from(NOTE_KEYS))
    return st.lists(plain_run | text_run | note_run, max_size=most).map(from_runs)


def inline_trees() -> st.SearchStrategy[tuple[Inline, ...]]:
    """Lines as a clumsy importer makes them: nested anyhow, with empty marks."""
    leaf: st.SearchStrategy[Inline] = st.builds(Text, short_words()) | st.builds(
        NoteMark, st.sampled_from(NOTE_KEYS)
    )

    def marked(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
        line = st.lists(children, max_size=3).map(tuple)
        return (
            st.builds(Emphasis, line)
            | st.builds(Strong, line)
            | st.builds(SmallCapitals, line)
            | st.builds(Link, st.sampled_from(ADDRESSES), line)
            | st.builds(LanguageSpan, st.sampled_from(LANGUAGES), line)
        )

    return st.lists(st.recursive(leaf, marked, max_leaves=8), max_size=4).map(tuple)


def _few(inner: st.SearchStrategy[object], *, least: int = 0) -> st.SearchStrategy[tuple]:
    return st.lists(inner, min_size=least, max_size=3).map(tuple)


def figures() -> st.SearchStrategy[Figure]:
    return st.builds(
        Figure,
        source=st.sampled_from(("", "0f3a.jpg", "pictures/a b (1).png")),
        alt=short_words(),
        caption=inlines(most=2),
        credit=short_words(),
        licence=short_words(),
        span=st.sampled_from(("column", "inset", "wide", "full")),
    )


def _level_steps(steps: list[tuple[Inlines, int]]) -> tuple[ListItem, ...]:
    items: list[ListItem] = []
    above = 0
    for line, level in steps:
        above = min(level, above + 1)
        items.append(ListItem(line, above))
    return tuple(items)


def lists() -> st.SearchStrategy[List]:
    step = st.tuples(inlines(most=2), st.integers(1, 4))
    return st.builds(
        List,
        items=st.lists(step, max_size=5).map(_level_steps),
        ordered=st.booleans(),
        start=st.integers(0, 12),
    )


def tables() -> st.SearchStrategy[Table]:
    cell = st.builds(Cell, inlines(most=2), st.booleans())

    def rows(width: int) -> st.SearchStrategy[tuple]:
        return _few(st.lists(cell, min_size=width, max_size=width).map(tuple))

    return st.builds(
        Table,
        rows=st.integers(1, 3).flatmap(rows),
        caption=inlines(most=2),
        notes=inlines(most=2),
    )


def boxed_blocks() -> st.SearchStrategy[BoxedBlock]:
    """Any block that may stand in a box."""
    line = inlines()
    short = inlines(most=2)
    return st.one_of(
        st.builds(Paragraph, line),
        st.builds(Subhead, short, st.integers(1, 3)),
        st.builds(Quotation, _few(line), short),
        st.builds(PullQuote, line, short),
        lists(),
        tables(),
        st.builds(Verse, _few(_few(short, least=1)), short),
        st.builds(InterviewTurn, short_words(), line, st.booleans()),
        figures(),
        st.just(Break()),
        st.builds(Footnote, st.sampled_from(NOTE_KEYS), line),
        st.builds(Embed, st.sampled_from(ADDRESSES), short_words()),
    )


def blocks() -> st.SearchStrategy[Block]:
    """Any block, boxes among them."""
    return boxed_blocks() | st.builds(Box, inlines(most=2), _few(boxed_blocks()))


def bylines() -> st.SearchStrategy[Byline]:
    return st.builds(
        Byline,
        name=short_words(),
        role=st.sampled_from(("", "photographs", "translator")),
        url=st.sampled_from(("", *ADDRESSES)),
    )


def _with_unlike_notes(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks, where each footnote has a key of its own."""
    taken: set[str] = set()

    def unlike(block: Block) -> Block:
        if isinstance(block, Box):
            return replace(block, blocks=tuple(unlike(inner) for inner in block.blocks))
        if isinstance(block, Footnote):
            key = block.key if block.key not in taken else f"{block.key}-{len(taken)}"
            taken.add(key)
            return replace(block, key=key)
        return block

    return tuple(unlike(block) for block in blocks)


def manuscripts(*, most_blocks: int = 5) -> st.SearchStrategy[Manuscript]:
    """A whole article of up to `most_blocks` blocks; no two footnotes have the same key."""
    return st.builds(
        Manuscript,
        headline=words(),
        standfirst=words(),
        bylines=_few(bylines()),
        section=st.sampled_from(SECTIONS),
        dateline=short_words(),
        published_on=st.none() | st.dates(min_value=date(1, 1, 1)),
        language=st.sampled_from(LANGUAGES),
        lead_image=st.none() | figures(),
        blocks=st.lists(blocks(), max_size=most_blocks).map(_with_unlike_notes),
    )
