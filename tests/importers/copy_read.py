"""Short ways to write down what a reader found."""

from __future__ import annotations

from octavo.core.manuscript.blocks import Block
from octavo.core.manuscript.measuring import block_text
from octavo.core.manuscript.schema import block_to_json
from octavo.importers.copy import RawCopy


def told(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    """Each block's type and words."""
    return [(block_to_json(block)["type"], block_text(block)) for block in blocks]


def body(raw: RawCopy) -> list[tuple[str, str]]:
    """The blocks without the headline, which a reader leaves where it stood."""
    headline = ("subhead", raw.hints.headline)
    return [each for each in told(raw.blocks) if each != headline]


def reasons(raw: RawCopy) -> dict[str, str]:
    """What was set aside, with its reason."""
    return {aside.text: aside.reason for aside in raw.set_aside}
