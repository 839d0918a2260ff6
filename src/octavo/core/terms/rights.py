"""What somebody holds by a subscription: spans of local dates, in formats, to all or to one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from octavo.core.terms.offers import DIGITAL, Format, Unit
from octavo.core.terms.subscription import Pause, Term


@dataclass(frozen=True, slots=True)
class Held:
    """A right in `[since, until)`, for ever without an end. `unit` says to what.

    Months and issues give a right to everything; the other two to the one that is `named`.
    """

    unit: Unit
    named: str
    formats: frozenset[Format]
    since: date
    until: date | None


def held(terms: Iterable[Term], pauses: Iterable[Pause]) -> tuple[Held, ...]:
    """All that these terms give, those to come and those that are over as well.

    A term that is not paid gives what is digital, for as long as its reader is trusted.
    """
    cuts = sorted(pauses, key=lambda one: one.begins)
    return tuple(part for term in terms for part in _of(term, cuts))


def _of(term: Term, pauses: list[Pause]) -> Iterator[Held]:
    if term.starts is None or (term.replaces is not None and term.paid_on is None):
        return
    formats = term.formats
    ends = [at for at in (term.ends, term.ended_on) if at is not None]
    if not term.is_settled:
        formats = formats & DIGITAL
        ends.append(term.starts + timedelta(days=term.trust_days))
    if not formats:
        return
    until = min(ends, default=None)
    for since, end in _around(term, until, pauses):
        yield Held(term.length.unit, term.length.named, formats, since, end)


def _around(
    term: Term, until: date | None, pauses: list[Pause]
) -> Iterator[tuple[date, date | None]]:
    """The span of the term without the pauses in it; what lasts for ever knows none."""
    since: date = term.starts or date.min
    for one in [] if term.length.is_lasting else pauses:
        if one.ends <= since or (until is not None and until <= one.begins):
            continue
        if since < one.begins:
            yield since, one.begins
        since = one.ends
    if until is None or since < until:
        yield since, until
