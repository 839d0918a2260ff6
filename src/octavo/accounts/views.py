"""Pages of one's own account that allauth does not have: overview, preferences, devices."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.internal import auth, flows
from allauth.mfa.webauthn.views import AddWebAuthnView, LoginWebAuthnView
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from octavo.accounts import devices
from octavo.accounts.factors import has_app, has_shown_it, prove
from octavo.accounts.forms import Preferences
from octavo.accounts.models import Account


def _account(request: HttpRequest) -> Account:
    """Whose request it is; every view here is for somebody who is signed in."""
    return cast(Account, request.user)


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """What there is to an account, each with the way to change it."""
    keys = Authenticator.objects.filter(user=request.user)
    shown = {
        "passkeys": keys.filter(type=Authenticator.Type.WEBAUTHN).count(),
        "has_app": has_app(_account(request)),
        "devices": devices.devices_of(_account(request), now=timezone.now()).count(),
    }
    return render(request, "account/home.html", shown)


@login_required
def preferences(request: HttpRequest) -> HttpResponse:
    """Name, language, and which letters come."""
    form = Preferences(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        form.keep_wishes(now=timezone.now())
        messages.success(request, _("Your preferences are kept."))
        return redirect("account_home")
    return render(request, "account/preferences.html", {"form": form})


@login_required
def device_list(request: HttpRequest) -> HttpResponse:
    """Where the account is signed in."""
    found = devices.devices_of(_account(request), now=timezone.now())
    shown = {"devices": found, "this_one": request.session.session_key}
    return render(request, "account/devices.html", shown)


@require_POST
@login_required
def sign_out_device(request: HttpRequest) -> HttpResponse:
    """Sign one of them out; one that is gone already is as good."""
    devices.sign_out(_account(request), device=request.POST.get("device", ""))
    messages.success(request, _("That device is signed out."))
    return redirect("account_devices")


@require_POST
@login_required
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """Sign all of them out, this one as well."""
    devices.sign_out_everywhere(_account(request), at=timezone.now())
    logout(request)
    messages.success(request, _("You are signed out on all devices."))
    return redirect("account_login")


@login_required
def second_factor(request: HttpRequest) -> HttpResponse:
    """Where staff without a second factor set one up, and those who have one show it."""
    types = set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    shown = {
        "has_app": Authenticator.Type.TOTP in types,
        "has_passkey": Authenticator.Type.WEBAUTHN in types,
        "next": get_next_redirect_url(request) or "",
        "has_shown_it": has_shown_it(request),
    }
    return render(request, "account/second_factor.html", shown)


class AddPasskey(AddWebAuthnView):
    """A passkey that signs in by itself, without an address being asked first."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The challenge of a key that stays on the device and asks for a finger or a PIN."""
        shown = super().get_context_data(**kwargs)
        shown["js_data"] = {"creation_options": auth.begin_registration(self.request.user, True)}
        return shown

    def form_valid(self, form: Any) -> HttpResponse:
        """Add it; it has been shown with that."""
        response = super().form_valid(form)
        prove(self.request)
        return response


class SetUpApp(ActivateTOTPView):
    """The same as allauth's; the code that was entered counts as shown."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Set the app up."""
        response = super().form_valid(form)
        prove(self.request)
        return response


class SignInByPasskey(LoginWebAuthnView):
    """The same as allauth's, and back to where somebody wanted to go."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign in whoever the passkey belongs to."""
        authenticator = form.cleaned_data["credential"]
        wanted = get_next_redirect_url(self.request)
        login = Login(user=authenticator.user, redirect_url=wanted)
        return flows.perform_passwordless_login(self.request, authenticator, login)
