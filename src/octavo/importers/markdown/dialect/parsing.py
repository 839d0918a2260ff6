"""The dialect's grammar: CommonMark, pipe tables, notes, spans and fenced divs."""

from __future__ import annotations

import html
import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

_DEEPEST = 100  # levels; a list in a list takes two
_NAME = re.compile(r"[\w-]+")
_ATTRIBUTE = re.compile(
    r"""\s*(?:\.(?P<label>[\w-]+)|(?P<name>[\w-]+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[\w-]+)))"""
)


def parsed(body: str) -> SyntaxTreeNode:
    """The body as a tree of blocks."""
    return SyntaxTreeNode(_parser().parse(body))


def div_attributes(node: SyntaxTreeNode) -> dict[str, str]:
    """The attributes of a fenced div; its name is the `class`."""
    info = node.info.strip()
    if _NAME.fullmatch(info):
        return {"class": info}
    attributes, end = _attributes(info, 0)
    return attributes if end == len(info) else {}


def _attributes(text: str, start: int) -> tuple[dict[str, str], int]:
    """The attributes in braces at that place and where they end; the place itself if none do."""
    found: dict[str, str] = {}
    place = start + 1
    while text[start : start + 1] == "{" and (match := _ATTRIBUTE.match(text, place)):
        place = match.end()
        if label := match["label"]:
            found["class"] = f"{found['class']} {label}" if "class" in found else label
        else:
            found[match["name"]] = html.unescape(match["quoted"] or match["bare"] or "")
    end = re.compile(r"\s*\}").match(text, place) if found else None
    return (found, end.end()) if end else ({}, start)


def _parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    markdown.enable("table")
    markdown.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    markdown.use(attrs_plugin, spans=True, after=())
    markdown.inline.ruler.push("picture_attributes", _picture_attributes)
    markdown.use(container_plugin, "div", validate=lambda *_: True)
    # Addresses come through as they stand; what a link may hold is checked where it is read.
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    return markdown


def _picture_attributes(state: StateInline, silent: bool) -> bool:
    """Braces right after a picture are its attributes."""
    if state.pending or not state.tokens or state.tokens[-1].type != "image":
        return False
    attributes, end = _attributes(state.src, state.pos)
    if not attributes:
        return False
    if not silent:
        source = state.tokens[-1].attrs.get("src", "")
        state.tokens[-1].attrs.update(attributes | {"src": source})
    state.pos = end
    return True
