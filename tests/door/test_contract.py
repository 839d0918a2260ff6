"""What the door leans on of uvicorn's inside. A new version of uvicorn has to pass this first."""

from __future__ import annotations

import inspect

import uvicorn
from uvicorn.protocols.http import httptools_impl
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import Server, ServerState


def source(thing: object) -> str:
    return inspect.getsource(thing)  # type: ignore[arg-type]


def test_the_pinned_version_is_the_one_that_was_read():
    assert uvicorn.__version__ == "0.54.0"


def test_a_connection_has_the_fields_that_the_door_reads():
    fields = source(HttpToolsProtocol.__init__)
    for name in ("parser", "pipeline", "cycle", "flow", "transport", "server_state", "headers"):
        assert f"self.{name}" in fields


def test_callbacks_of_the_parser_are_those_that_the_door_stands_before():
    names = ("on_message_begin", "on_url", "on_header", "on_headers_complete", "on_body")
    for name in (*names, "on_message_complete", "data_received", "_unset_keepalive_if_required"):
        assert callable(getattr(HttpToolsProtocol, name))


def test_a_beginning_sets_address_headers_and_scope_and_nothing_else():
    """The door begins a request in its own way, and calls this when uvicorn shall go on."""
    lines = [line for line in source(HttpToolsProtocol.on_message_begin).splitlines()[1:] if line]
    assigned = {line.strip().split(" =")[0] for line in lines if line.startswith("        self.")}

    assert assigned == {"self.url", "self.expect_100_continue", "self.headers", "self.scope"}


def test_a_cycle_says_when_its_answer_is_complete():
    assert "self.response_complete = True" in source(RequestResponseCycle.send)
    assert "self.response_complete = False" in source(RequestResponseCycle.__init__)


def test_requests_that_wait_their_turn_stand_in_the_pipeline():
    assert "self.pipeline.appendleft" in source(HttpToolsProtocol.on_headers_complete)
    assert "self.pipeline.pop()" in source(HttpToolsProtocol.on_response_complete)


def test_the_server_ticks_ten_times_a_second_and_writes_the_date():
    assert "asyncio.sleep(0.1)" in source(Server.main_loop)
    assert "self.server_state.default_headers =" in source(Server.on_tick)
    assert ServerState().default_headers == []


def test_there_is_a_status_line_for_each_answer_of_the_door():
    for status in (200, 204, 304, 400, 403, 404, 408, 414, 429, 431):
        assert httptools_impl.STATUS_LINE[status].startswith(b"HTTP/1.1 %d " % status)
