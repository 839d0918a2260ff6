"""What was changed between two states of an issue: which lines, and which words are gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from octavo.core.issue.document import ArticleItem, Issue
from octavo.core.issue.paging import LETTER
from octavo.core.manuscript.blocks import Block, Box, Figure
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.inlines import Inlines
from octavo.core.manuscript.parts import Part, block_parts, parts
from octavo.core.manuscript.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Gone:
    """A sentence that is no longer there. `path` is the line it stood in or before, now."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What was changed in one article. `changed` are the paths of its lines that are not as before.

    `is_new` says that the whole article is; then every line of it is in `changed`.
    """

    slug: str
    headline: str
    changed: frozenset[str] = frozenset()
    gone: tuple[Gone, ...] = ()
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class _Sentence:
    path: str
    text: str
    purpose: str

    @property
    def key(self) -> tuple[str, str]:
        return self.purpose, self.text


def compare(before: Issue, now: Issue) -> tuple[Changes, ...]:
    """The articles of the issue as it is now that are not as before, in order; the letter first.

    Articles are known by their slugs. One that only moved to another place has not changed.
    """
    old = dict(_articles(before))
    found = (
        compare_article(slug, old.get(slug), manuscript) for slug, manuscript in _articles(now)
    )
    return tuple(changes for changes in found if changes.changed or changes.gone)


def dropped(before: Issue, now: Issue) -> tuple[str, ...]:
    """The headlines of articles that stood in the issue and do so no more."""
    kept = dict(_articles(now))
    return tuple(text.headline for slug, text in _articles(before) if slug not in kept)


def compare_article(slug: str, before: Manuscript | None, now: Manuscript) -> Changes:
    """What was changed in one article; without a state before, it is new."""
    if before is None:
        lines = frozenset(sentence.path for sentence in _sentences(now))
        return Changes(slug, now.headline, changed=lines, is_new=True)
    old, new = _sentences(before), _sentences(now)
    changed: set[str] = set()
    gone: list[Gone] = []
    same: list[tuple[str, str]] = []
    matcher = SequenceMatcher(
        None, [one.key for one in old], [one.key for one in new], autojunk=False
    )
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        pairs = zip(old[old_from:old_to], new[new_from:new_to], strict=False)
        if kind == "equal":
            same += [(was.path, is_.path) for was, is_ in pairs]
            continue
        changed.update(sentence.path for sentence in new[new_from:new_to])
        place = _place(new, new_from)
        gone += [Gone(place, sentence.text) for sentence in old[old_from:old_to]]
    changed.update(_marked_anew(before, now, same))
    return Changes(slug, now.headline, frozenset(changed), tuple(gone))


def _articles(issue: Issue) -> Iterator[tuple[str, Manuscript]]:
    if issue.letter:
        yield LETTER, issue.letter
    for item in issue.items:
        if isinstance(item, ArticleItem):
            yield item.slug, item.manuscript


def _place(sentences: Sequence[_Sentence], index: int) -> str:
    """The line of the sentence at the index, or of the last one before it."""
    return sentences[min(index, len(sentences) - 1)].path if sentences else ""


def _sentences(manuscript: Manuscript) -> list[_Sentence]:
    """All that is said, sentence by sentence, byline and names of pictures included."""
    return [
        _Sentence(part.path, part.text[starts:ends], part.purpose)
        for part in parts(manuscript)
        for starts, ends in sentence_spans(part.text, language=manuscript.language)
    ] + list(_unspoken(manuscript))


def _unspoken(manuscript: Manuscript) -> Iterator[_Sentence]:
    """What stands on the page although it is no sentence: bylines, place, the pictures' files."""
    for byline in manuscript.bylines:
        yield _Sentence("bylines", f"{byline.role} {byline.name}".strip(), "byline")
    if manuscript.dateline:
        yield _Sentence("dateline", manuscript.dateline, "dateline")
    if manuscript.lead_image:
        yield _Sentence("lead_image", manuscript.lead_image.source, "picture")
    yield from _pictures(manuscript.blocks, "blocks")


def _pictures(blocks: Sequence[Block], path: str) -> Iterator[_Sentence]:
    for index, block in enumerate(blocks):
        if isinstance(block, Figure):
            yield _Sentence(f"{path}[{index}]", block.source, "picture")
        elif isinstance(block, Box):
            yield from _pictures(block.blocks, f"{path}[{index}].blocks")


def _marked_anew(
    before: Manuscript, now: Manuscript, same: Sequence[tuple[str, str]]
) -> Iterator[str]:
    """Lines that say the same as before, but emphasise, link or stand in another kind of block."""
    old, new = _inlines(before), _inlines(now)
    return (path for was, path in same if was in old and path in new and old[was] != new[path])


def _inlines(manuscript: Manuscript) -> dict[str, tuple[Inlines, str]]:
    """Each line with its marks and the kind of block it stands in."""
    head = {part.path: (part.inlines, "") for part in parts(manuscript)}
    for index, block in enumerate(manuscript.blocks):
        found: Iterator[Part] = block_parts(block, path=f"blocks[{index}]")
        head |= {part.path: (part.inlines, type(block).__name__) for part in found}
    return head
