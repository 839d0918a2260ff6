"""Why the magazine cannot be served, each as a plain sentence.

CannotServe
├── PortTaken        somebody else listens on the port, or it may not be used
├── DatabaseAway     the database does not answer
└── SheetBroken      a style sheet names a file that is not there
"""

from __future__ import annotations


class CannotServe(Exception):
    """Its text is a whole sentence that says what to do."""


class PortTaken(CannotServe):
    pass


class DatabaseAway(CannotServe):
    pass


class SheetBroken(CannotServe):
    pass
