"""The newsroom opens to staff who have shown a second factor; readers may have one, too."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.core.cache import cache
from django.urls import reverse
from tests.accounts.people import (
    PASSWORD,
    is_signed_in,
    sign_in,
    sign_in_by_code,
    subjects,
    the_code,
)
from tests.factories import an_account, an_editor

from octavo.accounts.sealing import seal, unseal


@pytest.fixture
def required(settings) -> None:
    """As on a public address."""
    settings.STAFF_SECOND_FACTOR = True


@pytest.fixture
def edda():
    """An editor with a password and no second factor."""
    editor = an_editor()
    editor.set_password(PASSWORD)
    editor.save()
    return editor


def an_app_of(account) -> str:
    """Set up an app for somebody; return its secret."""
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    return secret


def shown_by(secret: str) -> str:
    """The code that an app with this secret shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def show_mailbox(client, account) -> None:
    """Show once more who one is, by a code that is sent."""
    ask = {"recipient": account.email}
    client.post(reverse("account_request_reauthentication_code"), ask)
    given = {"code": the_code(to=account.email)}
    client.post(reverse("account_confirm_reauthentication_code"), given)


def test_staff_without_a_second_factor_are_asked_to_set_one_up(client, edda, required):
    sign_in(client, email=edda.email)

    answer = client.get("/newsroom/reports/")

    assert answer.headers["Location"] == "/account/second-factor/?next=%2Fnewsroom%2Freports%2F"
    page = client.get(answer.headers["Location"]).content.decode()
    assert "The newsroom opens to you once you have a second factor" in page


def test_no_way_of_the_newsroom_leads_round_the_second_factor(client, edda, required):
    client.force_login(edda)

    for address in ("/newsroom/", "/newsroom/pages/", "/newsroom/files/1/a.pdf", "/newsroom/copy/"):
        answer = client.get(address)
        assert answer.headers["Location"].startswith("/account/second-factor/"), address
    assert client.post("/newsroom/copy/", {"text": "A lock"}).status_code == 302


@pytest.mark.parametrize("door", ["/newsroom/login/", "/_util/login/"])
def test_wagtails_own_doors_lead_to_ours(client, edda, door):
    answer = client.post(door, {"username": edda.email, "password": PASSWORD})

    assert answer.headers["Location"] == "/account/sign-in/"
    assert not is_signed_in(client)


def test_wagtail_changes_no_password_and_no_address(client, edda):
    client.force_login(edda)

    page = client.get(reverse("wagtailadmin_account")).content.decode()

    assert "old_password" not in page
    assert 'name="email"' not in page
    assert client.get("/newsroom/password_reset/").status_code == 404


def test_an_app_that_was_set_up_opens_the_newsroom(
    client, edda, required, django_capture_on_commit_callbacks
):
    sign_in(client, email=edda.email)
    show_mailbox(client, edda)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": shown_by(secret)})

    assert client.get("/newsroom/").status_code == 200
    codes = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert codes.count("<li>") >= 10
    assert "The Vell Review: An app is your second factor now" in subjects(to=edda.email)


def test_staff_are_asked_for_their_app_after_password_and_code_alike(
    client, elsewhere, edda, required
):
    secret = an_app_of(edda)

    for browser, enter in ((client, sign_in), (elsewhere, sign_in_by_code)):
        cache.clear()
        assert enter(browser, email=edda.email).headers["Location"] == reverse("mfa_authenticate")
        assert not is_signed_in(browser)
        browser.post(reverse("mfa_authenticate"), {"code": shown_by(secret)})
        assert browser.get("/newsroom/").status_code == 200


def test_a_stolen_password_sets_up_no_second_factor(client, edda, required):
    sign_in(client, email=edda.email)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    answer = client.get(reverse("mfa_activate_totp"))

    assert answer.headers["Location"].startswith("/account/sign-in/again/code/")


def test_a_stolen_password_takes_no_second_factor_away(client, edda, required):
    an_app_of(edda)
    client.force_login(edda)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    answer = client.post(reverse("mfa_deactivate_totp"))

    assert answer.headers["Location"].startswith("/account/sign-in/again/second-factor/")
    assert Authenticator.objects.filter(user=edda).exists()


def test_a_code_of_an_app_works_once(client, elsewhere, edda):
    code = shown_by(an_app_of(edda))
    sign_in(client, email=edda.email)
    client.post(reverse("mfa_authenticate"), {"code": code})
    sign_in(elsewhere, email=edda.email)

    elsewhere.post(reverse("mfa_authenticate"), {"code": code})

    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)


def test_a_recovery_code_stands_in_once(client, elsewhere, edda):
    an_app_of(edda)
    (code, *_others) = RecoveryCodes.activate(edda).get_unused_codes()
    for browser in (client, elsewhere):
        sign_in(browser, email=edda.email)
        browser.post(reverse("mfa_authenticate"), {"code": code})

    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)


def test_codes_of_an_app_are_not_guessed(client, edda):
    secret = an_app_of(edda)
    sign_in(client, email=edda.email)
    for number in range(11):
        client.post(reverse("mfa_authenticate"), {"code": f"{number:06}"})

    client.post(reverse("mfa_authenticate"), {"code": shown_by(secret)})

    assert not is_signed_in(client)


def test_whoever_signed_in_before_showing_it_shows_it_at_the_door(client, edda, required):
    secret = an_app_of(edda)
    client.force_login(edda)
    door = client.get("/newsroom/").headers["Location"]
    assert "Enter a code of your app" in client.get(door).content.decode()

    answer = client.post(
        reverse("mfa_reauthenticate"), {"code": shown_by(secret), "next": "/newsroom/"}
    )

    assert answer.headers["Location"] == "/newsroom/"
    assert client.get("/newsroom/").status_code == 200


def test_a_second_factor_that_was_removed_closes_the_newsroom(client, edda, required):
    secret = an_app_of(edda)
    sign_in(client, email=edda.email)
    client.post(reverse("mfa_authenticate"), {"code": shown_by(secret)})
    assert client.get("/newsroom/").status_code == 200

    Authenticator.objects.filter(user=edda).delete()

    assert client.get("/newsroom/").headers["Location"].startswith("/account/second-factor/")


def test_on_this_machine_alone_a_password_opens_the_newsroom(client, edda):
    sign_in(client, email=edda.email)

    assert client.get("/newsroom/").status_code == 200


def test_a_reader_who_knows_the_newsrooms_address_is_sent_to_their_account(client, ada):
    sign_in(client, email=ada.email)

    assert client.get("/newsroom/").headers["Location"] == "/account/"


def test_a_readers_passkey_is_one_way_in_and_shuts_no_other(client, ada):
    Authenticator.objects.create(user=ada, type=Authenticator.Type.WEBAUTHN, data={})

    sign_in(client, email=ada.email)

    assert is_signed_in(client)


def test_staff_are_asked_for_a_passkey_as_for_any_factor(client, edda):
    Authenticator.objects.create(user=edda, type=Authenticator.Type.RECOVERY_CODES, data={})
    sign_in(client, email=edda.email)
    assert is_signed_in(client)
    client.post(reverse("account_logout"))
    an_app_of(edda)

    assert sign_in(client, email=edda.email).headers["Location"] == reverse("mfa_authenticate")


@pytest.mark.parametrize(
    "name",
    [
        "account_set_password",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_generate_recovery_codes",
    ],
)
def test_what_one_signs_in_with_is_changed_by_who_has_just_shown_who_they_are(client, ada, name):
    if name == "account_set_password":
        ada.set_unusable_password()
        ada.save()
    sign_in_by_code(client, email=ada.email)

    answer = client.get(reverse(name))

    assert "/account/sign-in/again/" in answer.headers["Location"]


def test_an_address_is_changed_by_who_has_just_shown_who_they_are(client, ada):
    client.force_login(ada)

    answer = client.post(reverse("account_email"), {"email": "a@example.org", "action_add": ""})

    assert answer.headers["Location"].startswith(reverse("account_reauthenticate"))


def test_a_password_is_changed_by_who_knows_the_one_until_now(client, ada):
    client.force_login(ada)

    new = {"password1": "seven herring gulls", "password2": "seven herring gulls"}
    client.post(reverse("account_change_password"), {"oldpassword": "a guess of mine", **new})

    ada.refresh_from_db()
    assert ada.check_password(PASSWORD)


def test_an_apps_secret_is_of_no_use_to_who_has_the_database_alone(settings):
    account = an_account()
    secret = an_app_of(account)

    stored = Authenticator.objects.get(user=account).data["secret"]
    assert secret not in stored
    assert unseal(stored) == secret
    settings.SECRET_KEY = "another key of the installation, which is as long as it must be"
    assert unseal(stored) == ""
    assert unseal(seal("a")) == "a"


def test_with_another_key_of_the_installation_no_code_is_right(client, edda, settings):
    secret = an_app_of(edda)
    settings.SECRET_KEY = "another key of the installation, which is as long as it must be"
    sign_in(client, email=edda.email)

    client.post(reverse("mfa_authenticate"), {"code": shown_by(secret)})

    assert not is_signed_in(client)


def test_an_old_code_of_an_app_is_refused(client, edda):
    secret = an_app_of(edda)
    two_minutes_ago = format_hotp_value(hotp_value(secret, int(time.time()) // 30 - 4))
    sign_in(client, email=edda.email)

    client.post(reverse("mfa_authenticate"), {"code": two_minutes_ago})

    assert not is_signed_in(client)
