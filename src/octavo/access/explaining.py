"""Why somebody may see something, or may not: the decision in words, with all that it looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from octavo.access.errors import Unknown
from octavo.access.holding import reader_with
from octavo.access.models import Gift
from octavo.access.passes import believer
from octavo.accounts.models import Account
from octavo.core.access import (
    OPEN_TO_ALL,
    Decision,
    Item,
    Reader,
    Right,
    decide,
    explain,
    left,
    opening,
)
from octavo.issues.access import item_of
from octavo.issues.models import Article, Issue

_ISSUE = re.compile(r"/?issues?/(\d+)/?|(\d+)")
_ARTICLE = re.compile(r"(?:/?articles/)?([-\w]+)/?")


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to: why may this reader see this at that time, or why not?"""

    decision: Decision
    item: Item
    reader: Reader
    at: datetime
    meter: tuple[str, ...] = ()  # what the meter and gifts have to do with it, in sentences

    @property
    def sentence(self) -> str:
        """The rule that decided, in words."""
        return explain(self.decision)

    @property
    def rights(self) -> tuple[tuple[Right, bool], ...]:
        """What the reader holds, each with whether it holds at that time."""
        return tuple((right, right.holds_at(self.at)) for right in self.reader.rights)


def why(account: Account | None, page: Issue | Article, *, at: datetime) -> Explanation:
    """Ask as the door would, with what is granted now; None is somebody without an account."""
    reader = reader_with(account) if account else Reader()
    item = item_of(page)
    decision = decide(reader, item, at)
    return Explanation(decision, item, reader, at, tuple(_of_meter(reader, item, decision, at)))


def _of_meter(reader: Reader, item: Item, decision: Decision, at: datetime) -> Iterator[str]:
    """What else can open it: that is counted here for accounts, and for guests on their devices."""
    meter = believer().meter
    most = meter.most(reader)
    if item.access != "subscribers" or decision.reason in OPEN_TO_ALL:
        return
    if not item.is_metered:
        yield _("It is for subscribers alone: the meter does not open it.")
    elif most and not decision.is_granted:
        said = {"left": left(meter, reader, at), "most": most}
        yield _("The meter: %(left)s of %(most)s left in that month.") % said
        if opening(meter, reader, item, at):
            yield _("It opens as soon as the reader goes to its page.")
    given = Gift.objects.good(now=at).filter(article=int(item.article), made_at__lte=at).count()
    if given:
        yield ngettext("%(count)s link gives it away.", "%(count)s links give it away.", given) % {
            "count": given
        }
    if not decision.is_granted:
        yield _(
            "What somebody opened without an account, or was given, is known to their device alone."
        )


def named(text: str) -> Issue | Article:
    """The issue or article that somebody means: a number, a slug, or an address of our pages.

    Raises Unknown, with a sentence that says what was looked for.
    """
    path = re.sub(r"^https?://[^/]+", "", text.strip())
    if found := _ISSUE.fullmatch(path):
        number = int(found[1] or found[2])
        if issue := Issue.objects.filter(number=number).first():
            return issue
        raise Unknown(_("There is no issue %(number)s.") % {"number": number})
    if found := _ARTICLE.fullmatch(path):
        if article := Article.objects.filter(slug=found[1]).first():
            return article
        raise Unknown(_("There is no article “%(slug)s”.") % {"slug": found[1]})
    raise Unknown(_("Give the number of an issue, or the address of an article."))
