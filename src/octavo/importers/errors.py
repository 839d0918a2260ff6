"""What can be wrong with a file somebody brings, each as a sentence that names file and trouble.

CopyUnreadable
├── FileMissing        no such file
├── FileForbidden      the file may not be opened, or is no ordinary file
├── FolderEmpty        a folder without any file
├── FileEmpty          no bytes, or no words
├── FileTooLarge       over the limit for its kind, packed or unpacked
├── KindNotRead        a kind of file that no reader takes, binary files among them
├── FileBroken         a file that is not, or no longer, what its name says
├── NestedTooDeeply    tags or lists inside each other beyond any real page
└── ReadingGaveOut     the reader ran out of time or memory
"""

from __future__ import annotations

from typing import Self


class CopyUnreadable(Exception):
    """A file that cannot be taken in. Its text is a whole sentence for the editor."""

    def __init__(self, name: str, trouble: str) -> None:
        super().__init__(f"“{name}” {trouble}")

    @classmethod
    def said(cls, sentence: str) -> Self:
        """The error with a sentence that is already whole."""
        error = cls.__new__(cls)
        Exception.__init__(error, sentence)
        return error


class FileMissing(CopyUnreadable):
    pass


class FileForbidden(CopyUnreadable):
    pass


class FolderEmpty(CopyUnreadable):
    pass


class FileEmpty(CopyUnreadable):
    pass


class FileTooLarge(CopyUnreadable):
    pass


class KindNotRead(CopyUnreadable):
    pass


class FileBroken(CopyUnreadable):
    pass


class NestedTooDeeply(CopyUnreadable):
    pass


class ReadingGaveOut(CopyUnreadable):
    pass
