"""Follows what changes how somebody is found: the index knows it in the same transaction."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save

from octavo.accounts.models import Account
from octavo.billing.desk import indexing
from octavo.billing.models import Document
from octavo.memberships.models import Address, Subscriber
from octavo.memberships.signals import subscriber_changed

FOUND_BY = {"email", "first_name", "last_name"}


def follow() -> None:
    """Connect what is written with what it means for the index."""
    subscriber_changed.connect(_document_issued, sender=Document)
    subscriber_changed.connect(_subscriber_kept, sender=Subscriber)
    post_save.connect(_address_kept, sender=Address)
    post_save.connect(_account_kept, sender=Account)


def _document_issued(subscriber: Subscriber, document: Document, **_signal: Any) -> None:
    """Numbers are only added: nothing else has to be looked at."""
    indexing.add(subscriber, indexing.words_of_document(document))


def _address_kept(instance: Address, raw: bool = False, **_signal: Any) -> None:
    """Whoever moved is still found by the old address."""
    if not raw:
        indexing.add(instance.subscriber, indexing.words_of_address(instance))


def _subscriber_kept(subscriber: Subscriber, **_signal: Any) -> None:
    indexing.index(subscriber)


def _account_kept(
    instance: Account, raw: bool = False, update_fields: Any = None, **_signal: Any
) -> None:
    if raw or (update_fields and not FOUND_BY & set(update_fields)):
        return
    indexing.index_account(instance)
