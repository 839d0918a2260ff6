"""Advertisers' files: placed by their own boxes, turned into inks, stripped, and judged."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from tests.press.printing.sheets import (
    HEIGHT,
    WIDTH,
    a_font,
    breaches,
    finish,
    picture,
    resources,
    set_pages,
    some_pictures,
)
from tests.press.printing.supplied.files import (
    INKS,
    a_bomb,
    a_pdf,
    a_picture,
    forms_without_end,
    locked,
    with_stowaways,
)

from octavo.press.printing.geometry import Sheet
from octavo.press.printing.profile import read_profile
from octavo.press.printing.supplied.advertisements import Advertisement, advertisement
from octavo.press.printing.supplied.findings import BREACHES, WARNINGS
from octavo.press.printing.supplied.reading import FORM, read_advertisement
from octavo.press.printing.survey import survey

PAGE = Sheet(WIDTH, HEIGHT)


def _read(content: bytes, folder: Path, *, booked: int = 1) -> Advertisement:
    """What the reading process makes of a file, without the process."""
    read = read_advertisement(content, booked=booked, page=PAGE, pictures=some_pictures(folder))
    return Advertisement(read.content, tuple(read.findings))


def _read_apart(content: bytes, folder: Path, *, booked: int = 1) -> Advertisement:
    path = folder / "supplied"
    path.write_bytes(content)
    return advertisement(
        path, booked=booked, page=PAGE, profile=read_profile(), cache=folder / "cache"
    )


def _names(found: Advertisement) -> list[str]:
    return [name for name, _about in found.findings]


def _placed(found: Advertisement, page: int = 0) -> tuple[float, ...]:
    """The box that the first thing painted covers, in millimetres from the trimmed corner."""
    with Pdf.open(io.BytesIO(found.content)) as pdf:
        box = survey(pdf).pages[page].paints[0].box
    return tuple(round(side / 72 * 25.4, 1) for side in box)


def test_a_file_as_agreed_is_placed_with_its_bleed(tmp_path: Path) -> None:
    found = _read(a_pdf(), tmp_path)

    assert found.is_printable
    assert found.findings == ()
    assert _placed(found) == (-3.0, -3.0, 213.0, 273.0)


def test_a_page_without_boxes_of_our_size_with_bleed_is_taken_for_that(tmp_path: Path) -> None:
    found = _read(a_pdf(trim=False), tmp_path)

    assert (found.findings, _placed(found)) == ((), (-3.0, -3.0, 213.0, 273.0))


def test_a_page_without_bleed_is_a_warning(tmp_path: Path) -> None:
    found = _read(a_pdf(bleed=0, trim=False), tmp_path)

    assert (_names(found), found.is_printable) == (["no bleed"], True)
    assert _placed(found) == (0.0, 0.0, 210.0, 270.0)


def test_a_page_of_the_same_shape_is_scaled_and_that_is_said(tmp_path: Path) -> None:
    found = _read(a_pdf(size=(WIDTH * 0.95, HEIGHT * 0.95)), tmp_path)

    assert _names(found) == ["scaled"]
    sentence = "“Ropes” was 200 × 256 mm and is scaled to the page."
    assert found.sentences(file="Ropes")[0] == (sentence, False)


@pytest.mark.parametrize("size", [(WIDTH, HEIGHT / 2), (WIDTH / 2, HEIGHT / 2), (HEIGHT, WIDTH)])
def test_a_page_of_another_shape_or_size_stops_the_press(
    tmp_path: Path, size: tuple[float, float]
) -> None:
    found = _read(a_pdf(size=size), tmp_path)

    assert (_names(found), found.content) == (["size"], b"")


def test_a_turned_page_is_placed_upright(tmp_path: Path) -> None:
    turned = a_pdf(size=(HEIGHT, WIDTH), change=lambda pdf: setattr(pdf.pages[0].obj, "Rotate", 90))

    found = _read(turned, tmp_path)

    assert (found.findings, _placed(found)) == ((), (-3.0, -3.0, 213.0, 273.0))


def test_a_spread_of_one_wide_page_is_cut_in_two(tmp_path: Path) -> None:
    left = b"0 1 0 0 k 0 0 603.8 900 re f 1 0 0 0 k 603.8 0 900 900 re f"

    found = _read(a_pdf(left, size=(2 * WIDTH, HEIGHT)), tmp_path, booked=2)

    assert found.findings == ()
    with Pdf.open(io.BytesIO(found.content)) as pdf:
        widest = [
            max(page.paints, key=lambda paint: paint.box[2] - paint.box[0]).colour.parts
            for page in survey(pdf).pages
        ]
    assert widest == [(0, 1, 0, 0), (1, 0, 0, 0)]


def test_each_booked_page_gets_its_own(tmp_path: Path) -> None:
    assert _read(a_pdf(pages=2), tmp_path, booked=2).findings == ()
    assert _read(a_pdf(pages=3), tmp_path, booked=2).sentences(file="Ropes") == (
        ("“Ropes” has 3 pages, but 2 were booked.", True),
    )


def test_a_picture_fills_page_and_bleed(tmp_path: Path) -> None:
    found = _read(a_picture(), tmp_path)

    assert _names(found) == ["enlarged", "converted", "resolution"]
    assert found.is_printable
    left, bottom, right, top = _placed(found)
    assert max(left, bottom) <= -3
    assert (right >= 213, top >= 273) == (True, True)


def test_a_picture_in_the_shape_of_page_and_bleed_is_placed_as_it_is(tmp_path: Path) -> None:
    found = _read(a_picture((2551, 3260)), tmp_path)  # 216 by 276 mm at 300 to the inch

    assert _names(found) == ["converted"]
    assert _placed(found) == pytest.approx((-3, -3, 213, 273), abs=0.1)


def test_a_picture_of_another_shape_stops_the_press(tmp_path: Path) -> None:
    assert _names(_read(a_picture((900, 900)), tmp_path)) == ["size"]


def _screen_things(pdf: Pdf) -> Dictionary:
    shading = Dictionary(
        ShadingType=2,
        ColorSpace=Name.DeviceRGB,
        Coords=[0, 0, 100, 0],
        Function=Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1, 0, 0], C1=[0, 0, 1]),
    )
    inner = Stream(pdf, b"0 0 1 RG 9 w 0 0 m 90 90 l S", Type=Name.XObject, Subtype=Name.Form)
    inner.BBox = Array([0, 0, 99, 99])
    tile = Stream(pdf, b"0 1 0 rg 0 0 5 5 re f", PatternType=1, PaintType=1, TilingType=1)
    tile.BBox, tile.XStep, tile.YStep = Array([0, 0, 9, 9]), 9, 9
    tile.Resources = Dictionary()
    photo = picture(pdf, Name.DeviceRGB, bytes(range(256)) * 3, (16, 16))
    return resources(
        XObject={"Inner": pdf.make_indirect(inner), "Photo": pdf.make_indirect(photo)},
        Pattern={
            "Tile": pdf.make_indirect(tile),
            "Shade": Dictionary(PatternType=2, Shading=shading),
        },
        Shading={"Sky": shading},
        ColorSpace={"Own": Array([Name.ICCBased, pdf.make_indirect(Stream(pdf, b"", N=3))])},
    )


def test_all_colours_of_the_screen_become_inks(tmp_path: Path) -> None:
    drawn = (
        b"1 0 0 rg 0 0 50 50 re f 0.5 G 0 0 m 9 9 l S /Own cs 0 0 0 scn 0 0 9 9 re f"
        b" /Inner Do q 3 0 0 3 0 0 cm /Photo Do Q /Pattern cs /Tile scn 0 0 9 9 re f"
        b" /Shade scn 0 0 9 9 re f q 0 0 9 9 re W n /Sky sh Q"
    )

    found = _read(a_pdf(drawn, resources=_screen_things), tmp_path)

    assert _names(found) == ["converted"]
    with Pdf.open(io.BytesIO(found.content)) as pdf:
        spaces = {paint.colour.space for paint in survey(pdf).pages[0].paints}
    assert spaces == {"DeviceCMYK", "shading of DeviceCMYK", "Pattern"}


def test_nothing_but_the_page_gets_into_the_magazine(tmp_path: Path) -> None:
    found = _read(a_pdf(change=with_stowaways), tmp_path)

    assert (_names(found), found.is_printable) == (["stripped"], True)
    with Pdf.open(io.BytesIO(found.content)) as pdf:
        form: Any = pdf.pages[0].obj.Resources.XObject[FORM]
        file = finish(set_pages(), advertisements={1: form}).content
    assert breaches(file) == []
    with Pdf.open(io.BytesIO(file)) as printed:
        shown = "\n".join(repr(thing) for thing in printed.objects)
    assert "evil" not in shown
    assert "JavaScript" not in shown
    assert "virus" not in shown


def test_a_file_that_lacks_its_font_stops_the_press(tmp_path: Path) -> None:
    letters = b"BT 0 0 0 1 k /F1 9 Tf (abc) Tj ET"

    found = _read(a_pdf(INKS + b" " + letters, resources=a_font(is_embedded=False)), tmp_path)

    assert found.sentences(file="Ropes") == (("“Ropes” lacks a font that it uses: Vell.", True),)


def test_too_much_ink_stops_the_press(tmp_path: Path) -> None:
    found = _read(a_pdf(b"1 1 0.6 0.9 k 0 0 700 900 re f"), tmp_path)

    assert found.sentences(file="Ropes") == (
        ("“Ropes” has colours of up to 350 % ink; the paper holds 300 %.", True),
    )


def test_a_picture_with_too_much_ink_is_lightened(tmp_path: Path) -> None:
    def soaked(pdf: Pdf) -> Dictionary:
        inks = picture(pdf, Name.DeviceCMYK, b"\xff" * 1600, (20, 20))
        return resources(XObject={"Soaked": pdf.make_indirect(inks)})

    found = _read(a_pdf(b"q 4 0 0 4 0 0 cm /Soaked Do Q", resources=soaked), tmp_path)

    assert _names(found) == ["converted"]
    with Pdf.open(io.BytesIO(found.content)) as pdf:
        form: Any = pdf.pages[0].obj.Resources.XObject[FORM]
        assert breaches(finish(set_pages(), advertisements={1: form}).content) == []


def test_spot_inks_and_layers_are_told(tmp_path: Path) -> None:
    def layered(pdf: Pdf) -> Dictionary:
        tint = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[0, 1, 1, 0])
        gold = Array([Name.Separation, Name("/Gold"), Name.DeviceCMYK, tint])
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Gold")))
        return resources(ColorSpace={"Gold": gold}, Properties={"L": layer})

    drawn = b"/OC /L BDC /Gold cs 1 scn 0 0 700 900 re f EMC"

    assert _names(_read(a_pdf(drawn, resources=layered), tmp_path)) == ["layers", "spots"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "unreadable"),
        (b"%PDF-1.7 torn off", "unreadable"),
        (b"MZ\x90\0 a program", "unreadable"),
        (a_pdf(encryption=locked("secret")), "locked"),
        (a_pdf(b"/Again Do", resources=forms_without_end), "oddities"),
        (a_pdf(pages=0), "pages"),
    ],
)
def test_a_bad_file_stops_the_press_and_nothing_else(
    tmp_path: Path, content: bytes, name: str
) -> None:
    found = _read(content, tmp_path)

    assert (_names(found), found.is_printable) == ([name], False)


def test_a_file_that_only_its_owner_may_change_is_printed(tmp_path: Path) -> None:
    assert _read(a_pdf(encryption=locked("")), tmp_path).findings == ()


@pytest.mark.parametrize("content", [a_pdf(), a_picture(), b"", b"MZ a program"])
def test_a_process_of_its_own_finds_the_same(tmp_path: Path, content: bytes) -> None:
    assert _read_apart(content, tmp_path) == _read(content, tmp_path)


def test_a_bomb_hurts_nobody(tmp_path: Path) -> None:
    found = _read_apart(a_pdf(b"q 9 0 0 9 0 0 cm /Bomb Do Q", resources=a_bomb), tmp_path)

    assert found.sentences(file="Ropes") == (
        ("“Ropes” takes more time or memory than any page does.", True),
    )


def test_a_file_that_is_gone_stops_the_press(tmp_path: Path) -> None:
    found = advertisement(
        tmp_path / "gone.pdf", booked=1, page=PAGE, profile=read_profile(), cache=tmp_path
    )

    assert _names(found) == ["unreadable"]


def test_a_file_is_read_once(tmp_path: Path) -> None:
    first = _read_apart(a_pdf(), tmp_path)
    made_at = {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").iterdir()}

    again = _read_apart(a_pdf(), tmp_path)

    assert again == first
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").iterdir()} == made_at


def test_every_finding_has_a_sentence_that_names_the_file() -> None:
    for wording in [*BREACHES.values(), *WARNINGS.values()]:
        assert "“%(file)s”" in str(wording)
    assert not set(BREACHES) & set(WARNINGS)


def test_our_own_print_file_is_a_good_advertisement(tmp_path: Path) -> None:
    """Another magazine's page, made as ours are, in PDF/X-4 with marks around it."""
    theirs = finish(set_pages(INKS)).content
    with Pdf.open(io.BytesIO(theirs)) as pdf:
        del pdf.pages[1:]
        stream = io.BytesIO()
        pdf.save(stream)

    found = _read(stream.getvalue(), tmp_path)

    assert (found.findings, _placed(found)) == ((), (-3.0, -3.0, 213.0, 273.0))
