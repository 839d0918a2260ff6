"""Lists as HTML: items that lie deeper become a list within the item above them."""

from __future__ import annotations

from octavo.core.manuscript.blocks import List
from octavo.core.manuscript.nesting import Places, with_deeper
from octavo.core.renditions.web.blocks import write
from octavo.core.renditions.web.lines import line
from octavo.core.renditions.web.markup import element
from octavo.core.renditions.web.page import Page


@write.register
def _(block: List, page: Page, path: str) -> str:
    if not block.items:
        return ""
    places = [(f"{path}.items[{index}].inlines", item) for index, item in enumerate(block.items)]
    start = str(block.start) if block.ordered and block.start != 1 else None
    return element(
        "ol" if block.ordered else "ul",
        _items(places, page, ordered=block.ordered),
        class_=page.classes(path),
        start=start,
    )


def _items(places: Places, page: Page, *, ordered: bool) -> str:
    """The items of one level, each with the deeper ones that follow it."""
    written = []
    for (path, item), deeper in with_deeper(places):
        inside = line(item.inlines, page, path)
        if deeper:
            inner = _items(deeper, page, ordered=ordered)
            inside = f"{inside}\n{element('ol' if ordered else 'ul', inner)}\n"
        written.append(element("li", inside))
    return "\n" + "\n".join(written) + "\n"
