"""Whether a sum or a measure describes what follows: “a forty million dollar loan”."""

from __future__ import annotations

from octavo.core.renditions.narration.spoken.rules import Found

ARTICLES = frozenset({"a", "an"})
DETERMINERS = frozenset(
    "the this that its their his her my our your another each every one’s whose no first second "
    "last new single".split()
)
NOT_DESCRIBED = frozenset(
    "he she it they we i you that which who in of to on from for at by with was is are were be and "
    "or but nor an the has had have will would could can may might should as than more less up "
    "down out off over under between into across away apart per north south east west if when while because before after since until not spent paid raised owed needed "
    "lost given earned above below against about each every went came goes there here now "
    "then so also still already only just"
    "".split()
)
NEVER_DESCRIBED = frozenset("of and or to for in on at per more less is was in from".split())


def describes(found: Found) -> bool:
    """Whether a noun follows, as far as can be told from the words around: then it has no plural."""
    after = found.word_after
    if not after.islower():
        return False
    before = found.word_before.lower()
    if before in ARTICLES:
        return after not in NEVER_DESCRIBED
    return before in DETERMINERS and after not in NOT_DESCRIBED
