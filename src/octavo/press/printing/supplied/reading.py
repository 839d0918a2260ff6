"""One advertiser's file in, a clean PDF out: a form for each booked page, and what was found."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, PasswordError, Pdf, PdfError, Stream

from octavo.press.printing.errors import PictureUnusable
from octavo.press.printing.flat import flat_picture, write_flat
from octavo.press.printing.geometry import BLEED_MM, POINTS, Matrix, Sheet, grown, multiplied
from octavo.press.printing.pictures import PressPictures, encoded
from octavo.press.printing.reading import read_picture
from octavo.press.printing.saving import saved
from octavo.press.printing.supplied.cleaning import Cleaner, stowaways, strip
from octavo.press.printing.supplied.findings import Finding
from octavo.press.printing.supplied.judging import judge
from octavo.press.printing.supplied.pages import box_of, copied, upright
from octavo.press.printing.supplied.placing import Placing, place_page, place_picture

FORM = "/Advertisement"


@dataclass(slots=True)
class Read:
    """A PDF with one form for each booked page, or nothing where the file cannot be placed."""

    content: bytes = b""
    findings: list[Finding] = field(default_factory=list)


def read_advertisement(
    content: bytes, *, booked: int, page: Sheet, pictures: PressPictures
) -> Read:
    """Read, clean and place a file on so many pages of that size."""
    try:
        if b"%PDF-" in content[:1024]:
            made = _from_pdf(content, booked, page, pictures)
        else:
            made = _from_picture(content, booked, page, pictures)
    except PasswordError:
        return Read(findings=[("locked", {})])
    except (PdfError, PictureUnusable, ValueError, KeyError, TypeError, AttributeError, OSError):
        return Read(findings=[("unreadable", {})])
    return made


def _from_pdf(content: bytes, booked: int, page: Sheet, pictures: PressPictures) -> Read:
    made = Read()
    with Pdf.open(io.BytesIO(content)) as source, Pdf.new() as target:
        has = len(source.pages)
        is_spread = has == 1 and booked == 2
        if has != booked and not is_spread:
            return Read(findings=[("pages", {"has": has, "booked": booked})])
        if things := stowaways(source):
            made.findings.append(("stripped", {"things": ", ".join(things)}))
        cleaner = Cleaner(target, pictures)
        for place in range(booked):
            shown = source.pages[0 if is_spread else place]
            placing = _placed(shown, page, is_spread)
            if not isinstance(placing, Placing):
                return Read(findings=[placing])
            if place == 0 or not is_spread:
                made.findings.extend(placing.findings)
                form = copied(shown, source, target)
                cleaner.clean(form, form.get("/Resources"))
            shift = (1.0, 0.0, 0.0, 1.0, -page.width if place and is_spread else 0.0, 0.0)
            _show(target, form, multiplied(placing.matrix, shift), page)
        made.findings.extend(_found_by(cleaner))
        return _done(made, target)


def _from_picture(content: bytes, booked: int, page: Sheet, pictures: PressPictures) -> Read:
    image = read_picture(content, name="")
    whole = Sheet(page.width * booked, page.height)
    placing = place_picture(image.width, image.height, whole)
    if not isinstance(placing, Placing):
        return Read(findings=[placing])
    made = Read(findings=list(placing.findings))
    if image.mode != "CMYK":
        made.findings.append(("converted", {}))
    with Pdf.new() as target:
        picture = _picture(target, pictures, image)
        for place in range(booked):
            shift = (1.0, 0.0, 0.0, 1.0, -page.width * place, 0.0)
            _show(target, picture, multiplied(placing.matrix, shift), page)
        return _done(made, target)


def _picture(target: Pdf, pictures: PressPictures, image: Any) -> Object:
    inks = pictures.converted(image)
    flat = write_flat(inks) if image.getcolors(256) else None
    if flat is not None:
        with Pdf.open(io.BytesIO(flat)) as kept:
            return flat_picture(kept, target)
    return target.make_indirect(
        Stream(
            target,
            encoded(inks),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=inks.width,
            Height=inks.height,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceCMYK,
            Filter=Name.DCTDecode,
            Decode=Array([1, 0] * 4),
        )
    )


def _placed(shown: Page, page: Sheet, is_spread: bool) -> Placing | Finding:
    """How to place a page by its boxes, upright as its reader sees it."""
    way = upright(shown)
    media = box_of(shown, "/MediaBox", way)
    if media is None:
        return "unreadable", {}
    wanted = Sheet(page.width * 2, page.height) if is_spread else page
    bleed, trim = box_of(shown, "/BleedBox", way), box_of(shown, "/TrimBox", way)
    placing = place_page(media, bleed, trim, wanted)
    if isinstance(placing, Placing):
        return Placing(multiplied(way, placing.matrix), placing.findings)
    return placing


def _show(target: Pdf, thing: Object, matrix: Matrix, page: Sheet) -> None:
    """A page whose form shows the thing, cut off at the bleed; its corner is that of the trim."""
    box = grown((0.0, 0.0, page.width, page.height), BLEED_MM * POINTS)
    numbers = " ".join(f"{part:.5f}" for part in matrix)
    form = Stream(
        target,
        f"q {numbers} cm /Thing Do Q".encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([round(side, 3) for side in box]),
        Resources=Dictionary(XObject=Dictionary(Thing=thing)),
    )
    shown = target.add_blank_page(page_size=(page.width, page.height))
    shown.obj.MediaBox = form.BBox
    shown.obj.TrimBox = Array([0, 0, page.width, page.height])
    shown.obj.Resources = Dictionary(XObject=Dictionary({FORM: target.make_indirect(form)}))
    shown.obj.Contents = Stream(target, f"{FORM} Do".encode())


def _done(made: Read, target: Pdf) -> Read:
    """The clean PDF, judged as it is; kept out where it cannot be printed."""
    strip(target)
    made.findings.extend(judge(target))
    made.content = saved(target)
    return made


def _found_by(cleaner: Cleaner) -> Iterator[Finding]:
    if cleaner.has_converted:
        yield "converted", {}
    if cleaner.has_layers:
        yield "layers", {}
