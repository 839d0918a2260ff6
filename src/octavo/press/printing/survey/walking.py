"""Walks through the content of every page, into forms and patterns, and notes what is painted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pikepdf import Name, Object, Pdf

from octavo.press.printing.geometry import (
    Box,
    Matrix,
    around,
    boxed,
    corners,
    grown,
    multiplied,
    shared,
)
from octavo.press.printing.survey.facts import Colour, Facts, PageFacts, Paint, Placed
from octavo.press.printing.survey.spaces import first_colour, space_name
from octavo.press.printing.survey.state import State
from octavo.press.printing.survey.streams import PATH, Content, Streams

MOST_DEPTH = 20
_UNIT: Box = (0.0, 0.0, 1.0, 1.0)
_DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}


def survey(pdf: Pdf, pages: Iterable[int] | None = None) -> Facts:
    """What stands on the pages; on those of the given places alone, if any are given."""
    streams = Streams(pdf)
    wanted = set(range(len(pdf.pages)) if pages is None else pages)
    return Facts(
        pdf,
        tuple(
            _page(streams, page.obj) if place in wanted else PageFacts()
            for place, page in enumerate(pdf.pages)
        ),
    )


def _page(streams: Streams, page: Object) -> PageFacts:
    facts = PageFacts()
    _Walk(streams, facts, page.get("/Resources"), State(), 0).through(streams.of_page(page))
    return facts


class _Walk:
    """One content stream on its way down the page."""

    def __init__(
        self, streams: Streams, facts: PageFacts, resources: Any, state: State, depth: int
    ) -> None:
        self._streams, self._facts, self._resources = streams, facts, resources
        self._state, self._depth = state, depth
        self._base = state.matrix
        self._kept: list[State] = []
        self._points: list[tuple[float, float]] = []
        self._clips = False
        self._spaces = {"fill": "DeviceGray", "stroke": "DeviceGray"}

    def through(self, content: Content) -> None:
        lines, instructions = content
        for (parts, state, font), count in lines.items():
            self._line(Colour("DeviceCMYK", parts), state, font, count)
        for operator, operands in instructions:
            if operator in _TEXT:
                self._show()
            elif operator in PATH:
                self._point(operator, operands)
            elif operator in _PAINTING:
                self._paint(operator)
            elif operator in _COLOUR:
                self._colour(operator, operands)
            else:
                self._other(operator, operands)

    def _line(self, colour: Colour, state: str, font: str, count: int) -> None:
        """Plain lines of one look, which leave everything as it was."""
        before = self._state.copy()
        if state:
            self._set(self._named("/ExtGState", state))
        self._facts.texts[colour, self._state.overprints] += count
        self._state = before
        self._font(font)

    def _other(self, operator: str, operands: Any) -> None:
        state = self._state
        match operator:
            case "q":
                self._kept.append(state.copy())
            case "Q" if self._kept:
                self._state = self._kept.pop()
            case "cm":
                state.matrix = multiplied(_matrix(operands), state.matrix)
            case "w":
                state.line = float(operands[0])
            case "W" | "W*":
                self._clips = True
            case "Tr":
                state.shows_text = int(operands[0]) not in {3, 7}
            case "BI":
                self._inline(operands)
            case "Tf" | "gs" | "Do" | "sh":
                self._use(operator, operands[0])

    def _use(self, operator: str, name: Any) -> None:
        """Something that stands in the resources."""
        match operator:
            case "Tf":
                self._font(name)
            case "gs":
                self._set(self._named("/ExtGState", name))
            case "Do":
                self._do(self._named("/XObject", name))
            case "sh":
                shading = self._named("/Shading", name)
                self._shade(shading, "shading", self._state.clip or _UNIT)

    def _named(self, kind: str, name: Any) -> Any:
        """The resource of that name, if there is one."""
        found = self._resources.get(kind) if self._resources is not None else None
        return found.get(str(name)) if found is not None else None

    def _point(self, operator: str, parts: tuple[float, ...]) -> None:
        if operator == "re":
            x, y, width, height = parts
            self._points.extend(corners((x, y, x + width, y + height)))
        else:
            self._points.extend(zip(parts[::2], parts[1::2], strict=True))

    def _paint(self, operator: str) -> None:
        state, path = self._state, around(self._points)
        self._points = []
        if path is None:
            self._clips = False
            return
        box = boxed(path, state.matrix)
        for what, colour in (("fill", state.fill), ("stroke", state.stroke)):
            if what in _PAINTING[operator]:
                half = state.line / 2 if what == "stroke" else 0.0
                wide = boxed(grown(path, half), state.matrix)
                self._note(what, colour, wide)
        if self._clips:
            state.clip = shared(state.clip, box)
            self._clips = False

    def _note(self, what: str, colour: Colour, box: Box) -> None:
        if colour.ink == 0 and self._state.overprints:
            self._facts.oddities.add("white that overprints")
        seen = shared(box, self._state.clip)
        if seen is not None and (seen[2] > seen[0] or seen[3] > seen[1]):
            self._facts.paints.append(Paint(what, colour, seen))

    def _show(self) -> None:
        if self._state.shows_text:
            self._facts.texts[self._state.fill, self._state.overprints] += 1

    def _colour(self, operator: str, operands: Any) -> None:
        which = "stroke" if operator[0].isupper() else "fill"
        lower = operator.lower()
        if lower in _DEVICE:
            self._spaces[which] = _DEVICE[lower]
            self._mix(which, tuple(float(part) for part in operands))
        elif lower == "cs":
            self._spaces[which] = space_name(operands[0], self._resources)
            self._mix(which, first_colour(self._spaces[which]))
        elif len(operands) and isinstance(operands[-1], Name):
            self._pattern(which, self._named("/Pattern", operands[-1]), operands)
        else:
            self._mix(which, tuple(float(part) for part in operands))

    def _mix(self, which: str, parts: tuple[float, ...]) -> None:
        setattr(self._state, which, Colour(self._spaces[which], parts))

    def _pattern(self, which: str, pattern: Any, operands: Any) -> None:
        """A shading is a colour of its own; the little drawing of a tiling is walked through."""
        if pattern is None:
            return
        if pattern.get("/PatternType") == 2:
            space = space_name(pattern.Shading.get("/ColorSpace"), self._resources)
            setattr(self._state, which, Colour(f"shading of {space}"))
            return
        space = self._spaces[which]
        parts = tuple(float(part) for part in list(operands)[:-1])
        setattr(self._state, which, Colour(space.removeprefix("Pattern of "), parts))
        inner = State(matrix=multiplied(_matrix(pattern.get("/Matrix")), self._base))
        inner.fill = inner.stroke = getattr(self._state, which)
        self._into(pattern, inner)

    def _shade(self, shading: Any, what: str, box: Box) -> None:
        if shading is not None:
            space = space_name(shading.get("/ColorSpace"), self._resources)
            self._note(what, Colour(f"shading of {space}"), box)

    def _font(self, name: Any) -> None:
        font = self._named("/Font", name)
        if font is None or any(font.objgen == known.objgen for known in self._facts.fonts):
            return
        self._facts.fonts.append(font)
        if font.get("/Subtype") == "/Type3":
            for glyph in (font.get("/CharProcs") or {}).values():
                self._into(glyph, State(), font.get("/Resources"))

    def _set(self, found: Any) -> None:
        if found is None:
            return
        if "/op" in found or "/OP" in found:
            self._state.overprints = bool(found.get("/op", found.get("/OP")))
        if "/LW" in found:
            self._state.line = float(found.LW)
        is_faint = any(float(found.get(key, 1)) < 1 for key in ("/ca", "/CA"))
        mode = found.get("/BM", Name.Normal)
        has_mask = found.get("/SMask", "/None") != "/None"
        if is_faint or mode not in {Name.Normal, Name.Compatible} or has_mask:
            self._facts.is_transparent = True
        for key, default in (("/TR", "/Identity"), ("/TR2", "/Default"), ("/HTP", None)):
            if key in found and found[key] != default:
                self._facts.oddities.add("a transfer function")

    def _do(self, found: Any) -> None:
        if found is None:
            return
        match str(found.get("/Subtype")):
            case "/Image":
                self._picture(found)
            case "/Form":
                self._form(found)
            case _:
                self._facts.oddities.add("PostScript")
        if "/Ref" in found or "/OPI" in found:
            self._facts.oddities.add("a part that stands in another file")
        if "/OC" in found:
            self._facts.oddities.add("layers")

    def _form(self, form: Any) -> None:
        inner = self._state.copy()
        inner.matrix = multiplied(_matrix(form.get("/Matrix")), inner.matrix)
        if "/BBox" in form:
            inner.clip = shared(inner.clip, boxed(_box(form.BBox), inner.matrix))
        self._into(form, inner, form.get("/Resources"))

    def _into(self, stream: Any, state: State, resources: Any = None) -> None:
        if self._depth >= MOST_DEPTH:
            self._facts.oddities.add("forms within forms without end")
            return
        own = stream.get("/Resources", resources)
        inner = _Walk(self._streams, self._facts, own or self._resources, state, self._depth + 1)
        inner.through(self._streams.of_stream(stream))

    def _picture(self, picture: Any) -> None:
        box = boxed(_UNIT, self._state.matrix)
        if picture.get("/ImageMask"):
            self._note("picture", self._state.fill, box)
        else:
            self._note(
                "picture", Colour(space_name(picture.get("/ColorSpace"), self._resources)), box
            )
        if "/SMask" in picture:
            self._facts.is_transparent = True
        if "/Alternates" in picture:
            self._facts.oddities.add("pictures with another one for printing")
        dpi = _dpi(self._state.matrix, int(picture.Width), int(picture.Height))
        self._facts.pictures.append(Placed(picture, box, dpi))

    def _inline(self, picture: Any) -> None:
        space = picture.colorspace if not picture.image_mask else None
        colour = Colour(space_name(Name(space), self._resources)) if space else self._state.fill
        self._note("picture", colour, boxed(_UNIT, self._state.matrix))


def _dpi(matrix: Matrix, width: int, height: int) -> float:
    across, up = (matrix[0] ** 2 + matrix[1] ** 2) ** 0.5, (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
    return 72 * min(width / max(across, 1e-6), height / max(up, 1e-6))


def _matrix(found: Any) -> Matrix:
    if found is None:
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    a, b, c, d, e, f = (float(part) for part in found)
    return (a, b, c, d, e, f)


def _box(found: Any) -> Box:
    x, y, z, t = (float(part) for part in found)
    return (min(x, z), min(y, t), max(x, z), max(y, t))


_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_COLOUR = frozenset("g G rg RG k K cs CS sc scn SC SCN".split())
_PAINTING = {
    "n": (),
    "f": ("fill",),
    "F": ("fill",),
    "f*": ("fill",),
    "S": ("stroke",),
    "s": ("stroke",),
    **dict.fromkeys(("B", "B*", "b", "b*"), ("fill", "stroke")),
}
