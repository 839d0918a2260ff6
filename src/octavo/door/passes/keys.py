"""The keys of passes in a file of the data folder: `{"name": "the secret in hexadecimal"}`.

The first one signs, all of them are believed. A new key is added last on every machine, and moved
to the front once it is everywhere.
"""

from __future__ import annotations

import json
import os
import secrets
from itertools import count
from pathlib import Path

from octavo.core.passes import Key, KeyRing

NAME = "pass-keys.json"
MOST_KEPT = 3


class KeysUnusable(ValueError):
    """The file is there and holds no keys; the message says what is wrong with it."""


def read_keys(path: Path) -> KeyRing | None:
    """The keys in that file, or None without one. Raises KeysUnusable for anything else."""
    try:
        said = json.loads(path.read_bytes())
        keys = tuple(Key(name, bytes.fromhex(secret)) for name, secret in said.items())
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, AttributeError) as trouble:
        message = f"{path} holds no keys of passes: {trouble}"
        raise KeysUnusable(message) from trouble
    if not keys:
        message = f"{path} holds no key."
        raise KeysUnusable(message)
    return KeyRing(keys[0], keys[1:])


def make_keys(path: Path) -> KeyRing:
    """The keys in that file; without one it is made with one key, readable by its owner alone."""
    found = read_keys(path)
    if found is not None:
        return found
    unfinished = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    _write(unfinished, {"k1": secrets.token_hex(32)})
    try:
        os.link(unfinished, path)  # of two who make it at once, the first one's stays
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()
    return make_keys(path)


def renew_keys(path: Path) -> KeyRing:
    """Put a new key before the others, which are believed on for as long as any pass lasts.

    At most three are kept: renewed once a day or less often, nobody is signed out.
    """
    ring = make_keys(path)
    kept = (Key(_free_name(ring), secrets.token_bytes(32)), ring.current, *ring.older)[:MOST_KEPT]
    unfinished = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    _write(unfinished, {key.name: key.secret.hex() for key in kept})
    os.replace(unfinished, path)
    return KeyRing(kept[0], kept[1:])


def _free_name(ring: KeyRing) -> str:
    return next(name for number in count(1) if ring.named(name := f"k{number}") is None)


def _write(path: Path, said: dict[str, str]) -> None:
    """Whole and on disk, readable by its owner alone."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(json.dumps(said) + "\n")
        file.flush()
        os.fsync(file.fileno())
