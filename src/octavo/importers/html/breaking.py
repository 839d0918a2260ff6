"""Old pages part paragraphs by two breaks: wraps what stands between them in paragraphs."""

from __future__ import annotations

from typing import TypeAlias

from lxml import html

from octavo.importers.html.words import BLOCK_TAGS, children, nodes_of

_CONTAINERS = ("body", "div", "td", "center", "article", "section", "main", "blockquote")
_PROSE = 25  # words; above the first such stretch stand headline, name and day, a line each
_MOST_HEAD_LINES = 4

Node: TypeAlias = "html.HtmlElement | str"


def wrap_broken_paragraphs(root: html.HtmlElement) -> None:
    """Make paragraphs of the stretches between double breaks, and lines of those above the text."""
    for font in list(root.iter("font")):
        font.drop_tag()
    is_head = True
    for element in [e for e in root.iter(*_CONTAINERS) if _has_double_break(e)]:
        is_head = _wrap(element, is_head=is_head)


def _has_double_break(element: html.HtmlElement) -> bool:
    return any(
        child.tag == "br" and not (child.tail or "").strip() and _is_break(child.getnext())
        for child in children(element)
    )


def _wrap(element: html.HtmlElement, *, is_head: bool) -> bool:
    stretches = _stretches(element)
    for child in list(element):
        element.remove(child)
    element.text = None
    for stretch in stretches:
        if isinstance(stretch, list):
            words = sum(len(_words(node).split()) for node in stretch)
            is_head = is_head and words < _PROSE
            for line in _lines(stretch) if is_head else [stretch]:
                element.append(_paragraph(line))
        else:
            element.append(stretch)
    return is_head


def _stretches(element: html.HtmlElement) -> list[list[Node] | html.HtmlElement]:
    """Blocks as they are, and between them the inline nodes, cut where two breaks meet."""
    found: list[list[Node] | html.HtmlElement] = []
    loose: list[Node] = []
    for node in nodes_of(element):
        if not isinstance(node, str):
            node.tail = None
        if not isinstance(node, str) and (node.tag in BLOCK_TAGS or _holds_block(node)):
            found.extend((loose, node))
            loose = []
        elif _is_break(node) and _ends_in_break(loose):
            while loose and (_is_break(loose[-1]) or not _words(loose[-1]).strip()):
                loose.pop()
            found.append(loose)
            loose = []
        else:
            loose.append(node)
    found.append(loose)
    return [each for each in found if not isinstance(each, list) or any(_says(n) for n in each)]


def _lines(stretch: list[Node]) -> list[list[Node]]:
    lines: list[list[Node]] = [[]]
    for node in stretch:
        if _is_break(node):
            lines.append([])
        else:
            lines[-1].append(node)
    lines = [line for line in lines if any(_says(node) for node in line)]
    return lines if len(lines) <= _MOST_HEAD_LINES else [stretch]


def _paragraph(nodes: list[Node]) -> html.HtmlElement:
    paragraph = html.Element("p")
    for node in nodes:
        if not isinstance(node, str):
            paragraph.append(node)
        elif len(paragraph):
            paragraph[-1].tail = (paragraph[-1].tail or "") + node
        else:
            paragraph.text = (paragraph.text or "") + node
    return paragraph


def _is_break(node: Node | None) -> bool:
    return node is not None and not isinstance(node, str) and node.tag == "br"


def _ends_in_break(nodes: list[Node]) -> bool:
    for node in reversed(nodes):
        if _is_break(node):
            return True
        if _says(node):
            return False
    return not nodes


def _says(node: Node) -> bool:
    """Whether the node has words or a picture."""
    return bool(_words(node).strip()) or (not isinstance(node, str) and node.tag != "br")


def _words(node: Node) -> str:
    return node if isinstance(node, str) else "".join(node.itertext())


def _holds_block(element: html.HtmlElement) -> bool:
    return any(inner.tag in BLOCK_TAGS for inner in element.iterdescendants())
