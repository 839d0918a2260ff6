"""What plain paragraphs are besides text: crossheads, turns of an interview, pull quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from octavo.core.manuscript.blocks import (
    Break,
    Footnote,
    InterviewTurn,
    Paragraph,
    PullQuote,
    Quotation,
    Subhead,
)
from octavo.core.manuscript.inlines import Inlines, Run, from_runs, plain_text, runs
from octavo.importers.judgement import vocabulary
from octavo.importers.judgement.joining import ends_sentence
from octavo.importers.judgement.names import is_name
from octavo.importers.judgement.pieces import Piece, cut, is_marked_whole, opened, plain

_LONGEST_SUBHEAD = 80  # characters
_MOST_SUBHEAD_WORDS = 12
_SPEAKER = re.compile(r"([^\W\d_][\w.’'& -]{0,38}?)(?:\s\([^()]{1,30}\))?\s?:\s+(?=\S)")
_MOST_SPEAKERS = 8
_ASKING = frozenset(
    {
        "q",
        "question",
        "frage",
        "f",
        "pregunta",
        "p",
        "domanda",
        "d",
        "pergunta",
        "vraag",
        "v",
        "fråga",
        "spørgsmål",
        "spørsmål",
        "pytanie",
        "otázka",
        "interviewer",
    }
)
_ANSWERING = frozenset(
    {
        "a",
        "answer",
        "antwort",
        "r",
        "réponse",
        "respuesta",
        "risposta",
        "resposta",
        "antwoord",
        "svar",
        "s",
        "odpowiedź",
        "odpověď",
    }
)
_NO_SPEAKER = frozenset(
    "note notes ps nb update correction warning example source sources tip step fact question".split()
)
_DASHED = re.compile(r"[—–―-]{1,2}\s?(?=[^\W\d_])")
_BEGINNING = 4  # words; a shorter line repeats by chance
_MOST_WORDS = 2000  # of one paragraph that are looked through
_MOST_PLACES = 20
_LONGEST_PULL_QUOTE = 60  # words


def arrange(pieces: Sequence[Piece]) -> None:
    """Give paragraphs that are something else their right kind, in place."""
    make_epigraph(pieces)
    make_turns(pieces)
    make_pull_quotes(pieces)
    make_subheads(pieces)
    set_aside_heading_of_notes(pieces)


def make_subheads(pieces: Sequence[Piece]) -> None:
    """Short lines without a full stop between paragraphs; also those that are bold as a whole."""
    body = opened(pieces)
    for place, piece in enumerate(body):
        if not isinstance(piece.block, Paragraph) or not _is_subhead(body, place):
            continue
        piece.block = Subhead(_unmarked(piece.inlines))


def _is_subhead(body: Sequence[Piece], place: int) -> bool:
    piece = body[place]
    following = body[place + 1] if place + 1 < len(body) else None
    before = body[place - 1] if place else None
    text = piece.text
    if following is None or len(text) > _LONGEST_SUBHEAD or piece.words > _MOST_SUBHEAD_WORDS:
        return False
    if isinstance(following.block, Break) or "\n" in text or not any(map(str.isalpha, text)):
        return text.strip(" .").isdigit() and following.is_prose
    if text[-1:] in ".,;:…—–-”\"»’'" or text[:1] in "“\"„«—–-‘'(":
        return (
            is_marked_whole(piece.inlines)
            and text[-1:] not in ",;"
            and following.words > 2 * piece.words
        )
    if text[:1].islower() and not is_marked_whole(piece.inlines):
        return False
    neighbours = [each for each in (before, following) if each is not None]
    is_row = (
        sum(isinstance(n.block, Paragraph) and n.words <= _MOST_SUBHEAD_WORDS for n in neighbours)
        == 2
    )
    if is_row and not is_marked_whole(piece.inlines):
        return False
    if text[-1:] in "?!":
        return following.words >= 25 and piece.words <= 8
    return (
        following.words >= 15
        or not isinstance(following.block, Paragraph)
        or is_marked_whole(piece.inlines)
    )


def set_aside_heading_of_notes(pieces: Sequence[Piece]) -> None:
    """`Notes` above the notes: every rendition sets its own heading there."""
    body = opened(pieces)
    for piece, following in pairwise(body):
        is_heading = isinstance(piece.block, Paragraph | Subhead)
        is_above = isinstance(following.block, Footnote) and piece.words <= 4
        if is_heading and is_above and plain(piece.text) in vocabulary.words("head", "notes"):
            piece.reason = "the heading of the notes"


def make_turns(pieces: Sequence[Piece]) -> None:
    """Turns of a conversation, once two speakers or one often enough are named before a colon."""
    body = opened(pieces)
    labels = {place: label for place, piece in enumerate(body) if (label := _label(piece))}
    counted = Counter(label[0].lower() for label in labels.values())
    if not _is_interview(counted):
        return
    asking = _asking(body, labels)
    last = max(labels)
    for place, piece in enumerate(body[: last + 1]):
        if place in labels:
            speaker, start = labels[place]
            inlines = cut(piece.inlines, start, len(piece.text))
            piece.block = InterviewTurn(speaker, inlines, is_question=speaker.lower() in asking)
        elif place > min(labels) and _goes_on(piece):
            piece.block = InterviewTurn("", piece.inlines)


def join_speakers(pieces: Sequence[Piece]) -> None:
    """A transcript whose speakers stand on lines of their own: `ADA FOX` above each turn."""
    body = opened(pieces)
    spoken = [place for place, piece in enumerate(body[:-1]) if _is_speaker(piece, body[place + 1])]
    counted = Counter(plain(body[place].text) for place in spoken)
    spoken = [
        place for place in spoken if len(counted) > 1 and counted[plain(body[place].text)] > 1
    ]
    if len({plain(body[place].text) for place in spoken}) < 2:
        return
    whole = [
        body[place - 1]
        for place in spoken
        if place and isinstance(body[place - 1].block, Paragraph)
    ]
    if sum(ends_sentence(piece.text) for piece in whole) < 0.7 * len(whole):
        return  # lines that cut sentences are running heads
    texts = {place: (body[place].text, body[place + 1]) for place in spoken}
    asking = _asking_of([(name, piece.text) for name, piece in texts.values()])
    for name, turn in texts.values():
        turn.block = InterviewTurn(name, turn.inlines, is_question=name.lower() in asking)
    for place in spoken:
        body[place].is_taken = True
    for piece in body[spoken[0] : spoken[-1]]:
        if piece.is_open and _goes_on(piece):
            piece.block = InterviewTurn("", piece.inlines)


def _is_speaker(piece: Piece, following: Piece) -> bool:
    is_short = isinstance(piece.block, Paragraph | Subhead) and len(piece.text) <= 40
    return is_short and is_name(piece.text.strip(" :")) and isinstance(following.block, Paragraph)


def _goes_on(piece: Piece) -> bool:
    return isinstance(piece.block, Paragraph) and ends_sentence(piece.text)


def _label(piece: Piece) -> tuple[str, int] | None:
    if not isinstance(piece.block, Paragraph):
        return None
    match = _SPEAKER.match(piece.text)
    if not match or len(match[1].split()) > 4 or match[1].lower() in _NO_SPEAKER:
        return None
    speaker = match[1]
    is_sign = speaker.lower() in _ASKING | _ANSWERING
    is_named = all(
        word[:1].isupper() or word.lower() in {"de", "van", "von", "der", "la", "di"}
        for word in speaker.split()
    )
    return (speaker, match.end()) if is_sign or is_named else None


def _is_interview(counted: Counter[str]) -> bool:
    often = [label for label, times in counted.items() if times >= 2]
    return (
        0 < len(counted) <= _MOST_SPEAKERS
        and sum(counted.values()) >= 3
        and bool(often)
        and (len(counted) >= 2 or counted.total() >= 4)
    )


def _asking(body: Sequence[Piece], labels: dict[int, tuple[str, int]]) -> frozenset[str]:
    return _asking_of([(name, body[place].text) for place, (name, _) in labels.items()])


def _asking_of(turns: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The speakers who mostly ask: by their sign, or because their turns end with a question."""
    spoken = Counter(name.lower() for name, _ in turns)
    asked = Counter(name.lower() for name, text in turns if text.rstrip("”\"' ").endswith("?"))
    return frozenset(
        name
        for name, times in spoken.items()
        if name in _ASKING or (asked[name] >= 0.5 * times and name not in _ANSWERING)
    )


def make_epigraph(pieces: Sequence[Piece]) -> None:
    """A short paragraph and a line with a dash and a name below it: somebody else's words."""
    body = opened(pieces)
    for place, piece in enumerate(body[:-2]):
        below = body[place + 1]
        dash = _DASHED.match(below.text)
        if (
            not dash
            or not isinstance(piece.block, Paragraph)
            or not isinstance(below.block, Paragraph)
        ):
            continue
        if ends_sentence(below.text) or _DASHED.match(piece.text):
            continue
        is_quoted = piece.text[:1] in "“\"„«‘'" or is_marked_whole(piece.inlines) or place == 0
        if is_quoted and piece.words <= _LONGEST_PULL_QUOTE and below.words <= 12:
            said_by = cut(below.inlines, dash.end(), len(below.text))
            piece.block = Quotation((_unmarked(piece.inlines),), said_by)
            below.is_taken = True


def make_pull_quotes(pieces: Sequence[Piece]) -> None:
    """A sentence that stands alone and word for word in a paragraph, too."""
    body = opened(pieces)
    texts = [plain(piece.text) if isinstance(piece.block, Paragraph) else "" for piece in body]
    begun = _beginnings(texts)
    for place, piece in enumerate(body):
        inlines, attribution = _quoted(piece)
        words = plain(plain_text(inlines))
        count = len(words.split())
        if not _BEGINNING <= count <= _LONGEST_PULL_QUOTE:
            continue
        ruled = range(len(body)) if _is_ruled(body, place) else ()
        near = begun.get(" ".join(words.split()[:_BEGINNING]), [])
        repeats = any(p != place and len(texts[p]) > len(words) and words in texts[p] for p in near)
        if not repeats and not any(_is_drawn_from(words, texts[p]) for p in ruled if p != place):
            continue
        piece.block = PullQuote(_unmarked(inlines), attribution)
        _drop_rules(body, place)


def _beginnings(texts: Sequence[str]) -> dict[str, list[int]]:
    """For each few words in a row, the paragraphs they stand in."""
    found: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        words = text.split()
        for start in range(min(len(words), _MOST_WORDS) - _BEGINNING + 1):
            places = found.setdefault(" ".join(words[start : start + _BEGINNING]), [])
            if len(places) < _MOST_PLACES:
                places.append(place)
    return found


def _is_ruled(body: Sequence[Piece], place: int) -> bool:
    return (
        0 < place < len(body) - 1
        and isinstance(body[place - 1].block, Break)
        and isinstance(body[place + 1].block, Break)
    )


def _is_drawn_from(words: str, text: str) -> bool:
    """Whether the words stand in the text in this order, though not side by side."""
    left = iter(text.split())
    return all(word in left for word in words.split())


def _quoted(piece: Piece) -> tuple[Inlines, Inlines]:
    match piece.block:
        case Paragraph(inlines):
            return inlines, ()
        case Subhead(inlines):
            return inlines, ()
        case Quotation((inlines,), attribution):
            return inlines, attribution
    return (), ()


def _drop_rules(body: Sequence[Piece], place: int) -> None:
    """Rules above and below a pull quote belong to it."""
    if _is_ruled(body, place):
        body[place - 1].is_taken = body[place + 1].is_taken = True


def _unmarked(inlines: Inlines) -> Inlines:
    """Without a mark that the whole line carries: the kind of block says it."""
    flat = list(runs(inlines))
    if not is_marked_whole(inlines):
        return inlines
    return from_runs(Run(text=run.text, note=run.note, link=run.link) for run in flat)
