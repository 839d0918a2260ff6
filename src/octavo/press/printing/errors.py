"""What can go wrong with a print file before there is one.

PrintRefusal
├── PrintProfileUnusable   the profile is no profile of a printing press
├── PictureUnusable        a picture cannot be read
└── AdvertisementUnusable  an advertiser's file cannot be read or placed
"""

from __future__ import annotations


class PrintRefusal(Exception):
    """The message is a whole sentence for the newsroom."""


class PrintProfileUnusable(PrintRefusal):
    """No CMYK output profile with tables in both directions."""


class PictureUnusable(PrintRefusal):
    """Not a picture, damaged, or beyond any size that a page can show."""


class AdvertisementUnusable(PrintRefusal):
    """Encrypted, damaged, without pages, or beyond the limits of the process that reads it."""
