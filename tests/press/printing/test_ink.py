"""Paper holds so much ink and no more; black is what is kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from octavo.press.printing.ink import limited, total_ink

spots = st.lists(st.tuples(*[st.integers(0, 255)] * 4), min_size=1, max_size=20)


def _picture(inks: list[tuple[int, ...]]) -> Image.Image:
    image = Image.new("CMYK", (len(inks), 1))
    image.putdata(inks)
    return image


def _inks(image: Image.Image) -> list[tuple[int, ...]]:
    return [image.getpixel((x, 0)) for x in range(image.width)]  # type: ignore[misc]


@given(spots)
def test_ink_is_measured_where_there_is_most_of_it(inks: list[tuple[int, ...]]) -> None:
    assert abs(total_ink(_picture(inks)) - max(sum(spot) for spot in inks) / 2.55) < 0.01


@given(spots, st.sampled_from([260.0, 300.0, 320.0]))
def test_no_spot_keeps_more_ink_than_the_limit(inks: list[tuple[int, ...]], most: float) -> None:
    found = limited(_picture(inks), most)

    assert total_ink(found) <= most
    for was, now in zip(inks, _inks(found), strict=True):
        assert now[3] == was[3]
        assert all(after <= before for before, after in zip(was, now, strict=True))
        if sum(was) / 2.55 <= most:
            assert all(before - after <= 1 for before, after in zip(was, now, strict=True))


def test_a_picture_within_the_limit_stays_as_it_is() -> None:
    picture = _picture([(200, 200, 200, 100), (0, 0, 0, 255)])

    assert limited(picture) is picture
