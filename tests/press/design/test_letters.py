"""What the faces of the design can show, told by our own reading and by fontTools'."""

from fontTools.ttLib import TTFont

from octavo.press.design import FACES
from octavo.press.design.letters import letters_of


def test_our_reading_of_the_faces_is_fonttools():
    told = {letter for path in FACES.glob("*.ttf") for letter in TTFont(path).getBestCmap()}

    assert letters_of() == told


def test_a_file_that_is_no_face_shows_nothing(tmp_path):
    (tmp_path / "broken.ttf").write_bytes(b"no face")

    assert letters_of(tmp_path) == letters_of()
    assert letters_of(tmp_path / "nowhere") == letters_of()


def test_every_face_has_its_licence_and_its_source_beside_it():
    sources = (FACES / "SOURCES.txt").read_text()

    assert all(path.name in sources for path in FACES.glob("*.ttf"))
    assert len(list(FACES.glob("OFL-*.txt"))) == 5
    assert (FACES / "APACHE-droid-sans-fallback.txt").is_file()
