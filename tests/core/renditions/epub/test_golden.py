"""Each case in tests/golden/epub: an issue, its cues if it is heard, and the documents of both."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.core.renditions.epub.reading import a_setting

from octavo.core.issue.document import ArticleItem
from octavo.core.issue.paging import PageStart
from octavo.core.issue.schema import issue_from_json
from octavo.core.renditions.epub import (
    Narration,
    Picture,
    issue_documents,
    issue_metadata,
    narration_of,
    overlay_of,
    package,
    smil,
)

CASES = sorted((Path(__file__).parents[3] / "golden" / "epub").iterdir())


def made_of(case: Path) -> dict[str, str]:
    issue = issue_from_json(json.loads((case / "issue.json").read_text()))
    narrations = narrations_of(case)
    slugs = [item.slug for item in issue.items if isinstance(item, ArticleItem)]
    setting = a_setting(
        language="en-GB",
        dated="15 November 2026",
        sections={"politics": "Politics"},
        pictures={"lamp.jpg": Picture("pictures/lamp.jpg")},
        printed={
            slug: [PageStart(4 + 2 * place), PageStart(5 + 2 * place, "blocks[1]")]
            for place, slug in enumerate(slugs)
        },
        heard=frozenset(narrations),
    )
    documents = issue_documents(issue, setting=setting)
    overlays = [overlay_of(it, narrations[it.slug]) for it in documents if it.slug in narrations]
    lines = issue_metadata(issue, setting=setting, is_heard=bool(overlays))
    opf = package(lines, documents, [], language="en-GB", overlays=overlays)
    heard = {it.name: smil(it) for it in overlays}
    return {it.name: it.content for it in documents} | heard | {"package.opf": opf}


def narrations_of(case: Path) -> dict[str, Narration]:
    """The cues of the articles that are read aloud, by slug."""
    cues = case / "cues.json"
    said = json.loads(cues.read_text()) if cues.exists() else {}
    return {slug: narration_of(it, duration=it["duration"]) for slug, it in said.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_issue_becomes_the_documents_beside_it(case, update_golden):
    made = made_of(case)

    expected = case / "expected"
    if update_golden:
        expected.mkdir(exist_ok=True)
        for name, content in made.items():
            (expected / name).write_text(content)
    assert made == {path.name: path.read_text() for path in expected.iterdir()}
