"""What others may want to know of memberships."""

from django.dispatch import Signal

# Somebody has other rights from now on: `account`, and `at`, when that was.
rights_changed = Signal()
