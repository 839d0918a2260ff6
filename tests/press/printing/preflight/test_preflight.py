"""Each check has a file that breaks it, and the file we make breaks none."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from tests.press.printing.sheets import (
    a_font,
    a_print_file,
    breaches,
    changed,
    picture,
    problems,
    resources,
    with_form,
)

from octavo.press.made import Problem
from octavo.press.printing.preflight import CHECKS, Pages, preflight

REFERENCE = Path("docs/reference/preflight.md")
PANEL = b"0.2 0 0.1 0 k 0 0 700 900 re f"
TEXT = b"q 1 0 0 -1 50 500 cm 0 0 0 1 k\nBT 0 Tr/F1 9.6 Tf 1 0 0 -1 0 0 Tm(abc)Tj\nET\nQ\n"


@pytest.fixture(scope="module")
def good() -> bytes:
    return a_print_file(PANEL, TEXT, resources=a_font(is_embedded=True))


def test_a_file_of_ours_has_nothing_to_complain_of(good: bytes) -> None:
    assert problems(good) == ()


def test_a_problem_names_page_and_article(good: bytes) -> None:
    drawn = with_form(good, b"1 1 1 1 k 100 100 50 50 re f")

    found = preflight(drawn, Pages(folios=(9, 10, 11, 12), slugs={1: "understudy"}))

    sentence = "A colour on the page has 400 % ink; the paper holds 300 %."
    assert found == (Problem(sentence, "understudy", 10, is_breach=True),)


def _del_root(key: str) -> Callable[[Pdf], object]:
    return lambda pdf: pdf.Root.__delitem__(key)


def _set_root(key: str, value: Any) -> Callable[[Pdf], object]:
    return lambda pdf: pdf.Root.__setitem__(key, value)


def _set_page(key: str, value: Any) -> Callable[[Pdf], object]:
    return lambda pdf: pdf.pages[1].obj.__setitem__(key, value)


def _del_page(key: str) -> Callable[[Pdf], object]:
    return lambda pdf: pdf.pages[1].obj.__delitem__(key)


def _screen_intent(pdf: Pdf) -> None:
    profile = b"\0" * 12 + b"mntrRGB " + b"\0" * 16 + b"acsp" + b"\0" * 90
    pdf.Root.OutputIntents[0].DestOutputProfile = Stream(pdf, profile)


def _nameless_intent(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].OutputConditionIdentifier = String("")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_del_root("/Metadata"), "The file does not say that it is PDF/X-4."),
        (
            lambda pdf: pdf.trailer.Info.__delitem__("/Trapped"),
            "The file does not say whether it is trapped.",
        ),
        (lambda pdf: pdf.trailer.Info.__delitem__("/Title"), "The file lacks its Title."),
        (
            _del_root("/OutputIntents"),
            "The file does not say for which press it is (no output intent).",
        ),
        (
            _screen_intent,
            "The profile of the output intent is none of a press that prints in CMYK.",
        ),
        (_nameless_intent, "The output intent does not name its printing condition."),
        (
            _set_root("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))),
            "The file acts or brings files along: OpenAction.",
        ),
        (
            _set_root("/Names", Dictionary(EmbeddedFiles=Dictionary())),
            "The file acts or brings files along: EmbeddedFiles.",
        ),
        (_set_page("/AA", Dictionary()), "The file acts or brings files along: AA."),
        (
            lambda pdf: pdf.pages.__delitem__(3),
            "The file has 3 pages, which is no multiple of four.",
        ),
        (_del_page("/BleedBox"), "The page lacks its BleedBox."),
        (
            _set_page("/TrimBox", Array([0, 0, 600, 800])),
            "The page's boxes do not lie within each other.",
        ),
        (
            lambda pdf: pdf.pages[1].obj.__setitem__("/BleedBox", pdf.pages[1].obj.TrimBox),
            "The page's bleed is less than 3 mm.",
        ),
        (
            _set_page("/TrimBox", Array([39.685, 39.685, 600, 800])),
            "The page is not as large as the first one.",
        ),
        (
            _set_page("/Annots", Array([Dictionary(Subtype=Name.Link)])),
            "Links or notes are pinned to the page.",
        ),
    ],
)
def test_what_a_file_says_of_itself_is_checked(
    good: bytes, change: Callable[[Pdf], object], sentence: str
) -> None:
    assert sentence in breaches(changed(good, change))


def test_a_file_without_identifier_is_a_breach(good: bytes) -> None:
    whole = changed(good, lambda pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    bare = re.sub(rb"/ID \[[^]]*\]", lambda found: b" " * len(found[0]), whole)

    assert "The file has no identifier." in breaches(bare)


def test_a_newer_pdf_than_the_standard_knows_is_a_breach(good: bytes) -> None:
    newer = changed(good, lambda pdf: None, force_version="1.7")

    assert breaches(newer) == ["The file is PDF 1.7; PDF/X-4 goes up to 1.6."]


def test_an_encrypted_file_is_a_breach(good: bytes) -> None:
    def locked(password: str) -> bytes:
        lock = pikepdf.Encryption(user=password, owner="owner")
        return changed(good, lambda pdf: None, encryption=lock, deterministic_id=False)

    assert breaches(locked("")) == breaches(locked("secret")) == ["The file is encrypted."]


def test_what_is_no_pdf_is_a_breach() -> None:
    assert breaches(b"\x89PNG") == ["The file is no PDF that can be read."]


def _rgb(pdf: Pdf) -> Dictionary:
    profile = Stream(pdf, b"", N=3)
    return resources(ColorSpace={"Screen": Array([Name.ICCBased, pdf.make_indirect(profile)])})


def _spot(pdf: Pdf) -> Dictionary:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[0, 1, 1, 0])
    return resources(
        ColorSpace={
            "Spot": Array([Name.Separation, Name("/PANTONE 185 C"), Name.DeviceCMYK, tint]),
            "All": Array([Name.Separation, Name.All, Name.DeviceCMYK, tint]),
        }
    )


def _see_through(pdf: Pdf) -> Dictionary:
    return resources(ExtGState={"Faint": Dictionary(ca=0.5), "Over": Dictionary(op=True)})


def _program(pdf: Pdf) -> Dictionary:
    return resources(XObject={"Program": Stream(pdf, b"", Subtype=Name.PS)})


@pytest.mark.parametrize(
    ("drawn", "given", "sentence"),
    [
        (b"1 0 0 rg 100 100 50 50 re f", None, "The page has colours of the screen: DeviceRGB."),
        (
            b"/Screen cs 1 0 0 scn 100 100 50 50 re f",
            _rgb,
            "The page has colours of the screen: ICCBased 3.",
        ),
        (
            b"/All cs 1 scn 100 100 50 50 re f",
            _spot,
            "Registration colour stands on the page itself.",
        ),
        (
            b"0.9 0.8 0.8 0.9 K 8 w 100 100 m 200 200 l S",
            None,
            "A colour on the page has 340 % ink; the paper holds 300 %.",
        ),
        (
            b"BT 0.6 0.4 0.4 1 k /F1 9 Tf (abc) Tj ET",
            a_font(is_embedded=True),
            "Black text is mixed from several inks and may be printed blurred.",
        ),
        (
            b"BT 0 0 0 1 k /F1 9 Tf (abc) Tj ET",
            a_font(is_embedded=False),
            "The page uses fonts that are not in the file: Vell.",
        ),
        (
            b"/Faint gs 0 1 0 0 k 100 100 50 50 re f",
            _see_through,
            "Something shines through, and the page does not say in which colours.",
        ),
        (
            b"/Over gs 0 0 0 0 k 100 100 50 50 re f",
            _see_through,
            "The page has what a press stumbles over: white that overprints.",
        ),
        (
            b"/Program Do",
            _program,
            "The page has what a press stumbles over: PostScript.",
        ),
        (
            b"0 1 0 0 k 39.7 100 50 50 re f",
            None,
            "Something reaches the page's edge (left) and does not bleed.",
        ),
    ],
)
def test_what_stands_on_a_page_is_checked(
    good: bytes, drawn: bytes, given: Callable[[Pdf], Any] | None, sentence: str
) -> None:
    found = problems(with_form(good, drawn, given))

    assert found == (Problem(sentence, "understudy", 2, is_breach=True),)


def test_a_spot_ink_is_a_warning(good: bytes) -> None:
    found = problems(with_form(good, b"/Spot cs 1 scn 100 100 50 50 re f", _spot))

    sentence = "The page names inks that this press does not have: PANTONE 185 C."
    assert found == (Problem(sentence, "understudy", 2),)


def test_a_whole_font_is_a_warning(good: bytes) -> None:
    whole = a_font(is_embedded=True, name="Vell")

    found = problems(with_form(good, b"BT /F1 9 Tf 0 0 0 1 k (abc) Tj ET", whole))

    assert found == (Problem("The page brings whole fonts along: Vell.", "understudy", 2),)


def test_white_may_end_at_the_edge_and_marks_stand_beside_the_page(good: bytes) -> None:
    white = with_form(good, b"0 0 0 0 k 39.7 100 50 50 re f 0 0 0 1 k 10 100 5 5 re f")

    assert problems(white) == ()


def test_an_advertisement_that_does_not_bleed_is_a_warning(good: bytes) -> None:
    short = with_form(good, b"0 1 0 0 k 39.7 100 50 50 re f")

    found = preflight(short, Pages(folios=(1, 2, 3, 4), advertisements=frozenset({1})))

    sentence = "Something reaches the page's edge (left) and does not bleed."
    assert found == (Problem(sentence, "", 2),)


def test_a_picture_with_too_much_ink_is_a_breach(good: bytes, tmp_path: Path) -> None:
    def soaked(pdf: Pdf) -> Dictionary:
        inks = picture(pdf, Name.DeviceCMYK, b"\xff" * 400, (10, 10))
        return resources(XObject={"Soaked": pdf.make_indirect(inks)})

    drawn = with_form(good, b"q 2 0 0 2 100 100 cm /Soaked Do Q", soaked)

    expected = ["A picture has 400 % ink; the paper holds 300 %."]
    assert breaches(drawn) == expected
    assert [breaches(drawn, Pages(cache=tmp_path)) for _time in range(2)] == [expected] * 2


def test_an_index_with_too_much_ink_is_a_breach(good: bytes) -> None:
    def indexed(pdf: Pdf) -> Dictionary:
        colours = String(bytes([0, 0, 0, 0, 255, 255, 200, 255]))
        space = Array([Name.Indexed, Name.DeviceCMYK, 1, colours])
        drawing = picture(pdf, space, b"\0" * 100, (10, 10))
        return resources(XObject={"Drawing": pdf.make_indirect(drawing)})

    drawn = with_form(good, b"q 2 0 0 2 100 100 cm /Drawing Do Q", indexed)

    assert breaches(drawn) == ["A picture has 378 % ink; the paper holds 300 %."]


def test_a_coarse_picture_is_a_warning(good: bytes) -> None:
    def coarse(pdf: Pdf) -> Dictionary:
        inks = picture(pdf, Name.DeviceCMYK, b"\x10" * 400, (10, 10))
        return resources(XObject={"Coarse": pdf.make_indirect(inks)})

    found = problems(with_form(good, b"q 72 0 0 4 100 100 cm /Coarse Do Q", coarse))

    sentence = "A picture is printed at 10 dpi; 300 look sharp."
    assert found == (Problem(sentence, "understudy", 2),)


def test_a_group_in_inks_lets_things_shine_through(good: bytes) -> None:
    drawn = with_form(good, b"/Faint gs 0 1 0 0 k 100 100 50 50 re f", _see_through)
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)

    assert breaches(changed(drawn, _set_page("/Group", group))) == []


def test_the_reference_explains_each_check() -> None:
    explained = re.findall(r"^### (.+)$", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE)

    assert explained[: len(CHECKS)] == list(CHECKS)
