"""The hashes of the faces that come with the design, as they are written down beside them."""

from pathlib import Path

from octavo.press.design import FACES

SUMS = FACES / "SHA256SUMS"  # as `sha256sum *.ttf` writes it; a test compares


def written_sums() -> dict[Path, bytes]:
    """The hash of each face by its place, for those who need not read seven megabytes again."""
    rows = (line.split(maxsplit=1) for line in SUMS.read_text(encoding="utf-8").splitlines())
    return {FACES / name: bytes.fromhex(digest) for digest, name in rows}
