"""Tells those who may read it that a new issue is out: each of them once, with its contents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef

from octavo.access.holding import reader_with
from octavo.access.models import Grant
from octavo.accounts.models import Account
from octavo.core.access import Reader, decide
from octavo.issues.access import item_of, lasting_name, readable
from octavo.issues.models import Article, Issue
from octavo.memberships.models import Subscriber
from octavo.newsletters.letters import ISSUE_OUT
from octavo.newsletters.stopping import stop_link
from octavo.post.facts import Piece
from octavo.post.letters import send
from octavo.post.models import Outgoing, Suppressed

A_BATCH = 200
# Later than that, what appears again is no news: a correction, or past issues brought in.
NEWS_FOR = timedelta(days=3)
NEWS_DATED_WITHIN = timedelta(days=60)


def is_news(issue: Issue, *, now: datetime) -> bool:
    """Whether it is the newest issue, and has appeared just now."""
    newest = Issue.objects.published().first()
    appeared = issue.first_published_at
    return (
        newest is not None
        and newest.pk == issue.pk
        and appeared is not None
        and appeared <= now < appeared + NEWS_FOR
        and issue.dated_on > (now - NEWS_DATED_WITHIN).date()
    )


def write_batch(issue: Issue, *, after: int, now: datetime) -> int | None:
    """Write to the next accounts after that one; return the last, None when there is none.

    Killed and begun again it writes nothing twice: each letter has the key of issue and account.
    """
    accounts = list(_candidates().filter(pk__gt=after)[:A_BATCH])
    articles = _articles_of(issue)
    told: dict[tuple[int, ...], tuple[Piece, ...]] = {}
    for account in _not_yet_written(issue, _who_want_it(accounts)):
        reader = reader_with(account)
        if not _may_read(issue, reader, now=now):
            continue
        shown = readable(articles, reader=reader, now=now)
        key = tuple(article.pk for article in shown)
        told.setdefault(key, tuple(map(_piece, shown)))
        _write(issue, account, told[key], now=now)
    return accounts[-1].pk if accounts else None


def _candidates() -> Any:
    """Accounts that may hold a right: whether one holds is asked of each."""
    granted = Exists(Grant.objects.standing().filter(account=OuterRef("pk")))
    subscribes = Exists(Subscriber.objects.filter(account=OuterRef("pk")))
    return Account.objects.filter(granted | subscribes, is_active=True).order_by("pk")


def _who_want_it(accounts: list[Account]) -> list[Account]:
    """Without those who asked for no such letter, or whose mail came back."""
    addresses = [account.email.lower() for account in accounts]
    without = set(
        Suppressed.objects.filter(address__in=addresses, kind__in=("", ISSUE_OUT.name)).values_list(
            "address", flat=True
        )
    )
    return [account for account in accounts if account.email.lower() not in without]


def _not_yet_written(issue: Issue, accounts: list[Account]) -> list[Account]:
    keys = {key_of(issue, account): account for account in accounts}
    written = set(Outgoing.objects.filter(key__in=keys).values_list("key", flat=True))
    return [account for key, account in keys.items() if key not in written]


def key_of(issue: Issue, account: Account) -> str:
    """One letter for each issue and account."""
    return f"issue-out:{issue.pk}:{account.pk}"


def _may_read(issue: Issue, reader: Reader, *, now: datetime) -> bool:
    """Whether the reader holds a right to the issue, now and when it appeared.

    Somebody who subscribes later finds it on the site; a letter is no news to them.
    """
    item = replace(
        item_of(issue), access="subscribers", opens_at=None, issue=lasting_name(issue.pk)
    )
    appeared = issue.first_published_at or now
    return all(decide(reader, item, at).is_granted for at in (appeared, now))


def _articles_of(issue: Issue) -> list[Article]:
    """In the order of the flatplan, with all that is asked of each."""
    return list(
        Article.objects.filter(flatplan_item__issue=issue)
        .select_related("section", "flatplan_item__issue")
        .order_by("flatplan_item__sort_order")
    )


def _piece(article: Article) -> Piece:
    """Headline and standfirst: never more, whoever reads."""
    return Piece(
        headline=article.title,
        standfirst=article.standfirst,
        link=f"{settings.ADDRESS}/articles/{article.slug}/",
        section=article.section.title if article.section else "",
    )


def _write(issue: Issue, account: Account, contents: Iterable[Piece], *, now: datetime) -> None:
    send(
        ISSUE_OUT.name,
        to=account.email,
        language=account.language or settings.LANGUAGE_CODE,
        facts={
            "issue_number": str(issue.number),
            "theme": issue.title,
            "dated_on": issue.dated_on,
            "contents": tuple(contents),
            "issue": f"{settings.ADDRESS}/issues/{issue.slug}/",
            "stop": stop_link(account, kind=ISSUE_OUT.name),
        },
        key=key_of(issue, account),
        now=now,
    )
