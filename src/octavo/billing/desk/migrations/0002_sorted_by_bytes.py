from django.db import migrations


def sort_by_bytes(apps, schema_editor):
    """A range of words is a beginning only where words are sorted by their bytes."""
    if schema_editor.connection.vendor != "postgresql":
        return  # SQLite does so by itself
    for table in ("desk_subscriberword", "desk_accountword"):
        schema_editor.execute(f'ALTER TABLE {table} ALTER COLUMN word TYPE varchar(80) COLLATE "C"')


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_words_to_find_by")]

    operations = [migrations.RunPython(sort_by_bytes, migrations.RunPython.noop)]
