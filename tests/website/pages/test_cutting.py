"""Pictures are cut before readers come, and a page names the lighter form once it is there."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from PIL import Image
from tests.factories import a_manuscript, a_published_issue, an_article

from octavo.core.manuscript.blocks import Figure
from octavo.issues.colours import main_colour
from octavo.issues.models import Picture, PictureRendition
from octavo.issues.storing import store
from octavo.website.pages.cutting import cut_for
from octavo.website.pages.images import LIGHTER, TONE_STEPS, USUAL, place_classes, tone_class
from octavo.website.tasks import RUSH, cut_pictures


def a_broad_png(*, colour: str = "#a5e0df", sides: tuple[int, int] = (500, 312)) -> bytes:
    file = BytesIO()
    Image.new("RGB", sides, colour).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def pictured(magazine, now):
    """An article with a broad lead image and a figure of its own, out with its issue."""
    manuscript = a_manuscript(
        blocks=(Figure(source="map.png", alt="A map", credit="Ada", span="wide"),)
    )
    pictures = {"tide.png": a_broad_png(), "map.png": a_broad_png(colour="#102030")}
    article = store(manuscript, pictures=pictures, by=None)
    article.approve()
    a_published_issue(articles=(article,), now=now)
    article.refresh_from_db()
    return article


def test_a_page_comes_at_once_with_the_usual_form_alone(pictured, client):
    page = client.get(pictured.url).content.decode()

    assert "image/avif" not in page
    assert re.search(r'srcset="[^"]+480w, [^"]+500w"', page)


def test_after_the_work_is_done_browsers_that_can_get_the_lighter_form(pictured, client):
    made = cut_for(pictured, USUAL) + cut_for(pictured, LIGHTER)
    page = client.get(pictured.url).content.decode()

    assert made == PictureRendition.objects.exclude(filter_spec__contains="jpeg").count()
    lighter = re.findall(r'<source type="image/avif"[^>]* srcset="([^ "]+)', page)
    assert len(lighter) == 3  # upright and broad above the text, and the map in it
    assert client.get(lighter[0])["Content-Type"] == "image/avif"


def test_cutting_again_cuts_nothing(pictured):
    cut_for(pictured, USUAL)

    assert cut_for(pictured, USUAL) == 0


def test_cuts_that_were_made_before_a_stop_are_not_made_again(pictured, monkeypatch):
    """Killed after three cuts: those three are kept."""
    cut, made = Picture.get_rendition, []

    def three_cuts(picture, wanted):
        if len(made) == 3:
            raise KeyboardInterrupt
        made.append(cut(picture, wanted))
        return made[-1]

    monkeypatch.setattr(Picture, "get_rendition", three_cuts)
    with pytest.raises(KeyboardInterrupt):
        cut_for(pictured, USUAL)
    monkeypatch.undo()
    in_all = 3 + cut_for(pictured, USUAL)

    assert PictureRendition.objects.filter(pk__in=[row.pk for row in made]).count() == 3
    assert cut_for(pictured, USUAL) == 0
    assert in_all > 10


def test_an_issue_that_appears_has_its_pictures_cut_at_once_and_the_lighter_form_later(pictured):
    """The minutes after an issue appears belong to its readers."""
    waiting = DBTaskResult.objects.filter(task_path__endswith="cut_pictures")
    asked = {tuple(row.args_kwargs["args"]): row.run_after for row in waiting}
    pages = {pictured.pk, pictured.flatplan_item.issue_id}

    assert asked.keys() == {(page, form) for page in pages for form in (USUAL, LIGHTER)}
    assert waiting.count() == 4
    for (_page, form), run_after in asked.items():
        is_later = timezone.now() < run_after <= timezone.now() + RUSH
        assert is_later == (form == LIGHTER)


def test_a_page_that_went_away_has_nothing_cut(magazine):
    assert cut_pictures.func(10**6, USUAL) == 0


def test_a_picture_has_its_main_colour_until_it_comes(pictured):
    assert pictured.lead_picture.tone == "#a5e0df"
    assert tone_class(pictured.lead_picture) == "t233"


def test_a_picture_from_before_gets_its_colour_with_its_cuts(pictured):
    Picture.objects.update(tone="")
    pictured.refresh_from_db()

    cut_for(pictured, USUAL)

    pictured.lead_picture.refresh_from_db()
    assert pictured.lead_picture.tone == "#a5e0df"


def test_what_has_no_pixels_has_no_colour():
    assert main_colour(BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg'/>")) == ""


def test_the_style_sheet_knows_every_colour_and_place_that_pages_name():
    sheet = Path(finders.find("octavo/magazine.css") or "").read_text()
    colours = {
        f"t{red}{green}{blue}": "#" + "".join(f"{TONE_STEPS[at]:02x}" for at in (red, green, blue))
        for red, green, blue in product(range(4), repeat=3)
    }

    assert dict(re.findall(r"\.(t\d{3}) \{ background: (#\w{6}); \}", sheet)) == colours
    for name in ("fx0", "fx1", "fx3", "fx4", "fy0", "fy1", "fy3", "fy4"):
        assert f".{name} {{" in sheet


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ((800, 500), []),
        ((100, 500), ["fx0"]),
        ((300, 500), ["fx1"]),
        ((1599, 500), ["fx4"]),
        ((800, 0), ["fy0"]),
        ((None, None), []),
    ],
)
def test_a_page_that_crops_a_cut_keeps_the_focal_point(magazine, point, expected):
    """An upright cut of a broad picture is centred on it as far as the picture goes."""
    x, y = point
    size = None if x is None else 10
    picture = Picture(
        width=1600, height=1000, focal_point_x=x, focal_point_y=y,
        focal_point_width=size, focal_point_height=size,
    )  # fmt: skip

    assert place_classes(picture, (9, 11)) == expected


def test_a_picture_shown_whole_has_no_place_to_keep(magazine):
    article = an_article()

    assert place_classes(article.lead_picture, (0, 0)) == []
