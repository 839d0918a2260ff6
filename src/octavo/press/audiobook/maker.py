"""The maker of audiobooks as the press knows it: all articles are read aloud, or there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from octavo.core.issue.document import ArticleItem, Issue
from octavo.press.audiobook.cover import cover_of
from octavo.press.ebook.cover import can_draw
from octavo.press.errors import NothingToMake
from octavo.press.forms import Bench
from octavo.press.made import Made
from octavo.press.screen.making import design_key

# Raised with every change to the bytes of an audiobook.
VERSION = "1"


@dataclass(frozen=True, slots=True)
class Binding:
    """What is bound into one file: each article with its sound, and what the whole is called.

    `cover` is a JPEG or a PNG.
    """

    title: str
    author: str
    chapters: Sequence[tuple[str, Path]]
    cover: bytes | None = None


def bind(binding: Binding) -> bytes:
    """The one file; its engine is loaded only when something is bound."""
    from octavo.press.narration.audiobook import Part, write_audiobook

    parts = [Part(title, path) for title, path in binding.chapters]
    with TemporaryDirectory(prefix="octavo-audiobook-") as folder:
        book, cover = Path(folder) / "book.m4b", Path(folder) / "cover"
        if binding.cover:
            cover.write_bytes(binding.cover)
        write_audiobook(
            parts,
            book,
            title=binding.title,
            author=binding.author,
            cover=cover if binding.cover else None,
        )
        return book.read_bytes()


@dataclass(frozen=True)
class AudiobookMaker:
    """Makes audiobooks. `overrides` is a folder of the house's own design, which covers follow."""

    overrides: Path | None = None
    bind: Callable[[Binding], bytes] = bind

    @property
    def version(self) -> str:
        """The design of the cover is part of it."""
        return f"{VERSION} {design_key(self.overrides) if can_draw() else 'bare'}"

    def make_issue(self, issue: Issue, *, bench: Bench) -> Made:
        """A chapter for each article, in the issue's order."""
        placed = (item for item in issue.items if isinstance(item, ArticleItem))
        articles = [item for item in placed if item.slug not in bench.silent]
        _refuse_silence(articles, issue.number, bench)
        cover, problems = cover_of(issue, bench=bench, overrides=self.overrides)
        chapters = [
            (item.manuscript.headline, bench.narrations[item.slug].audio) for item in articles
        ]
        name = issue.masthead.name
        number = _("no. {number}").format(number=issue.number)
        title = ": ".join(filter(None, [f"{name}, {number}", issue.title.strip()]))
        content = self.bind(Binding(title, name, chapters, cover))
        return Made(content, problems=problems)

    def make_article(self, issue: Issue, slug: str, *, bench: Bench) -> Made:
        raise NothingToMake(_("Only whole issues are audiobooks."))


def _refuse_silence(articles: Sequence[ArticleItem], number: int, bench: Bench) -> None:
    """NothingToMake names what nobody has read aloud, or whose sound is lost."""
    if not articles:
        raise NothingToMake(_("No. %(number)s has no articles to hear.") % {"number": number})
    heard = {slug for slug, it in bench.narrations.items() if it.audio.is_file()}
    silent = [f"“{it.manuscript.headline}”" for it in articles if it.slug not in heard]
    if silent:
        message = _("Not read aloud yet: %(articles)s.") % {"articles": ", ".join(silent)}
        raise NothingToMake(message)
