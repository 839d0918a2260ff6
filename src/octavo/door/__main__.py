"""`python -m octavo.door`: one front worker, as the supervisor starts it."""

from __future__ import annotations

import argparse
import json
import os
import threading
import time
from pathlib import Path

from octavo.door.serving import Doorway, serve

LOOKS_EVERY = 0.5  # seconds


def main() -> None:
    """Answer readers until told to stop, or until the parent is gone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parent", type=int, required=True)
    parser.add_argument("--name", default="door")
    parser.add_argument("--doorway", required=True, help="where the door stands, as JSON")
    options = parser.parse_args()
    threading.Thread(target=_leave_with, args=(options.parent,), daemon=True).start()
    said = json.loads(options.doorway)
    serve(Doorway(**said | {"data": Path(said["data"])}))


def _leave_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOKS_EVERY)
    os._exit(1)


if __name__ == "__main__":
    main()
