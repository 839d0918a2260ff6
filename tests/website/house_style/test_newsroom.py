"""The page “House style”: a publisher chooses, sees, keeps what can be read; an editor looks."""

from __future__ import annotations

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.factories import a_picture, a_png, a_writer

from octavo.issues.models import Picture, Publication, Section

PAGE = "/newsroom/house-style/"
DRAWN = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50"><path d="M0 0h200v50z"/></svg>'
)
OWN = {
    "name": "The Vell Review",
    "faces": "literata",
    "light_paper": "#fdfcfa",
    "light_ink": "#17191c",
    "dark_paper": "#15171a",
    "dark_ink": "#e9e7e2",
    "panel": "#17191c",
}


def chosen(**changes: object) -> dict:
    """The form as a browser sends it, with these changes."""
    return {**OWN, **changes}


def drawing(content: bytes = DRAWN) -> SimpleUploadedFile:
    return SimpleUploadedFile("vell.svg", content, content_type="image/svg+xml")


def words_of(response) -> str:
    """What the answer says, without its markup."""
    return html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_publisher_finds_the_page_in_the_settings(publisher, client):
    response = client.get(reverse("wagtailadmin_home"))

    assert PAGE in response.content.decode()
    assert client.get(PAGE).status_code == 200


def test_what_is_kept_is_what_readers_get(publisher, issue, client):
    choices = chosen(name="The Vell Post", light_ink="#123524", faces="source", save="yes")

    response = client.post(PAGE, choices)

    assert response.status_code == 302
    publication = Publication.objects.get()
    assert (publication.name, publication.faces) == ("The Vell Post", "source")
    assert publication.light_ink == "#123524"
    home = client.get("/").content.decode()
    assert "The Vell Post" in home
    sheet = client.get(re.search(r'href="(/style/\w+\.css)"', home)[1]).content.decode()
    assert "--ink:light-dark(#123524,#E9E7E2)" in sheet
    assert "Quire Text" in sheet


def test_a_colour_that_is_the_houses_own_is_kept_as_none(publisher, client):
    client.post(PAGE, chosen(light_ink="#003300", save="yes"))

    publication = Publication.objects.get()
    assert publication.light_ink == "#003300"
    assert not publication.panel  # it was the ink before, and follows it
    assert not publication.light_paper

    client.post(PAGE, chosen(save="yes"))

    assert not Publication.objects.get().light_ink


def test_words_that_cannot_be_read_are_refused_with_the_colour_that_could(publisher, client):
    response = client.post(PAGE, chosen(light_ink="#888888", save="yes"))

    assert response.status_code == 422
    said = words_of(response)
    assert (
        "Text on the paper, on light: #888888 on #FDFCFA has a contrast of 3.45 to 1 and needs 4.5."
        in said
    )
    proposed = re.search(r"The nearest colour for “Ink” that passes is (#\w{6})\.", said)[1]
    assert not Publication.objects.get().light_ink

    assert client.post(PAGE, chosen(light_ink=proposed, save="yes")).status_code == 302


def test_a_section_that_vanishes_on_the_paper_is_named(publisher, client):
    response = client.post(PAGE, chosen(dark_paper="#7a4a48", save="yes"))

    assert response.status_code == 422
    assert "Politics: Its ink on the paper" in words_of(response)


def test_a_preview_keeps_nothing(publisher, issue, client):
    response = client.post(PAGE, chosen(name="Draft", light_ink="#003300", preview="yes"))

    assert response.status_code == 200
    assert Publication.objects.get().name == "The Vell Review"
    address = html.unescape(re.search(r'<iframe src="([^"]+)"', response.content.decode())[1])
    page = client.get(address)
    assert "Draft" in page.content.decode()
    sheet = html.unescape(re.search(r'href="([^"]+)" data-house-style', page.content.decode())[1])
    written = client.get(sheet).content.decode()
    assert "--ink:light-dark(#003300," in written
    assert "color-scheme:light!important" in written


def test_both_pages_are_previewed_on_both_grounds_and_both_widths(publisher, issue, client):
    page = client.get(PAGE).content.decode()

    frames = re.findall(r'<iframe src="([^"]+)"[^>]*data-ground="(\w+)"', page)
    assert len(frames) == 8
    for address, ground in frames:
        shown = html.unescape(address)
        assert f"ground={ground}" in shown
        assert client.get(shown).status_code == 200


def test_a_section_is_previewed_in_a_hue_that_no_reader_has_seen(editor, issue, client, rf):
    section = Section.objects.first()
    section.hue = "217"

    request = rf.get("/")
    request.user, request.is_preview = editor, True
    page = section.serve_preview(request, "").render().content.decode()

    assert "hue-217" in page
    sheet = html.unescape(re.search(r'href="([^"]+)" data-house-style', page)[1])
    assert ".hue-217{" in client.get(sheet).content.decode()


def test_a_preview_of_colours_that_cannot_be_read_shows_them_and_says_so(publisher, client):
    response = client.get(reverse("house_style_desk:check"), {"light_ink": "#888888"})

    said = words_of(response)
    assert "pairs cannot be read" in said
    assert "Fails" in said
    assert "3.45 to 1, needs 4.5" in said


def test_every_pair_has_its_ratio_and_its_verdict_in_words(publisher, client):
    said = words_of(client.get(PAGE))

    assert "Words on light: all 29 pairs can be read" in said
    assert "Politics: Its ink on its field" in said
    assert "Fails" not in said


def test_back_to_the_houses_own_shows_it_before_it_is_kept(publisher, publication, client):
    Publication.objects.update(light_ink="#003300", faces="system")

    response = client.post(PAGE, chosen(light_ink="#003300", faces="system", own="yes"))

    assert response.status_code == 200
    assert 'value="#17191C"' in response.content.decode()
    assert Publication.objects.get().light_ink == "#003300"


def test_a_drawn_logo_stands_in_place_of_the_name(publisher, issue, client):
    client.post(PAGE, chosen(logo_file=drawing(), save="yes"))

    home = client.get("/").content.decode()
    mark = re.search(r'<p class="wordmark">.*?</p>', home)[0]
    assert re.search(r'<img src="/media/[^"]+\.svg" width="160" height="40" alt="The Vell R', mark)
    picture = client.get(re.search(r'src="([^"]+)"', mark)[1])
    assert picture["Content-Type"] == "image/svg+xml"
    assert "script-src 'self'" in picture["Content-Security-Policy"]


def test_a_bitmap_is_cut_to_the_height_of_the_masthead(publisher, issue, client):
    file = SimpleUploadedFile("vell.png", a_png(shade=9), content_type="image/png")

    client.post(PAGE, chosen(logo_file=file, save="yes"))

    mark = re.search(r'<p class="wordmark">.*?</p>', client.get("/").content.decode())[0]
    assert re.search(r'<img src="/media/[^"]+\.webp" width="53" height="40"', mark)


def test_each_ground_shows_its_own_logo_where_there_are_two(publisher, issue, client):
    logo = a_picture(shade=1)
    dark = a_picture(shade=250)

    client.post(PAGE, chosen(logo=logo.pk, dark_logo=dark.pk, save="yes"))

    home = client.get("/").content.decode()
    assert home.count('class="on-light"') == home.count('class="on-dark"') == 1
    sheet = client.get(re.search(r'href="(/style/\w+\.css)"', home)[1]).content.decode()
    assert ".wordmark .on-dark{display:none}" in sheet


def test_a_logo_that_is_previewed_need_not_be_sent_again(publisher, client):
    page = client.post(PAGE, chosen(logo_file=drawing(), preview="yes")).content.decode()
    logo = re.search(r'name="logo" value="(\d+)"', page)[1]

    client.post(PAGE, chosen(logo=logo, save="yes"))

    assert Publication.objects.get().logo == Picture.objects.get(pk=logo)


def test_a_logo_can_be_taken_away(publisher, publication, client):
    Publication.objects.update(logo=a_picture())

    client.post(PAGE, chosen(logo=publication.logo_id or "", without_logo="on", save="yes"))

    assert Publication.objects.get().logo is None


@pytest.mark.parametrize(
    ("inside", "fault"),
    [
        (b"<script>alert(1)</script>", "<script>"),
        (b'<path onload="alert(1)" d="M0 0"/>', "onload"),
        (b'<image href="https://elsewhere.example/a.png"/>', "<image>"),
        (b'<use href="https://elsewhere.example/a.svg#x"/>', "href"),
        (b'<style>@import url("https://elsewhere.example/a.css")</style>', "<style>"),
        (b'<rect style="fill:url(https://elsewhere.example/a)"/>', "style"),
        (b"<foreignObject/>", "<foreignobject>"),
    ],
)
def test_a_drawing_that_does_more_than_draw_is_refused(publisher, client, inside, fault):
    file = drawing(DRAWN.replace(b"</svg>", inside + b"</svg>"))

    response = client.post(PAGE, chosen(logo_file=file, save="yes"))

    assert response.status_code == 422
    assert f"This SVG does more than draw ({fault})." in html.unescape(response.content.decode())
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b"<svg",
        b"<html></html>",
        b"no picture at all",
        b"GIF89a",
    ],
)
def test_what_is_no_logo_is_refused_with_a_sentence(publisher, client, content):
    response = client.post(PAGE, chosen(logo_file=drawing(content), save="yes"))

    assert response.status_code == 422
    assert re.search(r"This (SVG cannot be read|is no SVG)", words_of(response))


def test_a_drawing_that_refers_to_itself_is_welcome(publisher, client):
    inside = b'<defs><path id="a" d="M0 0"/></defs><use href="#a" fill="url(#b)"/></svg>'

    client.post(PAGE, chosen(logo_file=drawing(DRAWN.replace(b"</svg>", inside)), save="yes"))

    assert Publication.objects.get().logo is not None


def test_a_drawn_logo_is_not_offered_where_pictures_are_cut(publisher, client):
    client.post(PAGE, chosen(logo_file=drawing(), save="yes"))
    a_picture(alt="A wet cellar")

    offered = client.get(reverse("wagtailimages_chooser:choose")).json()["html"]

    assert "A wet cellar" in offered
    assert ".svg" not in offered


def test_an_editor_may_look_and_not_keep(editor, issue, client):
    page = client.get(PAGE)

    assert page.status_code == 200
    assert "a publisher changes it" in page.content.decode()
    assert 'name="save"' not in page.content.decode()
    client.post(PAGE, chosen(name="Mine", save="yes"))
    assert Publication.objects.get().name == "The Vell Review"


def test_a_writer_and_a_reader_see_neither_the_page_nor_its_previews(magazine, issue, client):
    addresses = [PAGE, *(f"{PAGE}preview/{name}" for name in ("sheet.css", "check/", "home/"))]

    assert {client.get(address).status_code for address in addresses} == {302}
    client.force_login(a_writer())
    assert {client.get(address).status_code for address in addresses} == {302}
    assert PAGE not in client.get(reverse("wagtailadmin_home")).content.decode()
