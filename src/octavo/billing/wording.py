"""What was sold and what was refused, in words for people."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from octavo.billing.effects import in_words
from octavo.core import terms
from octavo.core.terms import TermsRefusal
from octavo.memberships.models import Term


def length_in_words(unit: str, count: int) -> str:
    """Such as “12 months”."""
    if unit == "months":
        return ngettext("%(count)s month", "%(count)s months", count) % {"count": count}
    if unit == "issues":
        return ngettext("%(count)s issue", "%(count)s issues", count) % {"count": count}
    return _("one issue") if unit == "issue" else _("one article")


def line_of(term: Term, offer_name: str) -> str:
    """What an invoice says that a term is."""
    said = {"offer": offer_name, "length": length_in_words(term.unit, term.count)}
    if term.starts is None:
        return _("%(offer)s, %(length)s") % said
    return _("%(offer)s, %(length)s from %(day)s") % (said | {"day": in_words(term.starts)})


def sentence_of(refusal: TermsRefusal) -> str:
    """Why an act was refused, in the language that is active; billing says so already."""
    if isinstance(refusal, terms.GuaranteeExpired | terms.WithdrawalExpired):
        if refusal.last_day is None:
            return _("Nothing was paid that could be given back.")
        return _("The last day for that was %(day)s.") % {"day": in_words(refusal.last_day)}
    if isinstance(refusal, terms.MoreThanIsLeft):
        if not refusal.left:
            return _("Nothing is left of it that could be given back.")
        return _("Of it %(sum)s can be given back at most.") % {"sum": in_words(refusal.left)}
    for kind, sentence in _sentences().items():
        if type(refusal) is kind:
            return sentence
    return str(refusal)


def _sentences() -> dict[type[TermsRefusal], str]:
    return {
        terms.GuaranteeUsed: _(
            "The guarantee was used once before. The subscriber desk decides about a second time."
        ),
        terms.AlreadyCancelled: _("It is cancelled already."),
        terms.NothingToUndo: _("There is no cancellation that could still be undone."),
        terms.PaymentMismatched: _("That is not the sum that is due."),
        terms.CurrenciesMixed: _("A subscription keeps its currency."),
        terms.PauseSenseless: _(
            "A pause begins today or later, lasts half a year at most, and meets no other."
        ),
        terms.MoneyAbsurd: _("That is no sum that anybody pays for a magazine."),
        terms.NotPossible: _("That is not possible as the subscription stands now."),
    }
