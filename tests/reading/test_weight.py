"""Pages are light, ask nobody else, and keep to the policy they are sent under."""

from __future__ import annotations

import pytest
from tests.reading.pages import EVERY, LONGEST, PHONE, USUAL
from tests.reading.weighing import Weight, weigh

pytestmark = pytest.mark.journey

LONGEST_KB = 30
USUAL_KB = 25
FONTS_KB = 160
PRELOADED_KB = 76


@pytest.fixture
def weight_of(window, magazine):
    """Weighs a page type in a window of its own."""

    def weighed(page_type, size=PHONE) -> Weight:
        context = window(size, service_workers="allow")
        magazine.show_broken(context) if page_type.status == 500 else None
        return weigh(context, magazine.address, page_type.path)

    return weighed


@pytest.mark.parametrize(
    ("page_type", "most"), [(LONGEST, LONGEST_KB), (USUAL, USUAL_KB)], ids=["longest", "1100"]
)
def test_an_article_is_light(weight_of, page_type, most):
    weight = weight_of(page_type)

    assert weight.code_kb <= most, weight.bytes
    assert weight.bytes["document"] > 5000, "as it came, and not from a cache"
    assert weight.bytes["stylesheet"] > 1000


@pytest.mark.parametrize("page_type", [LONGEST, USUAL], ids=["longest", "1100"])
def test_an_articles_faces_are_light(weight_of, page_type):
    weight = weight_of(page_type)

    assert weight.fonts_kb <= FONTS_KB
    assert 0 < weight.preloaded_fonts / 1000 <= PRELOADED_KB


@pytest.mark.parametrize("page_type", EVERY, ids=lambda page_type: page_type.name)
def test_a_page_asks_nobody_else_and_keeps_its_policy(weight_of, page_type):
    weight = weight_of(page_type)

    assert weight.foreign == []
    expected = [f"{page_type.status}: "] if page_type.status >= 400 else []
    others = [said for said in weight.complaints if not is_expected(said, page_type)]
    assert not others, "\n".join(others)
    assert len(weight.complaints) >= len(expected)


def is_expected(complaint: str, page_type) -> bool:
    """Whether a complaint only says that the page itself was not found or broke."""
    return page_type.status >= 400 and (
        complaint.startswith(f"{page_type.status}: ")
        or f"status of {page_type.status}" in complaint
    )


def test_a_foreign_request_and_a_forbidden_script_are_caught(window, magazine):
    context = window(PHONE)
    context.route(
        "**/about/",
        lambda route: route.fulfill(
            status=200,
            headers=magazine.get("/")[2],
            body="<!doctype html><title>A</title><img src='http://127.0.0.1:9/a.png'>"
            "<script>document.title = 'B'</script>",
        ),
    )

    weight = weigh(context, magazine.address, "/about/")

    said = " ".join(weight.complaints)
    assert "Content Security Policy" in said
    assert "script" in said
    assert "127.0.0.1:9" in said
