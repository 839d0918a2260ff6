"""What other rooms' news means for money."""

from __future__ import annotations
