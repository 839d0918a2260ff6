"""Each case in tests/golden/paged: a manuscript and the tree of pages made of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from octavo.core.manuscript import schema
from octavo.core.renditions.paged import Look, PictureFacts, Setting, render_article

CASES = sorted((Path(__file__).parents[3] / "golden" / "paged").iterdir())
SETTING = Setting(
    language="en-GB",
    address="https://vell.example",
    sections={"politics": Look("Politics", "politics"), "culture": Look("Culture", "210")},
    pictures={"map.png": PictureFacts("0f3a.jpg", 1600, 1000)},
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_manuscript_becomes_the_tree_beside_it(case, update_golden):
    manuscript = schema.from_json(json.loads((case / "manuscript.json").read_text()))

    tree = render_article(manuscript, setting=SETTING, slug=case.name, pages=4)
    written = json.dumps(tree, ensure_ascii=False, indent=1) + "\n"

    if update_golden:
        (case / "expected.json").write_text(written)
    assert written == (case / "expected.json").read_text()
