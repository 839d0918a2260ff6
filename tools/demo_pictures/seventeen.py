"""The pictures of number 17, which is about what was lent."""

from __future__ import annotations

from demo_pictures.seventeen_cover import cover
from demo_pictures.seventeen_wall import wall
from demo_pictures.shapes import Drawing


def number_17() -> list[Drawing]:
    return [cover(), *wall()]
