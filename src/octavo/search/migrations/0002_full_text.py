from django.db import migrations

from octavo.search.engines import engine


def make(apps, schema_editor):
    engine(schema_editor.connection).make(schema_editor.execute)


def drop(apps, schema_editor):
    engine(schema_editor.connection).drop(schema_editor.execute)


class Migration(migrations.Migration):
    """What each database has of its own. On SQLite a later migration that makes the table of
    indexed articles anew drops its triggers: it has to drop and make this part, too."""

    dependencies = [("search", "0001_tables_of_the_index")]

    operations = [migrations.RunPython(make, drop)]
