"""Markdown of many dialects as HTML for the HTML reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.attrs.parse import ParseError, parse
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

DEEPEST = 40  # levels of blocks and marks inside each other
_CALLOUT = re.compile(r"\[!(?P<kind>\w{2,20})\][+-]?[ \t]*(?P<title>[^\n]*)(?:\n|$)")
_COMMENT = re.compile(r"%%[^%]{0,20000}%%")
_WIKI_PICTURE = re.compile(r"!\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{0,200}))?\]\]")
_WIKI_LINK = re.compile(r"(?<!!)\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\](?!\()")
_MARKED = re.compile(r"==(?=\S)([^=\n]{1,400})(?<=\S)==")
_HEADING_ATTRIBUTES = re.compile(r"[ \t]*\{[ \t]*[#.:][^{}\n]{0,200}\}[ \t]*$")
_TABLE_CAPTION = re.compile(r"(?:Table)?:[ \t]+(?=\S)")


def to_html(text: str) -> str:
    """The text as HTML with classes that the HTML reader knows."""
    return str(_parser().render(_prepared(text)))


def _prepared(text: str) -> str:
    """Bring the habits of note-taking programs to common ground."""
    text = _COMMENT.sub("", text)
    text = _WIKI_PICTURE.sub(lambda match: f"![{match[2] or ''}](<{match[1]}>)", text)
    text = _WIKI_LINK.sub(lambda match: match[2] or match[1].split("#")[0], text)
    return _MARKED.sub(r"\1", text)


def _parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": DEEPEST})
    markdown.enable(["table", "strikethrough"])
    markdown.use(footnote_plugin, move_to_end=False).use(deflist_plugin)
    markdown.use(attrs_plugin, spans=True).use(attrs_block_plugin)
    markdown.use(container_plugin, "div", validate=lambda *_: True, render=_div)
    markdown.block.ruler.before("table", "line_block", _line_block, {"alt": ["paragraph"]})
    markdown.core.ruler.after("block", "table_captions", _caption_tables)
    markdown.core.ruler.after("block", "callouts", _box_callouts)
    markdown.core.ruler.after("block", "heading_attributes", _bare_headings)
    markdown.core.ruler.push("captions", _caption_pictures)
    # Unsafe addresses lose their link where the HTML is read; their words must not stay as code.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    markdown.add_render_rule("footnote_ref", _note_mark)
    markdown.add_render_rule("footnote_reference_open", _note_open)
    markdown.add_render_rule("footnote_reference_close", lambda *_: "</div>\n")
    return markdown


def _div(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    if tokens[index].nesting < 0:
        return "</div>\n"
    return f"<div{''.join(_attributes(tokens[index].info))}>\n"


def _attributes(info: str) -> list[str]:
    """The attributes of a fenced div: `{.name key="words"}`, or a name and perhaps a title."""
    info = info.strip()
    if not info.startswith("{"):
        return [f' class="{escape(info.split()[0])}"'] if info else []
    try:
        _, found = parse(info)
    except ParseError:
        return []
    kept = (name for name in found if re.fullmatch(r"[a-zA-Z][\w-]*", name))
    return [f' {name}="{escape(str(found[name]))}"' for name in kept if not name.startswith("on")]


def _note_mark(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """A mark that leads to its note; a note written inside the line stays there, marked as one."""
    meta = tokens[index].meta
    listed = env.get("footnotes", {}).get("list", {}).get(meta.get("id"), {})
    if "tokens" in listed:
        return (
            f'<span class="sidenote">{renderer.renderInline(listed["tokens"], options, env)}</span>'
        )
    label = escape(str(meta.get("label", "")))
    return f'<sup class="footnote-ref"><a href="#fn-{label}">{label}</a></sup>'


def _note_open(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    label = escape(str(tokens[index].meta.get("label", "")))
    return f'<div class="footnote" id="fn-{label}" data-name="{label}">\n'


def _line_block(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Pandoc's line block: `| ` before each line keeps the line ends."""
    if not _is_verse_line(state, first) or _is_table(state, first, last):
        return False
    if silent:
        return True
    line = first
    while line < last and _is_verse_line(state, line):
        line += 1
    opening = state.push("verse_open", "div", 1)
    opening.map, opening.block, opening.attrs = [first, line], True, {"class": "verse"}
    inline = state.push("inline", "", 0)
    inline.content = "\\\n".join(_line(state, number)[1:].strip() for number in range(first, line))
    inline.map, inline.children = [first, line], []
    state.push("verse_close", "div", -1)
    state.line = line
    return True


def _line(state: StateBlock, number: int) -> str:
    return str(state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]])


def _is_verse_line(state: StateBlock, number: int) -> bool:
    line = _line(state, number)
    return (line == "|" or line.startswith("| ")) and not line.rstrip().endswith(" |")


def _is_table(state: StateBlock, first: int, last: int) -> bool:
    return first + 1 < last and bool(re.fullmatch(r"[|:\s-]*-[|:\s-]*", _line(state, first + 1)))


def _bare_headings(state: Any) -> None:
    """`## A view {#view}`: the part in braces is for machines."""
    for token, inner in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type == "heading_open":
            inner.content = _HEADING_ATTRIBUTES.sub("", inner.content)


def _box_callouts(state: Any) -> None:
    """`> [!note] Title`: a quotation that is a box."""
    result: list[Token] = []
    boxed: list[int] = []  # the levels of quotations that are boxes
    for index, token in enumerate(state.tokens):
        result.append(token)
        if token.type == "blockquote_close" and boxed and boxed[-1] == token.level:
            token.tag = "aside"
            boxed.pop()
        inline = state.tokens[index + 2] if index + 2 < len(state.tokens) else token
        if token.type != "blockquote_open" or inline.type != "inline":
            continue
        if match := _CALLOUT.match(inline.content):
            token.tag, token.attrs = "aside", {"class": "box"}
            boxed.append(token.level)
            inline.content = inline.content[match.end() :]
            if match["title"]:
                content = f"<h4>{escape(match['title'])}</h4>\n"
                result.append(Token("html_block", "", 0, content=content))
    state.tokens = result


def _caption_tables(state: Any) -> None:
    """`Table: Words` or `: Words` right below or above a table is its caption."""
    tokens: list[Token] = state.tokens
    result: list[Token] = []
    opened = -1  # where the last table began in the result
    waiting: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if _is_caption(tokens, index) and (opened >= 0 or _opens_table(tokens, index + 3)):
            caption = _as_caption(tokens[index + 1])
            index += 3
            if opened >= 0 and result[-1].type == "table_close":
                result[opened + 1 : opened + 1] = caption
            else:
                waiting = caption
            continue
        result.append(token)
        if token.type == "table_open":
            opened = len(result) - 1
            result.extend(waiting)
            waiting = []
        elif token.type != "table_close" and token.level == 0 and token.nesting >= 0:
            opened = -1
        index += 1
    state.tokens = result


def _caption_pictures(state: Any) -> None:
    """A picture's title is its caption; with a text of its own for the blind, the other text is."""
    for token in state.tokens:
        for picture in token.children or []:
            if picture.type != "image":
                continue
            attributes = picture.attrs
            described = attributes.pop("fig-alt", "")
            if described:
                attributes["data-caption"] = attributes.get("fig-cap") or picture.content
                picture.children = [Token("text", "", 0, content=str(described))]
            elif title := attributes.get("fig-cap") or attributes.get("title"):
                attributes["data-caption"] = title


def _is_caption(tokens: list[Token], index: int) -> bool:
    return (
        tokens[index].type == "paragraph_open"
        and index + 2 < len(tokens)
        and bool(_TABLE_CAPTION.match(tokens[index + 1].content))
    )


def _opens_table(tokens: list[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].type == "table_open"


def _as_caption(inline: Token) -> list[Token]:
    inline.content = _TABLE_CAPTION.sub("", inline.content, count=1)
    return [Token("caption_open", "caption", 1), inline, Token("caption_close", "caption", -1)]
