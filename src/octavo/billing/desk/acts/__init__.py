"""Every act of the desk as a form: what is asked, what it will do, and the verb that does it."""

from octavo.billing.desk.acts.base import Act, At, CaseAct, PersonAct, SubscriptionAct
from octavo.billing.desk.acts.cases import HandOver, SendByTransfer, Settle, WriteDown
from octavo.billing.desk.acts.ending import Cancel, Guarantee, SayWhy, Undo, Withdraw
from octavo.billing.desk.acts.giving_back import GiveBack
from octavo.billing.desk.acts.going_on import Change, Pause, Prolong, Resume
from octavo.billing.desk.acts.paying import (
    AskForCard,
    ChargeAgain,
    Paid,
    Remind,
    Renew,
    WriteOff,
)
from octavo.billing.desk.acts.people import Correct, Erase, Give, MailAgain, Move, Note, Order

# In the order in which their buttons stand.
SUBSCRIPTION_ACTS: dict[str, type[SubscriptionAct]] = {
    act.name: act
    for act in (
        *(Paid, ChargeAgain, Remind, AskForCard, Renew, Change, Pause, Resume, Prolong),
        *(Undo, SayWhy, Cancel, Withdraw, Guarantee, GiveBack, WriteOff),
    )
}
PERSON_ACTS: dict[str, type[PersonAct]] = {
    act.name: act for act in (Order, Give, Move, Correct, MailAgain, Note, Erase)
}
CASE_ACTS: dict[str, type[CaseAct]] = {
    act.name: act for act in (WriteDown, SendByTransfer, HandOver, Settle)
}

__all__ = [
    "CASE_ACTS",
    "PERSON_ACTS",
    "SUBSCRIPTION_ACTS",
    "Act",
    "At",
    "CaseAct",
    "PersonAct",
    "SubscriptionAct",
]
