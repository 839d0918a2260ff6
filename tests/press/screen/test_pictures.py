"""Pictures for the screen: small, opaque, in sRGB, and made once."""

import random

import pytest
from PIL import Image, ImageDraw

from octavo.press.screen.errors import PictureUnreadable
from octavo.press.screen.pictures import DRAWING_WIDTH, PHOTOGRAPH_WIDTH, small

COLUMN_MM = 66.5


def a_drawing(size=(2400, 1200), ink="navy"):
    image = Image.new("RGB", size, "pink")
    ImageDraw.Draw(image).ellipse((100, 100, size[0] // 2, size[1] - 100), fill=ink)
    return image


def a_photograph(mode="RGB", size=(2400, 1200)):
    cells = (size[0] // 4, size[1] // 4)
    grain = random.Random(1).randbytes(cells[0] * cells[1] * len(mode))
    return Image.frombytes(mode, cells, grain).resize(size)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "CMYK", "I;16"])
def test_a_picture_of_any_kind_becomes_small_and_opaque(mode, tmp_path):
    path = tmp_path / ("picture.tif" if mode == "CMYK" else "picture.png")
    Image.new(mode, (2400, 1200)).save(path)

    made = small(path, cache=tmp_path / "cache")

    assert (made.width, made.height) == (DRAWING_WIDTH, DRAWING_WIDTH // 2)
    with Image.open(made.file) as picture:
        assert picture.format == "PNG"
        assert not picture.has_transparency_data


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_photograph_becomes_a_jpeg_even_one_of_few_greys(mode, tmp_path):
    a_photograph(mode).save(tmp_path / "photograph.png")

    made = small(tmp_path / "photograph.png", cache=tmp_path / "cache")

    assert (made.width, made.height) == (PHOTOGRAPH_WIDTH, PHOTOGRAPH_WIDTH // 2)
    with Image.open(made.file) as picture:
        assert (picture.format, picture.mode) == ("JPEG", "RGB")


def test_a_drawing_that_need_not_be_scaled_keeps_every_dot(tmp_path):
    drawing = a_drawing((1600, 1000))
    drawing.save(tmp_path / "drawing.png")

    made = small(tmp_path / "drawing.png", cache=tmp_path / "cache")

    with Image.open(made.file) as picture:
        assert picture.mode == "P"
        assert picture.convert("RGB").tobytes() == drawing.tobytes()


def test_a_scaled_drawing_keeps_its_colours_and_gets_few_others(tmp_path):
    a_drawing().save(tmp_path / "drawing.png")

    made = small(tmp_path / "drawing.png", cache=tmp_path / "cache", widest_mm=COLUMN_MM)

    with Image.open(made.file) as picture:
        shown = picture.convert("RGB")
    assert shown.getpixel((0, 0)) == a_drawing().getpixel((0, 0))
    assert shown.getpixel((170, 150)) == a_drawing().getpixel((600, 600))
    assert len(shown.getcolors()) <= 32


@pytest.mark.parametrize(("picture", "ppi"), [(a_drawing(), 240), (a_photograph(), 200)])
def test_a_picture_has_the_pixels_that_its_widest_place_takes(picture, ppi, tmp_path):
    picture.save(tmp_path / "picture.png")

    column = small(tmp_path / "picture.png", cache=tmp_path / "cache", widest_mm=COLUMN_MM)
    page = small(tmp_path / "picture.png", cache=tmp_path / "cache")

    assert column.width == round(COLUMN_MM / 25.4 * ppi)
    assert column.file != page.file
    assert column.file.stat().st_size < page.file.stat().st_size


def test_the_same_bytes_are_made_once(tmp_path):
    for name in ("one.png", "two.png"):
        Image.new("RGB", (20, 10), "red").save(tmp_path / name)

    first = small(tmp_path / "one.png", cache=tmp_path / "cache")
    second = small(tmp_path / "two.png", cache=tmp_path / "cache")

    assert first == second
    assert len(list((tmp_path / "cache").iterdir())) == 1


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\nbroken"])
def test_what_is_no_picture_is_refused_with_a_sentence(content, tmp_path):
    (tmp_path / "a.png").write_bytes(content)

    with pytest.raises(PictureUnreadable, match="no picture"):
        small(tmp_path / "a.png", cache=tmp_path)


def test_a_file_that_is_gone_is_refused_as_well(tmp_path):
    with pytest.raises(PictureUnreadable):
        small(tmp_path / "gone.png", cache=tmp_path)
