"""Old pages leave text bare or part it by two breaks: wraps each stretch in a paragraph."""

from __future__ import annotations

from typing import TypeAlias

from lxml import html

from octavo.importers.html.words import BLOCK_TAGS, children, nodes_of

_CONTAINERS = ("body", "div", "td", "center", "article", "section", "main", "blockquote")
_OLD = ("body", "td", "center")  # where pages of old leave marked words bare, too
_PROSE = 25  # words; above the first such stretch stand headline, name and day, a line each
_MOST_HEAD_LINES = 4

Node: TypeAlias = "html.HtmlElement | str"


def wrap_broken_paragraphs(root: html.HtmlElement) -> None:
    """Make paragraphs of bare text beside blocks and between double breaks.

    Above the text, where headline, name and day stand, each line becomes one.
    """
    for font in list(root.iter("font")):
        font.drop_tag()
    is_head = True
    for element in [e for e in root.iter(*_CONTAINERS) if _is_loose(e)]:
        is_head = _wrap(element, is_head=is_head)


def _is_loose(element: html.HtmlElement) -> bool:
    """Whether text stands bare in it beside blocks, or parted by double breaks."""
    if _has_double_break(element):
        return True
    if not any(child.tag in BLOCK_TAGS for child in children(element)):
        return False
    bare = (element.text, *(child.tail for child in element))
    if any(text and text.strip() for text in bare):
        return True
    if element.tag not in _OLD:
        return False
    inline = (child for child in children(element) if child.tag not in BLOCK_TAGS)
    return any(_words(child).strip() and not _holds_block(child) for child in inline)


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
    last: html.HtmlElement | None = None
    for node in nodes:
        if not isinstance(node, str):
            paragraph.append(node)
            last = node
        elif last is not None:
            last.tail = (last.tail or "") + node
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
