"""The blocks of the dialect, each from the Markdown that stands between two blank lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from octavo.core.manuscript.blocks import (
    Block,
    Box,
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
from octavo.core.manuscript.inlines import Inlines, Text
from octavo.importers.markdown.dialect.lines import inlines_of, lines_of, span_of, words_of
from octavo.importers.markdown.dialect.parsing import div_attributes

_SPANS = ("inset", "wide", "full")
_LOWEST = 3


def blocks_of(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
    """Each node's block; a div that nobody knows gives what is inside it."""
    for node in nodes:
        match node.type:
            case "paragraph":
                yield _paragraph(node)
            case "heading":
                level = min(max(int(node.tag[1]) - 1, 1), _LOWEST)
                yield Subhead(inlines_of(_tokens(node)), level)
            case "hr":
                yield Break()
            case "bullet_list" | "ordered_list":
                yield _list(node)
            case "footnote_reference":
                yield Footnote(str(node.meta["label"]), _joined(_paragraphs(node.children)))
            case "container_div":
                yield from _div(node)
            case _:
                yield from _from_elsewhere(node)


def _from_elsewhere(node: SyntaxTreeNode) -> Iterator[Block]:
    """What exports write in a div, as people write it who edit an export."""
    match node.type:
        case "table":
            yield _table([node], has_header_row=True)
        case "blockquote":
            yield Quotation(tuple(_paragraphs(node.children)))
        case "fence" | "code_block":
            yield Paragraph((Text(node.content.rstrip("\n")),))


def _div(node: SyntaxTreeNode) -> Iterator[Block]:
    attributes = div_attributes(node)
    inner = node.children
    match attributes.get("class", "").split():
        case ["quotation", *_]:
            paragraphs, labelled = _labelled(inner)
            yield Quotation(tuple(paragraphs), labelled.get("attribution", ()))
        case ["pull-quote", *_]:
            paragraphs, labelled = _labelled(inner)
            yield PullQuote(_joined(paragraphs), labelled.get("attribution", ()))
        case ["verse", *_]:
            yield _verse(inner)
        case ["question" | "answer" as name, *_]:
            words = _joined(_paragraphs(inner))
            yield InterviewTurn(attributes.get("speaker", ""), words, name == "question")
        case ["figure", *_]:
            yield _figure(inner)
        case ["embed", *_]:
            yield _embed(inner)
        case ["table", *_]:
            yield _table(inner, has_header_row=attributes.get("header-rows") != "0")
        case ["list", *names]:
            yield _list_div(inner, attributes, is_ordered="ordered" in names)
        case ["box", *_]:
            yield _box(inner)
        case _:
            yield from blocks_of(inner)


def _tokens(node: SyntaxTreeNode) -> list[Token]:
    """The inside of a node that holds one line."""
    inline = next((child for child in node.children if child.type == "inline"), None)
    return (inline.token.children or []) if inline is not None and inline.token else []


def _paragraphs(nodes: Sequence[SyntaxTreeNode]) -> list[Inlines]:
    return [inlines_of(_tokens(node)) for node in nodes if node.type in ("paragraph", "heading")]


def _labelled(
    nodes: Sequence[SyntaxTreeNode],
) -> tuple[list[Inlines], dict[str, Inlines]]:
    """The plain paragraphs, and those that are wholly a span of a class, by its name."""
    plain: list[Inlines] = []
    labelled: dict[str, Inlines] = {}
    for node in nodes:
        if node.type != "paragraph":
            continue
        name, inside = span_of(_tokens(node))
        if name in ("heading", "caption", "notes", "attribution"):
            labelled[name] = inside
        else:
            plain.append(inlines_of(_tokens(node)))
    return plain, labelled


def _joined(paragraphs: Sequence[Inlines]) -> Inlines:
    """Several paragraphs as one, a line break between them; exports have one at most."""
    joined: list[Inlines] = []
    for paragraph in paragraphs:
        joined.extend(((Text("\n"),), paragraph) if joined else (paragraph,))
    return tuple(inline for paragraph in joined for inline in paragraph)


def _paragraph(node: SyntaxTreeNode) -> Block:
    tokens = _tokens(node)
    if len(tokens) == 1 and tokens[0].type == "image":
        return _image(tokens[0], ())
    return Paragraph(inlines_of(tokens))


def _verse(nodes: Sequence[SyntaxTreeNode]) -> Verse:
    stanzas: list[tuple[Inlines, ...]] = []
    attribution: Inlines = ()
    for node in nodes:
        name, inside = span_of(_tokens(node))
        if name == "attribution":
            attribution = inside
        else:
            stanzas.append(tuple(lines_of(_tokens(node))))
    return Verse(tuple(stanzas), attribution)


def _figure(nodes: Sequence[SyntaxTreeNode]) -> Figure:
    tokens = _tokens(nodes[0]) if nodes else []
    if not tokens or tokens[0].type != "image":
        return Figure(caption=_joined(_paragraphs(nodes)))
    return _image(tokens[0], _joined(_paragraphs(nodes[1:])))


def _image(token: Token, caption: Inlines) -> Figure:
    attributes = {name: str(value) for name, value in token.attrs.items()}
    span = attributes.get("span", "column")
    return Figure(
        source=attributes.get("src", ""),
        alt=words_of(token.children or []),
        caption=caption,
        credit=attributes.get("credit", ""),
        licence=attributes.get("licence", ""),
        span=span if span in _SPANS else "column",  # type: ignore[arg-type]
    )


def _embed(nodes: Sequence[SyntaxTreeNode]) -> Block:
    tokens = _tokens(nodes[0]) if nodes else []
    if not tokens or tokens[0].type != "link_open":
        return Paragraph(_joined(_paragraphs(nodes)))
    return Embed(str(tokens[0].attrs.get("href", "")), words_of(tokens[1:-1]))


def _list_div(
    nodes: Sequence[SyntaxTreeNode], attributes: dict[str, str], *, is_ordered: bool
) -> List:
    given = attributes.get("start", "")
    start = int(given) if given.isdecimal() and len(given) < 10 else 1
    inner = next((node for node in nodes if node.type in ("bullet_list", "ordered_list")), None)
    if inner is None:
        return List((), is_ordered, start)
    read = _list(inner)
    return read if read.ordered else List(read.items, False, start)


def _list(node: SyntaxTreeNode) -> List:
    is_ordered = node.type == "ordered_list"
    start = int(node.attrs.get("start", 1)) if is_ordered else 1
    return List(tuple(_items(node, 1)), is_ordered, start)


def _items(node: SyntaxTreeNode, level: int) -> Iterator[ListItem]:
    for item in node.children:
        yield ListItem(_joined(_paragraphs(item.children)), level)
        for inner in item.children:
            if inner.type in ("bullet_list", "ordered_list"):
                yield from _items(inner, level + 1)


def _table(nodes: Sequence[SyntaxTreeNode], *, has_header_row: bool) -> Table:
    _, labelled = _labelled(nodes)
    rows: list[tuple[Cell, ...]] = []
    for node in nodes:
        if node.type == "table":
            for row in (row for part in node.children for row in part.children):
                is_header_row = has_header_row and not rows
                rows.append(tuple(_cell(cell, is_header=is_header_row) for cell in row.children))
    return Table(tuple(rows), labelled.get("caption", ()), labelled.get("notes", ()))


def _cell(node: SyntaxTreeNode, *, is_header: bool) -> Cell:
    tokens = _tokens(node)
    name, inside = span_of(tokens)
    if name == "header" and not is_header:
        return Cell(inside, True)
    return Cell(inlines_of(tokens), is_header)


def _box(nodes: Sequence[SyntaxTreeNode]) -> Box:
    heading: Inlines = ()
    if nodes and nodes[0].type == "paragraph":
        name, inside = span_of(_tokens(nodes[0]))
        if name == "heading":
            heading, nodes = inside, nodes[1:]
    inner = tuple(block for block in blocks_of(nodes) if not isinstance(block, Box))
    return Box(heading, inner)
