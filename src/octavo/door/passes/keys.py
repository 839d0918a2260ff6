"""The keys of passes in a file of the data folder: `{"name": "the secret in hexadecimal"}`.

The first one signs, all of them are believed. A new key is added last on every machine, and moved
to the front once it is everywhere.
"""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

from octavo.core.passes import Key, KeyRing

NAME = "pass-keys.json"


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
    made = json.dumps({"k1": secrets.token_hex(32)}) + "\n"
    unfinished = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(made)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(unfinished, path)  # of two who make it at once, the first one's stays
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()
    return make_keys(path)
