"""Takes the bylines from the lines above the text."""

from __future__ import annotations

import re

from octavo.core.manuscript.document import Byline
from octavo.importers.judgement.above import Above
from octavo.importers.judgement.roles import PICTURES
from octavo.importers.judgement.zone import META, HeadLine

_MOST_NAMES = 4
# `Photographs by` beside a byline is a role; `Photo:` is a picture's credit.
_ROLE = re.compile(r"\w+s\s*(?::|(?:and\s+\w+\s+)?(?:by|von|par|de)\b)", re.IGNORECASE)


def read_signatures(above: Above) -> None:
    """Bylines that a word introduces; else names alone, where names of authors stand."""
    head, hints = above.head, above.hints
    for place, line in enumerate(above.above):
        if line.is_open and (line.kind == "signature" or _is_role_beside(above, place)):
            _sign(above, line)
    head.is_signed = any(byline.role not in PICTURES for byline in head.bylines)
    if not head.is_signed:
        bare = (p for p, line in enumerate(above.above) if line.kind == "names" and line.is_open)
        for place in bare:
            if _may_sign(above, place):
                _sign(above, above.lines[place])
                head.is_signed = True
                break
    if not head.is_signed:
        head.bylines = tuple(dict.fromkeys((*hints.bylines, *head.bylines)))
    elif above.has_own_hints:
        head.bylines = _with_addresses(head.bylines, hints.bylines)


def _is_role_beside(above: Above, place: int) -> bool:
    line = above.lines[place]
    near = above.lines[max(0, place - 1) : place + 2]
    is_named = line.signature is not None and line.signature.is_introduced
    is_beside = any(each.kind == "signature" for each in near)
    return line.kind == "credit" and is_beside and is_named and bool(_ROLE.match(line.text))


def _sign(above: Above, line: HeadLine) -> None:
    head, signature = above.head, line.signature
    if signature is None:
        return
    head.bylines = tuple(dict.fromkeys((*head.bylines, *signature.bylines)))
    head.section = head.section or signature.section
    if signature.day and head.published_on is None:
        head.published_on = signature.day
        head.guess("published_on", signature.day.isoformat(), line.text)
    head.guess("bylines", ", ".join(byline.name for byline in signature.bylines), line.text)
    line.take()


def _may_sign(above: Above, place: int) -> bool:
    """Whether names without `By` stand where authors do: by a date, or above the text."""
    line, signature = above.lines[place], above.lines[place].signature
    if signature is None or place == above.headline_at or len(signature.bylines) > _MOST_NAMES:
        return False
    if above.hints.bylines and above.has_own_hints:
        known = {byline.name.casefold() for byline in above.hints.bylines}
        return bool(line.names & known)
    if signature.day or any(byline.url for byline in signature.bylines):
        return True
    below = above.below_job(place)
    beside = [p for p in (place - 1, below) if 0 <= p < len(above.lines)]
    if any(above.lines[p].kind == "date" for p in beside):
        return True
    if above.headline_at < 0:
        return False
    if all(word in above.common_words for name in line.names for word in name.split()):
        return False  # `Winter Light`: every word of it is a word of the text
    following = above.lines[below].kind if below < len(above.lines) else "prose"
    is_above_text = following in ("prose", "other") or following in META
    return (place > above.headline_at and is_above_text) or place + 1 == above.headline_at


def _with_addresses(seen: tuple[Byline, ...], known: tuple[Byline, ...]) -> tuple[Byline, ...]:
    """The names as they were read, with the addresses that the file gives elsewhere."""
    urls = {byline.name.casefold(): byline.url for byline in known}
    return tuple(Byline(b.name, b.role, b.url or urls.get(b.name.casefold(), "")) for b in seen)
