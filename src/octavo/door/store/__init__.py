"""Finished pages on the disk: blobs named after their bytes, and a journal that names pages."""

from octavo.door.store.blobs import Blobs
from octavo.door.store.outbox import Gone, Outbox
from octavo.door.store.pages import ENCODINGS, Made, Page
from octavo.door.store.shelf import Shelf
from octavo.door.store.store import EVERYTHING, HELD_FOR, Store

__all__ = [
    "ENCODINGS",
    "EVERYTHING",
    "HELD_FOR",
    "Blobs",
    "Gone",
    "Made",
    "Outbox",
    "Page",
    "Shelf",
    "Store",
]
