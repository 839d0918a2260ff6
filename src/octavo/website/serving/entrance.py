"""Where requests come in: what a request says of its sender is believed only from our proxies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

FORWARDED = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
)
# The server lays the process's environment under every request; these would show in a traceback.
SECRETS = ("DATABASE_URL", "EMAIL_URL", "OCTAVO_PURGE_TOKEN", "OCTAVO_SECRET_KEY")


class Entrance:
    """A WSGI application around another, which then knows the reader's own address and scheme.

    Only X-Forwarded-For and X-Forwarded-Proto are ever believed, and only when a trusted proxy
    sends them; from anybody else all such headers are dropped. The host is what the Host header
    says: a proxy passes that on.
    """

    def __init__(self, application: Application, *, trusted: Iterable[str]) -> None:
        self.application = application
        self.trusted = tuple(ip_network(name, strict=False) for name in trusted)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer one request."""
        told = {name: environ.pop(name, "") for name in FORWARDED}
        for name in SECRETS:
            environ.pop(name, None)
        sender = environ.get("REMOTE_ADDR", "")
        if self._trusts(sender):
            environ["REMOTE_ADDR"] = self._reader(sender, told["HTTP_X_FORWARDED_FOR"])
            scheme = told["HTTP_X_FORWARDED_PROTO"].rpartition(",")[2].strip().lower()
            if scheme in {"http", "https"}:
                environ["wsgi.url_scheme"] = scheme
        return self.application(environ, start_response)

    def _trusts(self, sender: str) -> bool:
        address = _address(sender)
        return address is not None and any(address in network for network in self.trusted)

    def _reader(self, sender: str, forwarded: str) -> str:
        """The first address, seen from us outwards, that is none of our proxies.

        What stands further out was written by that one and may be anything.
        """
        for told in _from_the_right(forwarded):
            address = _address(told)
            if address is None:
                break
            sender = str(address)
            if not self._trusts(sender):
                break
        return sender


def _from_the_right(forwarded: str) -> Iterator[str]:
    return (name.strip() for name in reversed(forwarded.split(",")) if name.strip())


def _address(text: str) -> IPv4Address | IPv6Address | None:
    """The address, an IPv4 one in IPv6 clothes undressed; None for anything else."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
