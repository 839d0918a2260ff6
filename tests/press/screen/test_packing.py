"""Packed pages show what they showed, in fewer bytes."""

import io
import zlib
from contextlib import contextmanager

import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageDraw

from octavo.press.screen.packing import packed

SIZE = (120, 80)


def a_drawing():
    image = Image.new("RGB", SIZE, "pink")
    ImageDraw.Draw(image).ellipse((10, 10, 70, 70), fill="navy", outline="white")
    return image


def many_colours():
    image = Image.new("RGB", SIZE)
    image.putdata([(x * 2, y * 3, x + y) for y in range(SIZE[1]) for x in range(SIZE[0])])
    return image


def pages_with(image, **said):
    """A page with the picture as the typesetter writes it."""
    pdf = Pdf.new()
    space = Array([Name.ICCBased, pdf.make_stream(b"profile", N=3)])
    picture = pdf.make_stream(
        zlib.compress(image.tobytes()),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=image.width,
        Height=image.height,
        BitsPerComponent=8,
        ColorSpace=space,
        Filter=Name.FlateDecode,
        **said,
    )
    page = pdf.add_blank_page()
    page.Resources = Dictionary(XObject=Dictionary(Picture=picture))
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()


@contextmanager
def picture_in(content):
    with Pdf.open(io.BytesIO(content)) as pdf:
        yield pdf.pages[0].Resources.XObject.Picture


def test_a_drawing_gets_a_palette_and_keeps_every_dot_and_its_profile(tmp_path):
    with picture_in(packed(pages_with(a_drawing()), cache=tmp_path)) as picture:
        kind, space, last, colours = picture.ColorSpace.as_list()
        profile, palette, dots = space[1].read_bytes(), bytes(colours), picture.read_bytes()

    assert (kind, profile) == (Name.Indexed, b"profile")
    assert len(palette) == 3 * (int(last) + 1)
    shown = b"".join(palette[3 * dot : 3 * dot + 3] for dot in dots)
    assert shown == a_drawing().tobytes()


@pytest.mark.parametrize(
    ("image", "said"),
    [(many_colours(), {}), (a_drawing(), {"Decode": Array([1, 0, 1, 0, 1, 0])})],
    ids=["many colours", "colours to be read in another way"],
)
def test_other_pictures_stay_as_they_are(image, said, tmp_path):
    with picture_in(packed(pages_with(image, **said), cache=tmp_path)) as picture:
        assert picture.ColorSpace[0] == Name.ICCBased
        assert picture.read_bytes() == image.tobytes()


def test_the_same_pages_are_the_same_bytes_whether_packed_before_or_not(tmp_path):
    pages = pages_with(a_drawing())
    content = packed(pages, cache=tmp_path)
    (elsewhere := tmp_path / "elsewhere").mkdir()

    assert packed(pages, cache=tmp_path) == content
    assert packed(pages, cache=elsewhere) == content
    with Pdf.open(io.BytesIO(content)) as pdf:
        assert pdf.check_pdf_syntax() == []
