"""Pictures for the screen: small, opaque, in sRGB, and made once."""

import pytest
from PIL import Image

from octavo.press.screen.errors import PictureUnreadable
from octavo.press.screen.pictures import LONGEST_SIDE, small


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "CMYK", "I;16"])
def test_a_picture_of_any_kind_becomes_a_small_opaque_jpeg(mode, tmp_path):
    path = tmp_path / ("picture.tif" if mode == "CMYK" else "picture.png")
    Image.new(mode, (2400, 1200)).save(path)

    made = small(path, cache=tmp_path / "cache")

    assert (made.width, made.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)
    with Image.open(made.file) as picture:
        assert (picture.format, picture.mode) == ("JPEG", "RGB")


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
