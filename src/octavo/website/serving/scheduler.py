"""The scheduler under the supervisor."""

from __future__ import annotations

import argparse
import time

from octavo.website.serving.family import leave_with


def main() -> None:
    """Keep the schedule until told to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--parent", type=int, required=True)
    leave_with(parser.parse_args().parent)
    time.sleep(3600)


if __name__ == "__main__":
    main()
