"""Takes out of a page what was never text: scripts, styles, controls, and what nobody could see."""

from __future__ import annotations

from lxml import html

from octavo.importers.copy import SetAside
from octavo.importers.html.looks import StyleSheet, is_unseen
from octavo.importers.html.weighing import Weights
from octavo.importers.html.words import HEADINGS, drop, text_of, words_in

_NEVER_TEXT = words_in(
    """
    script style link meta base title applet param track canvas map area svg annotation
    input textarea select datalist progress meter frameset frame noframes
    """
)
_FEWEST_LISTED = 3  # words; fewer are labels such as `Menu`
_MOST_HIDDEN = 0.4  # of a page's prose: more is an article that a script was to show
_UNSEEN = "hidden on the page"


def clean(root: html.HtmlElement, sheet: StyleSheet) -> tuple[SetAside, ...]:
    """Drop scripts, styles and hidden elements from the tree; list the hidden words."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in _NEVER_TEXT:
            drop(element)
        elif element.tag == "noscript":
            _settle_noscript(element)
        elif element.tag == "template" and element.get("shadowrootmode") is None:
            drop(element)
    for head in root.findall("head"):
        drop(head)
    _open_buttons(root)
    return (*_without_unseen(root, sheet), *_without_comments(root))


def _settle_noscript(element: html.HtmlElement) -> None:
    """A picture for readers without scripts stands in for one that a script would have loaded."""
    if element.find(".//img") is None or _has_loaded_neighbour(element):
        drop(element)
    else:
        element.drop_tag()


def _has_loaded_neighbour(element: html.HtmlElement) -> bool:
    parent = element.getparent()
    if parent is None:
        return False
    inside = set(element.iter("img"))
    return any(
        picture.get("src") or picture.get("data-src") or picture.get("srcset")
        for picture in parent.iter("img")
        if picture not in inside
    )


def _without_unseen(root: html.HtmlElement, sheet: StyleSheet) -> list[SetAside]:
    weights = Weights(root)
    most = max(weights[root].prose * _MOST_HIDDEN, 1)
    listed: list[SetAside] = []
    for element in list(root.iter()):
        if element.tag in ("html", "body") or not is_unseen(element, sheet.look_of(element)):
            continue
        is_by_rule = element.get("hidden") is None and "display" not in (element.get("style") or "")
        if is_by_rule and weights[element].prose > most:
            continue
        if weights[element].words >= _FEWEST_LISTED and root in element.iterancestors():
            listed.append(SetAside(text_of(element), _UNSEEN))
        drop(element)
    return listed


def _without_comments(root: html.HtmlElement) -> list[SetAside]:
    """Take out the comments that an editor on the web saves as notes, and the marks to them."""
    listed: list[SetAside] = []
    for link in list(root.iter("a")):
        name = link.get("id") or ""
        if not name.startswith("cmnt"):
            continue
        if name.startswith("cmnt_ref"):
            parent = link.getparent()
            drop(parent if parent is not None and parent.tag == "sup" else link)
            continue
        note = next((e for e in link.iterancestors() if e.tag in ("p", "div", "li")), None)
        if note is not None:
            drop(link)
            listed.append(SetAside(text_of(note), "a comment"))
            drop(note)
    return listed


def _open_buttons(root: html.HtmlElement) -> None:
    """A heading or a picture that can be pressed is a heading or a picture all the same."""
    for button in list(root.iter("button")):
        parent = button.getparent()
        holds_more = any(button.find(f".//{tag}") is not None for tag in ("img", "p", *HEADINGS))
        if holds_more or (parent is not None and parent.tag in (*HEADINGS, "summary", "dt")):
            button.drop_tag()
