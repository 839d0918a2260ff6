"""What is refused about money, as facts.

TermsRefusal                   of the core: it refuses by the rules of terms
└── BillingRefusal             refused here; nothing has changed
    ├── NotForSale
    │   ├── OfferNotOnSale         withdrawn, not yet or no longer on sale, or replaced
    │   ├── OfferNotForYou         kept for the desk, or for another country
    │   ├── TrialUsed              one trial for each person
    │   └── NothingNamed           one issue or article, and nobody said which, or the other way
    ├── PromotionRefused           unknown, over, used up, or for another offer
    ├── TokenTaken                 an order of that token is somebody else’s
    ├── UnpaidOrderStands          one unpaid order for each person
    ├── NotAccepted                terms and privacy must be accepted in their present version
    ├── TaxUnknown                 no rate for that country and class
    ├── WayUnknown                 no money comes that way
    ├── ReinstatingRefused         it did not lapse, or its payer has left or is back already
    ├── ChargeOnItsWay             nobody knows yet whether it is paid
    ├── NothingToCharge            no card, nothing to pay with it, or not begun yet
    ├── TermOver                   of it only goodwill can be given back
    ├── DocumentNotOpen            it is paid already, credited, or no invoice
    ├── CardNotNeeded              nothing more is charged for that subscription
    ├── ReferenceUsed              the same payment, with another sum or for another invoice
    ├── DateSenseless              a day or a month that cannot be meant
    ├── BankAccountWrong           its check digits say so
    ├── ReasonMissing              somebody must say why
    ├── AddressSenseless           parts of an address that there are not, or none at all
    ├── MoneyStillOwed             nobody is erased to whom money is owed
    ├── StaffStay                  an account that works here is not erased
    ├── StatementRefused           a file that is no statement of a bank
    ├── PayoutRefused              money that cannot be sent, or was sent before
    ├── LineDecided                a line of a statement that was matched or put away before
    ├── CaseSettled                somebody has closed it before
    ├── NothingToWriteDown         no money went past us, or nobody can say how much
    └── LedgerRowsStay             rows of money are added, never changed
"""

from __future__ import annotations

from octavo.core.terms import TermsRefusal


class BillingRefusal(TermsRefusal):
    """The message is a sentence for a person."""


class NotForSale(BillingRefusal): ...


class OfferNotOnSale(NotForSale): ...


class OfferNotForYou(NotForSale): ...


class TrialUsed(NotForSale): ...


class NothingNamed(NotForSale): ...


class PromotionRefused(BillingRefusal): ...


class TokenTaken(BillingRefusal): ...


class UnpaidOrderStands(BillingRefusal): ...


class NotAccepted(BillingRefusal): ...


class TaxUnknown(BillingRefusal): ...


class WayUnknown(BillingRefusal): ...


class ReinstatingRefused(BillingRefusal): ...


class ChargeOnItsWay(BillingRefusal): ...


class NothingToCharge(BillingRefusal): ...


class TermOver(BillingRefusal): ...


class DocumentNotOpen(BillingRefusal): ...


class CardNotNeeded(BillingRefusal): ...


class ReferenceUsed(BillingRefusal): ...


class DateSenseless(BillingRefusal): ...


class BankAccountWrong(BillingRefusal): ...


class ReasonMissing(BillingRefusal): ...


class AddressSenseless(BillingRefusal): ...


class MoneyStillOwed(BillingRefusal): ...


class StaffStay(BillingRefusal): ...


class StatementRefused(BillingRefusal): ...


class PayoutRefused(BillingRefusal): ...


class LineDecided(BillingRefusal): ...


class CaseSettled(BillingRefusal): ...


class NothingToWriteDown(BillingRefusal): ...


class LedgerRowsStay(BillingRefusal): ...
