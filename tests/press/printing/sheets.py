"""Pages as the typesetter gives them, and print files made of them, right unless broken."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from octavo.press.made import Problem
from octavo.press.printing.finishing import Finished, finished
from octavo.press.printing.metadata import Said
from octavo.press.printing.pictures import PressPictures
from octavo.press.printing.preflight import Pages, preflight
from octavo.press.printing.profile import read_profile

BLEED = 8.5039
WIDTH, HEIGHT = 595.2756, 765.3543
SAID = Said("The Vell Review", 18, date(2026, 11, 15), "Pilot Station Press")
Change = Callable[[Pdf], object]


def set_pages(*contents: bytes, resources: Callable[[Pdf], Any] | None = None) -> bytes:
    """A PDF with four pages, as the typesetter leaves them: bleed and trim, nothing else."""
    pdf = Pdf.new()
    for place in range(4):
        page = pdf.add_blank_page(page_size=(WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED))
        page.obj.TrimBox = Array([BLEED, BLEED, BLEED + WIDTH, BLEED + HEIGHT])
        page.obj.Resources = resources(pdf) if resources else Dictionary()
        page.obj.Contents = Stream(pdf, contents[place] if place < len(contents) else b"")
    return _bytes(pdf)


def finish(content: bytes, **given: Any) -> Finished:
    pictures = given.pop("pictures", None) or some_pictures()
    said = {"folios": ["1", "2", "3", "4"], "swap": {}, "advertisements": {}, **given}
    return finished(content, SAID, pictures=pictures, **said)


def a_print_file(*contents: bytes, resources: Callable[[Pdf], Any] | None = None) -> bytes:
    return finish(set_pages(*contents, resources=resources)).content


def changed(content: bytes, change: Change, **saving: Any) -> bytes:
    """The same file with one thing different."""
    with Pdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        return _bytes(pdf, **{"deterministic_id": True, **saving})


def with_form(content: bytes, drawn: bytes, resources: Callable[[Pdf], Any] | None = None) -> bytes:
    """A finished file on whose second page somebody draws, over page, bleed and marks."""

    def draw(pdf: Pdf) -> None:
        page = pdf.pages[1]
        form = Stream(pdf, drawn, Type=Name.XObject, Subtype=Name.Form)
        form.BBox = page.obj.MediaBox
        form.Resources = resources(pdf) if resources else Dictionary()
        page.obj.Resources.XObject["/Drawn"] = form
        page.contents_add(b"/Drawn Do")

    return changed(content, draw)


def breaches(content: bytes, pages: Pages | None = None) -> list[str]:
    return [problem.sentence for problem in problems(content, pages) if problem.is_breach]


def problems(content: bytes, pages: Pages | None = None) -> tuple[Problem, ...]:
    return preflight(content, pages or Pages(folios=(1, 2, 3, 4), slugs={1: "understudy"}))


def picture(pdf: Pdf, space: Any, content: bytes, size: tuple[int, int], **more: Any) -> Stream:
    made = Stream(pdf, content, Type=Name.XObject, Subtype=Name.Image)
    made.Width, made.Height = size
    made.BitsPerComponent, made.ColorSpace = 8, space
    for key, value in more.items():
        made[f"/{key}"] = value
    return made


def some_pictures(cache: Path | None = None) -> PressPictures:
    return PressPictures(read_profile(), cache or Path(mkdtemp(prefix="octavo-test-")))


def a_font(*, is_embedded: bool, name: str = "ABCDEF+Vell") -> Callable[[Pdf], Dictionary]:
    """Resources with one simple font, whose letters are in the file or are not."""

    def made(pdf: Pdf) -> Dictionary:
        descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name(f"/{name}"))
        if is_embedded:
            descriptor.FontFile2 = Stream(pdf, b"letters")
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name(f"/{name}"),
            FontDescriptor=descriptor,
        )
        return Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))

    return made


def resources(**kinds: Mapping[str, Any]) -> Dictionary:
    return Dictionary(
        {
            f"/{kind}": Dictionary({f"/{name}": what for name, what in named.items()})
            for kind, named in kinds.items()
        }
    )


def _bytes(pdf: Pdf, **saving: Any) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, **saving)
    return stream.getvalue()
