import json

from hypothesis import given
from tests import strategies

from octavo.core.manuscript.blocks import Block
from octavo.issues.blocks import BodyBlocks
from octavo.issues.body import Lookups, blocks_of, body_of
from octavo.issues.models import Article


def stored_and_read_again(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    field = Article._meta.get_field("body")
    pictures = {"0f3a.jpg": 7}
    value = field.to_python(body_of(blocks, pictures=pictures))
    in_the_database = json.dumps(field.get_prep_value(value))
    read = field.get_prep_value(field.to_python(json.loads(in_the_database)))
    return blocks_of(read, lookups=Lookups(pictures={7: "0f3a.jpg"}))


def shown_to_an_editor_and_read_again(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same, but every block has been opened as the newsroom's form opens it."""
    body = BodyBlocks()
    opened = body.to_python(body_of(blocks, pictures={}))
    shown = body.get_form_state(opened)
    assert len(shown) == len(opened)
    return blocks_of(json.loads(json.dumps(body.get_prep_value(opened))), lookups=Lookups())


@given(strategies.manuscripts())
def test_what_the_newsroom_stores_is_the_manuscript_that_came_in(manuscript):
    """The law of the round trip: manuscript, stored body, its JSON, manuscript."""
    assert stored_and_read_again(manuscript.blocks) == manuscript.blocks
    assert shown_to_an_editor_and_read_again(manuscript.blocks) == manuscript.blocks
