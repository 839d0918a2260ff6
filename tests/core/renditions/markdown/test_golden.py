"""Whole articles as Markdown: one folder a case, expected.md beside its manuscript."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from octavo.core.manuscript import schema
from octavo.core.renditions.markdown import to_markdown

GOLDEN = Path(__file__).parents[3] / "golden" / "markdown"
CASES = sorted(folder.name for folder in GOLDEN.iterdir() if folder.is_dir())


@pytest.mark.parametrize("case", CASES)
def test_an_article_is_written_as_expected(case, update_golden):
    manuscript = schema.from_json(
        json.loads((GOLDEN / case / "manuscript.json").read_text("utf-8"))
    )
    expected = GOLDEN / case / "expected.md"

    written = to_markdown(manuscript)

    if update_golden:
        expected.write_text(written, "utf-8")
    assert written == expected.read_text("utf-8")
