"""What advertisers send: good files, bad files, and files with something up their sleeve."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image
from tests.press.printing.sheets import BLEED, HEIGHT, WIDTH

INKS = b"0 0.5 1 0 k -20 -20 900 900 re f"


def a_pdf(
    drawn: bytes = INKS,
    *,
    pages: int = 1,
    size: tuple[float, float] = (WIDTH, HEIGHT),
    bleed: float = BLEED,
    trim: bool = True,
    resources: Callable[[Pdf], Any] | None = None,
    change: Callable[[Pdf], object] | None = None,
    **saving: Any,
) -> bytes:
    """A supplied PDF with its boxes as agreed, unless asked otherwise."""
    pdf = Pdf.new()
    width, height = size
    for _page in range(pages):
        page = pdf.add_blank_page(page_size=(width + 2 * bleed, height + 2 * bleed))
        if trim:
            page.obj.TrimBox = Array([bleed, bleed, width + bleed, height + bleed])
            page.obj.BleedBox = Array([0, 0, width + 2 * bleed, height + 2 * bleed])
        page.obj.Contents = Stream(pdf, drawn)
        page.obj.Resources = resources(pdf) if resources else Dictionary()
    if change:
        change(pdf)
    stream = io.BytesIO()
    pdf.save(stream, **{"static_id": True, **saving})
    return stream.getvalue()


def a_picture(size: tuple[int, int] = (840, 1080), mode: str = "RGB", kind: str = "PNG") -> bytes:
    stream = io.BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(stream, kind)
    return stream.getvalue()


def with_stowaways(pdf: Pdf) -> None:
    """A script, an attachment, a link, an action: nothing that could be printed."""
    script = Dictionary(S=Name.JavaScript, JS=String("app.launchURL('https://evil.example')"))
    pdf.Root.OpenAction = script
    pdf.attachments["virus.exe"] = b"MZ"
    page = pdf.pages[0].obj
    page.AA = Dictionary(O=script)
    page.Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Link, A=script, Rect=[0, 0, 9, 9])]
    )


def forms_without_end(pdf: Pdf) -> Dictionary:
    form = pdf.make_indirect(
        Stream(pdf, b"/Again Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 900, 900])
    )
    form.Resources = Dictionary(XObject=Dictionary(Again=form))
    return Dictionary(XObject=Dictionary(Again=form))


def a_bomb(pdf: Pdf) -> Dictionary:
    """A picture of four gigabytes that is a few kilobytes long."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(1 << 24)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = b"\x78\x9c" + block * 256 + b"\x03\x00\0\0\0\1"
    picture = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Image)
    picture.write(packed, filter=Name.FlateDecode)
    picture.Width = picture.Height = 37_000
    picture.BitsPerComponent, picture.ColorSpace = 8, Name.DeviceRGB
    return Dictionary(XObject=Dictionary(Bomb=pdf.make_indirect(picture)))


def locked(password: str) -> Any:
    return pikepdf.Encryption(user=password, owner="owner")
