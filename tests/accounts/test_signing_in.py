"""People join with an address, and sign in by code or password."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.urls import reverse
from tests.accounts.people import (
    PASSWORD,
    is_signed_in,
    join,
    sign_in,
    sign_in_by_code,
    subjects,
    the_code,
)

from octavo.accounts.models import Account


def test_a_stranger_joins_with_an_address_and_a_code(client):
    join(client, email="cleo@example.org")

    assert is_signed_in(client)
    assert not Account.objects.get(email="cleo@example.org").has_usable_password()


def test_nobody_joins_with_an_address_whose_mail_they_do_not_read(client):
    client.post(reverse("account_signup"), {"email": "ben@example.org"})
    client.post(reverse("account_email_verification_sent"), {"code": "AAAA-AAAA"})

    assert not is_signed_in(client)


def test_whoever_joins_with_a_password_keeps_it(client, elsewhere):
    given = {"email": "cleo@example.org", "password1": PASSWORD}
    client.post(reverse("account_signup"), given)
    client.post(
        reverse("account_email_verification_sent"), {"code": the_code(to="cleo@example.org")}
    )

    sign_in(elsewhere, email="cleo@example.org")

    assert is_signed_in(client)
    assert is_signed_in(elsewhere)


def test_a_password_that_a_stranger_chose_for_an_address_of_mine_is_worth_nothing(
    client, elsewhere
):
    given = {"email": "cleo@example.org", "password1": PASSWORD}
    elsewhere.post(reverse("account_signup"), given)
    cache.clear()
    sign_in_by_code(client, email="cleo@example.org")
    assert is_signed_in(client)
    elsewhere.post(reverse("account_logout"))

    sign_in(elsewhere, email="cleo@example.org")

    assert not is_signed_in(elsewhere)


def test_a_reader_signs_in_by_code(client, ada):
    sign_in_by_code(client, email=ada.email)

    assert is_signed_in(client)


def test_a_reader_signs_in_by_password_however_the_address_is_capitalised(client, ada):
    sign_in(client, email="ADA@Example.org")

    assert is_signed_in(client)


def test_a_wrong_password_lets_nobody_in(client, ada):
    answer = sign_in(client, email=ada.email, password=PASSWORD + "!")

    assert "do not belong together" in answer.content.decode()
    assert not is_signed_in(client)


def test_a_code_works_once(client, elsewhere, ada):
    sign_in_by_code(client, email=ada.email)
    code = the_code(to=ada.email)

    elsewhere.post(reverse("account_confirm_login_code"), {"code": code})

    assert not is_signed_in(elsewhere)


def test_a_code_works_in_the_browser_that_asked_for_it_alone(client, elsewhere, ada):
    client.post(reverse("account_request_login_code"), {"email": ada.email})

    elsewhere.post(reverse("account_confirm_login_code"), {"code": the_code(to=ada.email)})

    assert not is_signed_in(elsewhere)


def test_three_wrong_codes_end_a_code(client, ada):
    client.post(reverse("account_request_login_code"), {"email": ada.email})
    for _ in range(3):
        client.post(reverse("account_confirm_login_code"), {"code": "AAAA-AAAA"})

    client.post(reverse("account_confirm_login_code"), {"code": the_code(to=ada.email)})

    assert not is_signed_in(client)


def test_whoever_signs_out_is_out(client, ada):
    sign_in(client, email=ada.email)

    client.post(reverse("account_logout"))

    assert not is_signed_in(client)


def test_signing_in_leads_on_to_where_somebody_wanted_to_go(client, ada):
    answer = sign_in(client, email=ada.email, next="/about/")

    assert answer.headers["Location"] == "/about/"


@pytest.mark.parametrize(
    "next", ["https://elsewhere.example/", "//elsewhere.example", "javascript:0"]
)
def test_signing_in_leads_to_no_other_site(client, ada, next):
    answer = sign_in(client, email=ada.email, next=next)

    assert answer.headers["Location"] == reverse("account_home")


def test_a_forgotten_password_is_replaced_by_code(client, ada):
    client.post(reverse("account_reset_password"), {"email": ada.email})
    client.post(reverse("account_confirm_password_reset_code"), {"code": the_code(to=ada.email)})
    given = {"password1": "seven herring gulls", "password2": "seven herring gulls"}
    client.post(reverse("account_complete_password_reset"), given)

    sign_in(client, email=ada.email, password="seven herring gulls")

    assert is_signed_in(client)
    assert subjects(to=ada.email)[-1] == "The Vell Review: Your password was changed"


def test_a_stranger_who_opens_the_account_is_asked_to_sign_in(client):
    answer = client.get("/account/")

    assert answer.headers["Location"] == "/account/sign-in/?next=/account/"
