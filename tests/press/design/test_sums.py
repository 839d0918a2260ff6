"""The hashes beside the faces stand for their bytes wherever the design is asked for its key."""

from hashlib import sha256

from octavo.press.design import DESIGN, FACES
from octavo.press.design.sums import SUMS, written_sums
from octavo.press.screen.making import design_key


def test_the_hash_that_is_written_beside_each_face_is_its_own():
    """After a change to a face: `sha256sum *.ttf > SHA256SUMS` in its folder."""
    faces = {path: sha256(path.read_bytes()).digest() for path in FACES.glob("*.ttf")}

    assert written_sums() == faces


def test_the_key_of_the_design_is_that_of_all_its_bytes():
    read = sha256()
    for file in sorted(path for path in DESIGN.rglob("*") if path.is_file() and path != SUMS):
        if file.suffix not in (".py", ".pyc"):
            read.update(f"{file.relative_to(DESIGN)}\0".encode())
            read.update(sha256(file.read_bytes()).digest())

    assert design_key() == read.hexdigest()[:16]


def test_a_face_of_the_house_is_read_and_changes_the_key(tmp_path):
    face = tmp_path / "faces" / "Amiri-Regular.ttf"
    face.parent.mkdir()
    face.write_bytes(b"one face")
    before = design_key(tmp_path)

    face.write_bytes(b"new face")

    assert before not in (design_key(), design_key(tmp_path))
