"""The whole site can be used with the keyboard, and one always sees where one is."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.reading.pages import DESK, EVERY, HOME, LONGEST, PHONE

pytestmark = pytest.mark.journey

# Everything that a pointer can work, in the order of the markup. Of a group of radio buttons the
# Tab key visits one; what is hidden or switched off it passes over.
TARGETS = """
() => {
    const said = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    const groups = new Set();
    const targets = [...document.querySelectorAll(said)].filter(target => {
        if (target.disabled || target.type === "hidden" || target.tabIndex < 0) return false;
        if (!target.checkVisibility({ visibilityProperty: true })) return false;
        if (target.closest("details:not([open])") && target.localName !== "summary") return false;
        if (target.type !== "radio") return true;
        const group = target.form?.id + target.name;
        return groups.has(group) ? false : groups.add(group);
    });
    targets.forEach((target, place) => { target.dataset.place = place; });
    return targets.map(target => target.outerHTML.slice(0, 90));
}
"""

# Where the focus is, and whether it shows: on the target, its label, or what holds it.
HERE = r"""
() => {
    const here = document.activeElement;
    if (!here || here === document.body) return null;
    const rect = (here.labels?.[0] && here.getBoundingClientRect().width < 4
        ? here.labels[0] : here).getClientRects()[0];
    const shaded = element => getComputedStyle(element).boxShadow !== "none";
    const lined = element => {
        const style = getComputedStyle(element);
        if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return false;
        const clear = /^rgba\(.* 0\)$/.test(style.outlineColor); // seen in forced colours alone
        return !clear || holders.some(shaded);
    };
    const holders = [here, ...(here.labels ?? []), here.nextElementSibling, here.parentElement,
        here.parentElement?.parentElement].filter(Boolean);
    const over = rect && document.elementFromPoint(
        Math.min(Math.max(rect.x + rect.width / 2, 0), innerWidth - 1),
        Math.min(Math.max(rect.y + rect.height / 2, 0), innerHeight - 1));
    const related = over && (here.contains(over) || over.contains(here)
        || [...(here.labels ?? [])].some(label => label.contains(over))
        || over.closest("a, label, summary")?.contains(here));
    const radio = here.type === "radio"
        ? document.querySelector(`[type=radio][name="${here.name}"][data-place]`) : null;
    return {
        place: Number((radio ?? here).dataset.place ?? -1),
        html: here.outerHTML.slice(0, 90),
        is_marked: holders.some(lined),
        is_in_sight: Boolean(rect) && rect.bottom > 0 && rect.top < innerHeight,
        is_covered: Boolean(over) && !related,
    };
}
"""


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab until the page has been gone through; say where the focus was each time."""
    stops = []
    for _ in range(400):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None or (stops and here == stops[0]):
            return stops
        stops.append(here)
    return stops


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("page_type", EVERY, ids=lambda page_type: page_type.name)
def test_tab_comes_to_everything_in_order_and_shows_it(look, page_type, size):
    page = look(page_type, size, reduced_motion="reduce")
    page.wait_for_load_state("networkidle")  # what a page fetches takes the place of a link to it
    targets = page.evaluate(TARGETS)

    stops = walk(page)

    places = [stop["place"] for stop in stops if stop["place"] >= 0]
    faults = [
        f"is never reached: {targets[n]}" for n in sorted(set(range(len(targets))) - {*places})
    ]
    faults += [f"comes too late: {targets[b]}" for a, b in pairwise(places) if b < a]
    faults += [f"shows no focus: {stop['html']}" for stop in stops if not stop["is_marked"]]
    faults += [f"is out of sight: {stop['html']}" for stop in stops if not stop["is_in_sight"]]
    faults += [f"is covered: {stop['html']}" for stop in stops if stop["is_covered"]]
    assert not faults, "\n".join(faults)


def test_a_target_without_a_visible_focus_is_caught(look):
    page = look(HOME, bypass_csp=True)
    page.add_style_tag(content=":focus-visible { outline: none !important }")

    assert not any(stop["is_marked"] for stop in walk(page))


@pytest.mark.parametrize("page_type", [HOME, LONGEST], ids=lambda page_type: page_type.name)
def test_the_first_tab_offers_a_way_past_the_masthead(look, page_type):
    page = look(page_type)

    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    box = skip.bounding_box()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["height"] >= 24
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
