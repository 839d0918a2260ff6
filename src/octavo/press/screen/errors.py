"""What can be wrong with what the screen edition shows.

PressTrouble, in press.errors
└── PictureUnreadable
"""

from octavo.press.errors import PressTrouble


class PictureUnreadable(PressTrouble):
    """A file that is no picture, or too large a one to open."""
