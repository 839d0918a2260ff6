"""Words stand upon a cover only where it is calm enough to read them."""

from __future__ import annotations

from PIL import Image, ImageDraw
from tests.factories import a_published_issue, an_article

from octavo.website.pages.covers import measure


def cover(*, top: str, bottom: str, busy_from: int | None = None) -> Image.Image:
    image = Image.new("RGB", (400, 500), top)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 250, 400, 500), fill=bottom)
    if busy_from is not None:
        for across in range(0, 400, 40):
            draw.rectangle((across, busy_from, across + 20, 500), fill="white")
    return image


def test_dark_words_on_a_light_part_and_light_ones_on_a_dark_part():
    assert measure(cover(top="#BBD4FB", bottom="#1A2A43")) == ("on-light", "on-dark", "on-dark")


def test_no_words_on_a_busy_part():
    assert measure(cover(top="white", bottom="black", busy_from=300))[1:] == ("", "")


def test_a_line_of_few_letters_needs_a_shallow_calm_part_alone():
    bottom_is_busy_above = cover(top="white", bottom="black")
    ImageDraw.Draw(bottom_is_busy_above).rectangle((0, 300, 400, 380), fill="white")

    assert measure(bottom_is_busy_above)[1:] == ("on-dark", "")


def test_a_cover_without_a_calm_part_has_its_line_below(magazine, read, now, monkeypatch):
    monkeypatch.setattr("octavo.website.pages.covers.measure", lambda image: ("", "", ""))
    a_published_issue(articles=(an_article(),), now=now, cover_lines="What is kept")

    page = read("/")

    line = next(node for node in page.iter() if node.get("class") == "cover-below")
    assert "".join(line.itertext()).strip() == "What is kept"


def test_an_issue_without_a_cover_has_its_line_set_on_a_field(magazine, read, now):
    a_published_issue(articles=(an_article(),), now=now, cover=None, cover_lines="What is kept")

    said = "".join(read("/").itertext())

    assert "What is kept" in said
    assert "Issue 7" in said
