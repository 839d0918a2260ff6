"""The caches that we know to tell: each in a few lines, chosen by OCTAVO_PURGE."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from octavo.press.purging.asking import ask
from octavo.press.purging.batches import Batch


@dataclass(frozen=True, slots=True)
class Purges:
    """Who is told, as the settings say: `site` is the magazine's own address."""

    kind: str
    url: str
    token: str
    site: str


class Cache(Protocol):
    """A cache in front of the magazine."""

    @property
    def most(self) -> int:
        """How many pages it is told of at once."""

    def forget(self, batch: Batch) -> None:
        """Have it forget these pages. It may be told twice. Raises PurgeFailed."""


@dataclass(frozen=True, slots=True)
class Fastly:
    """Fastly, by surrogate keys; the address is https://api.fastly.com/service/ID."""

    told: Purges
    most: int = 256

    def forget(self, batch: Batch) -> None:
        """Up to 256 keys go in the header of one request."""
        headers = {"Fastly-Key": self.told.token, "Accept": "application/json"}
        if batch.is_all:
            return ask("POST", f"{self.told.url}/purge_all", headers=headers)
        headers["Surrogate-Key"] = " ".join(batch.keys)
        return ask("POST", f"{self.told.url}/purge", headers=headers)


@dataclass(frozen=True, slots=True)
class Cloudflare:
    """Cloudflare, by addresses; its own is https://api.cloudflare.com/client/v4/zones/ID."""

    told: Purges
    most: int = 30

    def forget(self, batch: Batch) -> None:
        """Thirty addresses are what every plan may name at once."""
        files = [f"{self.told.site}{address}" for address in batch.pages]
        said = {"purge_everything": True} if batch.is_all else {"files": files}
        _post(f"{self.told.url}/purge_cache", said, self.told.token)


@dataclass(frozen=True, slots=True)
class Varnish:
    """Varnish, nginx or Squid on a machine of one's own: PURGE for each page, BAN for all."""

    told: Purges
    most: int = 100

    def forget(self, batch: Batch) -> None:
        """A page that the cache never had is forgotten already: it answers 404."""
        host = self.told.site.partition("://")[2]
        headers = {"Host": host} | ({"X-Purge-Token": self.told.token} if self.told.token else {})
        if batch.is_all:
            return ask("BAN", f"{self.told.url}/", headers=headers)
        for address, key in batch.pages.items():
            said = headers | {"Surrogate-Key": key}
            ask("PURGE", f"{self.told.url}{address}", headers=said, unknown=404)
        return None


@dataclass(frozen=True, slots=True)
class Program:
    """A program of the house's own that takes JSON: keys, addresses, or that all is to go."""

    told: Purges
    most: int = 500

    def forget(self, batch: Batch) -> None:
        """One POST; any answer of 200 to 299 says that it is done."""
        addresses = [f"{self.told.site}{address}" for address in batch.pages]
        said = {"all": batch.is_all, "keys": batch.keys, "addresses": addresses}
        _post(self.told.url, said, self.told.token)


def _post(address: str, said: object, token: str) -> None:
    headers = {"Content-Type": "application/json"}
    headers |= {"Authorization": f"Bearer {token}"} if token else {}
    ask("POST", address, headers=headers, body=json.dumps(said).encode())


CACHES: dict[str, Callable[[Purges], Cache]] = {
    "fastly": Fastly,
    "cloudflare": Cloudflare,
    "varnish": Varnish,
    "json": Program,
}
# Of these the token is their only proof of who asks.
NEED_TOKEN = frozenset({"fastly", "cloudflare"})


def cache_of(told: Purges) -> Cache:
    """The cache that the settings name."""
    return CACHES[told.kind](told)
