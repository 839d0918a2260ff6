"""No word is lost on the way to the page, and none changes its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from tests.strategies import manuscripts

from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.parts import parts
from octavo.core.renditions.paged import Setting, render_article
from octavo.core.renditions.paged.letters import clean


def written_lines(tree: Any) -> Iterator[tuple[str, str]]:
    """The place and the words of every line in a tree, as they stand in it."""
    if isinstance(tree, dict) and "runs" in tree:
        words = "".join(run.get("text", "") for run in tree["runs"])
        if words and not tree["path"].endswith("licence"):
            yield tree["path"], words.replace("\u200b", "")
    elif isinstance(tree, dict | list):
        for inner in tree.values() if isinstance(tree, dict) else tree:
            yield from written_lines(inner)


def said_lines(manuscript: Manuscript, *, footnotes: bool) -> list[tuple[str, str]]:
    """The place and the words of every line that an author wrote."""
    return [
        (part.path, words)
        for part in parts(manuscript)
        if (part.purpose == "footnote") == footnotes
        and (words := clean(part.text).replace("\u200b", ""))
    ]


@given(manuscripts())
def test_every_line_of_an_article_stands_in_its_tree_in_order(manuscript):
    tree = render_article(manuscript, setting=Setting())

    notes = tree.pop("notes")
    assert list(written_lines(tree)) == said_lines(manuscript, footnotes=False)
    assert sorted(written_lines(notes)) == sorted(said_lines(manuscript, footnotes=True))


@given(manuscripts())
def test_every_note_is_brought_by_its_first_mark_or_ends_the_article(manuscript):
    tree = render_article(manuscript, setting=Setting())

    brought = [number for number, is_first in _marks(tree) if is_first]
    assert sorted([*brought, *tree["unmarked"]]) == sorted(map(int, tree["notes"]))


@given(manuscripts())
def test_what_is_written_twice_is_written_the_same(manuscript):
    assert render_article(manuscript, setting=Setting()) == render_article(
        manuscript, setting=Setting()
    )


def _marks(tree: Any) -> Iterator[tuple[int, bool]]:
    if isinstance(tree, dict) and "note" in tree and "first" in tree:
        yield tree["note"], tree["first"]
    elif isinstance(tree, dict | list):
        for inner in tree.values() if isinstance(tree, dict) else tree:
            yield from _marks(inner)
