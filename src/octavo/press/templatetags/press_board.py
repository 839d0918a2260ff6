"""Says how a form stands: a word and a mark, so that colour is never all there is."""

from __future__ import annotations

from django import template

from octavo.press.board import STATES
from octavo.press.readiness import State

register = template.Library()

MARKS = {
    State.READY: "✓",
    State.BUILDING: "…",
    State.STALE: "↻",
    State.MISSING: "✗",
    State.OVERRULED: "⇥",
}


@register.filter
def in_words(state: State) -> str:
    """The state in the newsroom's language."""
    return str(STATES[state])


@register.filter
def mark(state: State) -> str:
    """A mark for those who look for shapes."""
    return MARKS[state]
