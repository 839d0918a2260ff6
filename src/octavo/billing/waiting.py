"""A lock for the threads of a process that is handed on in the order in which they came."""

from __future__ import annotations

from collections import deque
from threading import Lock


class Queue:
    """`with queue:` waits until all who came before are done.

    An ordinary lock goes to whoever is quickest, mostly to who has just let go of it, so that the
    one who came first may be served last.
    """

    def __init__(self) -> None:
        self._waiting: deque[Lock] = deque()
        self._is_taken = False
        self._changing = Lock()

    def __enter__(self) -> None:
        place = Lock()
        place.acquire()
        with self._changing:
            if not self._is_taken:
                self._is_taken = True
                return
            self._waiting.append(place)
        try:
            place.acquire()  # until whoever is before has handed it on
        except BaseException:  # by Ctrl-C: nobody may be left waiting for us
            self._leave(place)
            raise

    def __exit__(self, *_exc: object) -> None:
        with self._changing:
            self._hand_on()

    def _hand_on(self) -> None:
        if self._waiting:
            self._waiting.popleft().release()
        else:
            self._is_taken = False

    def _leave(self, place: Lock) -> None:
        with self._changing:
            if place in self._waiting:
                self._waiting.remove(place)
            else:  # it was handed on to us just now
                self._hand_on()
