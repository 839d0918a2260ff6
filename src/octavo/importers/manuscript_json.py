"""Reads manuscript JSON, as `octavo export` writes it: nothing in it is left to judge."""

from __future__ import annotations

import json

from octavo.core.manuscript import schema
from octavo.core.manuscript.document import Manuscript
from octavo.core.manuscript.errors import ManuscriptMalformed
from octavo.importers.errors import FileBroken, FileTooLarge

LARGEST = 32_000_000  # bytes


def read(content: bytes, *, name: str) -> Manuscript:
    """The manuscript in the file; what is wrong with it is said with its place."""
    if len(content) > LARGEST:
        trouble = f"holds {len(content) // 1_000_000} MB of JSON, more than any article."
        raise FileTooLarge(name, trouble)
    try:
        return schema.from_json(json.loads(content.decode("utf-8-sig")))
    except UnicodeDecodeError as broken:
        trouble = "is no JSON: its characters are not UTF-8."
        raise FileBroken(name, trouble) from broken
    except json.JSONDecodeError as broken:
        trouble = f"is no JSON: {broken.msg} in line {broken.lineno}."
        raise FileBroken(name, trouble) from broken
    except RecursionError as broken:
        trouble = "nests JSON inside each other beyond any article."
        raise FileBroken(name, trouble) from broken
    except ManuscriptMalformed as broken:
        trouble = f"is no manuscript that Octavo can read: {broken}."
        raise FileBroken(name, trouble) from broken
