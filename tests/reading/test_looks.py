"""The key pages look as they did when somebody last looked at them and was content.

After a change that is meant: `make check-reading` says where both states lie side by side;
`pytest tests/reading/test_looks.py --update-golden` makes the new one the reference.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page
from tests.reading import looks
from tests.reading.pages import DESK, HOME, ISSUE, PHONE, SECTION, PageType, article

pytestmark = pytest.mark.journey

ARTICLE = PageType("article", article("the-line-at-low-water"))
MAY_DIFFER = 2.0  # per cent of the picture
QUIET = "*, ::before, ::after { caret-color: transparent !important; animation: none !important }"


@dataclass(frozen=True)
class View:
    """One screen of a page."""

    name: str
    page_type: PageType
    size: tuple[int, int]
    scheme: str = "light"
    from_: str = ""


KEY = [
    View(f"{name}-{size[0]}-{scheme}", page_type, size, scheme, from_)
    for size in (PHONE, DESK)
    for name, page_type, scheme, from_ in (
        ("home", HOME, "light", ""),
        ("issue", ISSUE, "light", ""),
        ("section", SECTION, "light", ""),
        ("article-opener", ARTICLE, "light", ""),
        ("article-opener", ARTICLE, "dark", ""),
        ("article-text", ARTICLE, "light", ".text > p:nth-of-type(3)"),
    )
]


def photograph(look, view: View, style: str = "") -> bytes:
    page: Page = look(
        view.page_type,
        view.size,
        color_scheme=view.scheme,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page.add_style_tag(content=QUIET + style)
    page.evaluate(looks.READY, view.from_)
    page.wait_for_load_state("networkidle")
    page.evaluate(looks.READY, view.from_)
    return page.screenshot()


@pytest.mark.parametrize("view", KEY, ids=lambda view: view.name)
def test_a_key_page_looks_as_it_did(look, view, update_golden):
    now = looks.reduced(photograph(look, view))
    if update_golden:
        looks.keep(now, view.name)

    before = looks.reference(view.name)

    share = looks.differing(before, now)
    assert share <= MAY_DIFFER, f"{share:.1f} % differs: {looks.show(before, now, view.name)}"


BROKEN_GRID = "main *, main { display: block !important; float: none !important }"
LOST_FACE = "* { font-family: monospace !important }"
WRONG_MEASURE = ".text > p { max-width: 28rem !important }"
NARROW_EDGES = ".sheet, main > * { padding-inline: 0 !important; margin-inline: 0 !important }"


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("home-1440-light", BROKEN_GRID),
        ("issue-1440-light", BROKEN_GRID),
        ("section-1440-light", BROKEN_GRID),
        ("article-opener-1440-light", BROKEN_GRID),
        ("article-opener-390-light", LOST_FACE),
        ("article-text-1440-light", WRONG_MEASURE),
        ("home-390-light", NARROW_EDGES),
    ],
)
def test_a_broken_grid_is_caught(look, name, fault):
    (view,) = [view for view in KEY if view.name == name]

    spoilt = looks.reduced(photograph(look, view, fault))

    assert looks.differing(looks.reference(name), spoilt) > 2 * MAY_DIFFER


def test_letters_smoothed_otherwise_are_let_pass(look):
    view = KEY[-1]

    smoothed = photograph(
        look, view, "* { -webkit-font-smoothing: none; text-rendering: optimizeSpeed }"
    )

    assert looks.differing(looks.reference(view.name), looks.reduced(smoothed)) <= MAY_DIFFER
