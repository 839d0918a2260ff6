"""What the maker of e-books cannot do, as facts.

PressTrouble, in press.errors
└── PartTorn
PictureUnusable
"""

from octavo.press.errors import PressTrouble


class PartTorn(PressTrouble):
    """A part of the book is not well-formed XML. It names the part: the fault is ours."""


class PictureUnusable(Exception):
    """A file that is no picture, or none that a book may hold; the message says which."""
