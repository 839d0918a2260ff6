"""What the file of an edition is called where somebody saves it."""

from __future__ import annotations

from django.utils.text import slugify

from octavo.press.forms import Form


def file_name(form: Form, *, magazine: str, number: int, slug: str = "") -> str:
    """Such as `the-vell-review-18.pdf`; of one article `the-tide-clock.pdf`."""
    stem = slug or f"{slugify(magazine) or 'issue'}-{number}"
    mark = "" if form.is_for_readers else f"-{form.name}"
    return f"{stem}{mark}.{form.ending}"
