"""Which line above the text is the headline."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.core.manuscript.blocks import Subhead
from octavo.importers.judgement.above import Above
from octavo.importers.judgement.pieces import plain
from octavo.importers.judgement.site import is_paper, is_site
from octavo.importers.judgement.zone import META, HeadLine, Kind

_LONGEST_KICKER = 3  # words
_LONGEST_BELOW_KICKER = 14
_LONGEST_PAPER = 5
_LONGEST_SENTENCE = 16


def read_headline(above: Above) -> None:
    """Take the headline: labelled, hinted, marked as a heading, or the first title."""
    head, hints = above.head, above.hints
    place = next((p for p, line in enumerate(above.lines) if line.kind == "headline"), None)
    if place is None and hints.headline and above.has_own_hints:
        head.headline = hints.headline
        place = _same_as(above, hints.headline)
        if place is None:
            return
    if place is None:
        place = _first_title(above)
    if place is None:
        head.headline = hints.headline
        return
    line = above.lines[place]
    above.headline_at = place
    head.headline = head.headline or _cased(line.text, hints.headline)
    head.guess("headline", head.headline, line.text)
    line.take()


def _cased(headline: str, known: str) -> str:
    """A headline in capitals, as the file writes it elsewhere."""
    return known if headline.isupper() and plain(headline) == plain(known) else headline


def _same_as(above: Above, headline: str) -> int | None:
    wanted = plain(headline)
    return next((p for p, line in enumerate(above.lines) if plain(line.text) == wanted), None)


def _first_title(above: Above) -> int | None:
    lines = above.lines
    titles = _below_menu(above, [p for p, line in enumerate(above.above) if line.kind == "title"])
    headings = [p for p in titles if isinstance(lines[p].piece.block, Subhead)]
    if headings:
        return min(headings, key=lambda p: (_level(lines[p]), p))
    named = [p for p in titles if not is_site(lines[p].text, above.names_of_site)] or titles
    if len(named) > 1 and _is_over(lines, named[0], named[1]):
        named = named[1:]
    return named[0] if named else _title_of_last_resort(above)


def _level(line: HeadLine) -> int:
    return line.piece.block.level if isinstance(line.piece.block, Subhead) else 0


def _below_menu(above: Above, titles: list[int]) -> list[int]:
    """Titles above the site's menu, and one above the issue's number, name the magazine."""
    for place, line in enumerate(above.above):
        is_number = line.kind in ("month", "kicker") and line.text[-1:].isdigit()
        later = [p for p in titles if p >= place]
        earlier = [p for p in titles if p < place]
        is_number_below = is_number and len(earlier) == place == 1
        if later and earlier and (line.is_below_menu or is_number_below):
            titles = later
    return titles


def _is_over(lines: Sequence[HeadLine], first: int, second: int) -> bool:
    """Whether the first of two titles is a kicker or the magazine's name: `THE MARL REVIEW`."""
    one, two = lines[first], lines[second]
    if any(line.kind not in ("section", "kicker", "month") for line in lines[first + 1 : second]):
        return False
    is_kicker = one.words <= _LONGEST_KICKER and two.words <= _LONGEST_BELOW_KICKER
    if is_kicker and one.text.isupper() and not two.text.isupper():
        return True
    return one.words <= _LONGEST_PAPER and is_paper(one.text)


def _title_of_last_resort(above: Above) -> int | None:
    """A kicker, a section or a name may be the headline where no other line can be."""
    lines = above.above
    is_signed = any(line.kind == "signature" for line in lines)
    order: tuple[Kind, ...] = ("kicker", "section", "names")
    for kind in ("kicker", "names", "section") if is_signed else order:
        for place, line in enumerate(lines):
            is_dated = kind == "names" and line.signature is not None and line.signature.day
            if line.kind == kind and not is_dated:
                return place
    return 0 if _begins_with_sentence(above) else None


def _begins_with_sentence(above: Above) -> bool:
    """Whether the first line is a sentence too short, and too alone, to be the text's first."""
    if len(above.lines) < 2 or above.lines[0].kind != "prose":
        return False
    first, second = above.lines[0], above.lines[1]
    is_apart = second.kind in META or second.words > 2 * first.words
    return first.words <= _LONGEST_SENTENCE and is_apart
