"""Why a backup or a restore cannot be done, each as a plain sentence.

BackupTrouble
├── TargetTaken       a file of that name exists, or the folder cannot be written
├── ToolMissing       PostgreSQL's own programs are not installed, or failed
├── FolderNotEmpty    a restore would write over something
├── WrongDatabase     the archive is of another kind of database than the settings name
└── ArchiveDamaged    not an archive of ours, or no longer what was written
"""

from __future__ import annotations


class BackupTrouble(Exception):
    """Its text is a whole sentence that says what to do."""


class TargetTaken(BackupTrouble):
    pass


class ToolMissing(BackupTrouble):
    pass


class FolderNotEmpty(BackupTrouble):
    pass


class WrongDatabase(BackupTrouble):
    pass


class ArchiveDamaged(BackupTrouble):
    pass
