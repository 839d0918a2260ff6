"""Takes the picture of a fresh database, or says whether the one we have still fits.

`make schema` writes it, `make check` compares.
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys

import django

os.environ["DATABASE_URL"] = ""
os.environ["OCTAVO_LANGUAGE"] = ""
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.website.settings")


def main() -> int:
    """Write or compare; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only")
    check = parser.parse_args().check
    django.setup()
    from octavo.website.schema.picture import PICTURE
    from octavo.website.schema.preparing import picture_of_migrations

    fresh = picture_of_migrations()
    if not check:
        PICTURE.write_text(fresh, encoding="utf-8")
        return 0
    kept = PICTURE.read_text(encoding="utf-8")
    if kept == fresh:
        return 0
    difference = difflib.unified_diff(kept.splitlines(), fresh.splitlines(), "kept", "fresh", n=0)
    print("\n".join(list(difference)[:20]))
    print("The picture of a fresh database does not fit the migrations: run make schema.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
