"""Finding somebody among a million by the beginnings of words, without reading a million rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from octavo.accounts.models import Account
from octavo.billing.desk.models import AccountWord, SubscriberWord
from octavo.billing.desk.words import readings
from octavo.memberships.models import Subscriber

MOST = 50
ENOUGH_TO_COUNT = 50_000
SAME_BEGINNING = 4  # words of one person that may begin alike, such as Anna Andersen
_LAST = "\U0010ffff"

Ways = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Who was found. `is_more` says that there are others, whom a further word would tell apart."""

    subscribers: tuple[Subscriber, ...]
    accounts: tuple[Account, ...]
    is_more: bool = False


def find(typed: str, *, most: int = MOST) -> Found:
    """Those who have all the words that were typed, or words that begin with them."""
    for asked in readings(typed):
        subscribers = _all_of(asked, SubscriberWord.objects.all(), "subscriber_id", most + 1)
        accounts = _all_of(asked, AccountWord.objects.all(), "account_id", most + 1)
        if subscribers or accounts:
            return Found(
                subscribers=_in_order(_with_accounts(), subscribers[:most]),
                accounts=_in_order(Account.objects.all(), accounts[:most]),
                is_more=len(subscribers) > most or len(accounts) > most,
            )
    return Found((), ())


def _with_accounts() -> QuerySet[Subscriber]:
    return Subscriber.objects.select_related("account")


def _in_order(everybody: QuerySet, keys: Iterable[int]) -> tuple:
    known = everybody.in_bulk(list(keys))
    return tuple(known[key] for key in keys if key in known)


def _all_of(asked: list[Ways], words: QuerySet, who: str, most: int) -> list[int]:
    """The keys of those who have all of it, exact words first.

    The rarest word leads, so that one that half of all have costs no more than a look at each.
    """
    lead, *others = asked
    if others:
        counted = sorted((_how_many(words, ways), at) for at, ways in enumerate(asked))
        if counted[0][0] == 0:
            return []
        lead, *others = [asked[at] for _count, at in counted]
    rows = words
    for ways in others:
        same = words.filter(**{who: OuterRef(who)})
        rows = rows.filter(Exists(same.filter(_begins(ways))))
    found: dict[int, None] = {}
    for way in lead:
        some = rows.filter(_begins((way,))).order_by("word", who)
        found |= dict.fromkeys(some.values_list(who, flat=True)[: most * SAME_BEGINNING])
    return list(found)[:most]


def _how_many(words: QuerySet, ways: Ways) -> int:
    """How many rows have such a word, counted no further than it matters."""
    return words.filter(_begins(ways)).values("word")[:ENOUGH_TO_COUNT].count()


def _begins(ways: Ways) -> Q:
    """Words between the beginning and the last that has it: a range of the B-tree."""
    ranges = Q()
    for way in ways:
        ranges |= Q(word__gte=way, word__lt=way + _LAST)
    return ranges
