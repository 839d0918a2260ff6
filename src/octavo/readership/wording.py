"""What the words of the sums are called in the newsroom."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from octavo.door.counting.sources import INSIDE, OTHER

BY = {
    "subscriber": _("Subscribers"),
    "has_issue": _("They have the issue"),
    "has_article": _("They have the article"),
    "opened": _("Opened with the meter"),
    "given": _("Given by a subscriber"),
    "registered": _("With an account"),
    "open": _("Open to all"),
    "wall_opened": _("Open to all, its time had come"),
    "free_now": _("Free for a time"),
    "teaser": _("The beginning only"),
}
SOURCES = {
    "": _("Direct, or not known"),
    INSIDE: _("From within the magazine"),
    OTHER: _("Others, put together"),
}
QUARTERS = {
    25: _("At least a quarter"),
    50: _("At least half"),
    75: _("At least three quarters"),
    100: _("To the end"),
}


def by_in_words(word: str) -> str:
    """By which rule something was shown."""
    return str(BY.get(word, word or _("Not known")))


def source_in_words(word: str) -> str:
    """Where readers came from."""
    return str(SOURCES.get(word, word))
