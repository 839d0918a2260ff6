"""Sets aside what belongs to the site: furniture, rows of links below a heading, the offer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from octavo.core.manuscript.blocks import Break, Footnote, List, Paragraph, Quotation, Subhead
from octavo.importers.judgement import furniture, offers
from octavo.importers.judgement.bylines import read_bylines
from octavo.importers.judgement.joining import ends_sentence
from octavo.importers.judgement.names import is_name
from octavo.importers.judgement.pieces import Piece, lines_in, prose_span
from octavo.importers.judgement.sections import read_section

COMMENTS_BELOW = "readers’ comments"
# Reasons whose line may be the heading of a row of links, buttons or fields.
_OPENING = frozenset(
    {
        furniture.OTHER_PIECES,
        furniture.ANNOUNCEMENT,
        furniture.NEWSLETTER,
        furniture.SHARING,
        furniture.TAGS,
    }
)
_ENDING = frozenset({furniture.OTHER_PIECES, furniture.COMMENTS, furniture.PRESS})
# Reasons of lines that may as well be part of an offer: `Subscribe`, `Sign up for our newsletter`.
_OFFERING = frozenset(
    {furniture.NAVIGATION, furniture.NEWSLETTER, "a mark for subscribers", "a button of the page"}
)
_LONGEST_ROW = 80  # pieces
_LONGEST_IN_ROW = 24  # words
_LONGEST_TEASER = 45
_MOST_OPENERS = 12
_MOST_ANNOUNCED = 150  # words of sentences
_LONGEST_OPENER = 60  # characters


def set_aside(pieces: Sequence[Piece], *, language: str = "") -> None:
    """Give every piece that is the site's and not the article's its reason."""
    _set_aside_lines(pieces, language)
    _set_aside_rows(pieces, language)
    _set_aside_offers(pieces, language)
    _set_aside_below(pieces)
    _set_aside_announcements(pieces)
    _set_aside_between(pieces)


def _set_aside_lines(pieces: Sequence[Piece], language: str) -> None:
    """Single lines that say what they are; words that may be a crosshead need a neighbour."""
    found = {
        place: reason
        for place in range(len(pieces))
        if (reason := _reason(pieces, place, language))
    }
    unsure = {
        place
        for place, reason in found.items()
        if read_section(pieces[place].text)
        or (reason in furniture.UNSURE and not _is_labelled(pieces[place]))
        or reason == furniture.SOURCE
    }
    for place in found.keys() - unsure:
        pieces[place].reason = found[place]
    first, last = prose_span(pieces)
    for place in sorted(unsure):
        near = [each for each in (place - 1, place + 1) if 0 <= each < len(pieces)]
        has_neighbour = any(each in unsure or _is_furniture(pieces[each]) for each in near)
        is_section = bool(read_section(pieces[place].text))
        if (is_section and place > last) or (
            not is_section and (has_neighbour or not first <= place <= last)
        ):
            pieces[place].reason = found[place]


def _is_furniture(piece: Piece) -> bool:
    return bool(piece.reason) and piece.reason != furniture.PAGE_NUMBER


def _reason(pieces: Sequence[Piece], place: int, language: str) -> str | None:
    piece = pieces[place]
    if not piece.is_open or not isinstance(piece.block, Paragraph | Subhead | List):
        return None
    lines = lines_in(piece)
    if len(lines) == 1:
        reason = furniture.why_furniture(lines[0], language=language)
        if reason == furniture.ADVERTISING and read_bylines(lines[0]):
            return None
        is_counted = reason == furniture.PAGE_NUMBER and _is_section_number(pieces, place)
        return None if is_counted else reason
    if not lines or piece.words > 80:
        return None
    reasons = [furniture.why_furniture(line, language=language) for line in lines]
    known = [reason for reason in reasons if reason]
    if len(known) >= 0.6 * len(lines):
        return known[0]
    if known and isinstance(piece.block, Paragraph) and reasons[0] in _OPENING:
        return reasons[0]  # a heading with its row, in one paragraph
    return None


def _is_labelled(piece: Piece) -> bool:
    """Whether more than a bare word says it: `Tags: harbour`, `12 comments`."""
    is_bracketed = piece.text[:1] in "([-–—#" and piece.text[-1:] in ")]-–—#"
    return is_bracketed or ":" in piece.text or any(map(str.isdigit, piece.text)) or piece.words > 4


def _is_section_number(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a bare number counts parts of the article: from one upwards, between whole paragraphs."""
    numbers = [each.text.strip() for each in pieces if each.is_line and each.text.strip().isdigit()]
    if len(numbers) < 2 or numbers != [str(n + int(numbers[0])) for n in range(len(numbers))]:
        return False
    if numbers[0] not in ("1", "2") or any(each.starts_page for each in pieces):
        return False
    before = next((each for each in reversed(pieces[:place]) if each.is_prose), None)
    return before is None or ends_sentence(before.text)


def _set_aside_offers(pieces: Sequence[Piece], language: str) -> None:
    first, _ = prose_span(pieces)
    for _ in range(4):  # a page may hold its offer more than once
        candidates = [
            piece
            for place, piece in enumerate(pieces)
            if not _is_apart(piece)
            and (piece.is_open or (place > first and _may_offer(piece, language)))
        ]
        texts = [piece.text for piece in candidates]
        found = offers.find_offer(texts, language=language) or offers.find_cut_offer(
            texts, language=language
        )
        if found is None:
            return
        offered = {id(piece) for piece in candidates[found]}
        if not any(piece.is_prose for piece in candidates if id(piece) not in offered):
            return
        for piece in candidates[found]:
            piece.reason = offers.REASON


def _may_offer(piece: Piece, language: str) -> bool:
    """Whether furniture may as well be the heading or a button of the offer."""
    if piece.reason in _OFFERING:
        return True
    return piece.reason in _OPENING and offers.is_heading(piece.text, language=language)


def _is_apart(piece: Piece) -> bool:
    return isinstance(piece.block, Break | Footnote) or not piece.text.strip()


def _set_aside_rows(pieces: Sequence[Piece], language: str) -> None:
    """Short lines below a heading such as `Related`, up to the next paragraph of the text."""
    for place, piece in enumerate(pieces):
        if (
            piece.reason not in _OPENING
            or len(piece.text) > _LONGEST_OPENER
            or ":" in piece.text[:-1]
        ):
            continue
        reason = piece.reason
        if reason == furniture.SHARING and furniture.is_sharing_row(piece.text):
            continue
        row = _row_below(pieces, place, language)
        if reason in (furniture.NEWSLETTER, furniture.SHARING, furniture.TAGS):
            row = row[:12] if reason == furniture.TAGS else []
        if _is_above_text(pieces, place):
            continue
        for each in row:
            each.reason = reason


def _row_below(pieces: Sequence[Piece], place: int, language: str) -> list[Piece]:
    row: list[Piece] = []
    for piece in pieces[place + 1 : place + _LONGEST_ROW]:
        if piece.reason or isinstance(piece.block, Break):
            continue
        lines = lines_in(piece)
        is_short = piece.words <= _LONGEST_IN_ROW and not (
            ends_sentence(piece.text) and piece.words > 14
        )
        is_row = isinstance(piece.block, List) and all(
            len(line.split()) <= _LONGEST_IN_ROW for line in lines
        )
        is_offer = offers.is_heading(piece.text, language=language)
        if is_offer or not piece.is_open or not (is_row or (piece.is_line and is_short)):
            break
        row.append(piece)
    return row


def _is_above_text(pieces: Sequence[Piece], place: int) -> bool:
    return place < prose_span(pieces)[0]


def _set_aside_below(pieces: Sequence[Piece]) -> None:
    """What follows the text and a heading of other pieces or of comments, down to the end."""
    text_ends = max(
        (p for p, each in enumerate(pieces) if each.is_open and _is_text(each)), default=0
    )
    openers = [p for p in range(text_ends, len(pieces)) if _is_ending(pieces[p])][:_MOST_OPENERS]
    opener = next((place for place in openers if _opens_the_rest(pieces, place)), None)
    if opener is None:
        return
    reason = pieces[opener].reason
    below = COMMENTS_BELOW if reason == furniture.COMMENTS else reason
    for piece in pieces[opener + 1 :]:
        if piece.is_open and not isinstance(piece.block, Footnote):
            piece.reason = below


def _is_ending(piece: Piece) -> bool:
    is_heading = len(piece.text) <= _LONGEST_OPENER and ":" not in piece.text.rstrip(" :")
    return is_heading and piece.reason in _ENDING


def _opens_the_rest(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a heading has only titles and teasers below it, to the end of the file."""
    piece = pieces[place]
    above = any(each.is_open and each.is_prose for each in pieces[:place])
    below = [each for each in pieces[place + 1 :] if each.is_open and not _is_apart(each)]
    if not above or not below:
        return False
    if piece.reason == furniture.PRESS:
        return sum(each.words for each in below) <= _MOST_ANNOUNCED
    if piece.reason == furniture.COMMENTS:
        return not any(isinstance(each.block, Quotation) for each in below)
    prose = [each.is_prose for each in below]
    in_a_row = any(one and other for one, other in pairwise(prose))
    return not prose[0] and not in_a_row and not any(_is_text(each) for each in below)


def _set_aside_announcements(pieces: Sequence[Piece]) -> None:
    """What stands below the text between a heading of other pieces and the offer at the end."""
    offered = [place for place, piece in enumerate(pieces) if piece.reason == offers.REASON]
    for place, piece in enumerate(pieces):
        if piece.reason != furniture.ANNOUNCEMENT:
            continue
        if not offered or not place < offered[-1] < place + _LONGEST_ROW:
            continue
        below = pieces[place + 1 : offered[-1]]
        between = [each for each in below if each.is_open]
        said = sum(each.words for each in between if each.is_prose)
        if said <= _MOST_ANNOUNCED:
            for each in between:
                each.reason = furniture.ANNOUNCEMENT
            return


def _set_aside_between(pieces: Sequence[Piece]) -> None:
    """Words of one or two below the text that stand among furniture."""
    _, last = prose_span(pieces)
    for place in range(last + 1, len(pieces)):
        piece = pieces[place]
        if not piece.is_open or not piece.is_line or piece.words > 3 or ends_sentence(piece.text):
            continue
        above = pieces[place - 1]
        below = pieces[place + 1] if place + 1 < len(pieces) else above
        if _is_furniture(above) and _is_furniture(below) and not is_name(piece.text):
            piece.reason = above.reason


def _is_text(piece: Piece) -> bool:
    """A paragraph too long for a teaser, or a block that only articles have."""
    return (isinstance(piece.block, Paragraph) and piece.words > _LONGEST_TEASER) or isinstance(
        piece.block, Quotation
    )
