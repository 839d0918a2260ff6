"""Turns parsed copy into a manuscript, a list of what was set aside, and the guesses made."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.core.manuscript.blocks import Block, Break, Footnote
from octavo.core.manuscript.document import Manuscript
from octavo.importers.copy import Guess, Imported, RawCopy, SetAside
from octavo.importers.judgement.above import Head
from octavo.importers.judgement.asides import set_aside
from octavo.importers.judgement.head import read_head
from octavo.importers.judgement.language import language_of
from octavo.importers.judgement.mending import join_cut
from octavo.importers.judgement.pictures import make_figures
from octavo.importers.judgement.pieces import Piece, pieces_of
from octavo.importers.judgement.running import set_aside_running, without_running
from octavo.importers.judgement.site import site_names
from octavo.importers.judgement.structure import arrange
from octavo.importers.judgement.tail import read_tail
from octavo.importers.judgement.turns import join_speakers
from octavo.importers.judgement.vocabulary import languages


def judge(raw: RawCopy, *, path: str) -> Imported:
    """Say what is headline, byline, credit, furniture and body; the file's own hints go first."""
    pieces = pieces_of(raw)
    language = raw.hints.language or language_of("\n".join(piece.text for piece in pieces))
    known = language.partition("-")[0].lower()
    known = known if known in languages() else ""
    set_aside(pieces, language=known)
    join_speakers(pieces)
    head = read_head(
        pieces,
        raw.hints,
        language=known,
        names_of_site=site_names(pieces),
    )
    read_tail(pieces, head, raw.hints)
    set_aside_running(pieces, head)
    pieces = without_running(pieces, head)
    guesses = head.guesses
    make_figures(pieces, guesses)
    join_cut(pieces)
    arrange(pieces)
    return _imported(raw, pieces, head, path=path, language=language)


def _imported(
    raw: RawCopy, pieces: Sequence[Piece], head: Head, *, path: str, language: str
) -> Imported:
    blocks, places = _body(pieces)
    manuscript = Manuscript(
        headline=head.headline,
        standfirst=head.standfirst,
        bylines=head.bylines,
        section=head.section,
        dateline=raw.hints.dateline or head.dateline,
        published_on=head.published_on,
        language=language or "en",
        lead_image=head.lead_image,
        blocks=tuple(blocks),
    )
    return Imported(
        path=path,
        manuscript=manuscript,
        set_aside=tuple(_aside(raw, pieces, places, end=len(blocks))),
        guesses=(*head.guesses, *_of_hints(raw, head)),
        warnings=(*raw.warnings, *_missing(manuscript)),
        pictures=raw.pictures,
    )


def _body(pieces: Sequence[Piece]) -> tuple[list[Block], list[int]]:
    """The manuscript's blocks, and for each piece the index of the first block after it."""
    blocks: list[Block] = []
    places: list[int] = []
    for piece in pieces:
        places.append(len(blocks))
        if not piece.is_open:
            continue
        is_break = isinstance(piece.block, Break)
        if is_break and (not blocks or isinstance(blocks[-1], Break)):
            continue
        blocks.append(piece.block)
    _drop_last_rule(blocks)
    return blocks, [min(place, len(blocks)) for place in places]


def _drop_last_rule(blocks: list[Block]) -> None:
    """A rule at the end, or above the notes at the end, parts nothing."""
    end = len(blocks)
    while end and isinstance(blocks[end - 1], Footnote):
        end -= 1
    while end and isinstance(blocks[end - 1], Break):
        del blocks[end - 1]
        end -= 1


def _aside(
    raw: RawCopy, pieces: Sequence[Piece], places: Sequence[int], *, end: int
) -> list[SetAside]:
    """What was set aside, by readers and here, in the order of the file; neighbours as one."""
    starts: dict[int, int] = {}
    for piece, place in zip(pieces, places, strict=True):
        starts.setdefault(piece.place, place)
    found: list[tuple[float, SetAside]] = []
    for aside in raw.set_aside:
        before = None if aside.before is None else starts.get(aside.before, end)
        order = -1.0 if aside.before is None else aside.before - 0.5
        found.append((order, SetAside(aside.text, aside.reason, before)))
    previous: Piece | None = None
    for piece, place in zip(pieces, places, strict=True):
        if piece.reason:
            if previous is not None and previous.reason == piece.reason and found:
                last = found[-1][1]
                found[-1] = (
                    found[-1][0],
                    SetAside(f"{last.text}\n{piece.text}", last.reason, last.before),
                )
            else:
                found.append((piece.place, SetAside(piece.text, piece.reason, place)))
        previous = piece
    found.sort(key=lambda each: each[0])
    return [aside for _, aside in found]


def _of_hints(raw: RawCopy, head: Head) -> list[Guess]:
    """Fields that the file's own head said, so that the editor sees where each comes from."""
    guessed = {guess.field for guess in head.guesses}
    hints = raw.hints
    said = {
        "headline": hints.headline if head.headline == hints.headline else "",
        "standfirst": hints.standfirst,
        "bylines": ", ".join(byline.name for byline in hints.bylines)
        if head.bylines == hints.bylines
        else "",
        "published_on": hints.published_on.isoformat() if hints.published_on else "",
        "section": hints.section,
    }
    return [
        Guess(name, value, value) for name, value in said.items() if value and name not in guessed
    ]


def _missing(manuscript: Manuscript) -> list[str]:
    warnings = []
    if not manuscript.headline:
        warnings.append("No headline was found.")
    if not manuscript.blocks:
        warnings.append("No text was found below the headline.")
    return warnings
