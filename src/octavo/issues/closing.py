"""Closing an issue: what is missing, and how a person overrules that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from octavo.core.manuscript.blocks import Figure
from octavo.issues.deciding import change, hold, note, refuse_unless_closed
from octavo.issues.errors import IssueIncomplete, IssueNotPlanned, IssueRefusal
from octavo.issues.models.manuscripts import figures_of
from octavo.issues.readiness import copy_changed

if TYPE_CHECKING:
    from octavo.issues.models import Article, FlatplanItem, Issue


class Missing(models.TextChoices):
    """What an item of an issue can lack."""

    APPROVAL = "approval", gettext_lazy("approval of its latest text")
    SECTION = "section", gettext_lazy("a section")
    STANDFIRST = "standfirst", gettext_lazy("a standfirst")
    PICTURE = "picture", gettext_lazy("the picture itself")
    ALT_TEXT = "alt_text", gettext_lazy("alt text")
    CREDIT = "credit", gettext_lazy("a picture’s credit")
    SPIKED = "spiked", gettext_lazy("an article that is not spiked")
    SUPPLIED_FILE = "supplied_file", gettext_lazy("the advertiser’s file")
    ARTICLES = "articles", gettext_lazy("any article")


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing, and from what. Without an item it is the issue that lacks it."""

    what: Missing
    item: FlatplanItem | None = None
    detail: str = ""

    @property
    def article(self) -> Article | None:
        return self.item.article if self.item else None

    def __str__(self) -> str:
        thing = _("%(what)s (%(detail)s)") if self.detail else "%(what)s"
        what = thing % {"what": self.what.label, "detail": self.detail}
        if self.item is None:
            return _("The issue lacks %(what)s.") % {"what": what}
        return _("“%(item)s” lacks %(what)s.") % {"item": self.item, "what": what}


def missing_from(issue: Issue) -> list[Lack]:
    """Everything that must be there before the issue closes and is not, in flatplan order."""
    items = list(issue.flatplan.select_related("article__approved_revision", "article__section"))
    lacks = [lack for item in items for lack in _missing_from_item(item)]
    if not any(item.article for item in items):
        lacks.append(Lack(Missing.ARTICLES))
    return lacks


def _missing_from_item(item: FlatplanItem) -> Iterator[Lack]:
    if item.kind == item.Kind.ADVERTISEMENT and item.supplied_id is None:
        yield Lack(Missing.SUPPLIED_FILE, item)
    if item.article is None:
        return
    if item.article.spiked_at:
        yield Lack(Missing.SPIKED, item)
    if item.article.needs_approval():
        yield Lack(Missing.APPROVAL, item)
    manuscript = item.article.get_latest_revision_as_object().manuscript()
    if not manuscript.section:
        yield Lack(Missing.SECTION, item)
    if not manuscript.standfirst.strip():
        yield Lack(Missing.STANDFIRST, item)
    for number, figure in enumerate(figures_of(manuscript), start=1):
        for what in _missing_from_figure(figure):
            yield Lack(what, item, _("picture %(number)d") % {"number": number})


def _missing_from_figure(figure: Figure) -> Iterator[Missing]:
    if not figure.source:
        yield Missing.PICTURE
    if not figure.alt.strip():
        yield Missing.ALT_TEXT
    if not figure.credit.strip():
        yield Missing.CREDIT


def close(issue: Issue, *, by: Any, now: datetime, overrule_reason: str = "") -> None:
    """Close the issue, or refuse with what is missing until that is mended or overruled.

    From here on it is known which text of each article goes out: the approved one, or, where a
    person overruled, the latest.
    """
    with transaction.atomic():
        hold(issue)
        if issue.state != issue.State.PLANNED:
            message = _("No. %(number)s is not being planned.") % {"number": issue.number}
            raise IssueNotPlanned(message)
        lacks = missing_from(issue)
        reason = overrule_reason.strip()
        if lacks and not reason:
            raise IssueIncomplete(lacks)
        if any(lack.what == Missing.SPIKED for lack in lacks):
            raise IssueRefusal(_("Take spiked articles out of the flatplan first."))
        for item in issue.flatplan.exclude(article=None).select_related("article"):
            item.article.clear()
        change(issue, state=issue.State.CLOSED)
        if lacks:
            because = "\n".join([reason, "", *map(str, lacks)])
            note(issue, "overruled", at=now, by=by, because=because)
        else:
            note(issue, "closed", at=now, by=by)
        copy_changed.send(type(issue), issue=issue)


def reopen(issue: Issue, *, by: Any, now: datetime, because: str = "") -> None:
    """Go back to planning. A time that was set for it to appear is forgotten."""
    with transaction.atomic():
        hold(issue)
        refuse_unless_closed(issue)
        for item in issue.flatplan.exclude(article=None).select_related("article"):
            item.article.hold_back()
        change(issue, state=issue.State.PLANNED, publish_at=None)
        note(issue, "reopened", at=now, by=by, because=because)


def schedule(issue: Issue, *, at: datetime | None, by: Any, now: datetime) -> None:
    """Set when the closed issue appears; None forgets what was set."""
    if at is not None and at < now:
        raise IssueRefusal(_("This time has passed."))
    with transaction.atomic():
        hold(issue)
        refuse_unless_closed(issue)
        change(issue, publish_at=at)
        note(issue, "scheduled", at=now, by=by, because=at.isoformat() if at else "")
