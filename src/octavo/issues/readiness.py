"""Asks whether an issue is ready to appear, and says when its copy has changed.

The newsroom does not know what an issue is printed with. Whoever makes its editions says here what
is not ready, and is told here when there is something to make.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from django.dispatch import Signal

if TYPE_CHECKING:
    from octavo.issues.models import Issue

# The texts that will go out are known, or have changed: sent with `issue`, inside the transaction.
copy_changed = Signal()


class Answer(Protocol):
    """Whoever knows the forms of an issue."""

    def lacks(self, issue: Issue, *, now: datetime) -> Sequence[str]:
        """What is not ready and was promised, one whole sentence each."""

    def address(self, issue: Issue) -> str:
        """Where the newsroom shows all of it."""


_answers: list[Answer] = []


def answered_by(answer: Answer) -> None:
    """From now on this is asked, too."""
    _answers.append(answer)


def what_is_not_ready(issue: Issue, *, now: datetime) -> list[str]:
    """Everything that keeps the issue from appearing."""
    return [lack for answer in _answers for lack in answer.lacks(issue, now=now)]


def boards(issue: Issue) -> list[str]:
    """Where it is shown how far the forms of the issue are."""
    return [answer.address(issue) for answer in _answers]
