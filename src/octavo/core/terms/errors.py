"""Why an act on a subscription is refused.

TermsRefusal
├── OfferSenseless        an offer that could not be sold
├── MoneyAbsurd           no sum that anybody pays for a magazine
├── CurrenciesMixed       two currencies in one sum
├── DayAbsurd             no local date, or one before it all began
├── PaymentMismatched     a payment that is not for what is owed
├── MoreThanIsLeft        more, or less than nothing, is asked back than is left of a term
├── GuaranteeExpired      asked after the last day of the guarantee
├── GuaranteeUsed         given back once before: a person decides
├── WithdrawalExpired     asked after the last day of withdrawal
├── AlreadyCancelled      it stops already
├── NothingToUndo         no cancellation that could still be undone
├── PauseSenseless        a pause that ends before it begins, or meets another
└── NotPossible           any other act that the state of the subscription does not allow
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from octavo.core.terms.money import Money


class TermsRefusal(Exception):
    """Something that was asked and may not be done. Nothing has changed."""


class OfferSenseless(TermsRefusal): ...


class MoneyAbsurd(TermsRefusal): ...


class CurrenciesMixed(TermsRefusal): ...


class DayAbsurd(TermsRefusal): ...


class PaymentMismatched(TermsRefusal): ...


class MoreThanIsLeft(TermsRefusal):
    """`left` is the most that could be given back."""

    def __init__(self, left: Money) -> None:
        self.left = left
        super().__init__(f"At most {left.major} {left.currency} can be given back.")


class _Expired(TermsRefusal):
    """Asked too late. `last_day` is the day on which it would still have been right."""

    def __init__(self, last_day: date | None) -> None:
        self.last_day = last_day
        super().__init__(f"The last day was {last_day}." if last_day else "There was no such day.")


class GuaranteeExpired(_Expired): ...


class GuaranteeUsed(TermsRefusal): ...


class WithdrawalExpired(_Expired): ...


class AlreadyCancelled(TermsRefusal): ...


class NothingToUndo(TermsRefusal): ...


class PauseSenseless(TermsRefusal): ...


class NotPossible(TermsRefusal): ...
