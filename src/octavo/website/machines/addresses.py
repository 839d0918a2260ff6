"""Whole addresses, with the magazine's public one before them."""

from __future__ import annotations

from django.conf import settings


def absolute(address: str) -> str:
    """The address as it can be written on paper; what is whole already stays."""
    return address if address.startswith(("https://", "http://")) else settings.ADDRESS + address
