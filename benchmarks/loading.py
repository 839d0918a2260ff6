"""A load generator: so many connections ask for one page, again and again, for some seconds.

`python -m benchmarks.loading PORT PATH SECONDS` prints JSON. It is a process of its own, asks only
this machine, and stops by itself.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

CONNECTIONS = 32
HOST = "127.0.0.1"


async def ask(port: int, path: str, until: float, waits: list[float]) -> None:
    """One reader: the next request goes out when the answer to the last is there."""
    request = f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept: text/html\r\n\r\n".encode()
    reader, writer = await asyncio.open_connection(HOST, port)
    try:
        while (began := time.perf_counter()) < until:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(head.decode("latin-1"))
            await reader.readexactly(length_in(head))
            waits.append(time.perf_counter() - began)
    finally:
        writer.close()


def length_in(head: bytes) -> int:
    """How many bytes of body follow; a page that does not say is not measured."""
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    message = "the page does not say how long it is"
    raise RuntimeError(message)


async def load(port: int, path: str, seconds: float) -> dict[str, float]:
    """Requests a second, and how long the slowest hundredth waited."""
    waits: list[float] = []
    began = time.perf_counter()
    until = began + seconds
    await asyncio.gather(*(ask(port, path, until, waits) for _ in range(CONNECTIONS)))
    spent = time.perf_counter() - began
    waits.sort()
    return {"per_s": len(waits) / spent, "p99_ms": waits[int(len(waits) * 0.99)] * 1000}


if __name__ == "__main__":
    figures = asyncio.run(load(int(sys.argv[1]), sys.argv[2], float(sys.argv[3])))
    sys.stdout.write(json.dumps(figures))
