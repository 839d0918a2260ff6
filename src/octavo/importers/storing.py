"""Stores what was read: the article, its pictures and its place in an issue, or nothing of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import transaction

from octavo.importers.beside import pictures_beside
from octavo.importers.copy import Imported
from octavo.issues.models import Article, Issue
from octavo.issues.storing import store


class NothingRead(Exception):
    """There is no manuscript to store: reading the file failed, and its error says why."""


def store_imported(imported: Imported, *, issue: Issue | None, by: Any) -> Article:
    """Store a file's manuscript as a draft, with the pictures that came in it or lie beside it."""
    if imported.manuscript is None:
        raise NothingRead(imported.error)
    beside = pictures_beside(imported.manuscript, folder=Path(imported.path).parent)
    with transaction.atomic():
        article = store(
            imported.manuscript,
            pictures=beside | imported.pictures,
            by=by,
            is_finished=imported.is_finished,
        )
        if issue is not None:
            issue.take_in(article)
    return article
