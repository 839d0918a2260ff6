"""The turns of an interview or a transcript, told by the names before them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from octavo.core.manuscript.blocks import InterviewTurn, Paragraph, Subhead
from octavo.importers.judgement.joining import ends_sentence
from octavo.importers.judgement.pieces import Piece, cut, opened, plain

_SPEAKER = re.compile(r"([^\W\d_][\w.’'& -]{0,38}?)(?:\s\([^()]{1,30}\))?\s?:\s+(?=\S)")
_MOST_SPEAKERS = 8
_MOST_WORDS = 4
_LONGEST_NAME = 40  # characters of a speaker who has a line to himself
_WHOLE = 0.7  # share of turns that end a sentence; running heads cut sentences
_ASKING = frozenset(
    """
    q question frage f pregunta p domanda d pergunta vraag v fråga spørgsmål spørsmål pytanie otázka
    interviewer
    """.split()
)
_ANSWERING = frozenset(
    """
    a answer antwort r réponse respuesta risposta resposta antwoord svar s odpowiedź odpověď
    """.split()
)
_PARTICLES = frozenset({"de", "van", "von", "der", "la", "di"})
_NO_SPEAKER = frozenset(
    """
    note notes ps nb update correction warning example source sources tip step fact question
    """.split()
)


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
    if sum(ends_sentence(piece.text) for piece in whole) < _WHOLE * len(whole):
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
    is_line = isinstance(piece.block, Paragraph | Subhead) and len(piece.text) <= _LONGEST_NAME
    words = piece.text.strip(" :").split()
    is_capital = 0 < len(words) <= _MOST_WORDS and all(word[:1].isupper() for word in words)
    return is_line and is_capital and isinstance(following.block, Paragraph)


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
    is_named = all(word[:1].isupper() or word in _PARTICLES for word in speaker.split())
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
