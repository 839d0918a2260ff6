"""Where share pictures are kept: each is drawn when somebody first asks for it, and then kept."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from octavo.issues.models import Article, Issue, Picture, Publication
from octavo.website.machines.addresses import absolute
from octavo.website.machines.sharing.drawing import HEIGHT, WIDTH, drawn
from octavo.website.machines.sharing.motif import Motif, article_motif, issue_motif
from octavo.website.templatetags.magazine import dated, names

__all__ = ["HEIGHT", "WIDTH", "SharePicture", "kept", "of_article", "of_issue", "of_page"]

FOLDER = "share"


@dataclass(frozen=True, slots=True)
class SharePicture:
    """A picture that may not be drawn yet: what goes into it, and where it can be had."""

    motif: Motif
    address: str
    folder: str

    @property
    def alt(self) -> str:
        """What it says, for somebody who cannot see it."""
        return ". ".join(filter(None, [self.motif.kicker, self.motif.headline, self.motif.name]))


def of_page(page: Any, *, publication: Publication) -> SharePicture | None:
    """The picture of a page that has one of its own."""
    match page:
        case Article():
            return of_article(page, publication=publication)
        case Issue():
            return of_issue(page, publication=publication)
    return None


def of_article(article: Article, *, publication: Publication) -> SharePicture:
    """The picture of an article as it is now; another headline gives it another address."""
    motif = article_motif(article, publication=publication, names=names)
    return _picture(motif, kind="articles", key=article.slug, pk=article.pk)


def of_issue(issue: Issue, *, publication: Publication) -> SharePicture:
    """The picture of an issue as it is now."""
    motif = issue_motif(issue, publication=publication, date=dated(issue.dated_on))
    return _picture(motif, kind="issues", key=issue.slug, pk=issue.pk)


def _picture(motif: Motif, *, kind: str, key: str, pk: int) -> SharePicture:
    address = reverse("share", args=[kind, key, motif.digest])
    return SharePicture(motif, absolute(address), f"{FOLDER}/{kind}/{pk}")


def kept(share: SharePicture) -> bytes:
    """Its bytes, drawn unless they are there; what was drawn of an older motif goes.

    Raises FileNotFoundError when the picture in it has lost its file.
    """
    path = f"{share.folder}/{share.motif.digest}.jpg"
    if default_storage.exists(path):
        with default_storage.open(path) as file:
            return bytes(file.read())
    made = _draw(share.motif)
    if default_storage.exists(share.folder):
        for older in default_storage.listdir(share.folder)[1]:
            default_storage.delete(f"{share.folder}/{older}")
    saved = default_storage.save(path, ContentFile(made))
    if saved != path:  # somebody asked at the same moment, and drew the same
        default_storage.delete(saved)
    return made


def _draw(motif: Motif) -> bytes:
    with ExitStack() as opened:
        file = None
        if motif.picture:
            picture = Picture.objects.get(name=motif.picture)
            file = opened.enter_context(picture.file.storage.open(picture.file.name))
        return drawn(motif, file)
