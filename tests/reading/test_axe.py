"""axe finds nothing to complain of on any page, light or dark, on a phone or on a desk."""

import pytest
from playwright.sync_api import Page
from tests.reading import node
from tests.reading.pages import DESK, EVERY, HOME, PHONE

pytestmark = pytest.mark.journey

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AUDIT = """
async tags => {
    const options = {
        runOnly: { type: "tag", values: tags },
        rules: { "target-size": { enabled: true } },
        resultTypes: ["violations"],
    };
    const found = await axe.run(document, options);
    return found.violations.flatMap(rule =>
        rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}
"""


def complaints(page: Page) -> list[str]:
    """What axe finds; the window must let a script past the policy of the page."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=node.AXE)
    return page.evaluate(AUDIT, TAGS)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("page_type", EVERY, ids=lambda page_type: page_type.name)
def test_axe_finds_nothing(look, page_type, size):
    page = look(page_type, size, bypass_csp=True, reduced_motion="reduce")

    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme}: {complaint}" for complaint in complaints(page)]

    assert not found, "\n".join(found)


def test_axe_would_say_so(look):
    page = look(HOME, DESK, bypass_csp=True)
    page.evaluate(
        """() => {
        const main = document.querySelector("main");
        main.insertAdjacentHTML("beforeend",
            "<img src='x.png'><p style='color:#999;background:#fff'>Grey</p><h5>Deep</h5>");
        }"""
    )

    rules = {complaint.split(":")[0] for complaint in complaints(page)}

    assert {"image-alt", "color-contrast", "heading-order"} <= rules
