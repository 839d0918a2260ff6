"""Pages keep all they say when they are enlarged, spaced out, recoloured or held still."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.reading.pages import BROKEN, DESK, EVERY, HOME, ISSUE, LONGEST, PHONE, SECTION, TABLET

pytestmark = pytest.mark.journey

# 1280 by 1024 pixels at 400 %.
ENLARGED = (320, 256)

# The spacing that WCAG 1.4.12 lets a reader ask for.
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""

# What stands out of the window sideways, or is cut by a box that hides what does not fit.
CUT = """
() => {
    const name = element => element.outerHTML.slice(0, 100);
    const wide = document.documentElement.scrollWidth;
    const faults = wide > innerWidth ? [`the page is ${wide} pixels wide`] : [];
    const scrolls = /auto|scroll/;
    const out = new Set();
    for (const element of document.body.querySelectorAll("*")) {
        if (!element.checkVisibility({ visibilityProperty: true })) continue;
        if (element.closest(".out-of-sight, svg")) continue;
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        let holder = element.parentElement;
        while (holder && !scrolls.test(getComputedStyle(holder).overflowX))
            holder = holder.parentElement;
        const sticks_out = !holder && box.width > 0
            && (box.right > innerWidth + 1 || box.right < 0);
        if (sticks_out && !out.has(element.parentElement))
            faults.push(`reaches to ${Math.round(box.right)}: ${name(element)}`);
        if (sticks_out) out.add(element);
        const says = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        if (!says || !/hidden|clip/.test(style.overflowX + style.overflowY)) continue;
        if (box.width <= 2 && box.height <= 2) continue; // for screen readers alone
        if (element.scrollWidth > element.clientWidth + 1
            || element.scrollHeight > element.clientHeight + 2)
            faults.push(`cuts its words: ${name(element)}`);
    }
    return faults;
}
"""

# Words that run out of a box of a fixed height and are cut by it or by the one around it.
SWALLOWED = """
() => [...document.querySelectorAll("body *")].flatMap(box => {
    const style = getComputedStyle(box);
    if (!/hidden|clip/.test(style.overflowY) || box.closest(".out-of-sight, svg")) return [];
    if (!box.checkVisibility({ visibilityProperty: true })) return [];
    const edge = box.getBoundingClientRect();
    if (edge.width <= 2 && edge.height <= 2) return []; // for screen readers alone
    return [...box.querySelectorAll("*")].filter(inner => {
        if (inner.closest(".out-of-sight") || !inner.checkVisibility()) return false;
        const says = node => node.nodeType === 3 && node.data.trim();
        if (![...inner.childNodes].some(says)) return false;
        const around = document.createRange();
        around.selectNodeContents(inner);
        const words = around.getBoundingClientRect();
        return words.bottom > edge.bottom + 2 || words.top < edge.top - 2
            || words.right > edge.right + 2 || words.left < edge.left - 2;
    }).map(inner => `is cut by ${box.className}: ${inner.outerHTML.slice(0, 100)}`);
})
"""

SEEN = """
() => [...document.querySelectorAll("body *")].filter(element =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && element.getBoundingClientRect().width > 0).map(element => element.outerHTML.slice(0, 100))
"""

# What a page says, but for the buttons that only script can work.
SAID = """
() => {
    const main = document.querySelector("main").cloneNode(true);
    main.querySelectorAll("button, [hidden], .with-script, .meter").forEach(one => one.remove());
    return main.textContent.split(/\\s+/).join(" ");
}
"""

# Motion that takes longer than a hundredth of a second.
MOVES = """
() => {
    const seconds = said => Math.max(...said.split(",").map(one =>
        parseFloat(one) * (one.trim().endsWith("ms") ? .001 : 1)));
    const faults = document.getAnimations()
        .filter(animation => animation.effect.getComputedTiming().duration > 10)
        .map(animation => `is moving: ${animation.effect.target?.outerHTML.slice(0, 90)}`);
    for (const element of document.querySelectorAll("*"))
        for (const part of [null, "::before", "::after"]) {
            const style = getComputedStyle(element, part);
            for (const how of ["transitionDuration", "animationDuration"])
                if (seconds(style[how]) > .01)
                    faults.push(`${how} ${style[how]}: ${element.outerHTML.slice(0, 90)}`);
        }
    if (getComputedStyle(document.documentElement).scrollBehavior === "smooth")
        faults.push("the page scrolls smoothly");
    return faults;
}
"""


def cut(page: Page) -> list[str]:
    return page.evaluate(CUT) + page.evaluate(SWALLOWED)


def cut_in(page: Page, *sizes: tuple[int, int]) -> list[str]:
    """What is cut in a window of each of these sizes."""
    found = []
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        found += [f"{width}x{height}: {fault}" for fault in cut(page)]
    return found


@pytest.mark.parametrize("page_type", EVERY, ids=lambda page_type: page_type.name)
def test_no_page_is_wider_than_its_window(look, page_type):
    page = look(page_type, ENLARGED)

    found = cut_in(page, ENLARGED, (320, 800), PHONE, TABLET, (1023, 800), DESK, (2200, 1200))

    assert not found, "\n".join(found)


@pytest.mark.parametrize("page_type", EVERY, ids=lambda page_type: page_type.name)
def test_wider_spaced_words_are_not_cut(look, page_type):
    page = look(page_type, DESK, bypass_csp=True)
    page.add_style_tag(content=SPACED)

    found = cut_in(page, DESK, PHONE)

    assert not found, "\n".join(found)


def test_a_page_that_is_too_wide_is_caught(look):
    page = look(HOME, ENLARGED, bypass_csp=True)
    page.add_style_tag(content="main { width: 40rem } main p { height: 1em; overflow: hidden }")

    found = " ".join(cut(page))

    assert "the page is" in found
    assert "cuts its words" in found


@pytest.mark.parametrize("page_type", EVERY, ids=lambda page_type: page_type.name)
def test_forced_colours_and_less_motion_take_nothing_away(look, page_type):
    page = look(page_type)
    usual = set(page.evaluate(SEEN))

    page.emulate_media(forced_colors="active")
    forced = set(page.evaluate(SEEN))
    page.emulate_media(forced_colors="none", reduced_motion="reduce")
    still = set(page.evaluate(SEEN))
    moves = page.evaluate(MOVES)

    assert usual - forced == set()
    assert usual - still == set()
    assert not moves, "\n".join(moves)


def test_motion_is_caught(look):
    page = look(SECTION, bypass_csp=True, reduced_motion="reduce")
    page.add_style_tag(content="a { transition: color .4s !important }")

    assert "transitionDuration" in page.evaluate(MOVES)[0]


@pytest.mark.parametrize(
    "page_type",
    [kind for kind in EVERY if kind.path != BROKEN],
    ids=lambda page_type: page_type.name,
)
def test_pages_say_the_same_without_script(look, page_type):
    """Script adds comfort; what a page says and where it leads is there without it.

    How many articles are left stands at an address of its own: the page leads there, or fetches it.
    """
    words = {}
    for script in (True, False):
        page = look(page_type, java_script_enabled=script)
        words[script] = page.evaluate(SAID)

    assert words[False] == words[True]


@pytest.mark.parametrize("page_type", [HOME, ISSUE, LONGEST], ids=lambda page_type: page_type.name)
def test_twice_the_letter_size_of_the_browser_is_honoured(look, page_type):
    """Sizes are in rem, so a reader who asks the browser for larger letters gets them."""
    page = look(page_type, DESK, bypass_csp=True)
    before = page.evaluate("getComputedStyle(document.querySelector('main p')).fontSize")
    page.add_style_tag(content="html { font-size: 200% !important }")

    after = page.evaluate("getComputedStyle(document.querySelector('main p')).fontSize")

    assert float(after[:-2]) >= 1.5 * float(before[:-2])
    found = cut(page)
    assert not found, "\n".join(found)
