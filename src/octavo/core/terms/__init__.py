"""What was bought: offers, terms, issues served, and every act on a subscription. Pure."""

from octavo.core.terms.arrears import (
    Arrears,
    failed,
    is_card_wanted,
    is_try_due,
    lapse_in_arrears,
    next_try,
    read_on,
    reminder_due,
)
from octavo.core.terms.balance import Balance, balance
from octavo.core.terms.cancelling import cancel, undo_cancellation
from octavo.core.terms.changing import change_at_end, change_now, credit_of_change
from octavo.core.terms.days import months_after
from octavo.core.terms.errors import (
    AlreadyCancelled,
    CurrenciesMixed,
    DayAbsurd,
    GuaranteeExpired,
    GuaranteeUsed,
    MoneyAbsurd,
    MoreThanIsLeft,
    NothingToUndo,
    NotPossible,
    OfferSenseless,
    PauseSenseless,
    PaymentMismatched,
    TermsRefusal,
    WithdrawalExpired,
)
from octavo.core.terms.giving import give
from octavo.core.terms.guarantee import ask_guarantee, last_day_of_guarantee
from octavo.core.terms.lapsing import lapse_unpaid, write_off
from octavo.core.terms.money import Money
from octavo.core.terms.offers import Format, Length, Offer, Unit
from octavo.core.terms.ordering import order
from octavo.core.terms.pausing import pause, resume
from octavo.core.terms.paying import pay
from octavo.core.terms.refunding import give_goodwill, left_of, refund_and_end, unserved_of
from octavo.core.terms.renewing import give_price_notice, is_renewal_due, renew
from octavo.core.terms.rights import Held, held
from octavo.core.terms.serving import Delivery, IssueOut, delivery, serve
from octavo.core.terms.subscription import (
    Cancellation,
    Ending,
    Pause,
    Payment,
    PriceNotice,
    Refund,
    Served,
    Subscription,
    Term,
)
from octavo.core.terms.withdrawal import last_day_of_withdrawal, withdraw

__all__ = [
    "AlreadyCancelled",
    "Arrears",
    "Balance",
    "Cancellation",
    "CurrenciesMixed",
    "DayAbsurd",
    "Delivery",
    "Ending",
    "Format",
    "GuaranteeExpired",
    "GuaranteeUsed",
    "Held",
    "IssueOut",
    "Length",
    "Money",
    "MoneyAbsurd",
    "MoreThanIsLeft",
    "NotPossible",
    "NothingToUndo",
    "Offer",
    "OfferSenseless",
    "Pause",
    "PauseSenseless",
    "Payment",
    "PaymentMismatched",
    "PriceNotice",
    "Refund",
    "Served",
    "Subscription",
    "Term",
    "TermsRefusal",
    "Unit",
    "WithdrawalExpired",
    "ask_guarantee",
    "balance",
    "cancel",
    "change_at_end",
    "change_now",
    "credit_of_change",
    "delivery",
    "failed",
    "give",
    "give_goodwill",
    "give_price_notice",
    "held",
    "is_card_wanted",
    "is_renewal_due",
    "is_try_due",
    "lapse_in_arrears",
    "lapse_unpaid",
    "last_day_of_guarantee",
    "last_day_of_withdrawal",
    "left_of",
    "months_after",
    "next_try",
    "order",
    "pause",
    "pay",
    "read_on",
    "refund_and_end",
    "reminder_due",
    "renew",
    "resume",
    "serve",
    "undo_cancellation",
    "unserved_of",
    "withdraw",
    "write_off",
]
