"""What accounts tell other rooms."""

from __future__ import annotations

from django.dispatch import Signal

# All devices of an account are out, or all but the one in use. Sent with `account` and `at`:
# whatever was handed out to it before that moment must no longer be believed.
signed_out_everywhere = Signal()

# An account is erased, with everything that says whose it was: `account`. Sent within the
# transaction, before the row is emptied: what other rooms keep of it goes with it.
account_erased = Signal()
