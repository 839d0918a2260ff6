"""uvicorn's own protocol with the door in front of it, and limits on what a sender may do.

uvicorn parses HTTP, keeps order among pipelined requests and speaks ASGI. A request that the door
can answer never becomes any of that: the answer is written as soon as its headers are read. All
else goes uvicorn's way. `tests/door/test_contract.py` lists what we lean on of uvicorn's inside.
"""

from __future__ import annotations

import time
from typing import Any, ClassVar

from httptools import HttpParserCallbackError, HttpParserError, HttpParserUpgrade
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from octavo.door.answers import Answer, Headers
from octavo.door.door import Door
from octavo.door.limits import (
    HEAD_WITHIN,
    IDLE,
    LEAST_SPEED,
    MOST_HEADER_BYTES,
    MOST_HEADERS,
    MOST_PIPELINED,
    MOST_URL_BYTES,
    Refused,
    is_doubtful,
    refuse_ambiguous,
    refuse_too_much,
)


class Clock:
    """The seconds as of the last tick: near enough for deadlines, and free to read."""

    now: ClassVar[float] = time.monotonic()


class DoorProtocol(HttpToolsProtocol):
    """One connection. `door` is set on a subclass, since uvicorn makes the instances."""

    door: ClassVar[Door]

    def connection_made(self, transport: Any) -> None:
        """Begin to watch the clock."""
        super().connection_made(transport)
        self.active_at = Clock.now
        self.head_since = 0.0  # when the first byte of a head came that is not whole yet
        self.body_since = 0.0  # when a head was whole whose body is not
        self.body_bytes = 0
        self.head_bytes = 0
        self.is_answered = False
        self.is_between = True
        self.unread, self.unread_since = 0, Clock.now

    def data_received(self, data: bytes) -> None:
        """Feed the parser. A head that grows without an end is refused before it is whole."""
        self.active_at = Clock.now
        if self.is_between:
            self.is_between = False
            self.head_since, self.head_bytes = Clock.now, 0
        self.may_be_too_much = self.head_bytes + len(data) > MOST_HEADER_BYTES
        if self.timeout_keep_alive_task is not None:
            self._unset_keepalive_if_required()
        try:
            self.parser.feed_data(data)
        except HttpParserCallbackError as trouble:
            return self._refuse(_refusal_in(trouble))
        except HttpParserError:
            return self._refuse(Refused(400, "This is no request that HTTP allows."))
        except HttpParserUpgrade:
            pass  # it is answered without: the head was read, and the answer says nothing of it
        if self.head_since:
            self.head_bytes += len(data)
            if self.head_bytes > MOST_URL_BYTES + MOST_HEADER_BYTES:
                return self._refuse(Refused(431, "The head of the request is too long."))
        elif self.body_since:
            self.body_bytes += len(data)
        return None

    def on_message_begin(self) -> None:
        """Begin as cheaply as can be: uvicorn's own beginning follows if it is needed."""
        self.url = b""
        self.headers = []
        self.is_answered = False
        self.is_between = False
        self.head_since = self.head_since or Clock.now

    def on_url(self, url: bytes) -> None:
        """Take a part of the address."""
        self.url += url
        if len(self.url) > MOST_URL_BYTES:
            raise Refused(414, "The address is too long.")

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take one header. What has come in is bounded: the sum is looked at when all are there."""
        self.headers.append((name.lower(), value))

    def on_headers_complete(self) -> None:
        """Answer from the store, if nothing waits its turn before; else go uvicorn's way."""
        self.head_since = 0.0
        said = dict(self.headers)
        if self.may_be_too_much or len(self.headers) > MOST_HEADERS:
            refuse_too_much(self.headers)
        if is_doubtful(said, self.headers):
            refuse_ambiguous(self.headers, version=self.parser.get_http_version())
        if self._is_free() and b"upgrade" not in said:
            answer = self.door.find(self.parser.get_method(), self.url, said, now=time.time())
            if answer is not None:
                self.is_answered = True
                return self._send(answer)
        return self._go_on(said)

    def _go_on(self, said: dict[bytes, bytes]) -> None:
        """Begin again as uvicorn does."""
        self.body_since, self.body_bytes = Clock.now, 0
        if len(self.pipeline) >= MOST_PIPELINED:
            raise Refused(429, "Too many requests were sent ahead.")
        url, headers = self.url, self.headers
        super().on_message_begin()
        self.url, self.headers = url, headers
        self.scope["headers"] = headers
        self.expect_100_continue = said.get(b"expect", b"").lower() == b"100-continue"
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A body sent with a request that was answered without it is thrown away."""
        if not self.is_answered:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is whole; the next byte begins another one."""
        self.body_since = 0.0
        self.is_between = True
        if not self.is_answered:
            super().on_message_complete()

    def _is_free(self) -> bool:
        """Whether an answer written now is the next one due, and the reader takes it."""
        cycle = self.cycle
        return (cycle is None or cycle.response_complete) and not (
            self.pipeline or self.flow.write_paused
        )

    def _send(self, answer: Answer) -> None:
        begin = _begin(answer.status, self.server_state.default_headers)
        if self.parser.should_keep_alive():
            self.transport.write(begin + answer.own + answer.whole)
            return
        self.transport.write(begin + answer.own + b"connection: close\r\n" + answer.whole)
        self.transport.close()

    def _refuse(self, refused: Refused) -> None:
        """Say what was wrong in one line, and close."""
        if self.transport.is_closing():
            return
        text = f"{refused}\n".encode()
        head = (
            b"content-type: text/plain; charset=utf-8\r\ncontent-length: %d\r\n"
            b"connection: close\r\n\r\n" % len(text)
        )
        self.transport.write(b"".join((STATUS_LINE[refused.status], head, text)))
        self.transport.close()

    def look_at(self, now: float) -> None:
        """Once a second: end a connection that sends too slowly, takes nothing, or only waits."""
        if self.transport.is_closing():
            return self._end_if_stuck(now)
        if self.head_since and now - self.head_since > HEAD_WITHIN:
            return self._refuse(Refused(408, "The request did not come in time."))
        if self.body_since and now - self.body_since > HEAD_WITHIN + self.body_bytes / LEAST_SPEED:
            return self.transport.abort()
        if self.is_between and self._is_free() and now - self.active_at > IDLE:
            return self.transport.close()
        return self._end_if_stuck(now)

    def _end_if_stuck(self, now: float) -> None:
        """End it if for as long as one may be idle the reader has taken nothing of what waits."""
        unread = self.transport.get_write_buffer_size()
        if unread == 0 or unread != self.unread:
            self.unread, self.unread_since = unread, now
        elif now - self.unread_since > IDLE:
            self.transport.abort()


_begun: dict[int, tuple[Headers, bytes]] = {}


def _begin(status: int, headers: Headers) -> bytes:
    """The status line and what stands in every answer; uvicorn makes that anew once a second."""
    known = _begun.get(status)
    if known is not None and known[0] is headers:
        return known[1]
    begun = STATUS_LINE[status] + b"".join(b"%s: %s\r\n" % pair for pair in headers)
    _begun[status] = (headers, begun)
    return begun


def _refusal_in(trouble: HttpParserCallbackError) -> Refused:
    """What one of our callbacks had to say; anything else is a mistake of ours, and is raised."""
    cause = trouble.__context__
    if isinstance(cause, Refused):
        return cause
    raise trouble
