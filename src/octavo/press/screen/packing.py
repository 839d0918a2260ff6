"""Makes a set PDF smaller without changing what it shows.

The typesetter writes every picture in full colours and every small object by itself. Drawings go
back to a palette here, each once, and small objects are kept together.
"""

from __future__ import annotations

import io
import zlib
from hashlib import sha256
from pathlib import Path

from pikepdf import Array, Name, Object, ObjectStreamMode, Pdf, Stream, String
from PIL import Image

from octavo.press.screen.pictures import keep

PACKING = "1"  # raise it when the same picture is packed into other bytes
MOST_COLOURS = 256
_BYTES_A_DOT = 3
_AS_IT_IS = b""


def packed(content: bytes, *, cache: Path) -> bytes:
    """The same pages in fewer bytes, and the same bytes for the same pages.

    A picture that was packed before is found again in the cache.
    """
    written = io.BytesIO()
    with Pdf.open(io.BytesIO(content)) as pdf:
        for each in pdf.objects:
            if isinstance(each, Stream) and _is_full_colour(each):
                _give_palette(each, cache)
        pdf.save(written, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return written.getvalue()


def _is_full_colour(stream: Object) -> bool:
    """Whether it is a picture of three colours with eight bits each, kept without loss."""
    if stream.get(Name.Subtype) != Name.Image or stream.get(Name.Filter) != Name.FlateDecode:
        return False
    space = stream.get(Name.ColorSpace)
    return (
        stream.get(Name.BitsPerComponent) == 8
        and isinstance(space, Array)
        and space[0] == Name.ICCBased
        and space[1].get(Name.N) == _BYTES_A_DOT
        and not {Name.Decode, Name.Mask} & set(stream.keys())
    )


def _give_palette(stream: Object, cache: Path) -> None:
    raw = stream.read_raw_bytes()
    name = sha256(f"{PACKING} {stream.Width} {stream.Height} ".encode() + raw).hexdigest()
    kept = cache / f"{name}.palette"
    if not kept.is_file():
        keep(kept, _with_palette(stream, most=len(raw)))
    colours, _, dots = kept.read_bytes().partition(b"\n")
    if not colours:
        return
    palette = bytes.fromhex(colours.decode())
    last = len(palette) // _BYTES_A_DOT - 1
    stream.write(dots, filter=Name.FlateDecode)
    stream.ColorSpace = Array([Name.Indexed, stream.ColorSpace, last, String(palette)])


def _with_palette(stream: Object, *, most: int) -> bytes:
    """The palette as a line of digits, then the dots; nothing unless that is exact and smaller."""
    size = int(stream.Width), int(stream.Height)
    full = Image.frombytes("RGB", size, stream.read_bytes())
    if full.getcolors(MOST_COLOURS) is None:
        return _AS_IT_IS
    few = full.quantize(MOST_COLOURS, dither=Image.Dither.NONE)
    if few.convert("RGB").tobytes() != full.tobytes():
        return _AS_IT_IS
    palette = few.palette.tobytes() if few.palette else b""
    dots = zlib.compress(few.tobytes(), 9)
    if len(dots) + len(palette) >= most:
        return _AS_IT_IS
    return palette.hex().encode() + b"\n" + dots
