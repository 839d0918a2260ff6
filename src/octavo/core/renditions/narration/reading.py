"""Which words of an article are read aloud, in which order, and where the voice pauses.

Headline, byline and date stand before the text as a reader in a studio would say them. Left out is
what is looked at and not read: captions, credits, pull quotes, footnotes, tables, embeds, boxes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from octavo.core.manuscript.blocks import (
    Block,
    Box,
    Break,
    Embed,
    Figure,
    Footnote,
    InterviewTurn,
    List,
    PullQuote,
    Quotation,
    Subhead,
    Table,
    Verse,
)
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Inlines, runs
from octavo.core.manuscript.parts import parts
from octavo.core.manuscript.sentences import Sentence, sentence_spans, sentences
from octavo.core.renditions.narration.lines import Chapter, Line, Script
from octavo.core.renditions.narration.marking import Mark, find_marked
from octavo.core.renditions.narration.spoken.words import Spoken, Word

# Seconds of silence behind a line.
AFTER_SENTENCE = 0.35
AFTER_VERSE_LINE = 0.3
AFTER_ITEM = 0.5
AFTER_PARAGRAPH = 0.7
AFTER_SUBHEAD = 0.7
AFTER_PREFACE_LINE = 0.6
AFTER_HEAD = 1.1  # before the standfirst, and before the text
BEFORE_SUBHEAD = 1.2
AT_BREAK = 1.6
AT_END = 1.0

_SILENT = (Box, Break, Embed, Figure, Footnote, PullQuote, Table)

Speak = Callable[[str], Spoken]


@dataclass(frozen=True, slots=True)
class Preface:
    """What is said between headline and standfirst, a sentence each; an empty one is not said.

    For example: “By Ada Vell.”, “12 March 2026.”, “Read by a synthetic voice.”
    """

    byline: str = ""
    date: str = ""
    voice: str = ""


SILENT_PREFACE = Preface()


def script(
    manuscript: Manuscript,
    *,
    speak: Speak,
    preface: Preface = SILENT_PREFACE,
    marks: Sequence[Mark] = (),
) -> Script:
    """All that is said of the article; `speak` says how a sentence is said in its language."""
    lines = [line for line in _lines(manuscript, speak, preface, marks) if line.spoken.words]
    if lines:
        lines[-1] = replace(lines[-1], pause=AT_END)
    chapters = [Chapter(manuscript.headline, 0)] if lines else []
    heads = _subhead_paths(manuscript)
    begun = ""
    for at, line in enumerate(lines):
        if line.path in heads and line.path != begun:
            begun = line.path
            chapters.append(Chapter(heads[line.path], at))
    return Script(
        title=manuscript.headline,
        author=", ".join(it.name for it in manuscript.bylines if not it.role),
        language=manuscript.language,
        lines=tuple(lines),
        chapters=tuple(chapters),
    )


def _lines(
    manuscript: Manuscript, speak: Speak, preface: Preface, marks: Sequence[Mark]
) -> Iterator[Line]:
    by_path = _by_path(manuscript)
    foreign = {part.path: _foreign(part.inlines) for part in parts(manuscript)}

    def said(path: str, *, after: float, within: float = AFTER_SENTENCE) -> list[Line]:
        found = by_path.get(path, [])
        last = len(found) - 1
        return [
            _line(it, speak, foreign[path], after if at == last else within)
            for at, it in enumerate(found)
        ]

    yield from said("headline", after=AFTER_PREFACE_LINE)
    for name in ("byline", "date", "voice"):
        if text := getattr(preface, name):
            yield Line(f"preface-{name}", text, speak(text), AFTER_PREFACE_LINE)
    yield from said("standfirst", after=AFTER_HEAD)
    yield from _body(manuscript, said, speak, marks)


def _body(
    manuscript: Manuscript,
    said: Callable[..., list[Line]],
    speak: Speak,
    marks: Sequence[Mark],
) -> Iterator[Line]:
    marked = find_marked(manuscript.blocks, marks).by_block
    waiting: list[Line] = []
    for index, block in enumerate(manuscript.blocks):
        if waiting and isinstance(block, Break | Subhead):
            pause = AT_BREAK if isinstance(block, Break) else BEFORE_SUBHEAD
            waiting[-1] = replace(waiting[-1], pause=max(pause, waiting[-1].pause))
        if index in marked:
            lines = _instead(marked[index], index, manuscript.language, speak)
        else:
            lines = list(_block(block, f"blocks[{index}]", said))
        if lines:
            yield from waiting
            waiting = lines
    yield from waiting


def _block(block: Block, path: str, said: Callable[..., list[Line]]) -> Iterator[Line]:
    """The lines of one block; nothing of one that is not read."""
    if isinstance(block, _SILENT):
        return
    match block:
        case Subhead():
            yield from said(f"{path}.inlines", after=AFTER_SUBHEAD)
        case InterviewTurn():
            yield from said(f"{path}.speaker", after=AFTER_SENTENCE)
            yield from said(f"{path}.inlines", after=AFTER_PARAGRAPH)
        case List(items):
            last = len(items) - 1
            for at in range(len(items)):
                pause = AFTER_PARAGRAPH if at == last else AFTER_ITEM
                yield from said(f"{path}.items[{at}].inlines", after=pause)
        case Verse(stanzas):
            for at, stanza in enumerate(stanzas):
                yield from _stanza(len(stanza), f"{path}.stanzas[{at}]", said)
            yield from said(f"{path}.attribution", after=AFTER_PARAGRAPH)
        case Quotation(paragraphs):
            for at in range(len(paragraphs)):
                yield from said(f"{path}.paragraphs[{at}]", after=AFTER_PARAGRAPH)
            yield from said(f"{path}.attribution", after=AFTER_PARAGRAPH)
        case _:
            yield from said(f"{path}.inlines", after=AFTER_PARAGRAPH)


def _stanza(count: int, path: str, said: Callable[..., list[Line]]) -> Iterator[Line]:
    for at in range(count):
        pause = AFTER_PARAGRAPH if at == count - 1 else AFTER_VERSE_LINE
        yield from said(f"{path}[{at}]", after=pause, within=AFTER_VERSE_LINE)


def _instead(mark: Mark, index: int, language: str, speak: Speak) -> list[Line]:
    """What is said in place of a block: it stands nowhere in the article."""
    spans = list(sentence_spans(mark.instead, language=language))
    texts = [mark.instead[starts:ends] for starts, ends in spans]
    return [
        Line(
            f"instead-{index}-{at}",
            text,
            speak(text),
            AFTER_PARAGRAPH if at == len(texts) - 1 else AFTER_SENTENCE,
        )
        for at, text in enumerate(texts)
    ]


def _line(
    sentence: Sentence, speak: Speak, foreign: list[tuple[int, int, str]], pause: float
) -> Line:
    spoken = speak(sentence.text)
    return Line(
        id=sentence.id,
        written=sentence.text,
        spoken=_with_languages(spoken, sentence.starts, foreign),
        pause=pause,
        path=sentence.path,
        starts=sentence.starts,
        ends=sentence.ends,
    )


def _with_languages(spoken: Spoken, starts: int, foreign: list[tuple[int, int, str]]) -> Spoken:
    """The same, each word of a foreign span with the language that it is in."""
    if not foreign:
        return spoken
    return replace(spoken, words=tuple(_in_language(it, starts, foreign) for it in spoken.words))


def _in_language(word: Word, starts: int, foreign: list[tuple[int, int, str]]) -> Word:
    begins, ends = starts + word.written_starts, starts + word.written_ends
    for first, behind, language in foreign:
        if first < ends and begins < behind:
            return replace(word, language=language)
    return word


def _foreign(inlines: Inlines) -> list[tuple[int, int, str]]:
    """The stretches of a line that are in another language than the article."""
    found, at = [], 0
    for run in runs(inlines):
        if run.language and run.text:
            found.append((at, at + len(run.text), run.language))
        at += len(run.text)
    return found


def _by_path(manuscript: Manuscript) -> dict[str, list[Sentence]]:
    found: dict[str, list[Sentence]] = {}
    for sentence in sentences(manuscript):
        found.setdefault(sentence.path, []).append(sentence)
    return found


def _subhead_paths(manuscript: Manuscript) -> dict[str, str]:
    """The subheads between the blocks, by path."""
    tops = {
        f"blocks[{at}].inlines"
        for at, block in enumerate(manuscript.blocks)
        if isinstance(block, Subhead)
    }
    return {part.path: part.text for part in parts(manuscript) if part.path in tops}
