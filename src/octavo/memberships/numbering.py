"""Gives out numbers without a gap, however many ask at once."""

from __future__ import annotations

from django.db import connection, transaction

FIRST_SUBSCRIBER = 10_001
_NEXT = (
    "INSERT INTO memberships_numberseries (name, last) VALUES (%s, %s)"
    " ON CONFLICT (name) DO UPDATE SET last = memberships_numberseries.last + 1 RETURNING last"
)


def next_number(series: str, *, first: int = 1) -> int:
    """The next number of the series. Whoever else asks waits until this transaction ends.

    A transaction that is undone gives its number back: so there never is a gap.
    """
    if not transaction.get_connection().in_atomic_block:
        message = "A number is taken within the transaction that uses it."
        raise transaction.TransactionManagementError(message)
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [series, first])
        (number,) = cursor.fetchone()
    return int(number)


def next_subscriber_number() -> int:
    """The number of somebody who was not known."""
    return next_number("subscribers", first=FIRST_SUBSCRIBER)
