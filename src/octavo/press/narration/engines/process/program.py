"""A program that answers each line with a line: kept running, bounded, begun again when it dies."""

from __future__ import annotations

import json
import os
import resource
import select
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from time import monotonic
from typing import Any

from octavo.press.narration.errors import EngineFailed

LONGEST_ANSWER = 100_000_000  # bytes: half an hour of sound at 22 kHz
READ_AT_ONCE = 1 << 20


class Died(Exception):
    """The program ended before it answered."""


class Program:
    """The command, running or not; `seconds` and `memory` bound each answer."""

    def __init__(self, command: Sequence[str], *, seconds: float, memory: int) -> None:
        self._command, self._seconds, self._memory = tuple(command), seconds, memory
        self._running: subprocess.Popen[bytes] | None = None

    def ask(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """Its answer. A program that died is begun again once; then it is EngineFailed."""
        for last in (False, True):
            try:
                return self._ask(question)
            except Died:
                self.close()
                if last:
                    break
        message = "The speech program ended without an answer, twice."
        raise EngineFailed(message)

    def close(self) -> None:
        """End it. The next question begins it again."""
        running, self._running = self._running, None
        if running is None:
            return
        running.kill()
        running.wait()
        for stream in (running.stdin, running.stdout):
            with suppress(OSError):
                if stream is not None:
                    stream.close()

    def _ask(self, question: Mapping[str, Any]) -> dict[str, Any]:
        running = self._running or self._begin()
        deadline = monotonic() + self._seconds
        self._write(running, json.dumps(question, ensure_ascii=False).encode() + b"\n", deadline)
        line = self._read_line(running, deadline)
        try:
            answer = json.loads(line)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            self._give_up("The speech program answered with something that is not JSON.")
        if answer.get("error"):
            message = f"The speech program says: {str(answer['error'])[:300]}"
            raise EngineFailed(message)
        return dict(answer)

    def _begin(self) -> subprocess.Popen[bytes]:
        try:
            running = subprocess.Popen(  # noqa: S603 - the publisher's own command
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
            )
        except (OSError, IndexError) as trouble:
            message = "The speech program could not be started."
            raise EngineFailed(message) from trouble
        if hasattr(resource, "prlimit"):
            with suppress(ProcessLookupError):
                resource.prlimit(running.pid, resource.RLIMIT_AS, (self._memory, self._memory))
        os.set_blocking(_fd(running.stdin), False)
        self._running = running
        return running

    def _write(self, running: subprocess.Popen[bytes], question: bytes, deadline: float) -> None:
        pipe, left = _fd(running.stdin), memoryview(question)
        while left:
            self._wait([], [pipe], deadline)
            try:
                left = left[os.write(pipe, left[:READ_AT_ONCE]) :]
            except BlockingIOError:
                continue
            except OSError as trouble:
                raise Died from trouble

    def _read_line(self, running: subprocess.Popen[bytes], deadline: float) -> bytes:
        pipe, found = _fd(running.stdout), bytearray()
        while not found.endswith(b"\n"):
            self._wait([pipe], [], deadline)
            more = os.read(pipe, READ_AT_ONCE)
            if not more:
                raise Died
            found += more
            if len(found) > LONGEST_ANSWER:
                self._give_up("The speech program's answer has no end.")
        return bytes(found)

    def _wait(self, reads: list[int], writes: list[int], deadline: float) -> None:
        ready = select.select(reads, writes, [], max(deadline - monotonic(), 0))
        if not any(ready):
            self._give_up(f"The speech program took longer than {self._seconds:g} seconds.")

    def _give_up(self, message: str) -> None:
        self.close()
        raise EngineFailed(message)


def _fd(stream: Any) -> int:
    return int(stream.fileno())
