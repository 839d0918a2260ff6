"""Reads what an installation says in its environment, checks it, and stops at what is wrong."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from ipaddress import ip_network
from pathlib import Path
from shutil import which
from typing import Any, NoReturn
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from babel.numbers import is_currency

from octavo.billing.providers.makers import MAKERS
from octavo.billing.providers.stripe.keys import Keys
from octavo.press.printing.errors import PrintProfileUnusable
from octavo.press.printing.profile import read_profile
from octavo.press.purging.caches import CACHES, NEED_TOKEN, Purges
from octavo.website.known_settings import SETTINGS, Setting


class SettingWrong(Exception):
    """A setting cannot be used; the message is a plain sentence that names it."""


MOST_WORKERS = 64


@dataclass(frozen=True, slots=True)
class Environment:
    """What the environment says, checked."""

    folder: Path
    host: str
    port: int
    address: str
    database_url: str
    secret_key: str
    is_debug: bool
    trusted_proxies: tuple[str, ...]
    purges: Purges | None
    language: str
    zone: str
    currency: str
    date_form: str
    print_profile: Path | None
    narrates: bool
    narration_command: tuple[str, ...]
    door_workers: int
    web_workers: int
    job_workers: int
    email: dict[str, Any]
    email_from: str
    cards: str
    stripe: Keys
    staff_second_factor: bool | None


def read(variables: Mapping[str, str]) -> Environment:
    """Read and check every setting; stop at the first wrong one.

    Raises SettingWrong, whose message is a plain sentence.
    """
    value = {setting.name: _value(setting, variables) for setting in SETTINGS}
    host, port = value["HOST"], _whole("PORT", value["PORT"], least=1, most=65535)
    address = _address("OCTAVO_ADDRESS", value["OCTAVO_ADDRESS"]) or f"http://localhost:{port}"
    return Environment(
        folder=Path(value["OCTAVO_DATA"]).expanduser().absolute(),
        host=host,
        port=port,
        address=address,
        database_url=_database_url(value["DATABASE_URL"]),
        secret_key=_secret_key(value["OCTAVO_SECRET_KEY"]),
        is_debug=_yes_or_no("OCTAVO_DEBUG", value["OCTAVO_DEBUG"]),
        trusted_proxies=_networks(value["OCTAVO_TRUSTED_PROXIES"]),
        purges=_purges(value, site=address),
        language=_language(value["OCTAVO_LANGUAGE"]),
        zone=_zone(value["OCTAVO_ZONE"]),
        currency=_currency(value["OCTAVO_CURRENCY"]),
        date_form=value["OCTAVO_DATE_FORM"],
        print_profile=_print_profile(value["OCTAVO_PRINT_PROFILE"]),
        narrates=_yes_or_no("OCTAVO_NARRATES", value["OCTAVO_NARRATES"]),
        narration_command=_command("OCTAVO_NARRATION_COMMAND", value["OCTAVO_NARRATION_COMMAND"]),
        door_workers=_workers("OCTAVO_DOOR_WORKERS", value),
        web_workers=_workers("OCTAVO_WEB_WORKERS", value),
        job_workers=_workers("OCTAVO_JOB_WORKERS", value),
        email=_email(value["EMAIL_URL"]),
        email_from=value["EMAIL_FROM"],
        cards=_cards(value["OCTAVO_CARDS"]),
        stripe=_stripe(value),
        staff_second_factor=_yes_no_or_empty(value["OCTAVO_STAFF_SECOND_FACTOR"]),
    )


def _value(setting: Setting, variables: Mapping[str, str]) -> str:
    """What the environment says, or the default; a variable set but empty counts as unset."""
    return variables.get(setting.name, "").strip() or setting.default


def _refuse(name: str, value: str, wanted: str) -> NoReturn:
    message = f"{name} must be {wanted}, not “{value}”."
    raise SettingWrong(message) from None


def _cards(value: str) -> str:
    if value and value not in MAKERS:
        _refuse("OCTAVO_CARDS", value, f"empty or one of: {', '.join(MAKERS)}")
    return value


def _stripe(values: Mapping[str, str]) -> Keys:
    """Its keys, which have to be right only where it charges cards."""
    keys = Keys(
        values["OCTAVO_STRIPE_KEY"],
        values["OCTAVO_STRIPE_PUBLIC_KEY"],
        tuple(values["OCTAVO_STRIPE_WEBHOOKS"].split()),
        _address("OCTAVO_STRIPE_ADDRESS", values["OCTAVO_STRIPE_ADDRESS"]),
    )
    if values["OCTAVO_CARDS"] != "stripe":
        return keys
    if find_spec("stripe") is None:
        sentence = "OCTAVO_CARDS names Stripe, which needs octavo[cards] to be installed."
        raise SettingWrong(sentence)
    if trouble := keys.trouble():
        raise SettingWrong(trouble)
    return keys


def _whole(name: str, value: str, *, least: int, most: int) -> int:
    if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
        _refuse(name, value, f"a whole number from {least} to {most}")
    return int(value)


def _command(name: str, value: str) -> tuple[str, ...]:
    """A program that is there, and its arguments, as a shell would part them."""
    try:
        words = tuple(shlex.split(value))
    except ValueError:
        _refuse(name, value, "a command whose quotes are closed")
    if words and which(words[0]) is None:
        _refuse(name, value, "a program that is installed here, and its arguments")
    return words


def _workers(name: str, values: Mapping[str, str]) -> int:
    return _whole(name, values[name], least=1, most=MOST_WORKERS)


def _yes_or_no(name: str, value: str) -> bool:
    words = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if value.lower() not in words:
        _refuse(name, value, "yes or no")
    return words[value.lower()]


def _yes_no_or_empty(value: str) -> bool | None:
    return _yes_or_no("OCTAVO_STAFF_SECOND_FACTOR", value) if value else None


def _address(name: str, value: str) -> str:
    if not value:
        return ""
    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or parts.path.strip("/") or parts.query:
        wanted = "an address without a path, such as https://magazine.example"
        _refuse(name, value, wanted)
    return value.rstrip("/")


def _database_url(value: str) -> str:
    if value and urlsplit(value).scheme not in {"sqlite", "postgres", "postgresql"}:
        shown = urlsplit(value).scheme or value[:20]
        _refuse("DATABASE_URL", shown, "an address that begins with postgresql:// or sqlite://")
    return value


def _secret_key(value: str) -> str:
    if value and len(value) < 50:
        sentence = "OCTAVO_SECRET_KEY must have at least 50 characters."
        raise SettingWrong(sentence)
    return value


def _networks(value: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    for name in names:
        try:
            ip_network(name, strict=False)
        except ValueError:
            wanted = "addresses or networks with commas between, such as 127.0.0.1, 10.0.0.0/8"
            _refuse("OCTAVO_TRUSTED_PROXIES", name, wanted)
    return names


def _purges(values: Mapping[str, str], *, site: str) -> Purges | None:
    """Which cache is told what to forget; address and token have to be right only where one is."""
    kind, url, token = (values[f"OCTAVO_PURGE{end}"] for end in ("", "_URL", "_TOKEN"))
    if not kind:
        return None
    if kind not in CACHES:
        _refuse("OCTAVO_PURGE", kind, f"empty or one of: {', '.join(CACHES)}")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        shown = parts.scheme or "empty"  # the rest may hold a secret
        _refuse("OCTAVO_PURGE_URL", shown, "an address that begins with https:// or http://")
    if kind in NEED_TOKEN and not token:
        sentence = f"OCTAVO_PURGE_TOKEN must be set: {kind} does nothing without one."
        raise SettingWrong(sentence)
    if not token.isascii() or not token.isprintable():
        sentence = "OCTAVO_PURGE_TOKEN has letters that no header can hold."
        raise SettingWrong(sentence)
    return Purges(kind, url.rstrip("/"), token, site)


def _language(value: str) -> str:
    """A language that Babel can write dates in and Django has words for."""
    from django.conf.locale import LANG_INFO  # here, for most commands need no Django

    language = value.lower()
    try:
        Locale.parse(value, sep="-")
        is_known = language in LANG_INFO or language.partition("-")[0] in LANG_INFO
    except (UnknownLocaleError, ValueError):
        is_known = False
    if not is_known:
        _refuse("OCTAVO_LANGUAGE", value, "a language tag such as en-gb or de")
    return language


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        _refuse("OCTAVO_ZONE", value, "a time zone such as Europe/London")
    return value


def _currency(value: str) -> str:
    if not is_currency(value.upper()):
        _refuse("OCTAVO_CURRENCY", value, "a currency code such as EUR or GBP")
    return value.upper()


def _print_profile(value: str) -> Path | None:
    """A file that holds the profile of a press that prints in CMYK."""
    if not value:
        return None
    path = Path(value).expanduser().absolute()
    try:
        read_profile(path)
    except PrintProfileUnusable as trouble:
        sentence = f"OCTAVO_PRINT_PROFILE cannot be used: {trouble}"
        raise SettingWrong(sentence) from None
    return path


def _email(value: str) -> dict[str, Any]:
    """Django's mail settings for an address of one of five schemes."""
    wanted = "an address that begins with console:, file:, smtp://, smtps:// or anymail:"
    parts = urlsplit(value)
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": "octavo.post.backends.OnTerminal"}
    if parts.scheme == "file" and parts.path:
        path = str(Path(parts.path).expanduser().absolute())
        return {"EMAIL_BACKEND": "octavo.post.backends.InFiles", "EMAIL_FILE_PATH": path}
    if parts.scheme == "anymail":
        return _mail_service(parts.path, parts.query)
    try:
        port = parts.port
    except ValueError:
        _refuse("EMAIL_URL", parts.scheme, "an address whose port is a number")
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        _refuse("EMAIL_URL", parts.scheme or value[:20], wanted)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp" and bool(parts.username),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }


def _mail_service(name: str, said: str) -> dict[str, Any]:
    """A mail service through django-anymail: its settings stand behind the question mark."""
    if find_spec("anymail") is None:
        sentence = "EMAIL_URL names a mail service, which needs octavo[mail] to be installed."
        raise SettingWrong(sentence)
    is_known = name.isidentifier() and name not in {"base", "base_requests", "console", "test"}
    if not is_known or find_spec(f"anymail.backends.{name}") is None:
        _refuse("EMAIL_URL", f"anymail:{name}", "a mail service that django-anymail knows")
    values = dict(parse_qsl(said, keep_blank_values=True))
    secret = values.pop("webhook_secret", "")
    own = {f"{name}_{setting}".upper(): value for setting, value in values.items()}
    hears = {"WEBHOOK_SECRET": secret} if secret else {}
    return {
        "EMAIL_BACKEND": f"anymail.backends.{name}.EmailBackend",
        "ANYMAIL": {**own, **hears, "REQUESTS_TIMEOUT": 20},
    }
