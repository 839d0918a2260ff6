"""The pictures of number 17, which is about what was lent."""

from __future__ import annotations

from demo_pictures.seventeen_cover import cover
from demo_pictures.seventeen_desks import desks
from demo_pictures.seventeen_lent import lent
from demo_pictures.seventeen_openers import openers
from demo_pictures.seventeen_tape import tape
from demo_pictures.seventeen_wall import wall
from demo_pictures.shapes import Drawing


def number_17() -> list[Drawing]:
    return [cover(), *wall(), *openers(), *lent(), *tape(), *desks()]
