"""Share pictures: drawn once for each content, and never of what may not be seen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageChops, ImageFont, ImageStat
from tests.factories import a_png, a_published_issue, an_article, an_issue

from octavo.issues.models import Article, Picture, Publication, Section
from octavo.website.machines.sharing import of_article, of_issue, setting
from octavo.website.machines.sharing.colours import Colours
from octavo.website.machines.sharing.drawing import drawn
from octavo.website.machines.sharing.motif import Motif
from octavo.website.machines.sharing.setting import DISPLAY, PAIRS, Type, balanced, fitted
from octavo.website.tasks import draw_share_picture

BASIC = ImageFont.Layout.BASIC
BARE = Motif(
    layout="article",
    language="en",
    name="The Vell Review",
    kicker="Politics",
    headline="The tide tables were wrong",
    below=(),
    foot="By Ada Moll",
    colours=Colours(words="#17191C", mark="#A72120", field="#FFC0B8"),
    faces="literata",
    picture="",
    focal_point=None,
)
LONG = "What the harbour learned from nine years of trusting a printing error, and from whom " * 3


def _picture(motif: Motif, file: bytes | None = None) -> Image.Image:
    return Image.open(BytesIO(drawn(motif, BytesIO(file) if file else None))).convert("RGB")


def _share(article: Article):
    return of_article(article, publication=Publication.objects.get())


def _path(address: str) -> str:
    return address.removeprefix("https://vell.example")


def test_a_share_picture_is_served_for_good_to_any_site(fog, client):
    address = _path(_share(fog).address)

    response = client.get(address)

    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert "immutable" in response["Cache-Control"]
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert Image.open(BytesIO(response.content)).size == (1200, 630)
    assert len(response.content) < 300_000


def test_it_is_drawn_once(fog, client, monkeypatch):
    first = client.get(_path(_share(fog).address)).content
    monkeypatch.setattr("octavo.website.machines.sharing.keeping.drawn", None)

    assert client.get(_path(_share(fog).address)).content == first


def test_another_headline_is_another_picture_and_the_old_one_goes(fog, client):
    old = _path(_share(fog).address)
    client.get(old)
    fog.title = "Mist"
    fog.save_revision().publish()

    answer = client.get(old)
    new = _share(Article.objects.get(pk=fog.pk))

    assert (answer.status_code, answer["Location"]) == (302, new.address)
    assert client.get(_path(new.address)).status_code == 200
    assert default_storage.listdir(new.folder)[1] == [f"{new.motif.digest}.jpg"]


def test_everything_that_goes_in_is_in_its_name(fog):
    names = [_share(fog).motif.digest]
    for field, value in (("title", "Mist"), ("section", None), ("lead_picture", None)):
        setattr(fog, field, value)
        names.append(_share(fog).motif.digest)

    assert len(set(names)) == 4


def test_the_house_style_is_in_its_name_too(fog):
    names = {_share(fog).motif.digest}
    Picture.objects.update(focal_point_x=3, focal_point_y=3, focal_point_width=1)
    Picture.objects.update(focal_point_height=1)
    names.add(_share(Article.objects.get(pk=fog.pk)).motif.digest)
    for change in ({"name": "The Hask"}, {"faces": "source"}, {"light_ink": "#000000"}):
        Publication.objects.update(**change)
        names.add(_share(fog).motif.digest)
    Section.objects.filter(slug="politics").update(hue="124")
    names.add(_share(Article.objects.get(pk=fog.pk)).motif.digest)

    assert len(names) == 6


def test_what_may_not_be_seen_has_no_picture(issue, fog, client, now):
    spiked, draft, later = (
        Article.objects.get(title=title) for title in ("Spiked", "Draft", "Tomorrow")
    )
    hidden = [_share(article).address for article in (spiked, draft, later)]
    to_come = an_issue(number=10)
    hidden.append(of_issue(to_come, publication=Publication.objects.get()).address)
    seen = _path(_share(fog).address)
    client.get(seen)
    fog.spike(because="Not true.", by=None, now=now)

    assert {client.get(_path(address)).status_code for address in [*hidden, seen]} == {404}
    assert client.get("/share/articles/nothing/0.jpg").status_code == 404
    share = of_issue(issue, publication=Publication.objects.get())
    assert client.get(f"/share/drafts/7/{share.motif.digest}.jpg").status_code == 404


def test_a_picture_that_lost_its_file_is_not_found(fog, client):
    storage, name = fog.lead_picture.file.storage, fog.lead_picture.file.name
    storage.delete(name)
    assert client.get(_path(_share(fog).address)).status_code == 404

    storage.save(name, ContentFile(b"no picture"))
    assert client.get(_path(_share(fog).address)).status_code == 404


def test_an_issue_is_shown_with_its_cover(issue, client):
    share = of_issue(issue, publication=Publication.objects.get())

    response = client.get(_path(share.address))

    assert response.status_code == 200
    assert share.alt == "Issue 7. Water. The Vell Review"
    assert share.motif.below == ("What it leaves behind",)


def test_the_same_motif_makes_the_same_bytes():
    assert drawn(BARE, None) == drawn(BARE, None)
    assert BARE.digest == replace(BARE).digest


def test_the_field_is_the_sections_and_the_picture_stands_at_the_right():
    image = _picture(BARE, a_png(shade=120))

    assert (
        max(abs(a - b) for a, b in zip(image.getpixel((20, 20)), (255, 192, 184), strict=True)) < 4
    )
    assert ImageStat.Stat(image.crop((780, 10, 1190, 620))).mean == pytest.approx([120] * 3, abs=3)


def test_the_focal_point_stays_in_the_picture():
    wide = Image.new("RGB", (1000, 200), "white")
    wide.paste((255, 0, 0), (900, 0, 1000, 200))
    file = BytesIO()
    wide.save(file, "PNG")

    def red(point: tuple[int, int]) -> float:
        image = _picture(replace(BARE, picture="x", focal_point=point), file.getvalue())
        _red, green, _blue = ImageStat.Stat(image.crop((760, 0, 1200, 630))).mean
        return 255 - green

    assert red((950, 100)) > 100
    assert red((100, 100)) < 5


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize(
    "headline", ["A", LONG.strip()[:255], "Donaudampfschifffahrtsgesellschaft" * 6, "x" * 255]
)
def test_every_headline_stands_within_its_margins(pair, headline):
    """A frame as wide as the margin must stay the bare field, whatever is set inside it."""
    image = _picture(replace(BARE, headline=headline, faces=pair))
    field = Image.new("RGB", image.size, image.getpixel((5, 5)))
    field.paste(image.crop((40, 40, 1160, 600)), (40, 40))

    assert max(ImageStat.Stat(ImageChops.difference(image, field)).extrema[0]) < 8


def test_lines_are_of_like_length_and_no_word_is_left_alone():
    one = Type("literata", DISPLAY, 60)
    words = "Who winds the clock when the keeper of the tower has gone home"

    lines = balanced(words, one, width=900)
    widths = [one.width(line) for line in lines]

    assert " ".join(lines) == words
    assert min(widths) > 0.6 * max(widths)


def test_a_headline_is_as_large_as_its_box_allows():
    types = [Type("literata", DISPLAY, size) for size in (90, 60, 30)]

    assert fitted("Bread", types, width=600, height=300)[0].size == 90
    assert fitted(LONG.strip(), types, width=600, height=300)[0].size == 30


@pytest.mark.parametrize("pair", PAIRS)
def test_letters_of_many_languages_are_in_the_faces(pair):
    """A letter that a face lacks is drawn as a box, and all boxes are alike."""
    box = _mark(pair, "\ue000")

    for letter in "éÉøßŁŽőűğışțđàảẫớỉЖяѓєΩώ“”’–…":
        assert _mark(pair, letter) != box, letter


def _mark(pair: str, letter: str) -> bytes:
    image = Image.new("L", (80, 100))
    Type(pair, DISPLAY, 60).draw(image, (10, 70), letter, "white")
    return image.tobytes()


def test_accents_that_came_apart_are_set_as_one_letter(magazine, now):
    apart, whole = "Z\u030cofie", "Žofie"

    assert drawn(replace(BARE, headline=apart), None) == drawn(replace(BARE, headline=whole), None)


def test_a_german_magazine_names_its_authors_in_german(magazine, now, settings):
    from django.utils import translation

    article = an_article(headline="Nebel")
    a_published_issue(articles=(article,), now=now)

    with translation.override("de"):
        assert _share(article).motif.foot == "Von Ada Moll"


def test_words_are_set_where_nothing_shapes_them_too(monkeypatch):
    """On a machine without FriBiDi, Pillow has no Raqm, and refuses every feature."""
    monkeypatch.setattr(setting.features, "check", lambda _name: False)
    monkeypatch.setattr(
        setting.ImageFont, "truetype", partial(ImageFont.truetype, layout_engine=BASIC)
    )
    setting._features.cache_clear()
    setting._font.cache_clear()
    try:
        assert drawn(BARE, None) != b""
    finally:
        setting._features.cache_clear()
        setting._font.cache_clear()


def test_the_picture_of_what_appears_is_drawn_before_anybody_asks(fog):
    assert draw_share_picture.func(fog.pk) is True

    assert default_storage.exists(f"share/articles/{fog.pk}/{_share(fog).motif.digest}.jpg")


def test_nothing_is_drawn_of_what_is_not_out(issue):
    drafts = Article.objects.filter(title__in=("Spiked", "Draft", "Tomorrow"))

    assert {draw_share_picture.func(article.pk) for article in drafts} == {False}
    assert draw_share_picture.func(issue.get_parent().pk) is False
