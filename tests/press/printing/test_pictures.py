"""Pictures of every kind come out in press colours, within the ink limit, and are made once."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageCms, ImageDraw
from tests.press.printing.sheets import some_pictures

from octavo.press.design import DESIGN
from octavo.press.printing.errors import PictureUnusable
from octavo.press.printing.flat import NAME
from octavo.press.printing.house_colours import house_colours
from octavo.press.printing.ink import MOST_INK, total_ink
from octavo.press.printing.pictures import MOST_SIDE, PressPicture, PressPictures


def _noise(mode: str, size: tuple[int, int] = (60, 40)) -> Image.Image:
    bands = len(Image.new(mode, (1, 1)).getbands())
    return Image.frombytes(mode, size, Random(18).randbytes(size[0] * size[1] * bands))


def _palette() -> Image.Image:
    drawing = Image.new("RGB", (60, 40), "#a5e0df")
    ImageDraw.Draw(drawing).ellipse((10, 5, 50, 35), fill="#a72120", outline="black")
    return drawing.quantize(16)


def _kept(image: Image.Image, path: Path, **saving: Any) -> Path:
    image.save(path, **saving)
    return path


def _opened(picture: PressPicture) -> Image.Image:
    return Image.open(picture.jpeg)


def _inks(picture: PressPicture, at: tuple[int, int] = (0, 0)) -> tuple[int, ...]:
    return tuple(round(ink / 2.55) for ink in _opened(picture).getpixel(at))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("mode", "ending"),
    [
        ("RGB", "png"),
        ("RGB", "jpg"),
        ("RGB", "webp"),
        ("RGBA", "png"),
        ("L", "jpg"),
        ("LA", "png"),
        ("1", "png"),
        ("I;16", "png"),
        ("CMYK", "jpg"),
        ("CMYK", "tif"),
        ("LAB", "tif"),
        ("YCbCr", "jpg"),
    ],
)
def test_a_picture_of_any_kind_is_printed_in_inks(tmp_path: Path, mode: str, ending: str) -> None:
    image = _noise("L").convert("1") if mode == "1" else _noise(mode) if mode != "I;16" else None
    if image is None:
        image = Image.frombytes("I;16", (60, 40), Random(18).randbytes(4800))

    made = some_pictures(tmp_path).prepared(_kept(image, tmp_path / f"picture.{ending}"))

    shown = _opened(made)
    assert (shown.mode, shown.size) == ("CMYK", (60, 40))
    assert 0 < total_ink(shown) <= MOST_INK


def test_grey_is_printed_in_black_alone(tmp_path: Path) -> None:
    ramp = Image.new("L", (256, 8))
    ramp.putdata(list(range(256)) * 8)

    made = some_pictures(tmp_path).prepared(_kept(ramp, tmp_path / "grey.png"))

    assert made.flat is not None
    *colours, black = _opened(made).split()
    assert all(colour.getextrema()[1] <= 1 for colour in colours)
    darkness = [black.getpixel((x, 4)) for x in range(256)]
    assert (darkness[0], darkness[-1]) == pytest.approx((255, 0), abs=2)


def test_sixteen_bits_are_no_darker_than_eight(tmp_path: Path) -> None:
    deep = Image.new("I;16", (8, 8), 128 * 257)
    pictures = some_pictures(tmp_path)

    made = [
        _inks(pictures.prepared(_kept(image, tmp_path / f"{image.mode[0]}.png")))
        for image in (deep, Image.new("L", (8, 8), 128))
    ]

    assert made[0] == made[1]


def test_one_sees_the_paper_through_a_clear_picture(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (8, 8), (167, 33, 32, 0))

    made = some_pictures(tmp_path).prepared(_kept(clear, tmp_path / "clear.png"))

    assert _inks(made) == (0, 0, 0, 0)


def test_the_profile_of_a_picture_is_honoured(tmp_path: Path) -> None:
    """Lab read as RGB would be nonsense; a swapped profile shows that ours is asked."""
    pictures = some_pictures(tmp_path)
    press = pictures.profile.content
    strong = Image.new("CMYK", (8, 8), (255, 255, 255, 255))

    said = pictures.prepared(_kept(strong, tmp_path / "said.tif", icc_profile=press))
    unsaid = pictures.prepared(_kept(strong, tmp_path / "unsaid.tif"))

    assert _inks(unsaid)[3] == 100
    assert sum(_inks(said)) <= MOST_INK
    assert _inks(said) != _inks(unsaid)


def test_a_profile_that_does_not_fit_its_picture_is_not_believed(tmp_path: Path) -> None:
    pictures = some_pictures(tmp_path)
    red = Image.new("RGB", (8, 8), (200, 30, 30))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    made = {
        name: _inks(pictures.prepared(_kept(red, tmp_path / f"{name}.png", icc_profile=profile)))
        for name, profile in {
            "plain": None,
            "screen": srgb,
            "press": pictures.profile.content,
            "broken": b"broken",
        }.items()
    }

    assert set(made.values()) == {made["plain"]}


def test_a_drawing_of_few_colours_is_kept_without_loss(tmp_path: Path) -> None:
    pictures = some_pictures(tmp_path)
    drawing = _palette()

    made = pictures.prepared(_kept(drawing, tmp_path / "drawing.png"))

    assert made.flat is not None
    with pikepdf.open(made.flat) as kept:
        index: Any = kept.Root[NAME]
        colours = bytes(index.ColorSpace[3])
        found = {colours[at : at + 4] for at in range(0, len(colours), 4)}
        shown = {colours[at * 4 : at * 4 + 4] for at in set(index.read_bytes())}
    expected = pictures.converted(drawing.convert("RGB")).tobytes()
    assert found == shown == {expected[at : at + 4] for at in range(0, len(expected), 4)}


def test_a_drawing_has_the_inks_of_the_field_that_it_stands_on(tmp_path: Path) -> None:
    house = house_colours(DESIGN)
    profile = some_pictures(tmp_path).profile
    path = _kept(_palette(), tmp_path / "drawing.png")

    ours = PressPictures(profile, tmp_path, house).prepared(path)
    anybody = PressPictures(profile, tmp_path).prepared(path)

    assert house[0xA5, 0xE0, 0xDF] == (89, 0, 38, 0)
    assert _inks(ours) == (35, 0, 15, 0)
    assert _inks(anybody) != _inks(ours)
    assert _inks(ours, (30, 20)) == (20, 100, 100, 20)


def test_a_house_with_colours_of_its_own_prints_those(tmp_path: Path) -> None:
    tokens = '[colours.field]\nrgb = "#010203"\ncmyk = [10, 20, 30, 0]\n[page]\nwidth = 210\n'
    (tmp_path / "tokens.toml").write_text(tokens)

    assert house_colours(DESIGN, tmp_path) == {(1, 2, 3): (26, 51, 76, 0)}
    assert house_colours(DESIGN, None) == house_colours(DESIGN)


def test_a_picture_is_turned_the_way_it_was_taken(tmp_path: Path) -> None:
    image = _noise("RGB")
    taken = image.getexif()
    taken[0x0112] = 6

    made = some_pictures(tmp_path).prepared(_kept(image, tmp_path / "turned.jpg", exif=taken))

    assert (made.width, made.height) == (40, 60)


def test_a_picture_is_made_once_and_again_when_narrower(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    path = _kept(_noise("RGB"), tmp_path / "picture.png")

    first = some_pictures(cache).prepared(path)
    made_at = first.jpeg.stat().st_mtime_ns
    second = some_pictures(cache).prepared(path)
    narrow = some_pictures(cache).prepared(path, most_width=30)

    assert second == first
    assert second.jpeg.stat().st_mtime_ns == made_at
    assert (narrow.width, narrow.height) == (30, 20)
    assert len(list(cache.iterdir())) == 2


def test_no_picture_is_larger_than_a_page_can_show(tmp_path: Path) -> None:
    wide = Image.effect_noise((MOST_SIDE + 100, 9), 90).convert("RGB")
    wide.putpixel((0, 0), (1, 2, 3))
    wide.putdata([(x % 256, x // 256 % 256, 7) for x in range(wide.width * 9)])

    made = some_pictures(tmp_path).prepared(_kept(wide, tmp_path / "wide.png"))

    assert made.width == MOST_SIDE


def test_even_the_artefacts_of_a_dark_picture_stay_within_the_limit(tmp_path: Path) -> None:
    stream = io.BytesIO()
    _noise("CMYK", (200, 200)).point(lambda ink: 150 + ink * 105 // 255).save(stream, "TIFF")
    path = tmp_path / "dark.tif"
    path.write_bytes(stream.getvalue())

    made = some_pictures(tmp_path).prepared(path)

    assert total_ink(_opened(made)) <= MOST_INK


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "“harbour.jpg” is no picture that can be read."),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "“harbour.jpg” is a drawing in SVG; print takes PNG, JPEG, TIFF or WebP.",
        ),
        (b"\xff\xd8\xff\xe0 torn", "“harbour.jpg” is no picture that can be read."),
    ],
)
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "harbour.jpg"
    path.write_bytes(content)

    with pytest.raises(PictureUnusable) as refused:
        some_pictures(tmp_path).prepared(path)

    assert str(refused.value) == sentence


def test_a_small_file_of_endless_pixels_is_refused(tmp_path: Path) -> None:
    path = _kept(Image.new("1", (30_000, 30_000)), tmp_path / "bomb.png")

    with pytest.raises(PictureUnusable, match="more pixels than any page can show"):
        some_pictures(tmp_path).prepared(path)


def test_a_picture_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PictureUnusable, match=r"“gone.png” cannot be read\."):
        some_pictures(tmp_path).prepared(tmp_path / "gone.png")
