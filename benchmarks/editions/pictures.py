"""The pictures of the issue: the demo's drawings, and photographs made of noise."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from PIL import Image, ImageOps

from octavo.website.demo.content_files import CONTENT

DRAWINGS = (
    "a-debt-that-may-not-be-paid.png",
    "back-in-april.png",
    "calm.png",
    "map-of-vell.png",
    "ostrel-wall.png",
    "register-page.png",
    "six-things.png",
    "the-ditto-family.png",
    "the-line-at-low-water.png",
    "third-floor.png",
    "twenty-crowns.png",
    "wall-bond.png",
)
COVER = "photograph-0.jpg"
PHOTOGRAPHS = tuple(f"photograph-{number}.jpg" for number in range(1, 9))
# Three drawings to two photographs.
PICTURES = tuple(
    name
    for place in range(4)
    for name in (*DRAWINGS[3 * place : 3 * place + 3], *PHOTOGRAPHS[2 * place : 2 * place + 2])
)
SIZE, COVER_SIZE = (2600, 1736), (2600, 3300)
GRAIN, COLOUR = 0.045, 0.2


def make_pictures(folder: Path) -> dict[str, Path]:
    """Put every picture in the folder, those that are there excepted; return them by name."""
    folder.mkdir(parents=True, exist_ok=True)
    supply = {name: folder / name for name in (COVER, *PICTURES)}
    for number, (name, path) in enumerate(supply.items()):
        if path.exists():
            continue
        if name in DRAWINGS:
            shutil.copy(CONTENT / "pictures" / name, path)
        else:
            size = COVER_SIZE if name == COVER else SIZE
            photograph(number, size).save(path, "JPEG", quality=88, optimize=True)
    return supply


def photograph(seed: int, size: tuple[int, int]) -> Image.Image:
    """Clouds in quiet colours under a fine grain: as hard to compress as a photograph."""
    chance = random.Random(seed)  # noqa: S311
    light = _clouds(chance, size)
    shades = (Image.blend(light, _noise(chance, size, 3), COLOUR) for _ in range(3))
    return Image.merge("RGB", list(shades))


def _clouds(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    """Noise of every scale, the coarse strong and the fine weak."""
    clouds = _noise(chance, size, 4)
    for cells, weight in ((12, 0.35), (60, 0.2), (300, 0.12), (size[0], GRAIN)):
        clouds = Image.blend(clouds, _noise(chance, size, cells), weight)
    return ImageOps.autocontrast(clouds)


def _noise(chance: random.Random, size: tuple[int, int], cells: int) -> Image.Image:
    width, height = cells, max(1, cells * size[1] // size[0])
    coarse = Image.frombytes("L", (width, height), chance.randbytes(width * height))
    return coarse.resize(size, Image.Resampling.BICUBIC)
