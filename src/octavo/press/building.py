"""Makes editions, each once: the same copy and the same maker need no second build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from octavo.issues.models import Article, Issue
from octavo.press import store
from octavo.press.copy import Copy, copy_of
from octavo.press.errors import FormUnknown, MakerMissing
from octavo.press.forms import Form, form_named
from octavo.press.made import Made, Paging
from octavo.press.models import Edition, EditionQuerySet, as_rows


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be made: one form of an issue, or of one article in it."""

    issue: Issue
    form: Form
    article: Article | None = None

    def __str__(self) -> str:
        what = self.article or self.issue
        return _("%(form)s of %(what)s") % {"form": self.form.label, "what": what}

    def newest(self) -> Edition | None:
        """Its newest version."""
        return self.versions().first()

    def versions(self) -> EditionQuerySet:
        """All of them, the newest first."""
        return Edition.objects.of(self.issue, form=self.form.name, article=self.article)

    def is_settled(self) -> bool:
        """Whether it stays as it is: what was printed does not change any more."""
        if self.form.is_for_readers or not self.issue.is_published:
            return False
        newest = self.newest()
        return newest is not None and not newest.breaches


@dataclass(frozen=True, slots=True)
class Built:
    """The edition that stands now, and whether it had to be made."""

    edition: Edition
    is_new: bool


def target(issue: Issue, form: str, article: Article | None = None) -> Target:
    """What goes by these names; FormUnknown for what does not exist."""
    found = form_named(form)
    if article is not None and not found.has_articles:
        message = _("There is no %(form)s of one article.") % {"form": found.label}
        raise FormUnknown(message)
    return Target(issue, found, article)


def own_copy(wanted: Target, copy: Copy) -> tuple[Copy, Paging]:
    """The part of an issue's copy that goes into this, and the printed pages of its articles."""
    paging = _paging(wanted)
    if wanted.article is None:
        return copy, paging
    slug = wanted.article.slug
    return copy.of_article(slug), paging.of(slug)


def wanted_key(wanted: Target, copy: Copy) -> str:
    """The key of the edition as it would be made now."""
    own, paging = own_copy(wanted, copy)
    return own.key(wanted.form, paging=paging)


def build(wanted: Target, *, now: datetime, copy: Copy | None = None) -> Built:
    """Make the edition, unless the one that stands is what would be made.

    `now` is the moment at which the copy is or was gathered: of two builds at once that of the
    later copy stands. What a maker cannot do is a PressTrouble; nothing is stored then.
    """
    newest = wanted.newest()
    if newest is not None and wanted.is_settled():
        return Built(newest, is_new=False)
    copy = copy or copy_of(wanted.issue)
    own, paging = own_copy(wanted, copy)
    key = own.key(wanted.form, paging=paging)
    if newest is not None and newest.key == key:
        return Built(newest, is_new=False)
    row = _again(wanted, key) or _made(wanted, own, paging)
    row.key, row.made_at = key, now
    return _add(wanted, row)


def _paging(wanted: Target) -> Paging:
    """The printed pages of the first form that this one follows and that has any."""
    for name in wanted.form.follows:
        edition = Edition.objects.of(wanted.issue, form=name).filter(breaches=0).first()
        if edition and edition.folios:
            return edition.paging
    return Paging()


def _again(wanted: Target, key: str) -> Edition | None:
    """A copy of the row of an earlier version that had the same copy, if its file is there."""
    row = wanted.versions().filter(key=key).first()
    if row is None or not store.is_wanted(row.file):
        return None
    row.pk, row._state.adding = None, True
    return row


def _made(wanted: Target, own: Copy, paging: Paging) -> Edition:
    """Let the maker work, keep its file, and write down what came of it."""
    form = wanted.form
    if not form.is_installed():
        message = _("The engine for %(form)s is not installed here. See docs/how-to/make-editions.")
        raise MakerMissing(message % {"form": form.label})
    began = monotonic()
    with translation.override(settings.LANGUAGE_CODE):
        made = _call(wanted, own, paging)
    seconds = monotonic() - began
    name, digest = store.keep(made.content, ending=form.ending)
    return Edition(
        issue=wanted.issue,
        article=wanted.article,
        form=form.name,
        file=name,
        digest=digest,
        size=len(made.content),
        pages=made.pages,
        folios=dict(made.folios),
        starts=dict(made.starts),
        texts=own.texts(),
        problems=as_rows(made.problems),
        breaches=len(made.breaches),
        seconds=seconds,
    )


def _call(wanted: Target, own: Copy, paging: Paging) -> Made:
    maker, bench = wanted.form.maker(), own.bench(wanted.form, paging=paging)
    if wanted.article is None:
        return maker.make_issue(own.issue, bench=bench)
    return maker.make_article(own.issue, wanted.article.slug, bench=bench)


def _add(wanted: Target, row: Edition) -> Built:
    """Add the row, unless another worker was quicker with the same copy or with a later one."""
    with transaction.atomic():
        Issue.objects.select_for_update(of=("self",)).get(pk=wanted.issue.pk)
        newest = wanted.newest()
        if newest is not None and (newest.key == row.key or newest.made_at > row.made_at):
            return Built(newest, is_new=False)
        row.version = newest.version + 1 if newest else 1
        row.save(force_insert=True)
        return Built(row, is_new=True)
