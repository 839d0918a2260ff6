"""A QR code that brings an address to a phone."""

from __future__ import annotations

import segno


def code_of(address: str) -> str:
    """The code as an image that stands in the page itself."""
    return segno.make_qr(address, error="m").svg_data_uri(border=2, omitsize=True)
