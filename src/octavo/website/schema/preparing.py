"""Makes the database's tables, or brings them up to date."""

from __future__ import annotations

import pkgutil
import sqlite3
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale

from octavo.website.schema import picture


def prepare_database(*, say: Callable[[str], None]) -> None:
    """Make what is missing in the database; nothing when nothing is."""
    if not migrations_waiting():
        return
    if is_fresh() and connection.vendor == "sqlite":
        shown = picture.PICTURE.read_text(encoding="utf-8")
        if picture.migrations_in(shown) == migrations_known():
            say("Making the database ...")
            _load(shown)
            return
    say("Bringing the database up to date; this can take a minute ...")
    call_command("migrate", verbosity=0, interactive=False)


def migrations_known() -> set[tuple[str, str]]:
    """All migrations that the code has, as app and name; found without importing them."""
    return {
        (app.label, name)
        for app in apps.get_app_configs()
        for name in _migrations_of(app.label)
        if not name.startswith(("_", "~"))
    }


def migrations_waiting() -> set[tuple[str, str]]:
    """The migrations that have not run on this database."""
    return migrations_known() - set(MigrationRecorder(connection).applied_migrations())


def picture_of_migrations() -> str:
    """Run every migration on an empty SQLite database and write down what comes of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fresh.sqlite3"
        connection.close()
        connection.settings_dict["NAME"] = str(path)
        call_command("migrate", verbosity=0, interactive=False)
        connection.close()
        fresh = sqlite3.connect(path)
        try:
            return picture.take(fresh)
        finally:
            fresh.close()


def _migrations_of(app: str) -> list[str]:
    name, _ = MigrationLoader.migrations_module(app)
    try:
        module = import_module(name) if name else None
    except ModuleNotFoundError:
        return []
    return [found for _, found, _ in pkgutil.iter_modules(module.__path__)] if module else []


def is_fresh() -> bool:
    """Whether the database holds no table at all."""
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


def _load(shown: str) -> None:
    connection.ensure_connection()
    picture.load(shown, connection.connection)
    language = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    Locale.objects.update(language_code=language)
