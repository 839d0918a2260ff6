"""Turns the typesetter's pages into PDF/X-4: sheets with bleed and marks, in inks alone."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from octavo.press.printing.blacks import BLACK_STATE, OVERPRINT, with_black_overprinting
from octavo.press.printing.geometry import Box, Sheet
from octavo.press.printing.marks import Marks
from octavo.press.printing.metadata import Said, describe
from octavo.press.printing.pictures import PressPictures
from octavo.press.printing.recolouring import may_need_recolouring, recolour_shading, recoloured
from octavo.press.printing.saving import saved
from octavo.press.printing.supplied.cleaning import Cleaner
from octavo.press.printing.swapping import Swap, swap_pictures

KEPT_IN_CATALOGUE = {"/Type", "/Pages", "/PageLabels", "/Metadata", "/OutputIntents"}
KEPT_ON_PAGE = {"/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/TrimBox"}


@dataclass(frozen=True, slots=True)
class Finished:
    """The file, and for each picture in it the digest of the JPEG that it was set from."""

    content: bytes
    pictures: Mapping[str, str]


def finished(
    content: bytes,
    said: Said,
    *,
    folios: Sequence[str],
    swap: Swap,
    pictures: PressPictures,
    advertisements: Mapping[int, Object],
) -> Finished:
    """The print file of pages that were set.

    `folios` are what the slug calls each page. `advertisements` gives, by the place of a page, a
    form of another PDF, whose own corner is that of the trimmed page.
    """
    with Pdf.open(io.BytesIO(content)) as pdf:
        cleaner = Cleaner(pdf, pictures)
        swapped = swap_pictures(pdf, swap, pictures)
        marks = Marks(pdf, said.slug)
        for place, (page, folio) in enumerate(zip(pdf.pages, folios, strict=True)):
            _make_sheet(
                pdf,
                page,
                cleaner,
                marks.on(sheet_of(page), folio),
                _copied(pdf, advertisements.get(place)),
            )
        for key in set(pdf.Root.keys()) - KEPT_IN_CATALOGUE:
            del pdf.Root[key]
        describe(pdf, said, pictures.profile, content=content)
        return Finished(saved(pdf), swapped)


def _copied(pdf: Pdf, form: Object | None) -> Object | None:
    return None if form is None else pdf.copy_foreign(form)


def sheet_of(page: Page) -> Sheet:
    """The size of a page when it is trimmed."""
    left, bottom, right, top = (float(side) for side in page.trimbox)
    return Sheet(round(right - left, 2), round(top - bottom, 2))


def _make_sheet(
    pdf: Pdf,
    page: Page,
    cleaner: Cleaner,
    marks: tuple[bytes, Mapping[str, Object]],
    advertisement: Object | None,
) -> None:
    """Put what was set, the advertisement and the marks on a sheet of their own coordinates."""
    sheet = sheet_of(page)
    trim = [float(side) for side in page.trimbox]
    across, up = sheet.trim[0] - trim[0], sheet.trim[1] - trim[1]
    content, forms = marks
    shown = {"/Page": _as_form(pdf, page, cleaner, sheet, (across, up)), **forms}
    parts = [f"q 1 0 0 1 {across:.3f} {up:.3f} cm /Page Do Q".encode()]
    if advertisement is not None:
        shown["/Advertisement"] = advertisement
        parts.append(_clipped(sheet, b"/Advertisement"))
        if _is_transparent(advertisement):
            page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, I=True, K=False)
    for key in set(page.obj.keys()) - {*KEPT_ON_PAGE, "/Group"}:
        del page.obj[key]
    page.obj.Resources = Dictionary(XObject=Dictionary(shown))
    page.obj.Contents = Stream(pdf, b"\n".join((*parts, content)))
    page.obj.MediaBox = page.obj.CropBox = _array(sheet.media)
    page.obj.BleedBox, page.obj.TrimBox = _array(sheet.bleed), _array(sheet.trim)


def _as_form(
    pdf: Pdf, page: Page, cleaner: Cleaner, sheet: Sheet, moved: tuple[float, float]
) -> Object:
    """What was set, cut off at the bleed."""
    page.contents_coalesce()
    resources = page.obj.get("/Resources", Dictionary())
    content = page.obj.Contents.read_bytes() if "/Contents" in page.obj else b""
    if may_need_recolouring(content, resources):
        content = recoloured(Stream(pdf, content), resources, cleaner.colours)
    for shown in (resources.get("/XObject") or {}).values():
        if shown.get("/Subtype") == "/Form":
            cleaner.clean(shown, resources)
    for pattern in (resources.get("/Pattern") or {}).values():
        if "/Shading" in pattern:
            recolour_shading(pattern.Shading, resources, cleaner.colours)
    own = Dictionary(dict(resources.items()))
    if "/ColorSpace" in own:
        del own["/ColorSpace"]
    own.ExtGState = Dictionary(
        {**dict((own.get("/ExtGState") or {}).items()), BLACK_STATE: OVERPRINT}
    )
    left, bottom, right, top = sheet.bleed
    across, up = moved
    return Stream(
        pdf,
        with_black_overprinting(content),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=_array((left - across, bottom - up, right - across, top - up)),
        Resources=own,
    )


def _clipped(sheet: Sheet, name: bytes) -> bytes:
    left, bottom, right, top = sheet.bleed
    x, y = sheet.trim[:2]
    clip = f"{left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f} re W n"
    return f"q {clip} 1 0 0 1 {x:.3f} {y:.3f} cm ".encode() + name + b" Do Q"


def _is_transparent(form: Object) -> bool:
    return "/Group" in form


def _array(box: Box) -> Array:
    return Array([round(side, 3) for side in box])
