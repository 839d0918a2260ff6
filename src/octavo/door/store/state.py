"""What the records of the journal come to, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from octavo.door.store.journal import Record


@dataclass(slots=True)
class State:
    """Which pages stand, and who keeps new ones from being named.

    `pages` gives each address its page as written, `keys` what it was made from, as words with
    spaces between. `touched` is another word after each change that may make a page that is being
    rendered an old one: who names pages says which word was there when rendering began.
    """

    pages: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    made_by: str = ""
    touched: str = ""
    holds: dict[str, float] = field(default_factory=dict)

    def apply(self, record: Record) -> frozenset[str] | None:
        """Follow one record; return whose page is another now, None for all of them.

        Words that we do not know are passed over.
        """
        self.touched = record.get("touched", self.touched)
        if "made_by" in record:
            self.made_by = record["made_by"]
        if "hold" in record:
            self.holds.update(record["hold"])
        if "free" in record:
            self.holds.pop(record["free"], None)
        dropped, named = record.get("drop", ()), record.get("put", {})
        self._drop(list(self.pages) if dropped == "all" else dropped)
        for address, (keys, page) in named.items():
            self.pages[address] = page
            self.keys[address] = keys
        return None if dropped == "all" else frozenset({*dropped, *named})

    def _drop(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            self.pages.pop(address, None)
            self.keys.pop(address, None)

    def is_other(self, address: str, page: str) -> bool:
        """Whether another page than this one stands at that address."""
        return self.pages.get(address, page) != page

    def is_held(self, *, now: float) -> bool:
        """Whether somebody is changing something at this moment."""
        return any(until > now for until in self.holds.values())

    def depending(self, on: frozenset[str]) -> list[str]:
        """The addresses of pages that were made from any of these."""
        return [one for one, keys in self.keys.items() if not on.isdisjoint(keys.split())]

    def records(self, *, now: float) -> Iterator[Record]:
        """As few records as come to the same."""
        holds = {name: until for name, until in self.holds.items() if until > now}
        yield {"made_by": self.made_by, "touched": self.touched, "hold": holds}
        for address, page in self.pages.items():
            yield {"put": {address: [self.keys[address], page]}}
