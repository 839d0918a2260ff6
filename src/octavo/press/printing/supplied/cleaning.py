"""What an advertiser's page is made of: kept is what is printed, in inks, and nothing that acts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary, Object, Pdf, Stream

from octavo.press.printing.colours import PressColours
from octavo.press.printing.pictures import PressPictures
from octavo.press.printing.recolouring import may_need_recolouring, recolour_shading, recoloured
from octavo.press.printing.swapping import into_inks

MOST_DEPTH = 20
# What no page needs to be printed, by the words we say it with; other keys go without a word.
_NAMED = {"/JS": "scripts", "/AA": "actions", "/AF": "attachments", "/EmbeddedFiles": "attachments"}
_SILENT = ("/PieceInfo", "/Metadata", "/StructParent", "/StructParents", "/Alternates", "/OC")


class Cleaner:
    """Goes through a form and all that it shows, each thing once."""

    def __init__(self, pdf: Pdf, pictures: PressPictures) -> None:
        self._pdf, self._pictures = pdf, pictures
        self._seen: set[tuple[int, int]] = set()
        self.has_converted = False
        self.has_layers = False

    @property
    def colours(self) -> PressColours:
        return self._pictures.colours

    def clean(self, stream: Object, resources: Any, depth: int = 0) -> None:
        """A content stream and what its resources hold."""
        if depth > MOST_DEPTH or self._is_known(stream):
            return
        own = stream.get("/Resources", resources)
        content = stream.read_bytes()
        if may_need_recolouring(content, own):
            made = recoloured(stream, own, self.colours)
            self.has_converted |= b" k" in made and made != content and _says_rgb(content)
            stream.write(made)
        if "/Group" in stream and "/CS" in stream.Group:
            del stream.Group["/CS"]
        if own is not None:
            self._resources(own, depth)

    def _resources(self, own: Any, depth: int) -> None:
        if "/Properties" in own:
            self.has_layers |= any(
                "/OCGs" in each or each.get("/Type") == "/OCG" for each in own.Properties.values()
            )
            del own["/Properties"]
        for found in _values(own, "/XObject"):
            self._shown(found, own, depth)
        for found in _values(own, "/Shading"):
            self._shading(found, own)
        for found in _values(own, "/Pattern"):
            self._pattern(found, own, depth)
        for stream, resources in _further(own):
            self.clean(stream, resources, depth + 1)

    def _pattern(self, found: Object, own: Any, depth: int) -> None:
        if "/Shading" in found:
            self._shading(found.Shading, own)
        elif isinstance(found, Stream):
            self.clean(found, own, depth + 1)

    def _shown(self, found: Object, own: Any, depth: int) -> None:
        if found.get("/Subtype") == "/Form":
            self.clean(found, own, depth + 1)
        elif _is_coloured(found) and not self._is_known(found):
            self._spell_out(found, own)
            self.has_converted |= into_inks(found, self._pictures)

    def _spell_out(self, picture: Object, own: Any) -> None:
        """A picture may name a colour space of the resources around it."""
        spaces = own.get("/ColorSpace") or {}
        name = str(picture.get("/ColorSpace", ""))
        if name in spaces:
            picture.ColorSpace = spaces[name]

    def _shading(self, shading: Object, own: Any) -> None:
        if not self._is_known(shading):
            recolour_shading(shading, own, self.colours)

    def _is_known(self, thing: Object) -> bool:
        key = thing.objgen
        if key == (0, 0):
            return False
        is_known = key in self._seen
        self._seen.add(key)
        return is_known


def strip(pdf: Pdf) -> None:
    """Take out of every object what could act, lead elsewhere or say who made it."""
    for thing in pdf.objects:
        if isinstance(thing, Dictionary | Stream):
            for key in (*_NAMED, *_SILENT):
                if key in thing:
                    del thing[key]


def stowaways(pdf: Pdf) -> list[str]:
    """What a file holds beside its pages, in words."""
    found = {_NAMED[key] for thing in pdf.objects for key in _NAMED if _has(thing, key)}
    if any("/Annots" in page.obj for page in pdf.pages):
        found.add("notes or links")
    return sorted(found)


def _is_coloured(found: Object) -> bool:
    return found.get("/Subtype") == "/Image" and not found.get("/ImageMask")


def _has(thing: Any, key: str) -> bool:
    return isinstance(thing, Dictionary | Stream) and key in thing


def _further(own: Any) -> Iterator[tuple[Object, Any]]:
    """Content that is shown by the way: masks, and letters that are drawn."""
    for found in _values(own, "/ExtGState"):
        mask = found.get("/SMask")
        if isinstance(mask, Dictionary) and "/G" in mask:
            yield mask.G, own
    for found in _values(own, "/Font"):
        for glyph in _values(found, "/CharProcs"):
            yield glyph, found.get("/Resources", own)


def _values(within: Any, key: str) -> list[Any]:
    found = within.get(key)
    return list(found.values()) if isinstance(found, Dictionary) else []


def _says_rgb(content: bytes) -> bool:
    return any(word in content for word in (b"rg", b"RG", b"sc", b"SC"))
