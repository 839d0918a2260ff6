"""What can go wrong while pages are set, each as a sentence without a path of the machine.

PressTrouble, in press.errors
└── TypesettingFailed       the templates and the document do not go together
    ├── TypesettingGaveOut  the engine ran out of time or memory, or was ended
    └── NameRefused         a file of the issue whose name leads out of the issue's folder
"""

from octavo.press.errors import PressTrouble


class TypesettingFailed(PressTrouble):
    """Pages that could not be set. Its text is a whole sentence."""


class TypesettingGaveOut(TypesettingFailed):
    pass


class NameRefused(TypesettingFailed):
    pass
