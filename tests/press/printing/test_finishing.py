"""Pages become sheets: bleed, marks and slug around them, inks alone on them."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image
from tests.press.printing.sheets import (
    SAID,
    a_font,
    breaches,
    changed,
    finish,
    picture,
    resources,
    set_pages,
    some_pictures,
)

from octavo.press.printing.finishing import finished
from octavo.press.printing.geometry import Box
from octavo.press.printing.survey import survey
from octavo.press.printing.swapping import MOST_DPI, WANTED_DPI, digest

LINE = (
    b"q 1 0 0 -1 50 %d cm 0 0 0 1 k\nBT 0 Tr/F1 %s Tf 1 0 0 -1 0 0 Tm[(abc)-12(d\\)e)]TJ\nET\nQ\n"
)
PANEL = b"0.2 0 0.1 0 k 0 0 700 900 re f\n"


def _millimetres(box: Any) -> tuple[float, ...]:
    return tuple(round(float(side) / 72 * 25.4, 1) for side in box)


def test_a_sheet_has_the_boxes_that_a_print_house_looks_for() -> None:
    with Pdf.open(io.BytesIO(finish(set_pages(PANEL)).content)) as pdf:
        page = pdf.pages[0].obj
        found = {name: _millimetres(page[name]) for name in ("/MediaBox", "/BleedBox", "/TrimBox")}

    assert found == {
        "/MediaBox": (0.0, 0.0, 238.0, 298.0),
        "/BleedBox": (11.0, 11.0, 227.0, 287.0),
        "/TrimBox": (14.0, 14.0, 224.0, 284.0),
    }


def test_marks_stand_outside_the_bleed_and_print_on_every_plate() -> None:
    with Pdf.open(io.BytesIO(finish(set_pages()).content)) as pdf:
        paints = survey(pdf).pages[0].paints
        bleed = tuple(float(side) for side in pdf.pages[0].obj.BleedBox)

    assert {(paint.colour.space, paint.colour.parts) for paint in paints} == {
        ("Separation All", (1.0,))
    }
    lines = [paint for paint in paints if paint.what == "stroke"]
    assert len(lines) == 8 + 4 * 3  # two at each corner, a circle and a cross on each side
    assert not [paint for paint in paints if _touches(paint.box, bleed)]


def _touches(box: Box, other: tuple[float, ...]) -> bool:
    is_beside = box[2] < other[0] or box[0] > other[2]
    return not is_beside and not (box[3] < other[1] or box[1] > other[3])


def test_the_slug_is_drawn_and_needs_no_font() -> None:
    with Pdf.open(io.BytesIO(finish(set_pages()).content)) as pdf:
        facts = survey(pdf)
        slugs = [sum(paint.what == "fill" for paint in page.paints) for page in facts.pages]

    assert [page.fonts for page in facts.pages] == [[], [], [], []]
    drawn = "TheVellReview182026-11-15"
    assert slugs == [len(drawn) + 1] * 4  # and one digit of the folio


def test_nothing_is_set_beyond_the_bleed() -> None:
    with Pdf.open(
        io.BytesIO(finish(set_pages(b"0 1 0 0 k -900 -900 2900 2900 re f")).content)
    ) as pdf:
        page = survey(pdf).pages[0]
        bleed = pdf.pages[0].obj.BleedBox

    boxes = [paint.box for paint in page.paints if paint.colour.space == "DeviceCMYK"]
    assert [_millimetres(box) for box in boxes] == [_millimetres(bleed)]


def test_small_black_text_overprints_and_large_or_coloured_text_does_not() -> None:
    grey = LINE.replace(b"0 0 0 1 k", b"0 0 0 0.5 k")
    lines = LINE % (700, b"9.6") + LINE % (600, b"54") + grey % (500, b"9.6")

    with Pdf.open(io.BytesIO(finish(set_pages(lines, resources=_font)).content)) as pdf:
        texts = survey(pdf).pages[0].texts

    assert {(colour.parts[3], over): count for (colour, over), count in texts.items()} == {
        (1.0, True): 1,
        (1.0, False): 1,
        (0.5, False): 1,
    }


def _font(pdf: Pdf) -> Dictionary:
    return a_font(is_embedded=True)(pdf)


def test_plain_lines_are_read_as_the_parser_reads_them() -> None:
    """The quick way through a page of text finds what the slow one does."""
    lines = b"".join(LINE % (at, b"9.6") for at in range(100, 700, 13))
    odd = lines.replace(b"0 Tr", b"0 Tr 0 Ts")  # no line is plain any more

    found = []
    for content in (lines, odd):
        with Pdf.open(io.BytesIO(set_pages(content, resources=_font))) as pdf:
            page = survey(pdf).pages[0]
            found.append((page.texts, [str(font.BaseFont) for font in page.fonts]))

    assert found[0] == found[1]
    assert found[0][0].total() == 47


def test_colours_of_the_screen_in_a_design_become_inks() -> None:
    drawn = b"1 0 0 rg 0 0 99 99 re f 0.5 g 0 0 9 9 re f q 2 0 0 2 9 9 cm /Logo Do Q"

    def logo(pdf: Pdf) -> Dictionary:
        made = picture(pdf, Name.DeviceRGB, bytes(range(192)), (8, 8))
        return resources(XObject={"Logo": pdf.make_indirect(made)})

    file = finish(set_pages(drawn, resources=logo)).content

    assert breaches(file) == []
    with Pdf.open(io.BytesIO(file)) as pdf:
        fills = [paint.colour for paint in survey(pdf).pages[0].paints if paint.what != "stroke"]
    assert [colour.space for colour in fills[:3]] == ["DeviceCMYK"] * 3
    assert fills[1].parts == (0, 0, 0, 0.5)


def test_a_drawing_in_a_design_is_turned_into_inks_with_all_that_is_in_it() -> None:
    def drawing(pdf: Pdf) -> Dictionary:
        inner = Stream(pdf, b"0 0 1 rg 9 9 9 9 re f", Subtype=Name.Form, BBox=[0, 0, 99, 99])
        outer = Stream(pdf, b"0 1 0 rg 0 0 9 9 re f /In Do", Subtype=Name.Form, BBox=[0, 0, 99, 99])
        outer.Resources = resources(XObject={"In": pdf.make_indirect(inner)})
        return resources(XObject={"Out": pdf.make_indirect(outer)})

    file = finish(set_pages(b"q 1 0 0 1 99 99 cm /Out Do Q", resources=drawing)).content

    assert breaches(file) == []


def test_links_scripts_and_tags_stay_behind() -> None:
    def busy(pdf: Pdf) -> None:
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript)
        pdf.Root.StructTreeRoot = Dictionary()
        pdf.pages[0].obj.Annots = Array([Dictionary(Subtype=Name.Link)])

    file = finish(changed(set_pages(), busy)).content

    assert breaches(file) == []
    with Pdf.open(io.BytesIO(file)) as pdf:
        assert set(pdf.Root.keys()) == {"/Metadata", "/OutputIntents", "/Pages", "/Type"}


def _drawing(tmp_path: Path, *, colours: int, size: tuple[int, int] = (600, 400)) -> Path:
    noise = Image.effect_noise(size, 90).convert("RGB")
    noise.putpixel((0, 0), (167, 33, 32))
    if colours > 256:
        bands = noise.split()
        noise = Image.merge("RGB", [bands[0], bands[1].rotate(180), bands[2].rotate(90)])
    path = tmp_path / f"{colours}.png"
    (noise.quantize(colours) if colours <= 256 else noise).save(path)
    return path


@pytest.mark.parametrize(
    ("colours", "points", "width", "kind"),
    [
        (16, 72, 600, "Indexed of DeviceCMYK"),
        (999, 72, WANTED_DPI, "DeviceCMYK"),
        (999, 144, 600, "DeviceCMYK"),
    ],
)
def test_a_picture_is_as_fine_as_the_press_shows(
    tmp_path: Path, colours: int, points: int, width: int, kind: str
) -> None:
    pictures = some_pictures(tmp_path / "cache")
    path = _drawing(tmp_path, colours=colours)
    jpeg = pictures.prepared(path).jpeg.read_bytes()

    def shown(pdf: Pdf) -> Dictionary:
        made = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Image, Width=600, Height=400)
        made.write(jpeg, filter=Name.DCTDecode)
        made.BitsPerComponent, made.ColorSpace = 8, Name.DeviceCMYK
        made.Decode = Array([1, 0] * 4)
        return resources(XObject={"P": pdf.make_indirect(made)})

    content = f"q {points} 0 0 {points * 2 / 3:.2f} 99 99 cm /P Do Q".encode()
    swap = {digest(jpeg): lambda most: pictures.prepared(path, most_width=most)}
    done = finish(set_pages(content, resources=shown), swap=swap, pictures=pictures)

    with Pdf.open(io.BytesIO(done.content)) as pdf:
        page = survey(pdf).pages[0]
        placed = page.pictures[0]
        found = digest(placed.picture.read_raw_bytes())
        spaces = [paint.colour.space for paint in page.paints if paint.what == "picture"]
        assert (int(placed.picture.Width), spaces) == (width, [kind])
        assert placed.dpi <= MOST_DPI or kind.startswith("Indexed")
    assert done.pictures[found] == digest(jpeg)


def test_the_file_says_what_it_is_by_the_dates_of_its_issue() -> None:
    with Pdf.open(io.BytesIO(finish(set_pages()).content)) as pdf:
        info: Any = pdf.trailer.Info
        metadata = pdf.Root.Metadata.read_bytes().decode()
        said = [str(info[key]) for key in ("/Title", "/CreationDate", "/ModDate", "/Trapped")]

    day = "D:20261115000000Z"
    assert said == ["The Vell Review 18", day, day, "/False"]
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4<" in metadata
    assert set(re.findall(r"Date>([^<\s]+)<", metadata)) == {"2026-11-15T00:00:00Z"}


def test_a_magazine_may_have_any_name() -> None:
    name = "<b>Ž & 雑誌\x00</rdf:li>"
    file = finished(
        set_pages(),
        replace(SAID, name=name),
        folios=["1", "2", "3", "iv"],
        swap={},
        pictures=some_pictures(),
        advertisements={},
    ).content

    assert breaches(file) == []
    with Pdf.open(io.BytesIO(file)) as pdf:
        assert str(pdf.trailer.Info.Title) == "<b>Ž & 雑誌</rdf:li> 18"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "<b>Ž & 雑誌</rdf:li> 18"


def test_the_same_pages_are_the_same_bytes() -> None:
    content = set_pages(PANEL + LINE % (500, b"9.6"), resources=_font)

    assert finish(content).content == finish(content).content


def test_another_reader_of_pdf_finds_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "print.pdf"
    path.write_bytes(finish(set_pages(PANEL)).content)

    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)

    assert (checked.returncode, "No syntax or stream encoding errors" in checked.stdout) == (
        0,
        True,
    )


def test_a_page_that_turned_transparent_says_in_which_colours() -> None:
    def ad(pdf: Pdf) -> pikepdf.Object:
        form = Stream(pdf, b"/Faint gs 0 1 0 0 k -9 -9 620 790 re f", Subtype=Name.Form)
        form.BBox, form.Group = Array([-9, -9, 620, 790]), Dictionary(S=Name.Transparency)
        form.Resources = resources(ExtGState={"Faint": Dictionary(ca=0.5)})
        return pdf.make_indirect(form)

    with Pdf.new() as theirs:
        file = finish(set_pages(), advertisements={2: ad(theirs)}).content

    assert breaches(file) == []
