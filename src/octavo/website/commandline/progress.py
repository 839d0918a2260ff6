"""Progress on the error stream: a bar for a person, a line into a file, none for a script."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

import click

T = TypeVar("T")
Step = Callable[[int], None]


def steps(
    things: Iterable[T], *, label: str, count: int, quiet: bool, name: Callable[[T], str] = str
) -> Iterator[T]:
    """Pass things on, and show how far we are; `name` says which one is at work."""
    if quiet or not sys.stderr.isatty():
        if not quiet:
            click.echo(f"{label} ...", err=True)
        yield from things
        return
    with click.progressbar(
        things,
        length=count,
        label=label,
        file=sys.stderr,
        item_show_func=lambda thing: None if thing is None else name(thing)[:40],
    ) as bar:
        yield from bar


def watched_bytes(label: str, *, quiet: bool) -> Callable[[int], AbstractContextManager[Step]]:
    """Return what shows, for so many bytes to come, how many are done."""

    @contextmanager
    def watched(size: int) -> Iterator[Step]:
        if quiet or not sys.stderr.isatty():
            if not quiet:
                click.echo(f"{label} {size / 1e6:.1f} MB ...", err=True)
            yield lambda count: None
            return
        with click.progressbar(length=size, label=label, file=sys.stderr) as bar:
            yield bar.update

    return watched
