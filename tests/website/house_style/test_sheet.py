"""The magazine's own sheet says what was chosen, and nothing when nothing was."""

from __future__ import annotations

import re

import pytest
from django.contrib.staticfiles import finders

from octavo.issues.models import Publication, Section
from octavo.website.house_style.ground import Colours
from octavo.website.house_style.hues import mixed_for
from octavo.website.house_style.sheet import Style, named
from octavo.website.house_style.tokens import tokens
from octavo.website.serving.errors import SheetBroken
from octavo.website.serving.static_files import collect


def linked(page: str) -> list[str]:
    return re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)


def test_a_magazine_in_the_houses_own_style_links_no_sheet_of_its_own(issue, client):
    page = client.get("/").content.decode()

    assert not [address for address in linked(page) if "/style/" in address]
    assert Style().sheet(tokens()) == ""
    assert "literata-text.woff2" in page


def test_the_sheet_is_kept_for_good_under_the_name_of_its_bytes(issue, client):
    Publication.objects.update(light_ink="#003300")
    address = next(it for it in linked(client.get("/").content.decode()) if "/style/" in it)

    response = client.get(address)

    assert "immutable" in response["Cache-Control"]
    assert named(response.content.decode()) in address
    assert response["Content-Type"].startswith("text/css")


def test_a_page_from_yesterday_gets_todays_sheet_for_once(issue, client):
    Publication.objects.update(light_ink="#003300")

    response = client.get("/style/0123456789abcdef.css")

    assert "#003300" in response.content.decode()
    assert response["Cache-Control"] == "no-cache"


def test_only_the_fonts_of_the_chosen_pair_are_asked_for_at_once(issue, client):
    Publication.objects.update(faces="source")
    page = client.get("/").content.decode()
    assert re.findall(r'rel="preload" href="[^"]*/([\w-]+)\.woff2"', page) == [
        "quire-text",
        "quire-display",
    ]

    Publication.objects.update(faces="system")
    assert 'rel="preload"' not in client.get("/").content.decode()


def test_a_section_with_a_hue_of_its_own_has_its_rule(issue, client):
    politics = Section.objects.get(hue="politics")
    politics.hue = "217"
    politics.save()

    page = client.get("/").content.decode()

    assert "hue-217" in page
    address = next(it for it in linked(page) if "/style/" in it)
    assert (
        f".hue-217{{--light-ink:{mixed_for(217).light_ink}" in client.get(address).content.decode()
    )


def test_what_follows_from_paper_and_ink_is_said_for_both_grounds():
    sheet = Style(colours=Colours(dark_paper="#000000")).sheet(tokens())

    assert "--paper:light-dark(#FDFCFA,#000000)" in sheet
    assert "--soft:light-dark(#565B62," in sheet
    assert "--ink:" not in sheet


def test_the_fonts_of_the_second_pair_come_from_our_own_address():
    sheet = Style(faces="source").sheet(tokens())

    assert sheet.count("@font-face") > 12
    addresses = re.findall(r'url\("([^"]+)"\)', sheet)
    assert all(
        re.match(r"/static/octavo/fonts/quire|/static/octavo/fonts/public", it) for it in addresses
    )
    assert "/*" not in sheet


def test_a_designers_tokens_are_read_after_ours(issue, client, settings):
    settings.HOUSE.mkdir()
    (settings.HOUSE / "tokens.css").write_text(
        ":root { --paper: light-dark(#FFFFFF, #101010); --text: Georgia; }"
    )
    settings.STATICFILES_DIRS = [("house", settings.HOUSE)]
    finders.get_finder.cache_clear()

    sheets = linked(client.get("/").content.decode())
    names = [address.rpartition("/static/")[2] for address in sheets]

    assert names.index("octavo/listing-page.css") < names.index("house/tokens.css")
    assert tokens().grounds["paper"] == ("#FFFFFF", "#101010")
    assert tokens().grounds["ink"] == ("#17191C", "#E9E7E2")
    assert 'rel="preload"' not in client.get("/").content.decode()
    finders.get_finder.cache_clear()


@pytest.fixture
def designers_folder(settings, tmp_path):
    """The folder `house`, collected by itself as the magazine does when it starts."""
    folder = tmp_path / "house"
    folder.mkdir()
    settings.STATICFILES_DIRS = [("house", folder)]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    finders.get_finder.cache_clear()
    yield folder
    finders.get_finder.cache_clear()


def test_a_designers_files_are_served_beside_each_other(designers_folder, settings):
    (designers_folder / "tokens.css").write_text('@font-face { src: url("ours.woff2"); }')
    (designers_folder / "ours.woff2").write_bytes(b"wOF2")

    assert collect()

    written = next((settings.STATIC_ROOT / "house").glob("tokens.*.css")).read_text()
    assert re.search(r'url\("ours\.[0-9a-f]{12}\.woff2"\)', written)


def test_a_designers_file_that_names_what_is_not_there_is_refused_in_words(designers_folder):
    (designers_folder / "tokens.css").write_text('@font-face { src: url("gone.woff2"); }')

    with pytest.raises(SheetBroken, match=r"names a file that is not there: .*gone\.woff2"):
        collect()
