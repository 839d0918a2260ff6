"""The manuscript as JSON, both ways, in a form with a version that others may rely on."""

from octavo.core.manuscript.schema.contract import SCHEMA_VERSION, schema_document
from octavo.core.manuscript.schema.reading import (
    block_from_json,
    from_json,
    inline_from_json,
    inlines_from_json,
)
from octavo.core.manuscript.schema.writing import (
    block_to_json,
    inline_to_json,
    inlines_to_json,
    to_json,
)

__all__ = [
    "SCHEMA_VERSION",
    "block_from_json",
    "block_to_json",
    "from_json",
    "inline_from_json",
    "inline_to_json",
    "inlines_from_json",
    "inlines_to_json",
    "schema_document",
    "to_json",
]
