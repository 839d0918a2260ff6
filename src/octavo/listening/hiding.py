"""Keeps the secrets of private podcasts and of gifts out of the log.

Refused addresses are written there.
"""

from __future__ import annotations

import logging
import re

_SECRET = re.compile(r"(/gift/|/listen/(?!places/))[^/\s'\"]+")
HIDDEN = r"\1…"


class SecretsHidden(logging.Filter):
    """Writes “/listen/…/feed.xml” for the address of a private podcast, whoever logs it.

    So it does for the link of a gift.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Every line passes, and the secret of none."""
        said = record.getMessage()
        if _SECRET.search(said):
            record.msg, record.args = hidden(said), ()
        return True


def hidden(text: str) -> str:
    """The text without secrets."""
    return _SECRET.sub(HIDDEN, text)
