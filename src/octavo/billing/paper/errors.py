"""What can go wrong when a paper is set, each as a sentence.

PaperTrouble
├── PaperSenseless      facts that contradict each other: sums, currencies, dates
└── PaperNotSet         the engine refused, ran out of time or memory, or is not installed
"""


class PaperTrouble(Exception):
    """Its text is a whole sentence."""


class PaperSenseless(PaperTrouble): ...


class PaperNotSet(PaperTrouble): ...
