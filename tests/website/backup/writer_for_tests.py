"""Writes pictures into a running installation, one after the other, and deletes some again.

A process of its own, to run while a backup is made.
"""

import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.website.settings")
django.setup()

from django.core.files.base import ContentFile  # noqa: E402 - models come after Django is ready
from wagtail.documents.models import Document  # noqa: E402

LONGEST = 60.0  # seconds


def main() -> None:
    """Write until stopped."""
    began, number = time.monotonic(), 0
    while time.monotonic() - began < LONGEST:
        number += 1
        document = Document(title=f"sheet {number}")
        document.file.save(f"sheet-{number}.txt", ContentFile(b"sheet" * 2000), save=True)
        if number % 3 == 0:
            document.file.delete(save=False)
            document.delete()
        if number == 1:
            sys.stdout.write("writing\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
