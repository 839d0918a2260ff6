"""The reading process itself: one file, within its limits."""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from octavo.press.printing.geometry import Sheet
from octavo.press.printing.pictures import PressPictures
from octavo.press.printing.profile import PrintProfile
from octavo.press.printing.supplied.reading import Read, read_advertisement
from octavo.press.typesetting.messages import receive, send

MOST_MEMORY = 2_000_000_000  # bytes of address space
MOST_SECONDS = 60  # of the processor


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    settings.configure(USE_I18N=False)  # the other end says what was found, in its language
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a parser prints must not get into the answer
    told, (content, profile) = receive(sys.stdin.buffer)
    with TemporaryDirectory() as nothing:  # what comes from outside is not kept among our pictures
        pictures = PressPictures(PrintProfile(profile), Path(nothing))
        try:
            made = read_advertisement(
                content, booked=told["booked"], page=Sheet(*told["page"]), pictures=pictures
            )
        except (MemoryError, RecursionError):
            made = Read(findings=[("exhausting", {})])
    send(outgoing, {"findings": made.findings}, [made.content])


if __name__ == "__main__":
    main()
