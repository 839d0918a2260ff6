"""How far each form of an issue is, and each article in it. Pure: facts in, words out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from octavo.press.made import Problem


class State(StrEnum):
    """How a form stands. Only what is ready or overruled lets the issue appear."""

    READY = "ready"
    BUILDING = "building"
    STALE = "stale"
    MISSING = "missing"
    OVERRULED = "overruled"


STATES_THAT_LET_APPEAR = frozenset({State.READY, State.OVERRULED})


@dataclass(frozen=True, slots=True)
class There:
    """The edition that there is: what it was made of, and what is wrong with it."""

    key: str
    texts: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one form of an issue.

    `key` and `texts` are those of the copy as it is now, `lacks` what each article lacks in this
    form by slug, or the issue itself under the empty one. `is_settled` says that the edition stays
    whatever the copy becomes, `because` that somebody overruled it, and why.
    """

    key: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    there: There | None = None
    is_at_work: bool = False
    is_settled: bool = False
    failure: str = ""
    because: str = ""
    lacks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """A state, what keeps the form from being ready, and what is merely to be known."""

    state: State
    lacks: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def may_appear(self) -> bool:
        return self.state in STATES_THAT_LET_APPEAR


def of_form(facts: Facts) -> Standing:
    """How the form of the whole issue stands."""
    problems = facts.there.problems if facts.there else ()
    lacks = tuple(lack for lacks in facts.lacks.values() for lack in lacks)
    return _overruled(facts, _standing(facts, problems, lacks, is_stale=not _is_fresh(facts)))


def of_article(facts: Facts, slug: str) -> Standing:
    """How one article stands in this form. An empty slug asks for what belongs to no article."""
    problems = facts.there.problems if facts.there else ()
    own = tuple(problem for problem in problems if problem.slug == slug)
    is_stale = not _is_fresh(facts) and _has_changed(facts, slug)
    lacks = facts.lacks.get(slug, ())
    return _overruled(facts, _standing(facts, own, lacks, is_stale=is_stale))


def _is_fresh(facts: Facts) -> bool:
    there = facts.there
    return there is not None and (facts.is_settled or there.key == facts.key)


def _has_changed(facts: Facts, slug: str) -> bool:
    """Whether it is this article that makes the edition stale; all of them if it is none."""
    if facts.there is None:
        return True
    before = facts.there.texts
    changed = {it for it, text in facts.texts.items() if before.get(it) != text}
    return not changed or slug in changed


def _standing(
    facts: Facts, problems: tuple[Problem, ...], lacks: tuple[str, ...], *, is_stale: bool
) -> Standing:
    if lacks:
        return Standing(State.MISSING, lacks)
    failure = (facts.failure,) if facts.failure else ()
    if is_stale and facts.is_at_work:
        return Standing(State.BUILDING)
    if facts.there is None:
        return Standing(State.MISSING, failure)
    breaches = tuple(problem.sentence for problem in problems if problem.is_breach)
    warnings = tuple(problem.sentence for problem in problems if not problem.is_breach)
    if is_stale:
        return Standing(State.STALE, failure, warnings)
    return Standing(State.MISSING if breaches else State.READY, breaches, warnings)


def _overruled(facts: Facts, standing: Standing) -> Standing:
    if facts.because and not standing.may_appear:
        return Standing(State.OVERRULED, (facts.because, *standing.lacks), standing.warnings)
    return standing
