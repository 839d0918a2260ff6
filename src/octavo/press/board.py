"""The readiness board: each form of an issue and each article in it, and how far it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from octavo.core.issue.document import ArticleItem
from octavo.core.renditions.web import Wording, render_body
from octavo.issues.errors import NewsroomRefusal
from octavo.issues.models import Article, Issue
from octavo.press.attempts import is_at_work
from octavo.press.building import Target, wanted_key
from octavo.press.copy import Copy, copy_of
from octavo.press.errors import PressTrouble
from octavo.press.forms import FORMS, WEB, Form
from octavo.press.models import Build, Edition, Overrule
from octavo.press.overruling import valid_overrules
from octavo.press.promises import promised_forms
from octavo.press.readiness import Facts, Standing, There, of_article, of_form
from octavo.press.studio.standing import not_heard

_PLAIN = Wording(notes="", note="", back="", table="", pull_quote="", box="")


@dataclass(frozen=True)
class Column:
    """One form of the issue. The web has neither a stored form nor an edition."""

    name: str
    label: object
    facts: Facts
    is_promised: bool
    form: Form | None = None
    edition: Edition | None = None
    build: Build | None = None
    overrule: Overrule | None = None
    needs_an_order: bool = False

    @cached_property
    def standing(self) -> Standing:
        return of_form(self.facts)

    @property
    def lack(self) -> str:
        """Why the issue cannot appear, as far as this form is concerned; empty if it can."""
        if not self.is_promised or self.standing.may_appear:
            return ""
        said = _("%(form)s is %(state)s.") % {
            "form": self.label,
            "state": STATES[self.standing.state],
        }
        return " ".join([said, *self.standing.lacks])


@dataclass(frozen=True)
class Row:
    """One article, or what belongs to none, and how it stands in each form."""

    label: str
    cells: tuple[tuple[Column, Standing], ...]
    article: Article | None = None


@dataclass(frozen=True)
class Board:
    """The whole grid. `trouble` says why there is none."""

    issue: Issue
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    trouble: str = ""

    @property
    def stored(self) -> tuple[Column, ...]:
        """The forms that are made and kept."""
        return tuple(column for column in self.columns if column.form)

    @property
    def is_at_work(self) -> bool:
        return any(column.facts.is_at_work for column in self.columns)

    @property
    def lacks(self) -> list[str]:
        """What keeps the issue from appearing."""
        if self.trouble:
            return [self.trouble]
        return [column.lack for column in self.columns if column.lack]


STATES = {
    "ready": gettext_lazy("ready"),
    "building": gettext_lazy("being made"),
    "stale": gettext_lazy("stale"),
    "missing": gettext_lazy("not there"),
    "overruled": gettext_lazy("overruled"),
}


class ReadinessBoard:
    """Answers the newsroom's question."""

    def lacks(self, issue: Issue, *, now: datetime) -> Sequence[str]:
        return board_of(issue, now=now).lacks

    def address(self, issue: Issue) -> str:
        return reverse("press:board", args=[issue.pk])


def board_of(issue: Issue, *, now: datetime) -> Board:
    """The board as it is now."""
    try:
        copy = copy_of(issue)
        columns = (_web(copy), *_stored(issue, copy, now))
    except (NewsroomRefusal, PressTrouble) as fact:
        return Board(issue, trouble=str(fact))
    return Board(issue, columns, tuple(_rows(issue, copy, columns)))


def _rows(issue: Issue, copy: Copy, columns: Sequence[Column]) -> Iterator[Row]:
    articles = Article.objects.filter(flatplan_item__issue=issue)
    by_slug = {article.slug: article for article in articles}
    for item in copy.issue.items:
        if isinstance(item, ArticleItem):
            cells = tuple((column, of_article(column.facts, item.slug)) for column in columns)
            yield Row(item.manuscript.headline, cells, by_slug.get(item.slug))
    apart = tuple((column, of_article(column.facts, "")) for column in columns)
    yield Row(_("Cover, advertisements and other pages"), apart)


def _web(copy: Copy) -> Column:
    """The website makes its pages when they are asked for; so the board tries whether it could."""
    lacks = {
        item.slug: said
        for item in copy.issue.items
        if isinstance(item, ArticleItem) and (said := _web_lacks(item))
    }
    facts = Facts(there=There(key=""), lacks=lacks)
    return Column(WEB, _("Web"), facts, is_promised=True)


def _web_lacks(item: ArticleItem) -> tuple[str, ...]:
    try:
        render_body(item.manuscript, image=lambda _figure: None, wording=_PLAIN)
    except (ValueError, LookupError) as trouble:
        return (_("Its page cannot be made: %(trouble)s") % {"trouble": trouble},)
    return ()


def _stored(issue: Issue, copy: Copy, now: datetime) -> Iterator[Column]:
    promised = {form.name for form in promised_forms()}
    builds = {row.form: row for row in Build.objects.filter(issue=issue, article=None)}
    overrules = valid_overrules(issue)
    for form in FORMS.values():
        yield _column(
            Target(issue, form),
            copy,
            is_promised=form.name in promised,
            build=builds.get(form.name),
            overrule=overrules.get(form.name),
            now=now,
        )


def _column(
    wanted: Target,
    copy: Copy,
    *,
    is_promised: bool,
    build: Build | None,
    overrule: Overrule | None,
    now: datetime,
) -> Column:
    form, edition = wanted.form, wanted.newest()
    busy = build is not None and is_at_work(build, now=now)
    key, trouble = _key(wanted, copy)
    is_settled = wanted.is_settled()
    is_fresh = edition is not None and (is_settled or edition.key == key)
    has_failed = build is not None and not busy and not is_fresh
    facts = Facts(
        key=key,
        texts=copy.texts(),
        there=_there(edition),
        is_at_work=busy,
        is_settled=is_settled,
        failure=trouble or _failure(build if has_failed else None),
        lacks=_silence(wanted, copy, now),
        because=overrule.because if overrule else "",
    )
    return Column(
        form.name,
        form.label,
        facts,
        is_promised,
        form=form,
        edition=edition,
        build=build,
        overrule=overrule,
        needs_an_order=bool(key)
        and not (is_fresh or busy)
        and not (build and has_failed and build.key == key),
    )


def _silence(wanted: Target, copy: Copy, now: datetime) -> dict[str, tuple[str, ...]]:
    """What keeps articles out of a form that nothing but sound is in."""
    if wanted.form.name != "audio":
        return {}
    slugs = set(copy.texts())
    silent = not_heard(wanted.issue, now=now)
    return {slug: (said,) for slug, said in silent.items() if slug in slugs}


def _there(edition: Edition | None) -> There | None:
    return There(edition.key, edition.texts, edition.found) if edition else None


def _key(wanted: Target, copy: Copy) -> tuple[str, str]:
    """The key of what would be made now, or why nothing can be made."""
    if not wanted.form.is_installed():
        return "", _("Its engine is not installed.")
    try:
        return wanted_key(wanted, copy), ""
    except PressTrouble as fact:
        return "", str(fact)


def _failure(build: Build | None) -> str:
    if build is None:
        return ""
    return build.sentence or _("Its build was broken off.")
