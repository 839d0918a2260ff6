"""How a subscription stands, in one word and one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from octavo.billing.effects import in_words
from octavo.core.terms import Ending, Subscription, Term

WORDS = {
    "waits": gettext_lazy("waits for payment"),
    "runs": gettext_lazy("running"),
    "paused": gettext_lazy("paused"),
    "leaves": gettext_lazy("cancelled, running"),
    "ended": gettext_lazy("ended"),
    "refunded": gettext_lazy("money given back"),
    "lasting": gettext_lazy("bought for ever"),
}
# Something is wrong or waits for somebody.
WARNS = frozenset({"waits"})


@dataclass(frozen=True, slots=True)
class State:
    """A name from `WORDS`, and what there is to say."""

    name: str
    sentence: str

    @property
    def word(self) -> str:
        return str(WORDS[self.name])


def state_of(standing: Subscription, *, today: date) -> State:
    """How it stands on that day."""
    last, running = (standing.terms[-1] if standing.terms else None), standing.current(today)
    is_given_back = last is not None and last.ending in {Ending.REFUNDED, Ending.WITHDRAWN}
    if last is not None and is_given_back and running is None:
        return State("refunded", _said_of_ending(last))
    if standing.is_paused(today):
        until = max(one.ends for one in standing.pauses)
        return State("paused", _("It goes on on %(day)s.") % {"day": in_words(until)})
    unpaid = standing.unpaid()
    if unpaid is not None and (running is None or not running.stands):
        return State("waits", _said_of_trust(unpaid, today))
    settled = standing.last_settled()
    if settled is None or (settled.ends is not None and settled.ends <= today):
        return State("ended", _said_of_end(standing, settled))
    if settled.length.is_lasting:
        return State("lasting", _("It never ends."))
    if standing.cancellation is not None:
        return State("leaves", _said_of_last_day(settled))
    if unpaid is not None:
        due = in_words(unpaid.due)
        return State("waits", _("The renewal of %(sum)s is not paid yet.") % {"sum": due})
    return State("runs", _said_of_going_on(standing, settled))


def _said_of_ending(term: Term) -> str:
    day = in_words(term.ended_on) if term.ended_on else "–"
    if term.ending is Ending.WITHDRAWN:
        return _("Withdrawn on %(day)s.") % {"day": day}
    return _("Money given back on %(day)s.") % {"day": day}


def _said_of_trust(term: Term, today: date) -> str:
    if term.starts is None or not term.trust_days:
        return _("Nothing can be read before the money is there.")
    until = term.starts + timedelta(days=term.trust_days)
    if today >= until:
        return _("Reading on trust ended on %(day)s.") % {"day": in_words(until)}
    return _("Reads on trust until %(day)s; no copy is sent.") % {"day": in_words(until)}


def _said_of_end(standing: Subscription, settled: Term | None) -> str:
    if settled is not None and settled.ends is not None:
        return _("It ended on %(day)s.") % {"day": in_words(settled.ends)}
    ended = [term.ended_on for term in standing.terms if term.ended_on]
    if not ended:
        return _("It never began.")
    return _("It came to nothing on %(day)s.") % {"day": in_words(max(ended))}


def _said_of_last_day(term: Term) -> str:
    if term.ends is None:
        return _("It ends with the issue after its last.")
    return _("It ends on %(day)s.") % {"day": in_words(term.ends)}


def _said_of_going_on(standing: Subscription, term: Term) -> str:
    if term.starts is not None and term.ends is None:
        renews = _("It renews after its last issue.")
        return renews if standing.sold.renews else _said_of_last_day(term)
    if not standing.sold.renews:
        return _said_of_last_day(term)
    if term.ends is None:
        return _("It renews after its last issue.")
    return _("It renews on %(day)s.") % {"day": in_words(term.ends)}
