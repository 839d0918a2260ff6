"""What accounts tell other rooms."""

from __future__ import annotations

from django.dispatch import Signal

# All devices of an account are out, or all but the one in use. Sent with `account` and `at`:
# whatever was handed out to it before that moment must no longer be believed.
signed_out_everywhere = Signal()
