"""Gathers once a request what several parts of a page ask for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Protocol, TypeVar

from django.http import HttpRequest


class Stored(Protocol):
    """What the database knows by a number."""

    pk: int


Thing = TypeVar("Thing", bound=Stored)
Found = TypeVar("Found")


def once_a_request(
    gather: Callable[[Thing, HttpRequest], Found],
) -> Callable[[Thing, HttpRequest], Found]:
    """The same function, which remembers what it found until the request is answered."""

    @wraps(gather)
    def remembering(thing: Thing, request: HttpRequest) -> Found:
        known = request.__dict__.setdefault("_octavo_once", {})
        key = (gather.__module__, gather.__name__, thing.pk)
        if key not in known:
            known[key] = gather(thing, request)
        return known[key]

    return remembering
