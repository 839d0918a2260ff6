"""A drawing of few colours without loss: an indexed picture, alone in a small PDF."""

from __future__ import annotations

import io
import sys
from typing import Any

import pikepdf
from pikepdf import Array, Name, Pdf, Stream, String
from PIL import Image

NAME = "/Flat"


def write_flat(inks: Image.Image) -> bytes | None:
    """The PDF; nothing when the inks have more colours than an index can name."""
    if inks.getcolors(256) is None:
        return None
    index, colours = indexed(inks)
    pdf = Pdf.new()
    picture = Stream(
        pdf,
        index.tobytes(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=inks.width,
        Height=inks.height,
        BitsPerComponent=8,
        ColorSpace=Array(
            [
                Name.Indexed,
                Name.DeviceCMYK,
                len(colours) - 1,
                String(b"".join(bytes(colour) for colour in colours)),
            ]
        ),
    )
    pdf.Root[NAME] = picture
    pdf.add_blank_page()
    stream = io.BytesIO()
    pdf.save(stream, deterministic_id=True, recompress_flate=True)
    return stream.getvalue()


def flat_picture(kept: Pdf, target: Pdf) -> pikepdf.Object:
    """The picture of a flat PDF, copied into another."""
    return target.copy_foreign(kept.Root[NAME])


def indexed(image: Image.Image) -> tuple[Image.Image, list[tuple[int, ...]]]:
    """A drawing as places in a list of at most 256 colours, and that list.

    A picture of 32-bit whole numbers has the same bytes, which lets each spot be looked at as one.
    """
    found: Any = image.getcolors(256)
    colours: list[tuple[int, ...]] = sorted(colour for _, colour in found)
    wide = image if image.mode == "CMYK" else image.convert("RGBA")
    tail = b"" if image.mode == "CMYK" else b"\xff"
    places = {
        int.from_bytes(bytes(colour) + tail, sys.byteorder): place
        for place, colour in enumerate(colours)
    }
    spots = memoryview(wide.tobytes()).cast("I")
    return Image.frombytes("L", image.size, bytes(map(places.__getitem__, spots))), colours
