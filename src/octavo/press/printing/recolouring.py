"""Takes the colours of the screen out of content streams: red, green and blue become inks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pikepdf
from pikepdf import ContentStreamInstruction, Dictionary, Name, Object, Operator

from octavo.press.printing.colours import PressColours
from octavo.press.printing.survey.lines import split_lines
from octavo.press.printing.survey.spaces import first_colour, space_name

_SCREEN = {"DeviceRGB", "ICCBased 3", "CalRGB"}
_GREY = {"DeviceGray", "ICCBased 1", "CalGray"}
_MANAGED = {"ICCBased 4"}
_REPLACED = _SCREEN | _GREY | _MANAGED
_WORDS = re.compile(rb"(?<![A-Za-z*])(?:rg|RG|g|G|/DeviceRGB|/DeviceGray|BI)(?![A-Za-z])")
_OPERATORS = {"rg": "DeviceRGB", "g": "DeviceGray"}

Inks = tuple[float, float, float, float]


def inks_of(space: str, parts: tuple[float, ...], colours: PressColours) -> Inks | None:
    """A colour as inks; none for spaces that stay as they are."""
    if space in _SCREEN and len(parts) == 3:
        return colours.of_rgb(*parts)
    if space in _GREY and len(parts) == 1:
        return (0.0, 0.0, 0.0, round(1 - parts[0], 4))
    if space in _MANAGED and len(parts) == 4:
        return (parts[0], parts[1], parts[2], parts[3])
    return None


def may_need_recolouring(content: bytes, resources: Object | None) -> bool:
    """Whether a stream can hold any colour but CMYK; a quick look that never misses one."""
    named: Any = (resources.get("/ColorSpace") if resources is not None else None) or Dictionary()
    if any(space_name(space) in _REPLACED for space in named.values()):
        return True
    _lines, rest = split_lines(content)  # plain lines are in CMYK, or they would not be plain
    return _WORDS.search(rest) is not None


def recoloured(stream: Object, resources: Object | None, colours: PressColours) -> bytes:
    """The stream with all its simple colours in inks."""
    spaces = {"fill": "DeviceGray", "stroke": "DeviceGray"}
    kept: list[dict[str, str]] = []
    made: list[Any] = []
    for each in pikepdf.parse_content_stream(stream):
        operator = str(each.operator)
        if operator == "q":
            kept.append(dict(spaces))
        elif operator == "Q" and kept:
            spaces = kept.pop()
        made.append(_replaced(each, operator, spaces, resources, colours) or each)
    return pikepdf.unparse_content_stream(made)


def _replaced(
    each: Any,
    operator: str,
    spaces: dict[str, str],
    resources: Object | None,
    colours: PressColours,
) -> ContentStreamInstruction | None:
    lower = operator.lower()
    which = "stroke" if operator[:1].isupper() else "fill"
    if lower in {"g", "rg", "k"}:
        spaces[which] = _OPERATORS.get(lower, "DeviceCMYK")
        return _mixed(which, spaces[which], each.operands, colours)
    if lower == "cs":
        spaces[which] = space_name(each.operands[0], resources)
        inks = inks_of(spaces[which], first_colour(spaces[which]), colours)
        return _set(which, inks) if inks else None
    if lower in {"sc", "scn"} and spaces[which] in _REPLACED:
        return _mixed(which, spaces[which], each.operands, colours)
    return None


def _mixed(
    which: str, space: str, operands: Iterable[Any], colours: PressColours
) -> ContentStreamInstruction | None:
    try:
        parts = tuple(float(part) for part in operands)
    except (TypeError, ValueError):
        return None
    inks = inks_of(space, parts, colours)
    return _set(which, inks) if inks else None


def _set(which: str, inks: Inks) -> ContentStreamInstruction:
    operator = Operator("k" if which == "fill" else "K")
    return ContentStreamInstruction([Decimal(f"{ink:.4f}") for ink in inks], operator)


def recolour_shading(shading: Object, resources: Object | None, colours: PressColours) -> bool:
    """Turn a shading between colours of the screen into one between inks.

    Whether it could be done: functions that compute colours by programs of their own stay.
    """
    space = space_name(shading.get("/ColorSpace"), resources)
    if space not in _REPLACED:
        return True
    functions = shading.get("/Function")
    if not isinstance(functions, (Dictionary, pikepdf.Stream)) or not _turn(
        functions, space, colours
    ):
        return False
    _forget(shading, "/Background")
    shading.ColorSpace = Name.DeviceCMYK
    return True


def _turn(function: Object, space: str, colours: PressColours) -> bool:
    kind = int(function.get("/FunctionType", -1))
    if kind == 3:
        _forget(function, "/Range")
        return all(_turn(part, space, colours) for part in function.Functions)  # type: ignore[union-attr]
    if kind != 2 or "/C0" not in function or "/C1" not in function:
        return False
    for end in ("/C0", "/C1"):
        inks = inks_of(space, tuple(float(part) for part in function[end]), colours)
        if inks is None:
            return False
        function[end] = pikepdf.Array([Decimal(f"{ink:.4f}") for ink in inks])
    _forget(function, "/Range")
    return True


def _forget(thing: Object, key: str) -> None:
    if key in thing:
        del thing[key]
