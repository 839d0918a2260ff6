"""Settings are typed, and a wrong one is refused with a sentence that names it."""

from pathlib import Path

import pytest

from octavo.press.printing.profile import OWN_PROFILE
from octavo.press.purging.caches import Purges
from octavo.website.environment import SettingWrong, read
from octavo.website.known_settings import SETTINGS


def test_nothing_set_is_a_magazine_on_this_machine():
    environment = read({})

    assert environment.address == "http://localhost:8000"
    assert environment.folder == Path("data").absolute()
    assert not environment.is_debug


def test_the_profile_of_any_press_can_be_used_and_nothing_else(tmp_path):
    """What is wrong is said before anything starts, not when the issue goes to print."""
    house = tmp_path / "house.icc"
    house.write_bytes(OWN_PROFILE.read_bytes())
    screen = tmp_path / "screen.icc"
    screen.write_bytes(OWN_PROFILE.read_bytes().replace(b"prtrCMYK", b"mntrRGB ", 1))

    assert read({}).print_profile is None
    assert read({"OCTAVO_PRINT_PROFILE": str(house)}).print_profile == house
    with pytest.raises(SettingWrong) as refused:
        read({"OCTAVO_PRINT_PROFILE": str(screen)})

    sentence = "The print profile “screen.icc” is no profile of a press that prints in CMYK."
    assert str(refused.value) == f"OCTAVO_PRINT_PROFILE cannot be used: {sentence}"


def test_a_setting_left_empty_counts_as_unset():
    assert read({"PORT": " "}).port == 8000


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORT", "http", "PORT must be a whole number from 1 to 65535, not “http”."),
        ("PORT", "0", "PORT must be a whole number from 1 to 65535, not “0”."),
        ("PORT", "٣", "PORT must be a whole number from 1 to 65535, not “٣”."),
        ("OCTAVO_DEBUG", "maybe", "OCTAVO_DEBUG must be yes or no, not “maybe”."),
        (
            "OCTAVO_ZONE",
            "Mars/Olympus",
            "OCTAVO_ZONE must be a time zone such as Europe/London, not “Mars/Olympus”.",
        ),
        (
            "OCTAVO_ZONE",
            "../../etc/passwd",
            "OCTAVO_ZONE must be a time zone such as Europe/London, not “../../etc/passwd”.",
        ),
        (
            "OCTAVO_LANGUAGE",
            "martian",
            "OCTAVO_LANGUAGE must be a language tag such as en-gb or de, not “martian”.",
        ),
        (
            "OCTAVO_LANGUAGE",
            "mt",
            "OCTAVO_LANGUAGE must be a language tag such as en-gb or de, not “mt”.",
        ),
        (
            "OCTAVO_CURRENCY",
            "shells",
            "OCTAVO_CURRENCY must be a currency code such as EUR or GBP, not “shells”.",
        ),
        (
            "OCTAVO_ADDRESS",
            "magazine.example",
            "OCTAVO_ADDRESS must be an address without a path, such as https://magazine.example,"
            " not “magazine.example”.",
        ),
        (
            "OCTAVO_TRUSTED_PROXIES",
            "10.0.0.0/99",
            "OCTAVO_TRUSTED_PROXIES must be addresses or networks with commas between,"
            " such as 127.0.0.1, 10.0.0.0/8, not “10.0.0.0/99”.",
        ),
        (
            "DATABASE_URL",
            "mysql://localhost/octavo",
            "DATABASE_URL must be an address that begins with postgresql:// or sqlite://,"
            " not “mysql”.",
        ),
        ("OCTAVO_SECRET_KEY", "short", "OCTAVO_SECRET_KEY must have at least 50 characters."),
        (
            "OCTAVO_WEB_WORKERS",
            "-1",
            "OCTAVO_WEB_WORKERS must be a whole number from 1 to 64, not “-1”.",
        ),
    ],
)
def test_a_wrong_setting_is_refused_by_name(name, value, sentence):
    with pytest.raises(SettingWrong) as refused:
        read({name: value})

    assert str(refused.value) == sentence


def test_a_wrong_database_address_does_not_repeat_its_password():
    with pytest.raises(SettingWrong) as refused:
        read({"DATABASE_URL": "oracle://octavo:hunter2@db/octavo"})

    assert "hunter2" not in str(refused.value)


def test_mail_goes_where_the_address_says():
    sent = read({"EMAIL_URL": "smtp://desk:p%40ss@mail.example"}).email

    assert sent["EMAIL_HOST"] == "mail.example"
    assert sent["EMAIL_PORT"] == 587
    assert sent["EMAIL_HOST_PASSWORD"] == "p@ss"
    assert sent["EMAIL_USE_TLS"]


def test_mail_goes_to_a_service_by_its_name_and_keys():
    url = "anymail:mailgun?api_key=k%2B1&sender_domain=mail.vell.example&webhook_secret=a:b"
    sent = read({"EMAIL_URL": url}).email

    assert sent["EMAIL_BACKEND"] == "anymail.backends.mailgun.EmailBackend"
    assert sent["ANYMAIL"] == {
        "MAILGUN_API_KEY": "k+1",
        "MAILGUN_SENDER_DOMAIN": "mail.vell.example",
        "WEBHOOK_SECRET": "a:b",
        "REQUESTS_TIMEOUT": 20,
    }


@pytest.mark.parametrize("name", ["pigeon", "", "base", "../x", "postmark.x"])
def test_a_mail_service_that_nobody_knows_is_refused_without_its_secret(name):
    with pytest.raises(SettingWrong, match="a mail service that django-anymail knows") as refused:
        read({"EMAIL_URL": f"anymail:{name}?server_token=hunter2"})

    assert "hunter2" not in str(refused.value)


def test_mail_to_nowhere_is_refused():
    with pytest.raises(SettingWrong, match="EMAIL_URL must be an address that begins with"):
        read({"EMAIL_URL": "pigeon://roof"})


def test_every_setting_says_what_it_is_for():
    assert all(setting.meaning.endswith(".") for setting in SETTINGS)
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)


STRIPE = {
    "OCTAVO_CARDS": "stripe",
    "OCTAVO_STRIPE_KEY": "rk_live_1",
    "OCTAVO_STRIPE_PUBLIC_KEY": "pk_live_1",
    "OCTAVO_STRIPE_WEBHOOKS": "whsec_new whsec_old",
}


def test_stripe_charges_cards_with_its_keys():
    keys = read(STRIPE).stripe

    assert (keys.webhooks, keys.address) == (("whsec_new", "whsec_old"), "https://api.stripe.com")


@pytest.mark.parametrize("name", list(STRIPE)[1:])
def test_stripe_without_one_of_its_keys_does_not_start_and_tells_no_secret(name):
    with pytest.raises(SettingWrong, match=name) as refused:
        read(STRIPE | {name: ""})

    assert "live_1" not in str(refused.value)


def test_nobody_is_asked_for_keys_of_stripe_where_it_charges_nothing():
    assert read({"OCTAVO_CARDS": "", "OCTAVO_STRIPE_KEY": "sk"}).cards == ""


def test_a_provider_that_nobody_knows_is_refused():
    with pytest.raises(SettingWrong, match="OCTAVO_CARDS"):
        read({"OCTAVO_CARDS": "piggy-bank"})


FASTLY = {
    "OCTAVO_ADDRESS": "https://magazine.example",
    "OCTAVO_PURGE": "fastly",
    "OCTAVO_PURGE_URL": "https://api.fastly.com/service/A1/",
    "OCTAVO_PURGE_TOKEN": "secret",
}


def test_a_cache_in_front_is_named_with_where_and_how_it_is_told():
    told = read(FASTLY).purges

    assert told == Purges(
        "fastly", "https://api.fastly.com/service/A1", "secret", "https://magazine.example"
    )
    assert read({**FASTLY, "OCTAVO_PURGE": ""}).purges is None
    assert read({**FASTLY, "OCTAVO_PURGE": "varnish", "OCTAVO_PURGE_TOKEN": ""}).purges


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OCTAVO_PURGE", "akamai"),
        ("OCTAVO_PURGE_URL", ""),
        ("OCTAVO_PURGE_URL", "ftp://api.fastly.com"),
        ("OCTAVO_PURGE_URL", "https://user:word@api.fastly.com"),
        ("OCTAVO_PURGE_TOKEN", ""),
        ("OCTAVO_PURGE_TOKEN", "secret\nX-Other: 1"),
    ],
)
def test_a_cache_that_could_not_be_told_stops_the_start(name, value):
    with pytest.raises(SettingWrong, match=name) as refused:
        read({**FASTLY, name: value})

    assert "word" not in str(refused.value)
    assert "secret" not in str(refused.value)
