"""Each case in tests/golden/web: a manuscript and the page body made of it."""

from __future__ import annotations

import json
from pathlib import Path

import html5lib
import pytest

from octavo.core.manuscript import schema
from octavo.core.manuscript.blocks import Figure
from octavo.core.renditions.web import ImageAttributes, render_body

CASES = sorted((Path(__file__).parents[3] / "golden" / "web").iterdir())


def picture(figure: Figure) -> ImageAttributes:
    return ImageAttributes(
        src=f"/media/{figure.source}",
        width=1600,
        height=1000,
        srcset=f"/media/800/{figure.source} 800w, /media/{figure.source} 1600w",
        sizes="100vw",
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_manuscript_becomes_the_page_body_beside_it(case, update_golden):
    manuscript = schema.from_json(json.loads((case / "manuscript.json").read_text()))

    body = render_body(manuscript, image=picture) + "\n"

    if update_golden:
        (case / "expected.html").write_text(body)
    assert body == (case / "expected.html").read_text()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_expected_bodies_are_html_without_a_fault(case):
    parser = html5lib.HTMLParser(strict=True)

    parser.parseFragment((case / "expected.html").read_text(), container="article")
