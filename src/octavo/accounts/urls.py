"""Addresses of accounts: our own words for allauth's pages, which it finds by their names."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from django.urls import include, path
from django.views.generic import RedirectView

from octavo.accounts import views

signing_in = [
    path("", account.login, name="account_login"),
    path("code/", account.request_login_code, name="account_request_login_code"),
    path("code/enter/", account.confirm_login_code, name="account_confirm_login_code"),
    path("passkey/", views.SignInByPasskey.as_view(), name="mfa_login_webauthn"),
    path("second-factor/", mfa.authenticate, name="mfa_authenticate"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path(
        "again/code/",
        account.request_reauthentication_code,
        name="account_request_reauthentication_code",
    ),
    path(
        "again/code/enter/",
        account.confirm_reauthentication_code,
        name="account_confirm_reauthentication_code",
    ),
    path("again/second-factor/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("again/passkey/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
]
password = [
    path("", account.password_change, name="account_change_password"),
    path("first/", account.password_set, name="account_set_password"),
    path("forgotten/", account.password_reset, name="account_reset_password"),
    path(
        "forgotten/code/",
        account.confirm_password_reset_code,
        name="account_confirm_password_reset_code",
    ),
    path("forgotten/new/", account.complete_password_reset, name="account_complete_password_reset"),
    path(
        "forgotten/done/",
        account.password_reset_from_key_done,
        name="account_password_reset_completed",
    ),
]
passkeys = [
    path("", keys.list_webauthn, name="mfa_list_webauthn"),
    path("add/", views.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("<int:pk>/name/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("<int:pk>/remove/", keys.remove_webauthn, name="mfa_remove_webauthn"),
]
second_factor = [
    path("", views.second_factor, name="account_second_factor"),
    path("all/", RedirectView.as_view(pattern_name="account_home"), name="mfa_index"),
    path("app/", views.SetUpApp.as_view(), name="mfa_activate_totp"),
    path("app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "recovery-codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path(
        "recovery-codes/file/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
urlpatterns = [
    path("", views.home, name="account_home"),
    path("join/", account.signup, name="account_signup"),
    path("join/code/", account.email_verification_sent, name="account_email_verification_sent"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("sign-in/", include(signing_in)),
    path("sign-out/", account.logout, name="account_logout"),
    path("password/", include(password)),
    path("passkeys/", include(passkeys)),
    path("second-factor/", include(second_factor)),
    path("address/", account.email, name="account_email"),
    path("preferences/", views.preferences, name="account_preferences"),
    path("devices/", views.device_list, name="account_devices"),
    path("devices/out/", views.sign_out_device, name="account_sign_out_device"),
    path("devices/all-out/", views.sign_out_everywhere, name="account_sign_out_everywhere"),
]
