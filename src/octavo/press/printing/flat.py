"""A drawing of few colours without loss: an indexed picture, alone in a small PDF."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Name, Pdf, Stream, String
from PIL import Image

NAME = "/Flat"


def write_flat(inks: Image.Image) -> bytes | None:
    """The PDF; nothing when the inks have more colours than an index can name."""
    found = inks.getcolors(256)
    if found is None:
        return None
    colours: list[tuple[int, ...]] = sorted(colour for _, colour in found)  # type: ignore[misc]
    pdf = Pdf.new()
    picture = Stream(
        pdf,
        _indexed(inks, colours),
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


def _indexed(inks: Image.Image, colours: list[tuple[int, ...]]) -> bytes:
    """Each spot's place in the list of colours.

    A picture of 32-bit whole numbers has the same bytes, which lets each spot be looked at as one.
    """
    places = {
        int.from_bytes(bytes(colour), "little"): place for place, colour in enumerate(colours)
    }
    spots = memoryview(inks.tobytes()).cast("I")
    return bytes(map(places.__getitem__, spots))
