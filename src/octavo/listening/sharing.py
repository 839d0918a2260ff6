"""Whether a feed is used from so many places that more than one person must be listening. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import sha256
from hmac import new as hmac_of
from ipaddress import ip_address, ip_network

from octavo.listening.policy import (
    FAR_TOO_MANY_NETWORKS,
    MANY_NETWORKS,
    NETWORK_V4,
    NETWORK_V6,
    ON_SO_MANY_DAYS,
    WITHIN_DAYS,
)


def is_used_widely(networks: Mapping[date, int], *, today: date) -> bool:
    """Whether the counts of networks by day, of the last days, speak of many listeners.

    Many on several days, so that a journey is none; or far too many on a single one.
    """
    since = today - timedelta(days=WITHIN_DAYS)
    lately = [count for day, count in networks.items() if since < day <= today]
    many = sum(count >= MANY_NETWORKS for count in lately)
    return many >= ON_SO_MANY_DAYS or max(lately, default=0) >= FAR_TOO_MANY_NETWORKS


def mark_of(address: str, *, salt: str) -> str:
    """The network of an address as a mark that means nothing once the salt is gone.

    Empty for what is no address.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    inner = getattr(found, "ipv4_mapped", None) or found
    bits = NETWORK_V4 if inner.version == 4 else NETWORK_V6
    network = ip_network((inner, bits), strict=False)
    return hmac_of(salt.encode(), str(network).encode(), sha256).hexdigest()[:16]
