"""The acts that a reader may do alone: what each is called, what it will do, and how it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from octavo.accounts.models import Account
from octavo.billing.acts import cancelling, guarantee, pausing, withdrawing
from octavo.billing.books import needs_account
from octavo.billing.effects import Effect
from octavo.billing.reader.forms import BankAccountForm, PauseForm
from octavo.memberships.models import Event, Subscription

Given = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `effect` says what it will do, or refuses; `asks` is the form that it needs."""

    heading: Any
    button: Any
    effect: Callable[[Subscription, datetime], Effect | None]
    carry_out: Callable[[Subscription, Account, datetime, Given], object]
    done: Any
    event: str
    asks: Callable[[Subscription, Effect | None], type[forms.Form] | None] = lambda _row, _will: (
        None
    )


def _asks_account(row: Subscription, will: Effect | None) -> type[forms.Form] | None:
    """Where the money goes, if some goes back and nobody knows where it came from."""
    is_needed = bool(will and will.amount) and needs_account(row)
    return BankAccountForm if is_needed else None


ACTS = {
    "cancel": Act(
        heading=pgettext_lazy("a subscription", "Cancel"),
        button=_("Cancel now"),
        effect=lambda row, now: cancelling.effect_of(row, now=now),
        carry_out=lambda row, by, now, _given: cancelling.cancel(row, by=by, now=now),
        done=_("It is cancelled"),
        event=Event.Act.CANCELLED,
    ),
    "undo": Act(
        heading=_("Go on after all"),
        button=_("Undo the cancellation"),
        effect=lambda _row, _now: None,
        carry_out=lambda row, by, now, _given: cancelling.undo(row, by=by, now=now),
        done=_("It goes on"),
        event=Event.Act.CANCEL_UNDONE,
    ),
    "money-back": Act(
        heading=_("Take your money back"),
        button=_("Give me my money back"),
        effect=lambda row, now: guarantee.effect_of(row, now=now),
        carry_out=lambda row, by, now, given: guarantee.give_money_back(
            row, by=by, now=now, account=given.get("account")
        ),
        done=_("Your money goes back to you"),
        event=Event.Act.REFUNDED,
        asks=_asks_account,
    ),
    "withdraw": Act(
        heading=_("Withdraw from the contract"),
        button=_("Confirm the withdrawal"),
        effect=lambda row, now: withdrawing.effect_of(row, now=now),
        carry_out=lambda row, by, now, given: withdrawing.withdraw(
            row, by=by, now=now, account=given.get("account")
        ),
        done=_("You have withdrawn"),
        event=Event.Act.WITHDRAWN,
        asks=_asks_account,
    ),
    "pause": Act(
        heading=_("Pause"),
        button=_("Pause"),
        effect=lambda _row, _now: None,
        carry_out=lambda row, by, now, given: pausing.pause(
            row, begins=given["begins"], ends=given["ends"], now=now, by=by
        ),
        done=_("It is paused"),
        event=Event.Act.PAUSED,
        asks=lambda _row, _will: PauseForm,
    ),
    "resume": Act(
        heading=_("End the pause"),
        button=_("End the pause"),
        effect=lambda row, now: pausing.effect_of_resuming(row, now=now),
        carry_out=lambda row, by, now, _given: pausing.resume(row, now=now, by=by),
        done=_("It goes on"),
        event=Event.Act.RESUMED,
    ),
}
