"""Blocks of an article as trees, each by its kind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch

from octavo.core.manuscript.addresses import is_address
from octavo.core.manuscript.blocks import (
    Block,
    Box,
    Break,
    Embed,
    Figure,
    Footnote,
    InterviewTurn,
    List,
    Paragraph,
    PullQuote,
    Quotation,
    Subhead,
    Table,
    Verse,
)
from octavo.core.manuscript.inlines import Inlines, plain_text
from octavo.core.manuscript.nesting import Places, with_deeper
from octavo.core.manuscript.opening import has_initial, phrase_length
from octavo.core.manuscript.tabulating import columns_of_figures, head_rows
from octavo.core.renditions.paged.letters import clean
from octavo.core.renditions.paged.lines import (
    Tree,
    Writing,
    floating_line,
    line,
    plain_line,
    unlinked,
)


def write_all(blocks: Sequence[Block], writing: Writing, path: str) -> list[Tree]:
    """The blocks that have something to show; `path` is the place of their list."""
    trees = []
    for index, block in enumerate(blocks):
        place = f"{path}[{index}]"
        tree = write(block, writing, place)
        if tree:
            trees.append({"path": place, **tree})
    return trees


def opening(block: Paragraph, writing: Writing, path: str) -> Tree:
    """The paragraph that opens the text, its first words dressed."""
    phrase = phrase_length(block.inlines)
    dressed = line(block.inlines, writing, f"{path}.inlines", phrase=phrase)
    return {
        "path": path,
        "type": "paragraph",
        "opens": True,
        "initial": has_initial(block.inlines) and "direction" not in dressed,
        "line": dressed,
    }


@singledispatch
def write(block: Block, writing: Writing, path: str) -> Tree:
    """The block at that place as a tree; empty when it has nothing to show."""
    message = f"an article cannot hold {block!r}"
    raise TypeError(message)


@write.register
def _(block: Paragraph, writing: Writing, path: str) -> Tree:
    if not block.inlines:
        return {}
    return {"type": "paragraph", "line": line(block.inlines, writing, f"{path}.inlines")}


@write.register
def _(block: Subhead, writing: Writing, path: str) -> Tree:
    if not block.inlines:
        return {}
    said = line(block.inlines, writing, f"{path}.inlines")
    depth = writing.heading_at(writing.base + block.level)
    return {"type": "subhead", "depth": depth, "line": said}


@write.register
def _(block: Quotation, writing: Writing, path: str) -> Tree:
    paragraphs = [
        line(inlines, writing, f"{path}.paragraphs[{index}]")
        for index, inlines in enumerate(block.paragraphs)
        if inlines
    ]
    said_by = _attribution(block.attribution, writing, path)
    return {"type": "quotation", "lines": paragraphs, **said_by} if paragraphs or said_by else {}


@write.register
def _(block: PullQuote, writing: Writing, path: str) -> Tree:
    """A quote whose words stand in the text, as they should, is no part of the reading."""
    if not block.inlines and not block.attribution:
        return {}
    repeats = writing.speaks(plain_text(block.inlines))
    inlines, said = block.inlines, block.attribution
    if repeats:
        inlines, said = unlinked(inlines), unlinked(said)
    quote = floating_line(inlines, writing, f"{path}.inlines")
    said_by = _attribution(said, writing, path, floats=True)
    return {"type": "pull_quote", "repeats": repeats, "line": quote, **said_by}


@write.register
def _(block: List, writing: Writing, path: str) -> Tree:
    if not block.items:
        return {}
    places = [(f"{path}.items[{index}].inlines", item) for index, item in enumerate(block.items)]
    items = _items(places, writing)
    return {"type": "list", "ordered": block.ordered, "start": block.start, "items": items}


def _items(places: Places, writing: Writing) -> list[Tree]:
    """The items of one level, each with the deeper ones that follow it."""
    written = []
    for (path, item), deeper in with_deeper(places):
        tree: Tree = {"line": line(item.inlines, writing, path)}
        if deeper:
            tree["items"] = _items(deeper, writing)
        written.append(tree)
    return written


@write.register
def _(block: Table, writing: Writing, path: str) -> Tree:
    tree: Tree = {"type": "table"}
    if block.caption:
        tree["caption"] = floating_line(block.caption, writing, f"{path}.caption")
    if block.rows and block.rows[0]:
        heads = head_rows(block.rows)
        tree["heads"] = heads
        tree["figures"] = sorted(columns_of_figures(block.rows[heads:]))
        tree["rows"] = [
            [
                {"is_header": cell.is_header, "line": floating_line(cell.inlines, writing, place)}
                for number, cell in enumerate(row)
                for place in [f"{path}.rows[{index}][{number}].inlines"]
            ]
            for index, row in enumerate(block.rows)
        ]
        tree["longest"] = _longest_cells(block)
    if block.notes:
        tree["notes"] = floating_line(block.notes, writing, f"{path}.notes")
    return tree if len(tree) > 1 else {}


def _longest_cells(table: Table) -> list[int]:
    """How many characters the longest cell of each column has."""
    columns = zip(*table.rows, strict=True)
    return [max(len(plain_text(cell.inlines)) for cell in column) for column in columns]


@write.register
def _(block: Verse, writing: Writing, path: str) -> Tree:
    stanzas = [
        [
            line(inlines, writing, f"{path}.stanzas[{index}][{number}]")
            for number, inlines in enumerate(stanza)
        ]
        for index, stanza in enumerate(block.stanzas)
        if stanza
    ]
    said_by = _attribution(block.attribution, writing, path)
    return {"type": "verse", "stanzas": stanzas, **said_by} if stanzas or said_by else {}


@write.register
def _(block: InterviewTurn, writing: Writing, path: str) -> Tree:
    if not block.speaker and not block.inlines:
        return {}
    tree: Tree = {"type": "turn", "is_question": block.is_question}
    if block.speaker:
        tree["speaker"] = plain_line(block.speaker, writing, f"{path}.speaker")
    return {**tree, "line": line(block.inlines, writing, f"{path}.inlines")}


@write.register
def _(block: Figure, writing: Writing, path: str) -> Tree:
    """A picture that is not there leaves its words."""
    tree: Tree = {"type": "figure", "span": block.span, "alt": clean(block.alt)}
    facts = writing.setting.pictures.get(block.source)
    if facts:
        tree |= {"file": facts.file, "width": facts.width, "height": facts.height}
    if block.caption:
        tree["caption"] = floating_line(block.caption, writing, f"{path}.caption")
    for name in ("credit", "licence"):
        if words := getattr(block, name):
            tree[name] = plain_line(words, writing, f"{path}.{name}")
    return tree if len(tree) > len(("type", "span", "alt")) or block.source else {}


@write.register
def _(block: Break, writing: Writing, path: str) -> Tree:
    return {"type": "break"}


@write.register
def _(block: Footnote, writing: Writing, path: str) -> Tree:
    """Nothing here: a note goes to the foot of the column where its mark stands."""
    return {}


@write.register
def _(block: Embed, writing: Writing, path: str) -> Tree:
    """Something that lives elsewhere has its address printed, so that a reader can type it."""
    tree: Tree = {"type": "embed"}
    if block.title:
        tree["title"] = plain_line(block.title, writing, f"{path}.title")
    if is_address(block.url):
        tree |= {"link": clean(block.url), "address": writing.words(_typed(block.url))}
    return tree if len(tree) > 1 else {}


@write.register
def _(block: Box, writing: Writing, path: str) -> Tree:
    """Headings in a box lie below the box's own; after it the text goes on as before it."""
    above, tree = (writing.heading, writing.base), Tree(type="box")
    if block.heading:
        tree["heading"] = line(block.heading, writing, f"{path}.heading")
        tree["depth"] = writing.base = writing.heading_at(writing.heading + 1)
    tree["blocks"] = write_all(block.blocks, writing, f"{path}.blocks")
    writing.heading, writing.base = above
    return tree if block.heading or tree["blocks"] else {}


def _attribution(inlines: Inlines, writing: Writing, path: str, *, floats: bool = False) -> Tree:
    """Who said it, if anybody is named."""
    if not inlines:
        return {}
    return {"attribution": line(inlines, writing, f"{path}.attribution", floats=floats)}


def _typed(url: str) -> str:
    """An address as somebody would type it."""
    return url.split("://", 1)[-1].removeprefix("mailto:").removesuffix("/")
