import json

from hypothesis import given
from tests import strategies
from tests.factories import a_picture, an_article
from wagtail.rich_text import RichText

from octavo.core.manuscript.blocks import Block, InterviewTurn, Quotation
from octavo.core.manuscript.inlines import Link, Text
from octavo.issues.blocks import BodyBlocks, FigureBlock
from octavo.issues.body import Lookups, blocks_of, body_of
from octavo.issues.models import Article, StandingPage


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


def test_a_figure_left_without_words_takes_those_of_its_picture(magazine):
    picture = a_picture(alt="A quay", credit="Ben Orr")
    block = FigureBlock()
    value = block.to_python({"picture": picture.pk, "alt": "", "credit": "Ada Moll"})

    cleaned = block.clean(value)

    assert (cleaned["alt"], cleaned["credit"]) == ("A quay", "Ada Moll")


def test_a_turn_of_two_paragraphs_goes_on_without_its_speaker():
    body = [
        {
            "type": "interview_turn",
            "value": {"speaker": "Ben", "is_question": True, "text": "<p>Why?</p><p>Really?</p>"},
        }
    ]

    assert blocks_of(body, lookups=Lookups()) == (
        InterviewTurn("Ben", (Text("Why?"),), is_question=True),
        InterviewTurn("", (Text("Really?"),), is_question=True),
    )


def test_a_page_that_a_body_links_to_is_found_wherever_the_link_stands(magazine):
    about = StandingPage.objects.get(slug="about")
    link = f'<p>See <a linktype="page" id="{about.pk}">about</a>.</p>'
    article = an_article()
    article.body = [("quotation", {"text": RichText(link), "attribution": RichText("")})]

    (quotation,) = article.manuscript().blocks

    about_us = (Text("See "), Link("/about/", (Text("about"),)), Text("."))
    assert quotation == Quotation((about_us,))
