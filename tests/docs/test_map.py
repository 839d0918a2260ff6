"""The map names every room of the package, and no room that is not there."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src/octavo"
# Rooms within a room, which its own line on the map covers.
INNER = {"migrations", "schema", "typography", "web", "markdown", "dialect", "views"}


def test_the_map_names_every_room():
    lines = (ROOT / "docs/explanation/map.md").read_text().split("## To change")[0].splitlines()
    named = {line.split("`")[1] for line in lines if line.startswith("| `")}
    rooms = {str(file.parent.relative_to(PACKAGE)) for file in PACKAGE.rglob("*/__init__.py")}
    expected = {room for room in rooms if not ("core/" in room and room.count("/") > 1)}
    expected = {room for room in expected if Path(room).name not in INNER} | {
        "importers/markdown",
        "website/schema",
        "website/views",
    }

    assert named == expected
