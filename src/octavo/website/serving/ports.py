"""Whether the port is free, and whether the site answers on it."""

from __future__ import annotations

import errno
import http.client
import socket
import time

from octavo.website.serving.errors import PortTaken

PATIENCE = 2.0  # seconds; children of a killed supervisor need about one to notice


def wait_until_free(host: str, port: int, *, patience: float = PATIENCE) -> None:
    """Return when the port can be bound; raise PortTaken when it stays taken."""
    deadline = time.monotonic() + patience
    while True:
        try:
            return _bind(host, port)
        except PortTaken:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def _bind(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as trouble:
            raise PortTaken(_sentence(host, port, trouble)) from None


def _sentence(host: str, port: int, trouble: OSError) -> str:
    if trouble.errno == errno.EADDRINUSE:
        return (
            f"Port {port} on {host} is in use: stop the other server,"
            f" or choose another with PORT={port + 1 if port < 65535 else port - 1}."
        )
    if trouble.errno == errno.EACCES:
        return f"Port {port} may not be used without more rights: choose one above 1023 with PORT."
    return f"HOST {host} and PORT {port} cannot be used here: {trouble.strerror or trouble}."


def answers(host: str, port: int) -> bool:
    """Whether the home page comes back from Django; with a query it is no finished page."""
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - asked, not bound
    connection = http.client.HTTPConnection(everywhere.get(host, host), port, timeout=30)
    try:
        connection.request("GET", "/?by=octavo", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
