"""The printed page: templates, tokens and faces, and what the core must be told to fill them."""

from pathlib import Path

DESIGN = Path(__file__).parent
FACES = DESIGN / "faces"
