"""Gathers all that an edition is made from, and says by one key whether any of it has changed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import FileField
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.documents.models import Document

from octavo.core.issue import document as frozen
from octavo.core.issue.contents import folios, manuscripts, section_heads
from octavo.core.issue.schema import issue_to_json
from octavo.core.manuscript.schema import to_json
from octavo.issues.dating import in_full
from octavo.issues.freezing import freeze, publication
from octavo.issues.models import Author, Correction, Issue, Picture, Section
from octavo.issues.models.articles import publication_language
from octavo.issues.models.manuscripts import figures_of
from octavo.press import store
from octavo.press.errors import NothingToMake
from octavo.press.forms import Bench, Form
from octavo.press.made import Heard, House, Paging, SectionLook
from octavo.press.models import ArticleVoice, Narration, NarrationSettings

KEY_VERSION = 1


@dataclass(frozen=True, slots=True)
class Copy:
    """What goes into the editions of an issue.

    `digests` name the bytes behind the supply, `corrected_on` the day of an article's latest
    correction by its slug. `narrations` go by slug as well; only forms that are heard take them,
    the e-book where it `reads_itself`. `silent` are the articles that nobody is to read aloud.
    """

    issue: frozen.Issue
    house: House
    supply: Mapping[str, Path]
    digests: Mapping[str, str]
    corrected_on: Mapping[str, date]
    narrations: Mapping[str, Heard] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()
    reads_itself: bool = True

    @property
    def changed_on(self) -> date:
        """The issue's date, or that of the latest correction to it."""
        return max(self.issue.dated_on, *self.corrected_on.values(), date.min)

    def bench(self, form: Form, *, paging: Paging) -> Bench:
        """The same for the maker of one form, with a folder of its own."""
        folder = workbench() / form.name
        folder.mkdir(parents=True, exist_ok=True)
        heard = self._heard_in(form)
        return Bench(self.house, self.supply, folder, self.changed_on, paging, heard, self.silent)

    def key(self, form: Form, *, paging: Paging) -> str:
        """The hash of all that goes in. Publishing the issue changes nothing of it.

        Where nothing is heard the key is what it was before anything could be.
        """
        wanted = {
            "key_version": KEY_VERSION,
            "form": form.name,
            "maker": form.maker().version,
            "issue": issue_to_json(self.issue),
            "house": asdict(self.house),
            "supply": dict(self.digests),
            "changed_on": self.changed_on.isoformat(),
            "folios": dict(paging.folios),
            "starts": dict(paging.starts),
        }
        if heard := self._heard_in(form):
            wanted["narrations"] = {slug: it.digest for slug, it in heard.items()}
            wanted["silent"] = sorted(self.silent)
        return _hash(wanted)

    def _heard_in(self, form: Form) -> Mapping[str, Heard]:
        if not form.is_heard or (form.name == "epub" and not self.reads_itself):
            return {}
        return self.narrations

    def texts(self) -> dict[str, str]:
        """The hash of each article's text, so that it can be told later which one has changed."""
        return {
            item.slug: _hash(to_json(item.manuscript))
            for item in self.issue.items
            if isinstance(item, frozen.ArticleItem)
        }

    def of_article(self, slug: str) -> Copy:
        """The copy of one article: a change to any other leaves it as it is."""
        heads, pages = section_heads(self.issue), folios(self.issue)
        for item, head, folio in zip(self.issue.items, heads, pages, strict=True):
            if isinstance(item, frozen.ArticleItem) and item.slug == slug:
                alone = (replace(item, section_head=head),)
                issue = replace(
                    self.issue,
                    items=alone,
                    letter=None,
                    cover=frozen.Cover(),
                    first_folio=folio,
                )
                return self._cut(issue, slug)
        message = _("“%(slug)s” is not in no. %(number)s.")
        raise NothingToMake(message % {"slug": slug, "number": self.issue.number})

    def _cut(self, issue: frozen.Issue, slug: str) -> Copy:
        names, authors = set(_names(issue)), set(_bylined(issue))
        known = {name: said for name, said in self.house.authors.items() if name in authors}
        return replace(
            self,
            issue=issue,
            house=replace(self.house, authors=known),
            supply={name: path for name, path in self.supply.items() if name in names},
            digests={name: digest for name, digest in self.digests.items() if name in names},
            corrected_on={it: day for it, day in self.corrected_on.items() if it == slug},
            narrations={it: heard for it, heard in self.narrations.items() if it == slug},
        )


def copy_of(issue: Issue) -> Copy:
    """All that the editions of this issue are made from, as it is now.

    It is gathered in the publication's language, whoever asks. Editions carry the date of the
    issue: on which day it appears is not known while they are made.
    """
    with translation.override(settings.LANGUAGE_CODE):
        copy = _dated(freeze(issue))
        supply = dict(_supply(copy))
        return Copy(
            issue=copy,
            house=_house(copy),
            supply=supply,
            digests={name: _digest(path) for name, path in supply.items()},
            corrected_on=_corrected_on(issue),
            narrations=_narrations(issue),
            silent=_silent(issue),
            reads_itself=_reads_itself(),
        )


def workbench() -> Path:
    """Where makers keep what they can make again: converted pictures and the like."""
    return Path(settings.PRESS_WORKBENCH)


def _hash(value: Any) -> str:
    canonical = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def _dated(issue: frozen.Issue) -> frozen.Issue:
    items = tuple(
        replace(item, manuscript=replace(item.manuscript, published_on=issue.dated_on))
        if isinstance(item, frozen.ArticleItem)
        else item
        for item in issue.items
    )
    return replace(issue, items=items)


def _corrected_on(issue: Issue) -> dict[str, date]:
    dated = Correction.objects.filter(article__flatplan_item__issue=issue, dated_on__isnull=False)
    rows = dated.order_by("dated_on").values_list("article__slug", "dated_on")
    return {slug: day for slug, day in rows if day}


def _narrations(issue: Issue) -> dict[str, Heard]:
    """The narrations of its articles, by slug; without those that nobody can be led to."""
    rows = Narration.objects.heard().filter(article__flatplan_item__issue=issue)
    found = {}
    for slug, files, duration in rows.values_list("article__slug", "files", "duration"):
        if "full" not in files:
            continue
        sound, cues = files["full"]["m4a"], files["full"]["json"]
        with suppress(FileNotFoundError):  # lost: as if it had not been read
            found[slug] = Heard(
                audio=store.local(sound["file"]),
                cues=store.local(cues["file"]),
                duration=duration,
                digest=sha256(f"{sound['digest']} {cues['digest']}".encode()).hexdigest(),
            )
    return found


def _silent(issue: Issue) -> frozenset[str]:
    """The articles that nobody is to read aloud, by slug."""
    nobody = ArticleVoice.objects.filter(reads=ArticleVoice.Reads.NOBODY)
    rows = nobody.filter(article__flatplan_item__issue=issue)
    return frozenset(rows.values_list("article__slug", flat=True))


def _reads_itself() -> bool:
    said = NarrationSettings.objects.filter(site__is_default_site=True)
    return said.values_list("is_in_ebook", flat=True).first() is not False


def _house(issue: frozen.Issue) -> House:
    said = publication()
    sections = Section.objects.values_list("slug", "title", "hue")
    offer = (said.offer_heading, said.offer_pitch, tuple(_lines(said.offer_included)))
    return House(
        language=publication_language(),
        address=settings.ADDRESS,
        dated=in_full(issue.dated_on),
        sections={slug: SectionLook(title, hue) for slug, title, hue in sections},
        offer=offer,
        authors=_authors(issue),
    )


def _authors(issue: frozen.Issue) -> dict[str, str]:
    """What is said of those in the issue's bylines who have a page of their own."""
    named = Author.objects.live().filter(title__in=set(_bylined(issue)))
    said = {author.title: _plain(author.biography) for author in named}
    return {name: words for name, words in said.items() if words}


def _bylined(issue: frozen.Issue) -> Iterator[str]:
    for manuscript in manuscripts(issue):
        yield from (byline.name for byline in manuscript.bylines)


def _plain(richtext: str) -> str:
    """The words of a rich text, its paragraphs in one line."""
    return " ".join(unescape(strip_tags(richtext.replace("</p>", " "))).split())


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())


def _names(issue: frozen.Issue) -> Iterator[str]:
    """What the copy calls its pictures and the advertisers' files."""
    if issue.cover.picture:
        yield issue.cover.picture.source
    for manuscript in manuscripts(issue):
        yield from (figure.source for figure in figures_of(manuscript))
    for item in issue.items:
        if isinstance(item, frozen.AdvertisementItem):
            yield item.supplied


def _supply(issue: frozen.Issue) -> Iterator[tuple[str, Path]]:
    names = {name for name in _names(issue) if name}
    pictures = Picture.objects.filter(name__in=names)
    yield from _at_hand((picture.name, picture.file) for picture in pictures)
    documents = Document.objects.filter(file__in=names)
    yield from _at_hand((document.file.name, document.file) for document in documents)


def _at_hand(files: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Path]]:
    """Where each file lies on this machine; one whose bytes are lost is left out."""
    for name, file in files:
        path = path_of(file)
        if path.is_file():
            yield name, path


def path_of(file: Any) -> Path:
    """A file of this machine as it is; one that is kept elsewhere is fetched once."""
    try:
        return Path(file.path)
    except NotImplementedError:
        return _fetched(file)


def _fetched(file: FileField) -> Path:
    path = workbench() / "fetched" / sha256(str(file.name).encode()).hexdigest()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        with file.storage.open(file.name, "rb") as source, part.open("wb") as target:
            shutil.copyfileobj(source, target)
        part.replace(path)
    return path


def _digest(path: Path) -> str:
    status = path.stat()
    return _digest_of(path, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=4096)
def _digest_of(path: Path, _size: int, _changed: int) -> str:
    """Hashed once for each state of the file."""
    with path.open("rb") as file:
        hashed = sha256()
        while chunk := file.read(1 << 20):
            hashed.update(chunk)
    return hashed.hexdigest()
