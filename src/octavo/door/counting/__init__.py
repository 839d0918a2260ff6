"""What is read, counted off the way of the answers, and written down once a second."""

from octavo.door.counting.lines import Damaged, Line, read_line, written
from octavo.door.counting.tally import Tally
from octavo.door.counting.writing import ENDING, FOLDER, TallyFile

__all__ = [
    "ENDING",
    "FOLDER",
    "Damaged",
    "Line",
    "Tally",
    "TallyFile",
    "read_line",
    "written",
]
