"""What every act of the desk is: a form, its effect in words, and the verb that does it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Generic, TypeVar

from django import forms

from octavo.accounts.models import Account
from octavo.billing.days import local_day
from octavo.billing.effects import Effect
from octavo.billing.models import Case
from octavo.billing.standing import standing_of
from octavo.core import terms
from octavo.memberships.models import Subscriber, Subscription

Subject = TypeVar("Subject", Subscriber, Subscription, Case)
Said = dict[str, Any]


class Nothing(forms.Form):
    """Nothing is to be said: the effect is shown at once."""


@dataclass(frozen=True, slots=True)
class At:
    """Who sits at the desk, and when."""

    by: Account
    now: datetime

    @property
    def today(self) -> date:
        """The day where the publication is."""
        return local_day(self.now)


class Act(ABC, Generic[Subject]):
    """One act about a subscriber, a subscription or a case. `is_grave` makes its button red."""

    name: ClassVar[str]
    label: ClassVar[Any]
    icon: ClassVar[str] = "arrow-right"
    is_grave: ClassVar[bool] = False
    form_class: type[forms.Form] = Nothing
    do_not_call_in_templates: ClassVar[bool] = True
    went_well: bool = True  # what was done may come to nothing, such as a charge that is refused

    def __init__(self, subject: Subject, at: At) -> None:
        self.subject: Subject = subject
        self.at = at

    def form(self, data: Any = None) -> forms.BaseForm:
        """What is asked before the effect can be said."""
        return self.form_class(data)

    @abstractmethod
    def effect(self, said: Said) -> Effect:
        """What it will do; raises TermsRefusal where it would be refused."""

    @abstractmethod
    def do(self, said: Said) -> str:
        """Do it; return the sentence that says so."""


class SubscriptionAct(Act[Subscription]):
    """An act about one subscription."""

    @abstractmethod
    def is_open(self, standing: terms.Subscription, *, today: date) -> bool:
        """Whether its button is shown. The verb judges again when it is pressed."""


class PersonAct(Act[Subscriber]):
    """An act about a subscriber."""

    def is_open(self) -> bool:
        """Whether its button is shown."""
        return True


class CaseAct(Act[Case]):
    """An act about a case that is open."""

    def is_open(self) -> bool:
        """Whether its button is shown."""
        return True


def standing_for(act: SubscriptionAct) -> terms.Subscription:
    """The subscription as the rules see it."""
    return standing_of(act.subject)
