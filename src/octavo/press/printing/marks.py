"""What is drawn around the page for printer and binder, in all inks at once."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from octavo.press.printing.geometry import POINTS, Sheet
from octavo.press.printing.slug import outlines

ALL_INKS = "/AllInks"  # registration colour: every plate prints it
_LINE = 0.25  # points
_BEGINS, _ENDS = 4 * POINTS, 9 * POINTS  # of a crop mark, from the trim
_TARGET, _ARM = 1.6 * POINTS, 3 * POINTS  # circle and cross of a registration mark
_SLUG_BELOW, _SLUG_IN = 8 * POINTS, 12 * POINTS


class Marks:
    """Crop marks, registration marks and slug lines for one issue; each drawn once and shared."""

    def __init__(self, pdf: Pdf, said: str) -> None:
        self._pdf = pdf
        self._resources = Dictionary(ColorSpace=Dictionary({ALL_INKS: _registration(pdf)}))
        self._frames: dict[Sheet, Object] = {}
        self._said, self._said_width = self._words(f"{said}  ")
        self._digits: dict[str, tuple[Object, float]] = {}

    def on(self, sheet: Sheet, folio: str) -> tuple[bytes, dict[str, Object]]:
        """Content that shows the marks of one page, and the forms that it names."""
        forms = {"/Marks": self._frame(sheet), "/Slug": self._said}
        x, y = sheet.trim[0] + _SLUG_IN, sheet.trim[1] - _SLUG_BELOW
        shown = [b"/Marks Do", _shown("/Slug", x, y)]
        at = x + self._said_width
        for letter in folio:
            if letter not in self._digits:
                self._digits[letter] = self._words(letter)
            form, width = self._digits[letter]
            forms[f"/Slug{ord(letter)}"] = form
            shown.append(_shown(f"/Slug{ord(letter)}", at, y))
            at += width
        return b"\n".join(shown), forms

    def _words(self, text: str) -> tuple[Object, float]:
        paths, width = outlines(text)
        box = Array([-2, -3, round(width, 2) + 2, 10])
        return self._form(f"{ALL_INKS} cs 1 scn\n".encode() + paths, box), width

    def _frame(self, sheet: Sheet) -> Object:
        if sheet not in self._frames:
            lines = [*_crop_marks(sheet), *_registration_marks(sheet)]
            head = f"{ALL_INKS} CS 1 SCN {_LINE} w"
            content = "\n".join((head, *lines)).encode()
            self._frames[sheet] = self._form(content, Array(_rounded(sheet.media)))
        return self._frames[sheet]

    def _form(self, content: bytes, box: Array) -> Object:
        return Stream(
            self._pdf,
            content,
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=box,
            Resources=self._resources,
        )


def _registration(pdf: Pdf) -> Object:
    """The colour `All`; where there are no plates it is shown as black on all four inks."""
    tint = Dictionary(
        FunctionType=2,
        Domain=Array([0, 1]),
        N=1,
        C0=Array([0, 0, 0, 0]),
        C1=Array([1, 1, 1, 1]),
    )
    return pdf.make_indirect(Array([Name.Separation, Name.All, Name.DeviceCMYK, tint]))


def _crop_marks(sheet: Sheet) -> list[str]:
    left, bottom, right, top = sheet.trim
    lines = []
    for x, away in ((left, -1), (right, 1)):
        for y in (bottom, top):
            lines.append(_line(x + away * _BEGINS, y, x + away * _ENDS, y))
    for y, away in ((bottom, -1), (top, 1)):
        for x in (left, right):
            lines.append(_line(x, y + away * _BEGINS, x, y + away * _ENDS))
    return lines


def _registration_marks(sheet: Sheet) -> list[str]:
    left, bottom, right, top = sheet.trim
    off = 8 * POINTS
    across, up = (left + right) / 2, (bottom + top) / 2
    places = ((left - off, up), (right + off, up), (across, bottom - off), (across, top + off))
    return [part for x, y in places for part in _target(x, y)]


def _target(x: float, y: float) -> tuple[str, ...]:
    r, k = _TARGET, _TARGET * 0.5523  # how far the handles of a quarter circle reach
    circle = (
        f"{x + r:.2f} {y:.2f} m"
        f" {x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c"
        f" {x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c"
        f" {x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c"
        f" {x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c s"
    )
    return circle, _line(x - _ARM, y, x + _ARM, y), _line(x, y - _ARM, x, y + _ARM)


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S"


def _shown(name: str, x: float, y: float) -> bytes:
    return f"q 1 0 0 1 {x:.2f} {y:.2f} cm {name} Do Q".encode()


def _rounded(box: tuple[float, float, float, float]) -> list[float]:
    return [round(side, 3) for side in box]
