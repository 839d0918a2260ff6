"""How much ink lies in one spot of a picture, and how to take away what the paper cannot hold."""

from __future__ import annotations

from typing import Any

from PIL import Image, ImageMath

MOST_INK = 300.0  # per cent of all four inks in one spot
_FULL = 255 / 100  # steps of a channel in one per cent


def total_ink(image: Image.Image) -> float:
    """The most ink in any spot of a CMYK picture, in per cent."""
    summed = ImageMath.lambda_eval(
        lambda inks: inks["c"] + inks["m"] + inks["y"] + inks["k"], **_inks(image)
    )
    return float(summed.getextrema()[1]) / _FULL


def limited(image: Image.Image, most: float = MOST_INK) -> Image.Image:
    """The same picture with no spot above the limit: colours give way, black stays."""
    if total_ink(image) <= most:
        return image
    inks = _inks(image)
    share = ImageMath.lambda_eval(lambda have: _share(have, most * _FULL), **inks)
    lessened = (
        ImageMath.lambda_eval(
            lambda have: have["convert"](have["ink"] * have["share"], "L"),
            ink=inks[name],
            share=share,
        )
        for name in "cmy"
    )
    return Image.merge("CMYK", (*lessened, inks["k"]))


def _share(have: Any, most: float) -> Any:
    """What part of its colours each spot may keep, from 0 to 1."""
    colours = have["float"](have["c"] + have["m"] + have["y"])
    room = have["max"](most - have["float"](have["k"]), 0.0)
    return have["min"](room / have["max"](colours, 1.0), 1.0)


def _inks(image: Image.Image) -> dict[str, Image.Image]:
    return dict(zip("cmyk", image.split(), strict=True))
