"""What can be wrong with a manuscript that comes in.

Malformed (ValueError)
└── ManuscriptMalformed
"""

from __future__ import annotations


class Malformed(ValueError):
    """Something read does not have the form it must have; the message begins with the place."""

    def __init__(self, *, place: str, trouble: str) -> None:
        super().__init__(f"{place}: {trouble}" if place else trouble)
        self.place = place
        self.trouble = trouble


class ManuscriptMalformed(Malformed):
    """The JSON of a manuscript, a block or an inline is not what the schema says."""
