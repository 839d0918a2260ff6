"""The tally of one process: an increment for each page, and everything else once a second.

Of a reader it holds what came with the request, for a second; what is written says nothing of who.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from octavo.core.access import Counted, Event, heard
from octavo.door.counting.lines import written
from octavo.door.counting.machines import is_machine
from octavo.door.counting.sources import OTHER, source_of
from octavo.door.counting.writing import TallyFile

Said = Mapping[bytes, bytes]

MOST_SEEN = 2048  # different requests of one second; what is over is put into words at once
MOST_EVENTS = 4096  # different ones that wait to be written; further sources are “other”
A_LINE = 1000  # events
WITH_A_SOURCE = {"read": 3, "heard": 3}  # and how many words they have before it is added

log = logging.getLogger("octavo.door")


class Seen(NamedTuple):
    """What was sent, by which rule, and two headers as they came."""

    page: Counted
    by: str
    referer: bytes
    user_agent: bytes


class Tally:
    """Counts for a site of these hosts, into that file."""

    def __init__(self, file: TallyFile, *, hosts: Iterable[str] = ()) -> None:
        self._file = file
        self._ours = frozenset(host.lower() for host in hosts)
        self._seen: dict[tuple[Counted, str, bytes, bytes], int] = {}
        self._events: dict[Event, int] = {}
        self._is_silent = False

    def page(self, page: Counted, by: str, headers: Said) -> None:
        """A page was sent. This is all that is done before its reader has it."""
        get, seen = headers.get, self._seen
        key = (page, by, get(b"referer", b""), get(b"user-agent", b""))
        if key in seen:
            seen[key] += 1
        elif len(seen) < MOST_SEEN:
            seen[key] = 1
        else:
            self._put_into_words(Seen(*key), 1)

    def said(self, header: bytes, headers: Said) -> None:
        """Django has answered, and says what to count of that; `headers` are the reader's."""
        try:
            events = heard(header)
        except ValueError as trouble:
            return log.error("Django says what cannot be counted: %s", trouble)  # noqa: TRY400
        if is_machine(headers.get(b"user-agent", b"")):
            return None
        for event in events:
            if len(event) == WITH_A_SOURCE.get(str(event[0])):
                event = (*event, self.source(headers.get(b"referer", b"")))
            self._add(event, 1)
        return None

    def depth(self, item: str, quarter: str, headers: Said) -> None:
        """Somebody has left an article after so much of it, in hundredths."""
        if not is_machine(headers.get(b"user-agent", b"")):
            self._add(("depth", item, quarter), 1)

    def source(self, referer: bytes) -> str:
        """Where somebody came from, in a word."""
        return source_of(referer, self._ours)

    def flush(self, *, now: float) -> None:
        """Write down what was counted. Where that cannot be done it is kept, and said once."""
        seen, self._seen = self._seen, {}
        for key, count in seen.items():
            self._put_into_words(Seen(*key), count)
        try:
            while events := dict(islice(self._events.items(), A_LINE)):
                self._file.write(written(now, events.items()))
                for event in events:
                    del self._events[event]
        except OSError as trouble:
            if not self._is_silent:
                log.error("What is read cannot be counted: %s", trouble)  # noqa: TRY400
            self._is_silent = True
        else:
            self._is_silent = False

    def close(self, *, now: float) -> None:
        """Write the last of it down, and let go of the file."""
        self.flush(now=now)
        self._file.close()

    def _put_into_words(self, seen: Seen, count: int) -> None:
        if is_machine(seen.user_agent):
            return
        self._add(("read", seen.page.item, seen.by, self.source(seen.referer)), count)
        for booking in seen.page.shows:
            self._add(("view", booking), count)

    def _add(self, event: Event, count: int) -> None:
        events = self._events
        if event not in events and len(events) >= MOST_EVENTS and event[0] in WITH_A_SOURCE:
            event = (*event[:-1], OTHER)
        events[event] = events.get(event, 0) + count
