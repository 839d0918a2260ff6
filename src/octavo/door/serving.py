"""One front worker: uvicorn with the door in its protocol, and Django behind it."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from octavo.door.asgi import through
from octavo.door.back import Back
from octavo.door.counting import FOLDER, Tally, TallyFile
from octavo.door.door import Door
from octavo.door.files import Files
from octavo.door.limits import IDLE
from octavo.door.protocol import Clock, DoorProtocol

STORE = "pages"  # the folder of the store within the data folder
BACKLOG = 2048
LETS_FINISH = 5  # seconds in which answers that have begun may end


@dataclass(frozen=True, slots=True)
class Doorway:
    """Where the door stands: address, data folder, the names of the site, the socket of Django.

    `only_https` leaves it to Django to redirect who has not come by https, as the proxy says. With
    `is_secure` cookies go by https alone. With `is_plain` the store is asked through plain ASGI:
    for comparison, and for other servers.
    """

    host: str
    port: int
    data: Path
    hosts: tuple[str, ...]
    back: str
    only_https: bool = False
    is_secure: bool = False
    is_plain: bool = False


class Server(uvicorn.Server):
    """uvicorn's server, which looks at each connection once a second, and writes the tally down."""

    def __init__(self, config: uvicorn.Config, tally: Tally | None = None) -> None:
        super().__init__(config)
        self.tally = tally

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second, as uvicorn does; the deadlines are kept with every tenth."""
        Clock.now = time.monotonic()
        if counter % 10 == 0:
            for connection in list(self.server_state.connections):
                if isinstance(connection, DoorProtocol):
                    connection.look_at(Clock.now)
            if self.tally:
                self.tally.flush(now=time.time())
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End as uvicorn does, and write down what was counted last."""
        await super().shutdown(sockets)
        if self.tally:
            self.tally.close(now=time.time())


def serve(doorway: Doorway) -> None:
    """Answer until told to stop. Any number of processes may do so on the same port."""
    folder = doorway.data / STORE
    tally = Tally(TallyFile(doorway.data / FOLDER), hosts=doorway.hosts)
    door = Door(
        doorway.data,
        folder,
        hosts=doorway.hosts,
        only_https=doorway.only_https,
        is_secure=doorway.is_secure,
        tally=tally,
    )
    behind = Back(doorway.back, Files(doorway.data), tally)
    protocol = type("Protocol", (DoorProtocol,), {"door": door})
    config = uvicorn.Config(
        through(door, behind),
        http="httptools" if doorway.is_plain else protocol,
        ws="none",
        loop="asyncio",
        lifespan="off",
        interface="asgi3",
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_level="error",
        timeout_keep_alive=int(IDLE),
        timeout_graceful_shutdown=LETS_FINISH,
        backlog=BACKLOG,
    )
    Server(config, tally).run(sockets=list(_sockets(doorway)))


def _sockets(doorway: Doorway) -> Iterable[socket.socket]:
    """A socket for each address of the host name; the kernel shares connections out."""
    found = socket.getaddrinfo(
        doorway.host, doorway.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )
    for family, kind, protocol, _, address in found:
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        if family == socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listener.bind(address)
        yield listener
