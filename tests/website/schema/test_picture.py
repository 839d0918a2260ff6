"""The picture of a fresh database is the database, and is used only where it fits."""

import re
import sqlite3

import pytest

from octavo.website.schema import picture, preparing
from octavo.website.schema.preparing import migrations_known

TABLES = """
CREATE TABLE "sheets" ("id" integer PRIMARY KEY AUTOINCREMENT, "name" text, "at" datetime);
CREATE TABLE "django_migrations" ("id" integer, "app" text, "name" text, "applied" datetime);
INSERT INTO "django_migrations" VALUES(1,'sheets','0001_a-sheet','2027-01-01 12:00:00.123456');
INSERT INTO "sheets" VALUES(7,'it''s; a
sheet','2027-01-01 12:00:00');
INSERT INTO "sheets" VALUES(9,'0123456789abcdef0123456789abcdef',NULL);
CREATE VIRTUAL TABLE "found" USING fts5(name);
CREATE INDEX "by_name" ON "sheets" ("name");
CREATE TRIGGER "find" AFTER INSERT ON "sheets" BEGIN INSERT INTO found(name) VALUES (NEW.name); END;
"""


def a_database(script: str = "") -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.executescript(script)
    return database


def test_what_a_picture_makes_has_the_same_picture():
    taken = picture.take(a_database(TABLES))
    copy = a_database()

    picture.load(taken, copy)

    assert picture.take(copy) == taken
    assert copy.execute("SELECT name FROM sheets WHERE id = 7").fetchone() == ("it's; a\nsheet",)
    copy.execute("INSERT INTO sheets(name) VALUES ('another')")
    assert copy.execute("SELECT max(id) FROM sheets").fetchone() == (10,)
    assert copy.execute("SELECT name FROM found").fetchall() == [("another",)]


def test_moments_and_random_names_are_made_anew():
    taken = picture.take(a_database(TABLES))

    assert "datetime('now')" in taken
    assert not re.search(r"2027|0123456789abcdef", taken)


def test_a_picture_that_breaks_off_leaves_nothing_behind():
    copy = a_database()

    with pytest.raises(sqlite3.Error):
        picture.load(picture.take(a_database(TABLES)) + "CREATE NONSENSE;\n", copy)

    assert copy.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_the_picture_names_the_migrations_that_it_was_taken_after():
    assert picture.migrations_in(picture.take(a_database(TABLES))) == {("sheets", "0001_a-sheet")}


def test_the_picture_we_keep_was_taken_after_all_migrations():
    """When this fails: make schema."""
    kept = picture.PICTURE.read_text(encoding="utf-8")

    assert picture.migrations_in(kept) == migrations_known()


@pytest.mark.django_db
def test_a_database_that_is_up_to_date_is_left_alone(monkeypatch):
    monkeypatch.setattr(preparing, "call_command", pytest.fail)

    preparing.prepare_database(say=pytest.fail)


@pytest.mark.django_db
def test_a_database_that_holds_anything_is_migrated(monkeypatch):
    called = []
    monkeypatch.setattr(preparing, "migrations_waiting", lambda: {("issues", "0099_more")})
    monkeypatch.setattr(preparing, "call_command", lambda name, **_: called.append(name))

    preparing.prepare_database(say=called.append)

    assert called == ["Bringing the database up to date; this can take a minute ...", "migrate"]
