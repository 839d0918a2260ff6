"""Keeping the index: which words somebody is found by, added, made anew, and all of them again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db import connection, transaction

from octavo.accounts.models import Account
from octavo.billing.desk.models import AccountWord, SubscriberWord
from octavo.billing.desk.words import (
    known,
    words_of_email,
    words_of_name,
    words_of_number,
)
from octavo.billing.models import Document
from octavo.memberships.models import Address, Subscriber

AT_ONCE = 5_000
Words = dict[int, set[str]]


def words_of(subscriber: Subscriber) -> set[str]:
    """The words of the subscriber's own row."""
    return known(
        [
            *words_of_number(subscriber.number),
            *words_of_name(subscriber.name),
            *words_of_name(subscriber.company),
            *words_of_email(subscriber.email),
            *words_of_number(subscriber.phone),
        ]
    )


def words_of_address(address: Address) -> set[str]:
    """The words of one address."""
    return known(
        [
            *words_of_name(address.name),
            *words_of_name(address.company),
            *words_of_name(address.city),
            *words_of_number(address.postcode),
        ]
    )


def words_of_document(document: Document) -> set[str]:
    """An invoice is found by its number and by the reference that a payer writes."""
    return known([*words_of_number(document.number), *words_of_number(document.reference)])


def words_of_account(account: Account) -> set[str]:
    """The words of an account."""
    return known([*words_of_email(account.email), *words_of_name(account.get_full_name())])


def add(subscriber: Subscriber, words: Iterable[str]) -> None:
    """Let a subscriber be found by these words as well."""
    _insert(SubscriberWord, "subscriber_id", {subscriber.pk: set(words)})


def index(subscriber: Subscriber) -> None:
    """Make the words of a subscriber anew; what was erased finds nobody any more."""
    _index([subscriber])


def index_account(account: Account) -> None:
    """Let an account be found by itself, or with the subscriber that it belongs to."""
    subscriber = Subscriber.objects.filter(account=account).first()
    with transaction.atomic():
        AccountWord.objects.filter(account=account).delete()
        if subscriber is not None:
            index(subscriber)
            return
        AccountWord.objects.bulk_create(
            AccountWord(word=word, account=account) for word in sorted(words_of_account(account))
        )


def rebuild() -> Iterator[int]:
    """Make the whole index again, in batches; yields how many people each had.

    The desk can look people up meanwhile. Stopped half-way, it can be started again.
    """
    with_accounts = Subscriber.objects.select_related("account").order_by("pk")
    for some in _in_batches(with_accounts):
        _index(some)
        yield len(some)
    without = Account.objects.filter(subscriber=None).order_by("pk")
    for some in _in_batches(without):
        _index_accounts(some)
        yield len(some)


def count() -> int:
    """How many people there are to be found."""
    return Subscriber.objects.count() + Account.objects.filter(subscriber=None).count()


def _in_batches(everybody) -> Iterator[list]:
    last = 0
    while some := list(everybody.filter(pk__gt=last)[:AT_ONCE]):
        yield some
        last = some[-1].pk


def _index(subscribers: Sequence[Subscriber]) -> None:
    keys = [one.pk for one in subscribers]
    words: Words = defaultdict(set)
    for one in subscribers:
        words[one.pk] |= words_of(one)
        if one.account is not None:
            words[one.pk] |= words_of_account(one.account)
    for address in Address.objects.filter(subscriber__in=keys):
        words[address.subscriber_id] |= words_of_address(address)
    for document in Document.objects.filter(payer__in=keys):
        words[document.payer_id] |= words_of_document(document)
    accounts = [one.account_id for one in subscribers if one.account_id]
    with transaction.atomic():
        AccountWord.objects.filter(account__in=accounts).delete()
        SubscriberWord.objects.filter(subscriber__in=keys).delete()
        _insert(SubscriberWord, "subscriber_id", words)


def _index_accounts(accounts: Sequence[Account]) -> None:
    with transaction.atomic():
        AccountWord.objects.filter(account__in=[one.pk for one in accounts]).delete()
        _insert(AccountWord, "account_id", {one.pk: words_of_account(one) for one in accounts})


def _insert(
    table: type[SubscriberWord | AccountWord], who: str, words: Mapping[int, set[str]]
) -> None:
    """Write rows past the models, in the order of the B-tree: millions of them have to go in."""
    rows = sorted((word, key) for key in words for word in words[key])
    name = table._meta.db_table
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {name} (word, {who}) VALUES (%s, %s) ON CONFLICT DO NOTHING",  # noqa: S608
            rows,
        )
