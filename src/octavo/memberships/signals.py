"""What others may want to know of memberships."""

from django.dispatch import Signal

# Somebody has other rights from now on: `account`, and `at`, when that was.
rights_changed = Signal()

# What a subscriber is found by is other than before: `subscriber`. Sent within the transaction.
subscriber_changed = Signal()
