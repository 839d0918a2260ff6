"""What goes to many at once."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from octavo.post.facts import Piece
from octavo.post.kinds import Kind, Rank, register

SITE = "https://magazine.example"

ISSUE_OUT = Kind(
    name="issue-out",
    label=_("The new issue is out"),
    words=Path(__file__).with_name("words"),
    facts={
        "issue_number": "text",
        "theme": "text",
        "dated_on": "date",
        "contents": "pieces",
        "issue": "link",
    },
    example={
        "issue_number": "18",
        "theme": "Low water",
        "dated_on": "15 November 2026",
        "contents": (
            Piece(
                "The line at low water",
                "Whoever owns the shore owns it twice a day.",
                f"{SITE}/articles/the-line-at-low-water/",
                "Politics",
                "Ada Moll",
            ),
            Piece(
                "A debt that may not be paid",
                "Vell owes the crown four hundred herrings, and the crown will not take them.",
                f"{SITE}/articles/a-debt-that-may-not-be-paid/",
                "Finance",
                "Tor Ebbing",
            ),
            Piece("Understudy", "", f"{SITE}/articles/understudy/", "Culture", "Zofia Brizova"),
        ),
        "issue": f"{SITE}/issues/18/",
    },
    optional=frozenset({"theme"}),
    rank=Rank.BROUGHT,
    is_declinable=True,
    wish=_("Write to me when a new issue is out"),
)


def announce() -> None:
    """Let the post know of them."""
    register(ISSUE_OUT)
