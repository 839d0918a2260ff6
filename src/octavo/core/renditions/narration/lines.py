"""What is read aloud of one article: its lines in order, and where its chapters begin."""

from __future__ import annotations

from dataclasses import dataclass

from octavo.core.renditions.narration.spoken.words import Spoken


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as it is written and as it is said, and the silence after it in seconds.

    `id` is the sentence's, as in `octavo.core.manuscript.sentences`; a line of the preface that the
    article does not hold has one of its own. The written text is the characters `[starts, ends)` of
    the words of the line that `path` names; a line that stands nowhere in the article has no path.
    """

    id: str
    written: str
    spoken: Spoken
    pause: float
    path: str = ""
    starts: int = 0
    ends: int = 0


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the narration with a title; it begins with the line of this index."""

    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Script:
    """All that is said of one article. The first chapter begins with the first line.

    `language` is the article's BCP 47 tag.
    """

    title: str
    author: str
    language: str
    lines: tuple[Line, ...]
    chapters: tuple[Chapter, ...]
