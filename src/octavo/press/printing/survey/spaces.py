"""Names the colour spaces of a PDF plainly."""

from __future__ import annotations

from typing import Any

from pikepdf import Array

_DEVICES = {"/G": "DeviceGray", "/RGB": "DeviceRGB", "/CMYK": "DeviceCMYK", "/I": "Indexed"}
_SIZES = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4, "CalGray": 1, "CalRGB": 3, "Lab": 3}
FIRST = {  # the colour that a space begins with, where it is not all noughts
    "DeviceCMYK": (0.0, 0.0, 0.0, 1.0),
    "ICCBased 4": (0.0, 0.0, 0.0, 1.0),
}


def space_name(space: Any, resources: Any = None) -> str:
    """`DeviceCMYK`, `ICCBased 3`, `Separation All`, `Indexed of DeviceRGB`, `Pattern` ..."""
    if space is None:
        return ""
    if isinstance(space, Array):
        return _family(space, resources) if len(space) else "unknown"
    name = str(space)
    named = (resources.get("/ColorSpace") if resources is not None else None) or {}
    if name in named:
        return space_name(named[name])
    return _DEVICES.get(name, name.lstrip("/"))


def _family(space: Any, resources: Any) -> str:
    family = _DEVICES.get(str(space[0]), str(space[0]).lstrip("/"))
    match family:
        case "ICCBased":
            return f"ICCBased {int(space[1].get('/N', 0))}"
        case "Indexed":
            return f"Indexed of {space_name(space[1], resources)}"
        case "Separation":
            return f"Separation {str(space[1]).lstrip('/')}"
        case "DeviceN":
            return "DeviceN " + ", ".join(str(name).lstrip("/") for name in space[1])
        case "Pattern" if len(space) > 1:
            return f"Pattern of {space_name(space[1], resources)}"
    return family


def is_of_the_screen(space: str) -> bool:
    """Whether the colours are red, green and blue, or otherwise no inks."""
    base = space.rpartition(" of ")[2]
    return base in {"DeviceRGB", "ICCBased 3", "CalRGB", "Lab", "CalGray", "ICCBased 1", "unknown"}


def spot_inks(space: str) -> tuple[str, ...]:
    """Inks beyond the four of the press; registration colour is none of them."""
    base = space.rpartition(" of ")[2]
    family, _, names = base.partition(" ")
    if family not in {"Separation", "DeviceN"}:
        return ()
    ours = {"All", "None", "Cyan", "Magenta", "Yellow", "Black"}
    return tuple(name for name in names.split(", ") if name not in ours)


def first_colour(space: str) -> tuple[float, ...]:
    if space in FIRST:
        return FIRST[space]
    if space.startswith(("Separation", "DeviceN")):
        return (1.0,) * (space.count(",") + 1)
    return (0.0,) * (int(space[-1]) if space.startswith("ICCBased") else _SIZES.get(space, 0))
