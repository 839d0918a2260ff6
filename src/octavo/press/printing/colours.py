"""From any picture's colours to the inks of one press, by LittleCMS."""

from __future__ import annotations

import io
from bisect import bisect_left
from functools import cached_property
from typing import Any

from PIL import Image, ImageCms

from octavo.press.printing.profile import PrintProfile

_PERCEPTUAL = ImageCms.Intent.PERCEPTUAL
_EXACT = ImageCms.Intent.ABSOLUTE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION
_SPACES = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK"}  # Pillow's word, the profile's word


class PressColours:
    """Converts to the inks of one profile. Pictures that say no profile of their own are sRGB."""

    def __init__(self, profile: PrintProfile) -> None:
        self._profile = profile
        self._ways: dict[str, ImageCms.ImageCmsTransform] = {}

    def of_picture(self, image: Image.Image) -> Image.Image:
        """A picture in RGB, Lab, grey or CMYK, in the inks of the press.

        Grey is printed in black alone: no neighbour's colour can tint it. CMYK without a profile
        is taken to be meant for this press.
        """
        match image.mode:
            case "L":
                return self._grey(image)
            case "LAB":
                return self._converted(image, None)
            case "CMYK":
                own = _own_profile(image)
                return self._converted(image, own) if own else image
        return self._converted(image, _own_profile(image))

    def of_rgb(self, red: float, green: float, blue: float) -> tuple[float, float, float, float]:
        """One colour of the screen, its parts from 0 to 1. Greys become black ink alone."""
        levels = tuple(round(255 * min(1.0, max(0.0, part))) for part in (red, green, blue))
        if max(levels) == min(levels):
            return (0.0, 0.0, 0.0, 1 - levels[0] / 255)
        inks: Any = self.of_picture(Image.new("RGB", (1, 1), levels)).getpixel((0, 0))
        return tuple(round(ink / 255, 4) for ink in inks)  # type: ignore[return-value]

    @cached_property
    def _press(self) -> ImageCms.ImageCmsProfile:
        return ImageCms.ImageCmsProfile(io.BytesIO(self._profile.content))

    def _converted(self, image: Image.Image, own: Any) -> Image.Image:
        made = ImageCms.applyTransform(image, self._way(own, image.mode))
        assert made is not None  # noqa: S101 - it is none only when a picture is changed in place
        return made

    def _way(self, own: Any, mode: str) -> ImageCms.ImageCmsTransform:
        """The transform from a profile; without one, from sRGB or Lab, which are kept."""
        kept = self._ways.get(mode) if own is None else None
        if kept is None:
            kept = ImageCms.buildTransform(
                own or ImageCms.createProfile("LAB" if mode == "LAB" else "sRGB"),
                self._press,
                mode,
                "CMYK",
                renderingIntent=_PERCEPTUAL,
                flags=_FLAGS,
            )
            if own is None:
                self._ways[mode] = kept
        return kept

    def _grey(self, image: Image.Image) -> Image.Image:
        own = _own_profile(image)
        if own:
            image = ImageCms.profileToProfile(
                image, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
            ).getchannel(0)  # type: ignore[union-attr]
        black = image.point(self._black_for_grey)
        none = Image.new("L", image.size, 0)
        return Image.merge("CMYK", (none, none, none, black))

    @cached_property
    def _black_for_grey(self) -> list[int]:
        """For each level of grey the black ink that looks as light on this paper."""
        ramp = Image.new("CMYK", (256, 1))
        ramp.putdata([(0, 0, 0, ink) for ink in range(256)])
        printed = _lightness(ramp, self._press)
        greys = Image.new("RGB", (256, 1))
        greys.putdata([(level, level, level) for level in range(256)])
        seen = _lightness(greys, ImageCms.createProfile("sRGB"))
        paper, black = printed[0], printed[-1]
        darkness = [paper - light for light in printed]
        wanted = ((paper - black) * (seen[-1] - light) / (seen[-1] - seen[0]) for light in seen)
        return [min(255, bisect_left(darkness, dark)) for dark in wanted]


def _lightness(image: Image.Image, profile: Any) -> list[int]:
    way = ImageCms.buildTransform(
        profile, ImageCms.createProfile("LAB"), image.mode, "LAB", renderingIntent=_EXACT
    )
    lab = ImageCms.applyTransform(image, way)
    assert lab is not None  # noqa: S101 - it is none only when a picture is changed in place
    return list(lab.getchannel(0).tobytes())


def _own_profile(image: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """The profile within a picture, if it can be read and speaks of the picture's own colours."""
    content = image.info.get("icc_profile")
    if not content:
        return None
    try:
        found = ImageCms.ImageCmsProfile(io.BytesIO(content))
        fits = found.profile.xcolor_space.strip() == _SPACES.get(image.mode)
    except (OSError, ImageCms.PyCMSError):
        return None
    return found if fits else None
