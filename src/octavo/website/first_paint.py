"""The one script that stands in the page itself: it is shorter than the wait for a file would be.

What readers chose and where they stopped is said to the style sheets before anything is drawn. The
policy allows this script alone, by its hash, which is the same for every page and every reader.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

SCRIPT = Path(__file__).with_name("first-paint.js").read_text(encoding="utf-8").strip()
ALLOWED = f"'sha256-{b64encode(sha256(SCRIPT.encode()).digest()).decode()}'"
