"""The issue that is read aloud: 24 articles of the benchmark of editions."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PIL import Image

from benchmarks.editions.issue import bench_issue
from octavo.core.issue.document import ArticleItem
from octavo.core.manuscript.document import Manuscript
from octavo.core.renditions.narration.lines import Line, Script
from octavo.core.renditions.narration.reading import Preface, script
from octavo.core.renditions.narration.spoken.speaking import speak

ARTICLES = 24
EDITED_WORDS = 1_100


def manuscripts(count: int = ARTICLES) -> list[Manuscript]:
    """The first so many articles of the issue."""
    items = bench_issue(count).items
    return [item.manuscript for item in items if isinstance(item, ArticleItem)]


def script_of(manuscript: Manuscript) -> Script:
    """What is said of it."""
    names = " and ".join(it.name for it in manuscript.bylines if not it.role)
    preface = Preface(byline=f"By {names}.", date="1 March 2027.")
    said = partial(speak, language=manuscript.language)
    return script(manuscript, speak=said, preface=preface)


def edited(before: Script) -> Script:
    """The same with one sentence of the middle in other words."""
    middle = len(before.lines) // 2
    line = before.lines[middle]
    text = "Nobody at the harbour remembers who first thought of it."
    other = Line(line.id, text, speak(text), line.pause, line.path, 0, len(text))
    return replace(before, lines=(*before.lines[:middle], other, *before.lines[middle + 1 :]))


def words_in(one: Script) -> int:
    return sum(len(line.spoken.words) for line in one.lines)


def make_cover(path: Path) -> Path:
    """A cover as large as shops want it."""
    picture = Image.linear_gradient("L").resize((1400, 1400))
    Image.merge("RGB", (picture, picture.rotate(90), picture.rotate(180))).save(path, "JPEG")
    return path
