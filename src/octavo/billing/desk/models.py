"""The desk's index: one row for each word by which somebody can be found."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from octavo.memberships.models import Subscriber

LONGEST_WORD = 80


class SubscriberWord(models.Model):
    """A folded word of a subscriber: of the name, an address, a number of an invoice.

    It can be made again at any time. The primary key is the B-tree in which beginnings are looked
    up; on PostgreSQL a migration sorts its words by their bytes, as SQLite does by itself.
    """

    pk = models.CompositePrimaryKey("word", "subscriber_id")
    word = models.CharField(max_length=LONGEST_WORD)
    subscriber = models.ForeignKey(
        Subscriber, on_delete=models.CASCADE, related_name="+", db_index=False
    )

    class Meta:
        indexes = [models.Index(fields=["subscriber", "word"], name="words_of_a_subscriber")]

    def __str__(self) -> str:
        return self.word


class AccountWord(models.Model):
    """The same of an account that belongs to no subscriber."""

    pk = models.CompositePrimaryKey("word", "account_id")
    word = models.CharField(max_length=LONGEST_WORD)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )

    class Meta:
        indexes = [models.Index(fields=["account", "word"], name="words_of_an_account")]

    def __str__(self) -> str:
        return self.word
