"""Which state of joining, levelling and files this is: narrations of another one are stale."""

from __future__ import annotations

OWN_VERSION = 1  # a change that can be heard or read raises it
