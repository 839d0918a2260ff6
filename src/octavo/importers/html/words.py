"""The words of an element, line by line, and which tags begin a new line."""

from __future__ import annotations

from lxml import etree, html

from octavo.importers.tidying import clean_words


def words_in(listed: str) -> frozenset[str]:
    """A list of words as people like to read it, without quotes and commas."""
    return frozenset(listed.split())


BLOCK_TAGS = words_in(
    """
    address article aside blockquote body center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav
    ol p pre section summary table caption tbody td tfoot th thead tr ul iframe video audio
    embed object noscript template search option optgroup select legend amp-iframe
    amp-youtube lite-youtube set-aside
    """
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def text_of(element: html.HtmlElement) -> str:
    """The words of an element in reading order, one line for each block in it."""
    parts: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if node.tag in BLOCK_TAGS or node.tag == "br":
            parts.append("\n")
        if event == "start" and node.text:
            parts.append(clean_words(node.text))
        if event == "end" and node is not element and node.tail:
            parts.append(clean_words(node.tail))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def line_of(element: html.HtmlElement) -> str:
    """The words of an element on one line."""
    return " ".join(text_of(element).split("\n"))


def drop(element: html.HtmlElement) -> None:
    """Take the element out of its tree and leave the text after it."""
    if element.getparent() is not None:
        element.drop_tree()


def children(element: html.HtmlElement) -> list[html.HtmlElement]:
    """The elements right inside this one; comments and the like left out."""
    return [child for child in element if isinstance(child.tag, str)]


def nodes_of(element: html.HtmlElement) -> list[html.HtmlElement | str]:
    """The element's content as it stands: loose text and elements in turn."""
    nodes: list[html.HtmlElement | str] = [element.text] if element.text else []
    for child in children(element):
        nodes.append(child)
        if child.tail:
            nodes.append(child.tail)
    return nodes
