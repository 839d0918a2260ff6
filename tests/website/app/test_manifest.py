"""A device learns from the manifest what to write under the icon, and what to open."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from PIL import Image
from tests.factories import a_picture, a_published_issue

from octavo.issues.models import Publication
from octavo.website.app.colours import INK, PAPERS
from octavo.website.app.icons import ICONS
from octavo.website.app.naming import short_name

PAPER, INK_OF_HOUSE = (0xFF, 0xF0, 0xE0), (0x10, 0x20, 0x30)


def _publication(**look) -> Publication:
    publication = Publication.objects.get()
    for name, value in look.items():
        setattr(publication, name, value)
    publication.save()
    return publication


def _drawn(client, name: str) -> Image.Image:
    page = client.get("/").content.decode()
    listed = client.get("/manifest.webmanifest").json()["icons"]
    named = re.findall(r'href="([^"]*/app/icons/[^"]*)"', page) + [icon["src"] for icon in listed]
    response = client.get(next(address for address in named if name in address))
    assert response["Content-Type"] == "image/png"
    return Image.open(BytesIO(response.content)).convert("RGB")


def test_the_app_has_the_publications_own_name_and_paper(magazine, client):
    _publication(light_paper="#EEF3F0")

    said = client.get("/manifest.webmanifest")

    assert said["Content-Type"] == "application/manifest+json"
    known = said.json()
    assert (known["name"], known["short_name"]) == ("The Vell Review", "Vell Review")
    assert known["background_color"] == known["theme_color"] == "#EEF3F0"
    assert (known["start_url"], known["scope"], known["display"]) == ("/", "/", "standalone")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("The Vell Review", "Vell Review"),
        ("The Vell", "The Vell"),
        ("Die Zeitung von Vell", "Zeitung von Vell"),
        ("Harbourmaster Monthly", "Harbourmaster Monthly"),
        ("Octavo", "Octavo"),
    ],
)
def test_a_name_loses_its_article_only_for_want_of_room(name, short):
    assert short_name(name) == short


def test_the_icon_offers_the_current_issue_once_there_is_one(magazine, client, now):
    def offered() -> list[str]:
        return [it["url"] for it in client.get("/manifest.webmanifest").json()["shortcuts"]]

    assert offered() == ["/issues/", "/search/"]
    a_published_issue(number=7, now=now)
    assert offered() == ["/issues/7/", "/issues/", "/search/"]


@pytest.mark.parametrize("name", ICONS)
def test_without_a_logo_the_icon_is_the_upright_sheet_in_the_houses_ink(magazine, client, name):
    _publication(light_paper="#FFF0E0", light_ink="#102030")

    icon = _drawn(client, name)

    across, share = ICONS[name]
    assert icon.size == (across, across)
    assert icon.getpixel((0, 0)) == icon.getpixel((across - 1, across // 2)) == PAPER
    beside_the_letter = round(across * (0.5 - share * 0.75 * 0.46))
    sheet = [y for y in range(across) if icon.getpixel((beside_the_letter, y)) == INK_OF_HOUSE]
    assert len(sheet) == pytest.approx(across * share, abs=3)


def test_the_sheet_bears_the_initial_of_the_name_without_its_article(magazine, client):
    _publication(light_paper="#FFF0E0", light_ink="#102030")
    ours = _drawn(client, "icon-512")
    _publication(name="The Octavo Review")
    others = _drawn(client, "icon-512")
    _publication(name="水")  # a letter that the face does not have
    bare = _drawn(client, "icon-512")

    within = [icon.crop((170, 100, 342, 412)).getcolors(4096) for icon in (ours, others, bare)]
    paper = [{colour: count for count, colour in seen}.get(PAPER, 0) for seen in within]

    assert paper[0] != paper[1]
    assert min(paper[:2]) > 500
    assert paper[2] == 0


def test_all_of_a_maskable_icon_that_matters_is_within_its_circle():
    """Devices may cut away all but a circle of four fifths; the sheet's corners are inside it."""
    _across, share = ICONS["maskable-512"]
    height, width = share, share * 18 / 24

    assert (height**2 + width**2) ** 0.5 < 0.8


def test_a_logo_takes_the_place_of_the_sheet_at_another_address(magazine, client):
    before = client.get("/").content.decode()
    _publication(logo=a_picture(shade=90, alt="The logo"))

    icon = _drawn(client, "icon-192")

    assert icon.getpixel((96, 96)) == (90, 90, 90)
    assert icon.getpixel((96, 2)) == (0xFD, 0xFC, 0xFA)
    address = re.search(r"/app/icons/touch-180.png\?\w+", before)[0]
    assert address not in client.get("/").content.decode()


def test_an_icon_that_nobody_draws_is_not_found(magazine, client):
    assert client.get("/app/icons/icon-4096.png").status_code == 404


def test_pages_tell_the_browser_the_paper_of_both_grounds(magazine, client):
    _publication(dark_paper="#101418")

    page = client.get("/").content.decode()

    told = re.findall(r'<meta name="theme-color" media="([^"]+)" content="([^"]+)"', page)
    assert told == [
        ("(prefers-color-scheme: light)", "#FDFCFA"),
        ("(prefers-color-scheme: dark)", "#101418"),
    ]


def test_the_colours_told_are_those_of_the_tokens():
    tokens = Path(finders.find("octavo/tokens.css")).read_text()
    paper = re.search(r"--paper: light-dark\((#\w+), (#\w+)\)", tokens)
    ink = re.search(r"--ink: light-dark\((#\w+),", tokens)

    assert {"light": paper[1], "dark": paper[2]} == PAPERS
    assert ink[1] == INK
