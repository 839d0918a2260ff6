"""The meter in a file of the data folder: how many articles without an account and with one.

`turns` in it are the seconds since 1970 in which a month begins where the publication is.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
from dataclasses import asdict
from pathlib import Path

from octavo.core.access import NO_METER, Meter

NAME = "meter.json"

log = logging.getLogger("octavo.door")


def read_meter(path: Path) -> Meter:
    """The meter in that file; one that lets nothing be opened where there is none, or no sense."""
    try:
        said = json.loads(path.read_bytes())
        counts = (int(said["without_account"]), int(said["with_account"]))
        return Meter(*counts, turns=tuple(sorted(map(int, said["turns"]))))
    except FileNotFoundError:
        return NO_METER
    except (ValueError, TypeError, KeyError) as trouble:
        log.error("No article is opened by the meter: %s: %s", path, trouble)  # noqa: TRY400
        return NO_METER


def write_meter(path: Path, meter: Meter) -> bool:
    """Put the meter down, whole or not at all; False where the file says the same already."""
    if path.exists() and read_meter(path) == meter:
        return False
    unfinished = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    with unfinished.open("w") as file:
        file.write(json.dumps(asdict(meter)) + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(unfinished, path)
    return True
