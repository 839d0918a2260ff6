"""The markup of every page is valid, and its headings are a contents list that makes sense."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from tests.reading import node
from tests.reading.pages import EVERY

pytestmark = pytest.mark.journey

# What its rules leave out: our own server's files need no hash to be trusted; Safari forgets that a
# list without bullets is one unless its role is said again; some programs for the voice want `for`
# even where a label holds its field; landmarks are axe's matter, which knows the hidden ones.
RULES = Path(__file__).with_name("html-validate.json")


def complaints(folder: Path) -> dict[str, list[str]]:
    """What html-validate says of each file of a folder, by the file's name without its ending."""
    said: dict[str, list[str]] = {file.stem: [] for file in folder.glob("*.html")}
    script = "html-validate/bin/html-validate.mjs"
    results = node.run(
        script, "--config", str(RULES), "--formatter", "json", str(folder), may_fail=True
    )
    for result in results:
        said[Path(result["filePath"]).stem] += [
            f"{one['line']}:{one['column']} {one['ruleId']}: {one['message']}"
            for one in result["messages"]
        ]
    return said


@pytest.fixture(scope="module")
def markup(magazine, tmp_path_factory) -> dict[str, list[str]]:
    """What is wrong with each page type, found in one go."""
    folder = tmp_path_factory.mktemp("markup")
    for page_type in EVERY:
        status, body, _ = magazine.get(page_type.path)
        if status == page_type.status:  # else the next test says so
            (folder / f"{page_type.name}.html").write_bytes(body)
    return complaints(folder)


@pytest.mark.parametrize("page_type", EVERY, ids=lambda page_type: page_type.name)
def test_the_markup_is_valid(markup, page_type):
    found = markup.get(page_type.name, ["the page does not come"])

    assert not found, "\n".join(found)


def test_a_fault_would_be_named(tmp_path):
    page = "<!doctype html><html lang='en'><head><title>A</title></head><body>{}</body></html>"
    (tmp_path / "a.html").write_text(page.format("<p><div id='b'></div></p><i id='b'></i>"))

    said = " ".join(complaints(tmp_path)["a"])

    assert "no-dup-id" in said
    assert "close-order" in said or "element-permitted-content" in said


@pytest.mark.parametrize("page_type", EVERY, ids=lambda page_type: page_type.name)
def test_headings_are_in_order_under_a_single_first(magazine, page_type):
    page = html.document_fromstring(magazine.get(page_type.path)[1].decode())
    ids = Counter(page.xpath("//@id"))

    levels = [int(heading.tag[1]) for heading in page.iter() if is_heading(heading)]

    assert [name for name, times in ids.items() if times > 1] == []
    assert levels.count(1) == 1
    assert levels[0] == 1
    skipped = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
    assert skipped == []


def is_heading(element: html.HtmlElement) -> bool:
    return isinstance(element.tag, str) and re.fullmatch("h[1-6]", element.tag) is not None
