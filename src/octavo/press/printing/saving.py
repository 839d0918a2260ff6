"""Saves a PDF so that the same pages are the same bytes, in the version that PDF/X-4 asks for."""

from __future__ import annotations

import io

from pikepdf import ObjectStreamMode, Pdf

VERSION = "1.6"


def saved(pdf: Pdf) -> bytes:
    stream = io.BytesIO()
    pdf.save(
        stream,
        deterministic_id=True,
        force_version=VERSION,
        object_stream_mode=ObjectStreamMode.generate,
    )
    return stream.getvalue()
