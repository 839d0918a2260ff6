"""Makes the e-book of an issue or of one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from octavo.core.issue.document import ArticleItem, Issue
from octavo.core.issue.paging import PageStart, PageStarts
from octavo.core.manuscript.blocks import Figure
from octavo.core.manuscript.figures import figures
from octavo.core.renditions.epub import (
    Document,
    File,
    Picture,
    Setting,
    Wording,
    article_documents,
    article_metadata,
    heard_rules,
    issue_documents,
    issue_metadata,
    package,
    section_rules,
)
from octavo.press.ebook.cover import can_draw, drawn_cover
from octavo.press.ebook.errors import PictureUnusable
from octavo.press.ebook.faces import chosen_for
from octavo.press.ebook.packing import PACKAGE, pack
from octavo.press.ebook.pictures import Converted, converted
from octavo.press.ebook.sound import Readings, Sound, readings
from octavo.press.forms import Bench
from octavo.press.made import House, Made, Paging, Problem
from octavo.press.typesetting.errors import TypesettingFailed

_STYLE = "style.css"
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Words:
    """What the book says itself, and what its maker says to editors; both can be translated."""

    book: Wording = field(default_factory=Wording)
    missing: str = "The picture “{name}” is not there: the e-book shows its words alone."
    unusable: str = "The e-book shows the words of the picture “{name}” alone: {reason}."
    undrawn: str = "The e-book shows the picture of the cover without name and lines. {reason}"
    unread: str = "The narration cannot be read: the e-book is silent here."
    unfit: str = "The text has changed since it was read aloud. Sentences left out: {count}."


ENGLISH = Words()


def make_issue(
    issue: Issue, *, bench: Bench, words: Words = ENGLISH, design: Path | None = None
) -> Made:
    """The e-book of a whole issue; its cover follows `design`, the house's own folder of one."""
    gathered = _gather(_figures(issue), bench, words)
    _add_cover(gathered, issue, bench, words, design)
    slugs = [item.slug for item in issue.items if isinstance(item, ArticleItem)]
    heard = readings(bench.narrations, slugs, unread=words.unread)
    setting = _setting(bench, words, gathered, heard)
    documents = issue_documents(issue, setting=setting)
    sound = _sound(heard, documents, gathered, words)
    metadata = issue_metadata(issue, setting=setting, is_heard=bool(sound.overlays))
    return _made(documents, metadata, bench.house, setting, gathered, sound)


def make_article(issue: Issue, slug: str, *, bench: Bench, words: Words = ENGLISH) -> Made:
    """One article of the issue as an e-book of its own."""
    gathered = _gather((pair for pair in _figures(issue) if pair[0] == slug), bench, words)
    heard = readings(bench.narrations, [slug], unread=words.unread)
    setting = _setting(bench, words, gathered, heard)
    documents = article_documents(issue, slug, setting=setting)
    sound = _sound(heard, documents, gathered, words)
    metadata = article_metadata(issue, slug, setting=setting, is_heard=bool(sound.overlays))
    return _made(documents, metadata, bench.house, setting, gathered, sound)


@dataclass(slots=True)
class _Gathered:
    """The pictures of a book by the names that figures call them, and what was wrong with any."""

    pictures: dict[str, Converted] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    cover: Converted | None = None

    @property
    def all(self) -> tuple[Converted, ...]:
        return (*([self.cover] if self.cover else []), *self.pictures.values())


def _figures(issue: Issue) -> Iterator[tuple[str, Figure]]:
    """Every figure of the text with the slug of its article; the letter has none."""
    if issue.letter:
        yield from (("", figure) for figure in figures(issue.letter))
    for item in issue.items:
        if isinstance(item, ArticleItem):
            yield from ((item.slug, figure) for figure in figures(item.manuscript))


def _gather(wanted: Iterator[tuple[str, Figure]], bench: Bench, words: Words) -> _Gathered:
    gathered, lost = _Gathered(), set()
    for slug, figure in wanted:
        source = figure.source
        if not source or source in gathered.pictures or (slug, source) in lost:
            continue
        name = source[-_LONGEST_NAME:]
        path = bench.supply.get(source)
        try:
            if path is None:
                sentence = words.missing.format(name=name)
            else:
                gathered.pictures[source] = converted(path, cache=bench.folder)
                continue
        except FileNotFoundError:
            sentence = words.missing.format(name=name)
        except PictureUnusable as error:
            sentence = words.unusable.format(name=name, reason=error)
        lost.add((slug, source))
        gathered.problems.append(Problem(sentence, slug=slug))
    return gathered


def _add_cover(
    gathered: _Gathered, issue: Issue, bench: Bench, words: Words, design: Path | None
) -> None:
    """The cover as it is drawn, or its bare picture where it cannot be."""
    if issue.cover.picture is None:
        return
    front = _gather(iter([("", issue.cover.picture)]), bench, words)
    bare = front.pictures.get(issue.cover.picture.source)
    gathered.cover = bare
    if bare and can_draw():
        try:
            gathered.cover = drawn_cover(issue, bare, bench=bench, overrides=design) or bare
        except TypesettingFailed as trouble:
            front.problems.append(Problem(words.undrawn.format(reason=trouble)))
    gathered.problems = [
        *front.problems,
        *(it for it in gathered.problems if it not in front.problems),
    ]


def _sound(
    heard: Readings, documents: Sequence[Document], gathered: _Gathered, words: Words
) -> Sound:
    """What is heard of the book; what is wrong with it joins what was wrong with the pictures."""
    sound, problems = heard.fitted(documents, unfit=words.unfit)
    gathered.problems += [*heard.problems, *problems]
    return sound


def _setting(bench: Bench, words: Words, gathered: _Gathered, heard: Readings) -> Setting:
    house = bench.house
    pictures = {name: Picture(_place(it)) for name, it in gathered.pictures.items()}
    return Setting(
        modified_on=bench.changed_on,
        language=house.language,
        address=house.address,
        dated=house.dated,
        sections={slug: look.name for slug, look in house.sections.items()},
        pictures=pictures,
        cover=Picture(_place(gathered.cover)) if gathered.cover else None,
        printed=_printed(bench.paging),
        wording=words.book,
        authors=house.authors,
        heard=heard.slugs,
    )


def _printed(paging: Paging) -> PageStarts:
    """Every page of every part; of what an older edition said less, the first."""
    return {slug: (PageStart(it),) for slug, it in paging.folios.items()} | dict(paging.starts)


def _place(picture: Converted) -> str:
    return f"pictures/{picture.name}"


def _made(
    documents: Sequence[Document],
    metadata: Sequence[str],
    house: House,
    setting: Setting,
    gathered: _Gathered,
    sound: Sound,
) -> Made:
    text = "".join(document.content for document in documents)
    faces = chosen_for(text)
    hues = {slug: look.hue for slug, look in house.sections.items()}
    heard = heard_rules(hues) if sound.overlays else ""
    style = f"{faces.rules}\n{section_rules(hues)}\n{_style_sheet()}{heard}"
    parts = {_place(it): it.content for it in gathered.all}
    parts |= faces.files | {_STYLE: style.encode()} | sound.parts
    listed = [*_files(gathered, setting), *map(_font, faces.files), File(_STYLE, "text/css")]
    opf = package(metadata, documents, listed, language=house.language, overlays=sound.overlays)
    parts |= {it.name: it.content.encode() for it in documents} | {PACKAGE: opf.encode()}
    return Made(content=pack(parts, sound.files), problems=tuple(gathered.problems))


def _files(gathered: _Gathered, setting: Setting) -> Iterator[File]:
    places = {_place(it): it.media_type for it in gathered.all}
    for place, media_type in places.items():
        is_cover = setting.cover is not None and place == setting.cover.href
        yield File(place, media_type, "cover-image" if is_cover else None)


def _font(name: str) -> File:
    return File(name, "font/woff2" if name.endswith(".woff2") else "text/plain")


def _style_sheet() -> str:
    return files("octavo.press.ebook").joinpath(_STYLE).read_text(encoding="utf-8")
