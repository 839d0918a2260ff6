"""The door as a plain ASGI application, for any server: the store first, then whoever is behind."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from octavo.door.door import Door

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


def through(door: Door, behind: Application) -> Application:
    """An application that answers from the store, and lets through what is not there."""

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await _live(receive, send)
        answer = door.find(
            scope["method"].encode("ascii"),
            target_of(scope),
            dict(scope["headers"]),
            now=time.time(),
        )
        if answer is None:
            return await behind(scope, receive, send)
        start = {"type": "http.response.start", "status": answer.status}
        await send(start | {"headers": answer.pairs})
        await send({"type": "http.response.body", "body": answer.body})

    return application


def target_of(scope: Scope) -> bytes:
    """Path and query as they were asked for."""
    path: bytes = scope["raw_path"]
    query: bytes = scope["query_string"]
    return path + b"?" + query if query else path


async def _live(receive: Receive, send: Send) -> None:
    """Say yes to the server's beginning and end."""
    while (await receive())["type"] != "lifespan.shutdown":
        await send({"type": "lifespan.startup.complete"})
    await send({"type": "lifespan.shutdown.complete"})
