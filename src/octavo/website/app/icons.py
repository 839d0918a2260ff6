"""The app's icons: the magazine's logo on its paper, or else its initial on the upright sheet."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from PIL import Image, ImageDraw, UnidentifiedImageError

from octavo.issues.models import Picture, Publication
from octavo.website.app.colours import INK, papers
from octavo.website.app.naming import short_name
from octavo.website.machines.sharing.setting import DISPLAY, Type
from octavo.website.pages.site import site_parts
from octavo.website.views.asking import refuse_unless_granted

# name: pixels across, and how much of that the drawing may fill. A maskable icon is cut to a circle
# of four fifths by some devices; a touch icon has its corners rounded.
ICONS = {
    "icon-192": (192, 0.76),
    "icon-512": (512, 0.76),
    "maskable-512": (512, 0.54),
    "touch-180": (180, 0.66),
}
SHEET = (18, 24)  # its sides, as in sheet.svg
LETTER = 0.68  # the size of the initial, of the sheet's height
STURDIER = 0.004  # of the same: on a small icon the thin strokes would be lost
NOWHERE = "\uffff"  # a character that no face has
DRAWN_LARGER = 4  # and made smaller at the end, for smooth edges
FOR_GOOD = "public, max-age=31536000, immutable"
REMEMBERED_S = 24 * 60 * 60


def icon_address(name: str, publication: Publication) -> str:
    """Where that icon is; another look of the house has another address."""
    return f"{reverse('app-icon', args=[name])}?{_look(publication)}"


@require_safe
def icon(request: HttpRequest, name: str) -> HttpResponse:
    """One icon as PNG."""
    if name not in ICONS:
        raise Http404
    publication = site_parts(request).publication
    refuse_unless_granted(request, kind="picture", key=name)
    key = f"app-icon-{name}-{_look(publication)}"
    drawn = cache.get(key)
    if drawn is None:
        drawn = draw(name, publication)
        cache.set(key, drawn, timeout=REMEMBERED_S)
    return HttpResponse(drawn, content_type="image/png", headers={"Cache-Control": FOR_GOOD})


def draw(name: str, publication: Publication) -> bytes:
    """The icon as the bytes of a PNG file."""
    across, share = ICONS[name]
    room = round(across * share)
    square = Image.new("RGB", (across, across), papers(publication)["light"])
    mark = _logo(publication.logo, room) or _sheet(publication, room)
    place = ((across - mark.width) // 2, (across - mark.height) // 2)
    square.paste(mark, place, mark)
    file = BytesIO()
    square.save(file, "PNG", optimize=True)
    return file.getvalue()


def _sheet(publication: Publication, room: int) -> Image.Image:
    """The upright sheet, as tall as the room, with the magazine's initial in its own face."""
    height = room * DRAWN_LARGER
    width = round(height * SHEET[0] / SHEET[1])
    large = Image.new("RGBA", (height, height), (0, 0, 0, 0))
    left = (height - width) // 2
    pen = ImageDraw.Draw(large)
    ink = publication.light_ink or INK
    pen.rectangle((left, 0, left + width - 1, height - 1), fill=ink)
    font = Type(publication.faces, DISPLAY, round(height * LETTER)).font
    letter = short_name(publication.name)[:1].upper()
    if bytes(font.getmask(letter)) != bytes(font.getmask(NOWHERE)):
        sturdier = round(height * STURDIER)
        box = pen.textbbox((0, 0), letter, font=font, stroke_width=sturdier)
        at = ((height - box[0] - box[2]) / 2, (height - box[1] - box[3]) / 2)
        paper = papers(publication)["light"]
        pen.text(at, letter, paper, font, stroke_width=sturdier, stroke_fill=paper)
    return large.resize((room, room), Image.Resampling.LANCZOS)


def _logo(logo: Picture | None, room: int) -> Image.Image | None:
    """The logo within the room; None without one, and for drawings that have no pixels."""
    if logo is None:
        return None
    try:
        with logo.open_file() as file, Image.open(file) as opened:
            mark = opened.convert("RGBA")
    except (FileNotFoundError, UnidentifiedImageError):
        return None
    scale = room / max(mark.size)
    sides = (max(1, round(mark.width * scale)), max(1, round(mark.height * scale)))
    return mark.resize(sides, Image.Resampling.LANCZOS)


def _look(publication: Publication) -> str:
    """What the icons are drawn from, in a few letters."""
    colours = (publication.light_paper, publication.light_ink)
    parts = (publication.logo_id, *colours, publication.faces, short_name(publication.name)[:1])
    return sha256(repr(parts).encode()).hexdigest()[:8]
