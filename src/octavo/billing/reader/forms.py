"""The forms of subscribing: the order, addresses, a bank account, and the ways out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from octavo.accounts.models import Account
from octavo.billing.bank_account import BankAccount
from octavo.billing.errors import BankAccountWrong
from octavo.issues.models import Issue
from octavo.memberships.addresses import (
    COMPLETED_AS,
    LONGEST,
    USUAL_LONGEST,
    AddressWrong,
    Part,
    checked,
    countries,
    is_country,
    rules_of,
)

WHO = frozenset({"name"})
ANY_SCRIPT = {"dir": "auto"}  # a name in Arabic stands as such in a page that is in English


class Addressed(forms.Form):
    """A form with a country first, and then the parts that an address has there.

    Without scripts the parts of another country come with the next answer: the button beside the
    country asks for them, and so does an order whose country has changed meanwhile.
    """

    CHOOSE = "choose"

    def __init__(
        self,
        *args: Any,
        country: str,
        sold_to: frozenset[str] = frozenset(),
        but: frozenset[str] = frozenset(),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.country = _country(self.data.get("country", ""), country, sold_to)
        self.fields["country"] = forms.ChoiceField(
            label=_("Country"),
            choices=[one for one in countries() if not sold_to or one[0] in sold_to],
            initial=self.country,
            widget=forms.Select(attrs={"autocomplete": "country"}),
        )
        self.parts = [part for part in rules_of(self.country).parts if part.column not in but]

    def add_parts(self) -> None:
        """The fields of the address, in the order in which the country writes them."""
        for part in self.parts:
            self.fields[part.column] = _field(part)

    def clean_address(self, given: Mapping[str, Any], *, name: str) -> dict[str, str]:
        """The address as it is kept; what is wrong is said beside its part."""
        try:
            return checked(self.country, {**given, "name": name})
        except AddressWrong as refused:
            for column, why in refused.wrong.items():
                self.add_error(column if column in self.fields else None, why)
        return {}

    @property
    def address_fields(self) -> list[Any]:
        """The fields of the address, for the template."""
        return [self[part.column] for part in self.parts if part.column in self.fields]


class OrderForm(Addressed):
    """One order. Of a digital offer nothing but name and country is asked; of a printed one where
    copies go."""

    promotion_refused = ""

    def __init__(self, *args: Any, account: Account | None, has_print: bool, **kwargs: Any) -> None:
        super().__init__(*args, but=WHO, **kwargs)
        country = self.fields.pop("country")
        if account is None:
            self.fields["email"] = forms.EmailField(
                label=_("Your e-mail address"),
                max_length=254,
                widget=forms.EmailInput(attrs={"autocomplete": "email"}),
            )
        self.fields["name"] = _text(_("Your name"), completed_as="name")
        self.fields["country"] = country
        self.has_print = has_print
        if has_print:
            self.add_parts()
        self.fields["other_name"] = _text(_("Name of the recipient"), is_required=False)
        self.fields["other_email"] = forms.EmailField(
            label=_("Their e-mail address"),
            required=False,
            max_length=254,
            help_text=_("With it they read on the site, too, once they have signed in."),
        )
        self.fields["promotion"] = _text(_("Promotion code"), is_required=False, longest=40)
        self.fields["accepted"] = forms.BooleanField(
            error_messages={"required": _("Please accept the terms to go on.")}
        )

    def clean(self) -> dict[str, Any]:
        """The order as it is placed."""
        given = super().clean() or {}
        other = " ".join(str(given.get("other_name") or "").split())
        given["other_name"] = other
        if given.get("other_email") and not other:
            self.add_error("other_name", _("Say who gets it."))
        name = str(given.get("name") or "")
        given["address"] = {}
        if self.has_print and name:
            given["address"] = self.clean_address(given, name=other or name)
        return given

    def refuse_promotion(self, why: str) -> None:
        """Say beside the code why it does not hold, also before the order is sent."""
        if self.is_bound:
            self.add_error("promotion", why)
        else:
            self.promotion_refused = why

    @property
    def is_for_another(self) -> bool:
        """Whether somebody else was named, so that these fields stand open."""
        return any(self[name].value() for name in ("other_name", "other_email"))


class AddressForm(Addressed):
    """Another address, and from when on it holds."""

    def __init__(self, *args: Any, to_come: Iterable[Issue] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country = self.fields.pop("country")
        self.fields["country"] = country
        self.add_parts()
        choices: list[tuple[str, Any]] = [("", _("From now on"))]
        choices += [
            (
                issue.dated_on.isoformat(),
                _("From no. %(number)s on") % {"number": issue.number},
            )
            for issue in to_come
        ]
        if len(choices) > 1:
            self.fields["holds_from"] = forms.ChoiceField(
                label=_("It holds"), choices=choices, required=False
            )

    def clean(self) -> dict[str, Any]:
        """The address as it is kept."""
        given = super().clean() or {}
        given["address"] = self.clean_address(given, name=str(given.get("name") or ""))
        return given


class BankAccountForm(forms.Form):
    """Where money is sent back to."""

    holder = forms.CharField(
        label=_("Account holder"),
        max_length=70,
        widget=forms.TextInput(attrs={"autocomplete": "name", **ANY_SCRIPT}),
    )
    iban = forms.CharField(
        label="IBAN",
        max_length=50,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """The account, if its number is one."""
        given = super().clean() or {}
        if given.get("iban") and given.get("holder"):
            try:
                given["account"] = BankAccount(given["iban"], given["holder"])
            except BankAccountWrong as wrong:
                raise ValidationError({"iban": str(wrong)}) from wrong
        return given


class BankAccountOrNoneForm(BankAccountForm):
    """The same, for somebody who need not say it now."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False

    def clean(self) -> dict[str, Any]:
        """Both or nothing."""
        given = super().clean()
        for name, other in (("iban", "holder"), ("holder", "iban")):
            if given.get(name) and not given.get(other) and other not in self.errors:
                self.add_error(other, _("Please fill this in, too."))
        return given


class PauseForm(forms.Form):
    """From when until when."""

    begins = forms.DateField(
        label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ends = forms.DateField(
        label=_("Day on which it goes on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class WhyForm(forms.Form):
    """Why somebody has left: asked when it is done, and answered or not."""

    REASONS = (
        ("no-time", _("I do not get round to reading it")),
        ("price", _("It costs too much")),
        ("contents", _("I miss something in it")),
        ("delivery", _("Copies came late or not at all")),
        ("other", _("Something else")),
    )
    reason = forms.ChoiceField(
        label=_("Why?"), choices=REASONS, widget=forms.RadioSelect, required=False
    )
    words = forms.CharField(
        label=_("In your words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, **ANY_SCRIPT}),
    )

    def in_words(self) -> str:
        """The reason as it is kept."""
        chosen = self.cleaned_data["reason"]
        return ": ".join(one for one in (chosen, self.cleaned_data["words"].strip()) if one)


class LeaveForm(forms.Form):
    """Who wants to leave without signing in."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    number = forms.IntegerField(
        label=_("Your subscriber number"),
        min_value=1,
        max_value=10**12,
        help_text=_("It stands on every invoice and on the label of every copy."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


def _country(given: str, usual: str, sold_to: frozenset[str]) -> str:
    """The country of this form: what was chosen, or the usual one if it is sold there."""
    for country in (given, usual):
        if is_country(country) and (not sold_to or country in sold_to):
            return country
    return min(sold_to & {code for code, _name in countries()}, default="DE")


def _field(part: Part) -> forms.Field:
    attributes = {"autocomplete": COMPLETED_AS[part.column], **ANY_SCRIPT}
    if part.choices:
        choices = [("", "–"), *sorted(part.choices, key=lambda one: one[1])]
        return forms.ChoiceField(
            label=part.label,
            choices=choices,
            required=part.is_required,
            widget=forms.Select(attrs=attributes),
        )
    longest = LONGEST.get(part.column, USUAL_LONGEST)
    if part.column == "street":
        widget: forms.Widget = forms.Textarea(attrs={"rows": 2, **attributes})
    else:
        widget = forms.TextInput(attrs=attributes)
    return forms.CharField(
        label=part.label, required=part.is_required, max_length=longest, widget=widget
    )


def _text(
    label: Any, *, is_required: bool = True, longest: int = USUAL_LONGEST, completed_as: str = "off"
) -> forms.CharField:
    attributes = {"autocomplete": completed_as, **ANY_SCRIPT}
    return forms.CharField(
        label=label,
        required=is_required,
        max_length=longest,
        widget=forms.TextInput(attrs=attributes),
    )
