"""Where a supplied page goes on ours: pure geometry."""

from __future__ import annotations

from dataclasses import dataclass

from octavo.press.printing.geometry import BLEED_MM, POINTS, Box, Matrix, Sheet
from octavo.press.printing.supplied.findings import Finding

NEAR = 0.5 * POINTS  # sizes that differ less are the same size
_MOST_SCALING = 0.1
_LIKE = 0.015  # how far proportions may differ
_SAME = 0.002  # the page and the page with its bleed differ by three times as much


@dataclass(frozen=True, slots=True)
class Placing:
    """How to move a supplied page so that its trimmed corner is at 0, 0 and its size is ours."""

    matrix: Matrix
    findings: tuple[Finding, ...] = ()


def place_page(media: Box, bleed: Box | None, trim: Box | None, wanted: Sheet) -> Placing | Finding:
    """Place a page by its own boxes, or say why it cannot be placed.

    A page without a TrimBox that has our size with bleed is taken to mean just that.
    """
    edge = BLEED_MM * POINTS
    if trim is None:
        with_bleed = Sheet(wanted.width + 2 * edge, wanted.height + 2 * edge)
        trim = _inset(media, edge) if _is_size(media, with_bleed) else media
    width, height = trim[2] - trim[0], trim[3] - trim[1]
    if not _is_like(width, height, wanted.width, wanted.height):
        return "size", _sizes(width, height, wanted)
    scale = wanted.width / width
    if abs(scale - 1) > _MOST_SCALING:
        return "size", _sizes(width, height, wanted)
    findings: list[Finding] = []
    if _is_size(trim, wanted):
        scale = 1.0
    else:
        findings.append(("scaled", _sizes(width, height, wanted)))
    limit = bleed or media
    reach = (trim[0] - limit[0], trim[1] - limit[1], limit[2] - trim[2], limit[3] - trim[3])
    if min(reach) * scale < edge - NEAR:
        findings.append(("no bleed", {}))
    off_x = (wanted.width - width * scale) / 2 - trim[0] * scale
    off_y = (wanted.height - height * scale) / 2 - trim[1] * scale
    return Placing((scale, 0.0, 0.0, scale, off_x, off_y), tuple(findings))


def place_picture(width: int, height: int, wanted: Sheet) -> Placing | Finding:
    """Place a picture so that it fills page and bleed; the matrix takes the unit square there.

    One that has the proportions of the page with its bleed is taken to mean just that.
    """
    if not _is_like(width, height, wanted.width, wanted.height):
        return "size", {**_sizes(width, height, wanted), "width": width, "height": height}
    edge = BLEED_MM * POINTS
    scale = max((wanted.width + 2 * edge) / width, (wanted.height + 2 * edge) / height)
    across, up = width * scale, height * scale
    matrix = (across, 0.0, 0.0, up, (wanted.width - across) / 2, (wanted.height - up) / 2)
    with_bleed = (wanted.width + 2 * edge) / (wanted.height + 2 * edge)
    has_bleed = abs(width / height / with_bleed - 1) <= _SAME
    return Placing(matrix, () if has_bleed else (("enlarged", {}),))


def _is_like(width: float, height: float, other_width: float, other_height: float) -> bool:
    if min(width, height) <= 0:
        return False
    return abs(width / height * other_height / other_width - 1) <= _LIKE


def _is_size(box: Box, wanted: Sheet) -> bool:
    off = (box[2] - box[0] - wanted.width, box[3] - box[1] - wanted.height)
    return max(abs(off[0]), abs(off[1])) <= NEAR


def _inset(box: Box, by: float) -> Box:
    return (box[0] + by, box[1] + by, box[2] - by, box[3] - by)


def _sizes(width: float, height: float, wanted: Sheet) -> dict[str, str]:
    return {
        "width": f"{width / POINTS:.0f}",
        "height": f"{height / POINTS:.0f}",
        "wanted": f"{wanted.width / POINTS:.0f} × {wanted.height / POINTS:.0f}",
    }
