"""The faces of a book: of the magazine's own cuts, those that its words are set in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# The website serves the same files; one copy of each is enough.
_FOLDER = files("octavo").joinpath("website", "static", "octavo", "fonts")
LICENCES = ("OFL-literata.txt", "OFL-archivo.txt")
# Beside the letters of the plain cut: those of the two others, as tools/cut_fonts.py cuts them.
_EXTENDED = (
    (0x100, 0x17F), (0x218, 0x21B), (0x2BB, 0x2DD), (0x1E80, 0x1E9E), (0x1EF2, 0x1EF3),
    (0x2070, 0x208E), (0x2150, 0x215E),
)  # fmt: skip
_FURTHER = ((0x180, 0x24F), (0x1E00, 0x1EFF))


@dataclass(frozen=True, slots=True)
class Face:
    """One cut: its family and style, its file, and the markup that is set in it."""

    family: str
    file: str
    weight: str
    style: str = "normal"
    signs: tuple[str, ...] = ("",)  # the empty sign stands everywhere


_ITALIC = ("<em>", "question", "strapline")
# Text and display in one family each; the italics and the heavy cut only where they are needed.
_FACES = (
    Face("Literata Text", "literata-text", "400"),
    Face(
        "Literata Text", "literata-text-italic", "400", "italic", ("<em>", "question", "strapline")
    ),
    Face("Literata Text", "literata-text-600", "600", signs=("<strong>", "<strong ")),
    Face("Literata Display", "literata-display", "300 600"),
    Face("Literata Display", "literata-display-italic", "300", "italic", ("pull-quote",)),
    Face("Archivo 88", "archivo-88", "400 700"),
)
_CUTS = (("", ""), ("-extended", " Extended"), ("-further", " Further"))


@dataclass(frozen=True, slots=True)
class Chosen:
    """Font files by their names in the book, and the rules by which its style finds them."""

    files: dict[str, bytes]
    rules: str


def chosen_for(text: str) -> Chosen:
    """The faces for all the words and markup of a book."""
    wanted = list(_wanted(text, _letters(text)))
    return Chosen(
        files={f"fonts/{name}": _bytes(name) for _, _, name in wanted}
        | {f"fonts/{name}": _bytes(name) for name in LICENCES},
        rules="\n".join(_rule(face, family, name) for face, family, name in wanted) + "\n",
    )


def _letters(text: str) -> frozenset[int]:
    """The letters beyond ASCII, which every cut has."""
    beyond = text.encode(errors="ignore").translate(None, bytes(range(128)))
    return frozenset(map(ord, beyond.decode()))


def _wanted(text: str, letters: frozenset[int]) -> Iterator[tuple[Face, str, str]]:
    """Each cut with the name of its family and of its file.

    The further cuts are families of their own: not every reading system knows `unicode-range`.
    """
    reach = {"-extended": _EXTENDED, "-further": _FURTHER}
    for face in _FACES:
        if not any(sign in text for sign in face.signs):
            continue
        for cut, more in _CUTS:
            if not cut or _holds(letters, reach[cut]):
                yield face, face.family + more, f"{face.file}{cut}.woff2"


def _holds(letters: frozenset[int], ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= letter <= last for letter in letters for first, last in ranges)


def _rule(face: Face, family: str, name: str) -> str:
    return (
        f'@font-face {{ font-family: "{family}"; font-style: {face.style}; '
        f'font-weight: {face.weight}; src: url("fonts/{name}") format("woff2"); }}'
    )


@cache
def _bytes(name: str) -> bytes:
    return _FOLDER.joinpath(name).read_bytes()
