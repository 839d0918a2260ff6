"""In which ink words stand upon a cover."""

import pytest
from PIL import Image

from octavo.press.design.tones import tones


@pytest.mark.parametrize(
    ("above", "below", "told"),
    [
        ("#bbd4fb", "#1a2a43", ("dark", "light")),
        ("#0f3030", "#ffffff", ("light", "dark")),
    ],
)
def test_words_are_dark_on_light_ground_and_light_on_dark(above, below, told, tmp_path):
    cover = Image.new("RGB", (400, 500), above)
    cover.paste(below, (0, 250, 400, 500))
    cover.save(tmp_path / "cover.png")

    assert tones(tmp_path / "cover.png") == told


def test_a_busy_ground_takes_no_words(tmp_path):
    cover = Image.new("RGB", (400, 500), "white")
    for stripe in range(0, 400, 80):
        cover.paste("black", (stripe, 0, stripe + 40, 500))
    cover.save(tmp_path / "cover.png")

    assert tones(tmp_path / "cover.png") == ("busy", "busy")
