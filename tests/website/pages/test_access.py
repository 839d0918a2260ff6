"""No list, feed or file shows what its reader may not see."""

from __future__ import annotations

import pytest
from tests.factories import a_published_issue, an_article, an_editor, an_issue

from octavo.core.manuscript.blocks import Figure
from octavo.issues.models import Article, Author, AuthorShelf, Picture, PictureRendition

LISTS = (
    "/",
    "/issues/7/",
    "/politics/",
    "/feed/",
    "/sitemaps/articles-1.xml",
    "/authors/ada-moll/",
)


@pytest.fixture
def issue(magazine, now):
    """An issue of two articles, one of them spiked after it appeared, and a draft beside it."""
    AuthorShelf.objects.get().add_child(instance=Author(title="Ada Moll", slug="ada-moll"))
    issue = a_published_issue(
        articles=(an_article(headline="Kept"), an_article(headline="Spiked")), now=now
    )
    Article.objects.get(title="Spiked").spike(because="Not true.", by=None, now=now)
    an_article(headline="Draft")
    an_issue(number=8, articles=(an_article(headline="Later"),))
    return issue


def test_lists_show_what_is_out_and_nothing_else(issue, client):
    for address in LISTS:
        said = client.get(address).content.decode().lower()
        assert "kept" in said, address
        for hidden in ("spiked", "draft", "later", "/issues/8/"):
            assert hidden not in said, (address, hidden)


def test_a_spiked_article_is_left_out_even_if_it_were_live(issue, client):
    Article.objects.filter(title="Spiked").update(live=True)

    for address in LISTS:
        assert "spiked" not in client.get(address).content.decode().lower(), address


def test_a_pages_place_in_print_does_not_move_when_one_before_it_is_spiked(magazine, client, now):
    first, second = an_article(headline="First"), an_article(headline="Second")
    issue = an_issue(articles=(first, second))
    issue.close(by=None, now=now, overrule_reason="A test.")
    issue.appear(now=now)
    before = client.get("/articles/second/").content
    Article.objects.get(title="First").spike(because="Not true.", by=None, now=now)

    assert before.count(b"Page 2 of issue 7") == 1
    assert client.get("/articles/second/").content.count(b"Page 2 of issue 7") == 1


def test_a_correction_of_a_spiked_article_goes_with_it(issue, client, now):
    article = Article.objects.get(title="Kept")
    article.correct("Six, not seven.", by=None)
    article.save_revision().publish()
    assert b"Six, not seven." in client.get("/corrections/").content
    assert b"Six, not seven." in client.get("/articles/kept/").content

    Article.objects.get(title="Kept").spike(because="Not true.", by=None, now=now)

    assert b"Six, not seven." not in client.get("/corrections/").content


def test_a_cut_of_a_picture_is_served_for_good(issue, client):
    client.get("/articles/kept/")
    cut = PictureRendition.objects.filter(filter_spec__contains="webp").first()

    response = client.get(cut.url)
    again = client.get(cut.url, headers={"If-None-Match": response["ETag"]})

    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert "immutable" in response["Cache-Control"]
    assert again.status_code == 304


def test_an_original_is_not_served(issue, client):
    original = Picture.objects.first()

    assert client.get(original.file.url).status_code == 404
    assert client.get("/media/../secret-key").status_code == 404
    assert client.get("/media/images/nothing.webp").status_code == 404


def test_a_cut_whose_file_is_gone_is_not_found(issue, client):
    client.get("/articles/kept/")
    cut = PictureRendition.objects.first()
    cut.file.storage.delete(cut.file.name)

    assert client.get(cut.url).status_code == 404


def test_an_editor_previews_a_draft_with_its_list_and_checker(magazine, client):
    draft = an_article(headline="Draft", lead_image=Figure(source="tide.png", alt="A cellar"))
    issue = an_issue(number=9, articles=(draft,))
    client.force_login(an_editor())

    article = client.get(f"/newsroom/pages/{draft.pk}/view_draft/").content.decode()
    contents = client.get(f"/newsroom/pages/{issue.pk}/view_draft/").content.decode()

    assert "wagtail-userbar" in article
    assert "Draft" in contents


def test_the_newsrooms_bar_is_not_on_the_readers_page(issue, client):
    client.force_login(an_editor())

    assert "userbar" not in client.get("/articles/kept/").content.decode()
