"""The forms of signing in: allauth's, with the magazine's words above their fields."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as app
from allauth.mfa.webauthn import forms as keys
from django import forms
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from octavo.accounts.models import Account
from octavo.post.kinds import declinable
from octavo.post.suppressing import decline, is_declined, welcome

WORDS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "recipient": _("E-mail address"),
    "password": _("Password"),
    "password1": _("New password"),
    "password2": _("The same again"),
    "oldpassword": _("Your password until now"),
    "code": _("Code"),
    "name": _("Name, to tell it from others"),
}
COMPLETED_AS = {"login": "username", "email": "username", "code": "one-time-code"}


class Plain(forms.Form):
    """A form whose labels stand above its fields, and in which nothing stands before one writes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = WORDS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)
            if name in COMPLETED_AS:
                field.widget.attrs["autocomplete"] = COMPLETED_AS[name]
            if name in {"password", "oldpassword"}:
                field.help_text = ""


class SignIn(Plain, account.LoginForm):
    """By password."""


class Join(Plain, account.SignupForm):
    """With an address; a password may follow, or none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("Password, if you want one")

    def try_save(self, request: HttpRequest) -> tuple[Any, Any]:
        """Save, unless the address has an account; then take as long, and say nothing of it."""
        account, response = super().try_save(request)
        if account is None:
            make_password(self.cleaned_data.get("password1") or None)
        return account, response


class AskForCode(Plain, account.RequestLoginCodeForm):
    """A code for signing in."""


class EnterCode(Plain, account.ConfirmLoginCodeForm):
    """The code that was sent for it."""


class ConfirmAddress(Plain, account.ConfirmEmailVerificationCodeForm):
    """The code that was sent to a new address."""


class AnotherAddressToJoin(Plain, account.ChangeEmailForm):
    """For who mistyped the first one."""


class ForgottenPassword(Plain, account.ResetPasswordForm):
    """Whose password is to be another."""


class EnterResetCode(Plain, account.ConfirmPasswordResetCodeForm):
    """The code that was sent for it."""


class PasswordAfterCode(Plain, account.ResetPasswordKeyForm):
    """The password after that code."""


class ChangePassword(Plain, account.ChangePasswordForm):
    """Another password, by somebody who knows the one until now."""


class FirstPassword(Plain, account.SetPasswordForm):
    """A password for an account that had none."""


class ChangeAddress(Plain, account.AddEmailForm):
    """Another address, which stands once its code was entered."""


class PasswordAgain(Plain, account.ReauthenticateForm):
    """The password, before something that matters is changed."""


class AskForCodeAgain(Plain, account.RequestReauthenticationCodeForm):
    """A code, before something that matters is changed."""


class EnterCodeAgain(Plain, account.ConfirmReauthenticationCodeForm):
    """The code that was sent for it."""


class SecondFactorCode(Plain, mfa.AuthenticateForm):
    """The app's code, or one for recovery."""


class SecondFactorAgain(Plain, mfa.ReauthenticateForm):
    """The same, before something that matters is changed."""


class SetUpApp(Plain, app.ActivateTOTPForm):
    """The first code of an app."""


class NamePasskey(Plain, keys.EditWebAuthnForm):
    """What a passkey is called."""


class AddPasskey(Plain, keys.AddWebAuthnForm):
    """A passkey always signs in by itself: the device must have asked for a finger or a PIN."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)

    def clean_name(self) -> str:
        """The name, and a mark for the check that this passkey has to sign in alone."""
        self.cleaned_data["passwordless"] = True
        return str(super().clean_name())[:60]


class Preferences(forms.ModelForm):
    """How we call somebody, and in which language."""

    class Meta:
        model = Account
        fields = ("first_name", "last_name", "language")
        labels = {"first_name": _("First name"), "last_name": _("Last name")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["last_name"].widget.attrs["autocomplete"] = "family-name"
        self.fields["language"] = forms.ChoiceField(
            label=_("Language of these pages and of our mail"), choices=languages, required=False
        )
        for kind in declinable():
            self.fields[f"letter_{kind.name}"] = forms.BooleanField(
                label=kind.wish,
                required=False,
                initial=not is_declined(self.instance.email, kind=kind.name),
            )

    def keep_wishes(self, *, now: datetime) -> None:
        """Which letters are sent from now on."""
        for kind in declinable():
            if self.cleaned_data[f"letter_{kind.name}"]:
                welcome(self.instance.email, kind=kind.name)
            else:
                decline(self.instance.email, kind=kind.name, now=now)


def languages() -> list[tuple[str, Any]]:
    """The publication's language first, then every language that our words are written in."""
    spoken = sorted({"en", *settings.SPOKEN})
    return [("", _("As the magazine")), *((it, LANG_INFO[it]["name_local"]) for it in spoken)]
