"""Looks at settings, data folder and how the site is reached. Needs no Django."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

from octavo.website.doctor.findings import Finding, note, well, wrong
from octavo.website.environment import Environment

LEAST_SPACE = 200_000_000  # bytes; below this uploads and backups begin to fail
LITTLE_SPACE = 2_000_000_000
LOCAL = {"localhost", "127.0.0.1", "::1"}


def examine(settings: Environment) -> Iterator[Finding]:
    """Everything that the settings and the disk tell."""
    yield from _folder(settings)
    yield from _key(settings)
    yield from _address(settings)
    yield _debug(settings)
    yield _mail(settings)


def is_public(settings: Environment) -> bool:
    """Whether others than people at this machine are meant to read the site."""
    return urlsplit(settings.address).hostname not in LOCAL


def _folder(settings: Environment) -> Iterator[Finding]:
    folder = settings.folder
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        sentence = f"{folder} is not there, or not writable for this user."
        yield wrong("data folder", sentence, "Set OCTAVO_DATA to a folder of yours.")
        return
    free = shutil.disk_usage(folder).free
    said = f"{free / 1e9:.1f} GB are free for {folder}."
    if free < LEAST_SPACE:
        yield wrong("space", said, "Make room: uploads and backups begin to fail.")
    elif free < LITTLE_SPACE:
        yield note("space", said, "Make room soon.")
    else:
        yield well("space", said)


def _key(settings: Environment) -> Iterator[Finding]:
    if settings.secret_key:
        yield well("secret key", "It comes from OCTAVO_SECRET_KEY.")
        return
    path = settings.folder / "secret-key"
    if not path.exists():
        yield note("secret key", "There is none yet.", "The first start makes one.")
    elif path.stat().st_mode & 0o077:
        sentence = f"Others on this machine may read {path}."
        yield wrong("secret key", sentence, f"Run chmod 600 {path}.")
    else:
        yield well("secret key", f"It is kept in {path}.")


def _address(settings: Environment) -> Iterator[Finding]:
    if not is_public(settings):
        said = f"The site is for this machine alone: {settings.address}."
        yield note("address", said, "Set OCTAVO_ADDRESS when others shall read it.")
        return
    if not settings.address.startswith("https://"):
        sentence = f"{settings.address} is public and not encrypted: passwords travel in the open."
        remedy = "Put nginx or Caddy with a certificate in front, and https:// in OCTAVO_ADDRESS."
        yield wrong("https", sentence, remedy)
    elif not settings.trusted_proxies:
        sentence = "Nobody may say that a reader came by https, so every page redirects to itself."
        remedy = "Set OCTAVO_TRUSTED_PROXIES to the address of the proxy, such as 127.0.0.1."
        yield wrong("https", sentence, remedy)
    else:
        yield well("https", f"{settings.address}, behind {', '.join(settings.trusted_proxies)}.")


def _debug(settings: Environment) -> Finding:
    if not settings.is_debug:
        return well("debug", "Readers see no tracebacks.")
    sentence, remedy = "OCTAVO_DEBUG is on: readers see tracebacks with settings.", "Unset it."
    return (wrong if is_public(settings) else note)("debug", sentence, remedy)


def _mail(settings: Environment) -> Finding:
    backend = str(settings.email["EMAIL_BACKEND"])
    if "smtp" in backend:
        return well("mail", f"It goes to {settings.email['EMAIL_HOST']}.")
    if backend.startswith("anymail"):
        return well("mail", f"It goes to {backend.split('.')[2]}.")
    where = (
        "the log" if backend.endswith("OnTerminal") else str(settings.email.get("EMAIL_FILE_PATH"))
    )
    return note("mail", f"It goes to {where}, not to people.", "Set EMAIL_URL to your mail server.")
