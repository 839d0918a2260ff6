"""Threads are served in the order in which they came, and nobody is forgotten."""

import threading
import time

import pytest

from octavo.billing.waiting import Queue

PATIENCE = 20  # seconds, on a busy machine


def in_turn(queue: Queue, count: int) -> list[int]:
    """In which order so many threads are served that came one after the other."""
    served: list[int] = []

    def wait(number: int) -> None:
        with queue:
            served.append(number)

    threads = [threading.Thread(target=wait, args=(number,)) for number in range(count)]
    with queue:
        for number, thread in enumerate(threads, 1):
            thread.start()
            until = time.monotonic() + PATIENCE
            while len(queue._waiting) < number and time.monotonic() < until:
                time.sleep(0.001)
    for thread in threads:
        thread.join(PATIENCE)
    return served


def test_who_came_first_is_served_first():
    assert in_turn(Queue(), 30) == list(range(30))


def test_one_at_a_time_is_served():
    queue, inside, most = Queue(), [0], [0]

    def work() -> None:
        for _ in range(200):
            with queue:
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                inside[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)

    assert not any(thread.is_alive() for thread in threads)
    assert most == [1]


def test_a_fault_inside_hands_it_on():
    queue = Queue()
    with pytest.raises(ZeroDivisionError), queue:
        raise ZeroDivisionError

    assert in_turn(queue, 3) == [0, 1, 2]


@pytest.mark.parametrize("is_handed_on", [False, True])
def test_who_goes_away_while_waiting_leaves_no_gap(monkeypatch, is_handed_on):
    queue = Queue()

    class Impatient:
        """A place whose owner is called away while waiting, before or after it is their turn."""

        def __init__(self) -> None:
            self.asked = 0

        def acquire(self) -> None:
            self.asked += 1
            if self.asked > 1:
                if is_handed_on:
                    queue.__exit__()
                raise KeyboardInterrupt

        def release(self) -> None:
            pass

    queue.__enter__()
    with monkeypatch.context() as patched:
        patched.setattr("octavo.billing.waiting.Lock", Impatient)
        with pytest.raises(KeyboardInterrupt):
            queue.__enter__()
    if not is_handed_on:
        queue.__exit__()

    assert in_turn(queue, 3) == [0, 1, 2]
