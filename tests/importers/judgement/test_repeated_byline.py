"""A page that repeats its byline has one author, and its text stays whole."""

from octavo.core.manuscript.document import Byline
from octavo.core.manuscript.measuring import block_text
from octavo.importers.reading import read_bytes

PAGE = """A Nation of Landlords
By [Tom Hale](https://magazine.example/tom-hale)
12 September 2024

Every spring the register in Colby publishes a list that nobody reads.

I had not bought a house. I had, the clerk explained, inherited one-ninth of a cellar, and with it

By Tom Hale
12 September 2024

the duty to keep it dry. The other eight-ninths belonged to people I had never met.
"""


def test_a_byline_repeated_soon_after_the_first_is_the_page_s():
    read = read_bytes(PAGE.encode(), name="a.txt")

    assert read.manuscript.bylines == (Byline("Tom Hale", "", "https://magazine.example/tom-hale"),)
    assert [piece.reason for piece in read.set_aside] == ["the running byline, repeated"]
    assert "and with it the duty to keep it dry." in block_text(read.manuscript.blocks[1])


def test_a_paper_s_name_above_a_signed_article_is_no_headline():
    page = "Ostrel Gazette\n\n" + PAGE.replace("12 September 2024\n\nthe", "the")

    assert read_bytes(page.encode(), name="a.txt").manuscript.headline == "A Nation of Landlords"
