"""A manuscript that left as JSON comes back; anything else is refused by name and place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from tests.strategies import manuscripts

from octavo.core.manuscript import schema
from octavo.importers import manuscript_json
from octavo.importers.errors import FileBroken


@given(manuscripts())
def test_an_export_is_read_back_to_the_same_manuscript(manuscript):
    content = json.dumps(schema.to_json(manuscript)).encode()

    assert manuscript_json.read(content, name="a.json") == manuscript


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000, b'{"schema_version": 1, "headline": 3}'],
)
def test_what_is_no_manuscript_is_refused_with_a_sentence(content):
    with pytest.raises(FileBroken, match=r"“a\.json” .*\."):
        manuscript_json.read(content, name="a.json")
