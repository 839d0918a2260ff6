"""Which crawlers read what is held back: those of search engines, from networks that were named."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

from django.http import HttpRequest

from octavo.door.asking import may_be_search_engine
from octavo.issues.models import Publication


def reads_everything(request: HttpRequest) -> bool:
    """Whether the publisher lets this crawler read all. A name alone lets nobody in."""
    if not may_be_search_engine(request.headers.get("User-Agent", "").encode()):
        return False
    said = Publication.objects.filter(site__is_default_site=True).first()
    return said is not None and _is_within(request.META["REMOTE_ADDR"], said.crawler_networks)


def _is_within(address: str, networks: str) -> bool:
    try:
        sender = ip_address(address)
    except ValueError:  # behind a socket without an address
        return False
    return any(sender in ip_network(network) for network in networks.split())
