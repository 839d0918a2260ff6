"""What the press cannot do, as facts.

PressTrouble
├── NothingToMake
├── FormUnknown
└── MakerMissing

A maker's own facts (a page that does not fit, an engine that took too long) are PressTroubles as
well: the editor is shown their sentence in place of a traceback.
"""

from __future__ import annotations


class PressTrouble(Exception):
    """Something that could not be made; the message is a sentence for a person."""


class NothingToMake(PressTrouble):
    """The copy that was asked for is not there: an issue without pages, an article not out."""


class FormUnknown(PressTrouble):
    """There is no such form, or it does not exist for what was asked for."""


class MakerMissing(PressTrouble):
    """The engine of a form is not installed here."""
