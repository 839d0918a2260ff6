"""Addresses that advertisements may lead to: pages of the web, nothing that runs or deceives."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

LONGEST = 1000
_is_url = URLValidator(schemes=["http", "https"])


def is_web_page(address: str) -> None:
    """Refuse what is no address of a page, or shows one host and leads to another."""
    parts = urlsplit(address) if address.isprintable() else None
    if parts is None or parts.scheme not in {"http", "https"}:
        raise ValidationError(_("Give an address that begins with https:// or http://."))
    if "@" in parts.netloc:
        raise ValidationError(_("An address with a name or a password in it is refused."))
    try:
        _is_url(address)
    except ValidationError as wrong:
        message = _("This is no address of a page on the web.")
        raise ValidationError(message) from wrong
