"""What a document of pages says when it is read aloud, furniture and all, element by element."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from tests.core.renditions.paged.trees import of_article

from octavo.core.renditions.paged.lines import Tree


def bare(text: str) -> str:
    """Words as they are compared: no spaces, and no characters that only say how to set others."""
    return "".join(
        letter for letter in text if not letter.isspace() and unicodedata.category(letter) != "Cf"
    )


def of_offprint(tree: Tree) -> str:
    return bare("".join(_offprint(tree)))


def _offprint(tree: Tree) -> Iterator[str]:
    article = tree["article"]
    yield tree["masthead"]["name"]
    yield tree["wording"]["issue"].format(number=tree["number"])
    yield tree["dated"]
    yield article["look"]["name"]
    yield from of_article(article, has_names=True)
    if tree["read_at"]:
        yield tree["wording"]["read_at"]
        yield tree["read_at"].split("://")[-1]
