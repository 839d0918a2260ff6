"""Pictures of a book: every form in, forms that every reading system shows out."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageCms, ImageDraw
from tests.press.stress_pictures import PICTURES, hostile_supply, stress_supply

from octavo.press.ebook.errors import PictureUnusable
from octavo.press.ebook.pictures import LONGEST_DRAWING, LONGEST_SIDE, converted

PHOTOGRAPHS = {
    "photograph.jpg",
    "progressive.jpg",
    "grey.jpg",
    "inks.jpg",
    "photograph.webp",
    "photograph.avif",
    "photograph.tiff",
    "inks.tiff",
    "square.jpg",
    "vast.jpg",
    "cover.jpg",
    "deep.png",
}


@pytest.fixture(scope="module")
def supply(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictures")
    return stress_supply(folder) | hostile_supply(folder)


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


def opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize("name", PICTURES)
def test_every_form_becomes_one_that_books_may_hold(name, supply, cache):
    picture = converted(supply[name], cache=cache)

    if name == "drawing.svg":
        assert picture.media_type == "image/svg+xml"
        return
    image = opened(picture.content)
    assert picture.media_type == ("image/jpeg" if name in PHOTOGRAPHS else "image/png")
    assert image.format == ("JPEG" if name in PHOTOGRAPHS else "PNG")
    assert image.mode in {"RGB", "L", "P", "1"}
    assert max(image.size) <= LONGEST_SIDE
    assert not image.has_transparency_data
    assert not getattr(image, "is_animated", False)


def test_a_drawing_is_scaled_and_gets_few_colours_beside_its_own(tmp_path):
    drawing = Image.new("RGB", (2400, 1200), "pink")
    ImageDraw.Draw(drawing).ellipse((100, 100, 1200, 1100), fill="navy")
    drawing.save(tmp_path / "drawing.png")

    image = opened(converted(tmp_path / "drawing.png", cache=tmp_path).content)

    assert (image.mode, image.size) == ("P", (LONGEST_DRAWING, LONGEST_DRAWING // 2))
    shown = image.convert("RGB")
    assert shown.getpixel((0, 0)) == drawing.getpixel((0, 0))
    assert len(shown.getcolors()) <= 32


def test_nothing_is_said_of_where_a_picture_was_taken(supply, cache):
    picture = converted(supply["progressive.jpg"], cache=cache)

    assert b"taken at home" not in picture.content
    assert not opened(picture.content).getexif()


def test_a_picture_stands_upright(supply, cache):
    turned = opened(converted(supply["progressive.jpg"], cache=cache).content)

    assert turned.height > turned.width


def test_a_clear_ground_becomes_white(supply, cache):
    for name in ("clear.png", "clear.webp"):
        image = opened(converted(supply[name], cache=cache).content).convert("RGB")

        assert image.getpixel((0, 0)) == (255, 255, 255)


def test_sixteen_bits_are_not_cut_off_but_scaled(supply, cache):
    image = opened(converted(supply["deep.png"], cache=cache).content)

    assert image.getpixel((0, 50)) < 8
    assert 120 < image.getpixel((128, 50)) < 136
    assert image.getpixel((255, 50)) > 247


def test_numbers_beyond_sixteen_bits_keep_their_shades(tmp_path):
    deep = Image.new("F", (300, 300))
    deep.putdata([float(x * 10) for _ in range(300) for x in range(300)])
    deep.save(tmp_path / "deep.tiff")

    image = opened(converted(tmp_path / "deep.tiff", cache=tmp_path).content)

    assert image.getpixel((2, 9)) < 10 < 245 < image.getpixel((297, 9))


def test_colours_of_another_profile_are_brought_to_the_screens(tmp_path):
    image = Image.new("RGB", (50, 50), (200, 30, 30))
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image.save(tmp_path / "same.png", icc_profile=lab)
    image.save(tmp_path / "torn.png", icc_profile=b"no profile")

    for name in ("same.png", "torn.png"):
        shown = opened(converted(tmp_path / name, cache=tmp_path).content).convert("RGB")
        assert shown.getpixel((9, 9)) == pytest.approx((200, 30, 30), abs=2)


def test_a_picture_is_converted_once_and_found_again_by_what_it_is(supply, tmp_path):
    cache = tmp_path / "not-there-yet"
    first = converted(supply["square.jpg"], cache=cache)
    (kept,) = cache.iterdir()
    kept.write_bytes(b"as kept")

    again = converted(supply["square.jpg"], cache=cache)

    assert (again.name, again.content) == (first.name, b"as kept")
    assert "square" not in first.name


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("torn.jpg", "cannot be read"),
        ("empty.png", "cannot be read"),
        ("words.jpg", "cannot be read"),
        ("bomb.png", "more pixels"),
        ("entities.svg", "definitions of its own"),
    ],
)
def test_what_is_no_picture_is_refused_with_its_reason(name, reason, supply, tmp_path):
    with pytest.raises(PictureUnusable, match=reason):
        converted(supply[name], cache=tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_read(tmp_path):
    wide = Image.new("1", (160_000, 1_000))
    wide.save(tmp_path / "wide.png")

    with pytest.raises(PictureUnusable, match="more pixels"):
        converted(tmp_path / "wide.png", cache=tmp_path)
